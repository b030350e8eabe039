"""Rows that are longer than their headings."""

from dataclasses import replace

from monitoring.core.checks.widths import beyond_headings
from monitoring.core.recipe import Figure, ObservationsRecipe, Place
from monitoring.language import Words
from tests.core.tables import text_table

RECIPE = ObservationsRecipe(
    "t", Words("T", "T"), "gebiet", Place(column="jahr"), Place(fixed="viertel"),
    columns=(Figure("bev_ew", "einwohner"),),
)
ROWS = "\n".join(f"{one:04d},2020,{100 + one}" for one in range(101, 140))


def test_a_row_that_a_decimal_comma_has_split_is_named() -> None:
    table = text_table(f"gebiet,jahr,einwohner\n{ROWS}\n0140,2020,1,5\n", delimiter=",")
    found = [(one.rule, one.row, one.column, one.value, one.severity)
             for one in beyond_headings(table, RECIPE)]
    assert found == [("row-width", 41, "D", "5", "error")]


def test_rows_as_long_as_their_headings_are_fine() -> None:
    table = text_table(f"gebiet,jahr,einwohner\n{ROWS}\n0140,2020,15,\n", delimiter=",")
    assert list(beyond_headings(table, RECIPE)) == []


def test_a_column_of_remarks_may_be_declared_as_ignored() -> None:
    table = text_table(f"gebiet,jahr,einwohner\n{ROWS}\n0140,2020,15,neu\n", delimiter=",")
    recipe = replace(RECIPE, ignored={"D": Words("Bemerkung", "remark")})
    assert [one.value for one in beyond_headings(table, RECIPE)] == ["neu"]
    assert list(beyond_headings(table, recipe)) == []
