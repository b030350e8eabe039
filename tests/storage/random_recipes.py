"""Recipes with every field that a table may need, drawn at random."""

from hypothesis import strategies as st

from monitoring.core.recipe import (
    AreaBy,
    Figure,
    IgnoredRows,
    MissingWhen,
    ObservationsRecipe,
    Place,
    RowStatus,
)
from monitoring.core.status import Status
from monitoring.language import Words

INDICATORS = ("bev_ew", "bev_u18_anz", "arb_quote", "ein_mittel")
statuses = st.sampled_from(Status)
# Words as they stand in tables: quotes, equals signs, line breaks, brackets, umlauts, years.
cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=8) | (
    st.sampled_from(['"', "'", "\\", "[x]", "a = 1", "Ü / 2020", "{year}", "# 1", "\n", ""]))
names = cells.filter(bool)
words = st.builds(Words, names.filter(str.strip), names.filter(str.strip))
texts = st.dictionaries(names, cells, max_size=3)
place = (
    st.builds(Place, column=names, first=st.integers(0, 9), offset=st.integers(-2, 2))
    | st.builds(Place, fixed=st.sampled_from(["2020", "2021"]))
    | st.builds(Place, file=st.just(r"(\d{4})"))
    | st.builds(Place, title=st.just(r"Stand (\d{4})"), offset=st.just(-1))
)
level = st.just(Place(fixed="viertel")) | st.builds(Place, column=names)
row_status = st.builds(RowStatus, column=names, equals=cells, status=statuses,
                       reason=st.none() | words, columns=st.lists(names, max_size=2).map(tuple))
missing = st.builds(MissingWhen, columns=st.lists(names, max_size=2).map(tuple), equals=cells,
                    status=statuses, reason=st.none() | words)
rows_left_out = st.builds(IgnoredRows, where=texts, reason=words)
pair = st.builds(lambda top, base: {"numerator": top, "denominator": base}, names, names)
value = st.builds(lambda cell, by: {"value": cell, "factor": by}, names,
                  st.sampled_from([1.0, 100.0, 0.001, -1.0, 2.5]))
figure = st.builds(
    lambda own, **given: Figure(**own, **given), pair | value,
    indicator=st.sampled_from(INDICATORS), where=texts, breakdown=texts,
    zero_is=st.none() | statuses,
)
source = st.builds(
    lambda columns: {"columns": columns}, st.lists(figure, min_size=1, max_size=3).map(tuple)
) | st.builds(lambda name, own: {"indicator": name, **own}, names,
              pair | st.builds(lambda cell: {"value": cell}, names))
edition = st.sampled_from([{"edition": "2020"}, {"edition_by_period": True}])
number_style = st.sampled_from([
    {"decimal": ",", "thousands": "."}, {"decimal": ".", "thousands": ","},
    {"decimal": ",", "thousands": " "}, {"decimal": "", "thousands": ""},
    {"decimal": ".", "thousands": ""},
])

recipes = st.builds(
    lambda *parts, **given: ObservationsRecipe(
        **{name: one for part in parts for name, one in part.items()}, **given),
    source, edition, number_style,
    id=st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True),
    label=words, area=names, period=place, level=level,
    files=st.sampled_from(["", "tables/*.csv", "a/b_*.xlsx"]),
    sheet=cells, table=st.integers(0, 3), area_by=st.sampled_from(AreaBy),
    area_digits=st.integers(0, 8), breakdown=texts, answers=texts,
    encoding=st.sampled_from(["", "utf-8", "cp1252", "utf-16"]),
    delimiter=st.sampled_from(["", ";", ",", "\t", "|"]),
    signs=st.dictionaries(cells, statuses, max_size=4),
    status_by=st.lists(row_status, max_size=2).map(tuple),
    missing_when=st.lists(missing, max_size=2).map(tuple),
    status=cells, ignored=st.dictionaries(names, words, max_size=2),
    ignored_rows=st.lists(rows_left_out, max_size=2).map(tuple),
)
