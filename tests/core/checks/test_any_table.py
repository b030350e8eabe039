"""Any cells give observations or problems, never an exception."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.core.area_names import names_on
from monitoring.core.checks import checked
from monitoring.core.checks.rules import RULES
from monitoring.core.completed import completed
from monitoring.core.cube import Cube
from monitoring.core.interpreted import interpreted
from monitoring.core.proposal import proposed
from monitoring.core.recipe import AreaBy, ObservationsRecipe
from monitoring.core.source_table import SourceTable
from monitoring.core.status import has_number
from tests.core.checks.judging import AREAS, CITY, THIS_YEAR, judged, opened_text
from tests.core.checks.seeding import AGES, BY_NAME, GROUPS, LEVELS, LONG, SHARE_WITH_COUNTS

HEADS = (
    "gebiet", "jahr", "einwohner", "unter 18", "ebene", "altersgruppe", "indikator", "wert",
    "zeichen", "quote", "arbeitslose", "erwerbspersonen", "Einwohner 2020", "2021", "Name", "",
    "Einwohner / Zähler", "#1", "{year}", "Vorname",
)
CELLS = (
    "0101", "101", "0102", "0203", "0205", "01", "musterstadt", "Altstadt", "Am Ring", "Nord",
    "2019", "2020", "2031", "1850", "31.12.2020", "2020-12-31", "20023", "bev_ew", "arb_quote",
    "viertel", "bezirk", "insgesamt", "Gesamt", "unter 18", "w", "0", "1", "7", "310", "-5",
    "1.310", "1,5", "104,2", "0,067", "99999999999999999999", "1e400", "nan", "inf", "-", ".", "x",
    "/", "…", "( )", "(5)", "5p", "12*", "12 1)", "#BEZUG!", "#NV", "=1+1", "-2+3", "@x", "WAHR",
    "01. Feb", "1/2", "\u202eabc", "SÃ¼d", "١٢٣", "²", "Süd", "\x00", "'", '"', "%", "5 %", "{x}",
    "", "", "",
)
cells = st.one_of(st.sampled_from(CELLS), st.text(max_size=4))
tables = st.lists(
    st.sampled_from(HEADS), min_size=1, max_size=6, unique=True
).flatmap(lambda head: st.tuples(
    st.just(head),
    st.lists(st.lists(cells, min_size=len(head), max_size=len(head)), max_size=8),
))
RECIPES = (AGES, BY_NAME, GROUPS, LEVELS, LONG, SHARE_WITH_COUNTS)
RELEASE = judged("""
gebiet;jahr;einwohner;unter 18
0101;2019;300;44
0102;2019;201;30
0101;2020;310;45
0102;2020;205;31
""", AGES).cube


def written(head: list[str], rows: list[list[str]]) -> str:
    return "\n".join(";".join(cell.replace(";", "").replace("\n", " ").replace("\r", " ")
                              for cell in line) for line in [head, *rows])


def judge(table: SourceTable, recipe: ObservationsRecipe, release: Cube | None) -> None:
    names = names_on(AREAS, recipe.level.fixed, recipe.edition)
    reading = interpreted(table, recipe, CITY, "", names)
    observed = reading.observations
    assert all(observed.periods[one] for one in set(observed.period.tolist()))
    known = np.array([one.indicator in CITY.indicators for one in observed.planes] or [False])
    rows = completed(observed.select(known[observed.plane]), CITY.indicators)
    found = checked(rows, AREAS, CITY, release, (table,), ("", "t.csv"), THIS_YEAR)
    kept = found.case.rows
    figures = ~np.isnan(kept.value) | ~np.isnan(kept.numerator)
    np.testing.assert_array_equal(has_number(kept.status), figures)
    assert not np.isinf(kept.value).any()
    assert len(np.unique(np.stack(found.case.cells.at), axis=1).T) == len(kept)
    lines = set(table.rows.tolist())
    if table.totals is not None:
        lines |= set(table.totals.rows.tolist())
    for one in [*reading.problems, *found.problems]:
        assert one.rule in RULES
        assert one.message
        assert one.row is None or one.row in lines
        assert one.severity in ("error", "warning", "note")


@settings(max_examples=200)
@given(tables, st.sampled_from(RECIPES), st.booleans())
def test_any_table_through_any_recipe(
    table: tuple[list[str], list[list[str]]], recipe: ObservationsRecipe, after: bool
) -> None:
    for one in opened_text(written(*table)).tables:
        judge(one, recipe, RELEASE if after else None)


@settings(max_examples=200)
@given(tables, st.booleans())
def test_any_table_through_its_proposal(
    table: tuple[list[str], list[list[str]]], after: bool
) -> None:
    for one in opened_text(written(*table)).tables:
        made = proposed(one, CITY, AREAS)
        assert all(question.message and question.id for question in made.questions)
        if made.recipe.area:
            judge(one, made.recipe, RELEASE if after else None)
            assert made.recipe.area_by in AreaBy
