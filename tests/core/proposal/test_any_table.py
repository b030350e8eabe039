"""Whatever a table looks like: a proposal, or questions; what it reads is in the table."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from monitoring.core.grid import text_grid
from monitoring.core.interpreted import interpreted
from monitoring.core.named_areas import names_for
from monitoring.core.proposal.uses import Use
from monitoring.core.reading_plan import fits, needed
from monitoring.core.source_table import source_table
from monitoring.core.table_shape import shape_of
from tests.core.proposal.proposing import AREAS, CITY, of_table

HEADS = ["Gebiet", "Nr", "Jahr", "Einwohner", "Unter 18", "Einwohner 2020", "Einwohner 2021",
         "männlich", "Arbeitslose (%)", "indicator", "Wert", "", "2020", "Bezirk", "Alter", "#1",
         "Arbeitslose / Zähler", "Arbeitslose / Nenner", "ebene", "Insgesamt", "[x]"]
CELLS = ["0101", "0102", "0204", "01", "101", "Am Markt", "Ost", "2020", "31.12.2019", "5", "1.234",
         "7,5", "-", ".", "x", "", "bev_ew", "ein_mittel", "männlich", "insgesamt", "unter 6",
         "viertel", "202012", "#BEZUG!", "99999999999999999999", "1e9", "½", "\u00a0", "Summe"]
noise = st.lists(st.lists(st.sampled_from(CELLS), min_size=2, max_size=5), min_size=1, max_size=7)
AREA = (["Gebiet", "Nr", "Viertel"], ["0101", "0102", "0204", "0201"])
COLUMNS = [
    (["Jahr", "Stichtag", ""], ["2020", "2021", "31.12.2020"]),
    (["Einwohner", "Unter 18", "Einwohner 2020", "Einwohner 2021", "Hunde"],
     ["5", "17", "1034", "-", "", "208", "12", "33"]),
    (["Einkommen", "Arbeitslose (%)"], ["7,5", "12,25", "8,1", "/", "1.234,5"]),
    (["Geschlecht", ""], ["männlich", "weiblich", "insgesamt"]),
    (["Name", "Bemerkung"], ["Am Markt", "Ost", "gut"]),
    (["Indikator"], ["bev_ew", "bev_u18_anz"]), (["Wert"], ["5", "6", "7", "x"]),
]


@st.composite
def regular(draw: st.DrawFn) -> list[list[str]]:
    """A table of columns that each hold one kind of cells, here and there with another one."""
    columns = [AREA, *draw(st.lists(st.sampled_from(COLUMNS), min_size=1, max_size=4))]
    lines = [[draw(st.sampled_from(headings)) for headings, _ in columns]]
    for _ in range(draw(st.integers(2, 6))):
        lines.append([
            draw(st.sampled_from(CELLS if draw(st.integers(0, 30)) == 0 else pool))
            for _, pool in columns
        ])
    return lines


tables = regular() | st.builds(
    lambda names, body: [names, *body],
    st.lists(st.sampled_from(HEADS), min_size=2, max_size=5), noise)
titles = st.sampled_from(["", "Einwohner 2020", "2019 und 2020", "in Tausend", "Stand 31.12.2021"])


@settings(max_examples=400)
@given(titles, tables, st.sampled_from(["a.csv", "ew_2020.csv", "x_2019_2020.csv"]))
def test_any_table_is_proposed_without_breaking(
    title: str, body: list[list[str]], file: str
) -> None:
    lines = ([[title], []] if title else []) + body
    grid = text_grid(lines)
    shapes = shape_of(grid).tables
    assume(shapes)
    table = source_table(grid, shapes[0], file)
    one = of_table(table)
    assert set(one.uses) == set(table.columns)
    for question in one.questions:
        assert question.message
        assert not question.column or question.column in table.columns
    if one.questions:
        return
    # What needs no question names its areas, its period and some figures, and can be read.
    assert sum(use.use is Use.area for use in one.uses.values()) == 1
    recipe = one.recipe
    assert recipe.columns or recipe.indicator
    for name in needed(recipe):
        assert any(fits(name, column) for column in table.columns), name
    reading = interpreted(table, recipe, CITY, "", names_for(table, recipe, CITY, AREAS))
    assert not [one for one in reading.problems if one.rule == "missing-column"]
    cells = {cell for column in table.columns.values() for cell in column.to_pylist()}
    found = reading.observations.table()
    assert len(found) <= len(cells) * len(table) * len(table.columns)
    assert set(found["indicator"]) <= set(CITY.indicators)
