"""What is left out is noted, lists stay short, and a cell is named once."""

from dataclasses import replace

import numpy as np

from monitoring.core.findings import LISTED, LISTED_DOUBTS, Findings, once
from monitoring.core.problem import Problem
from monitoring.core.recipe import Figure
from tests.core.checks.judging import CITY, judged
from tests.core.checks.seeding import wide
from tests.core.tables import plain_table

TABLE = """
gebiet;jahr;thema;einwohner;bemerkung
01;2020;alle;635;a
02;2020;alle;597;b
01;2020;wohnungen;310;
02;2020;wohnungen;290;
Insgesamt;2020;alle;1232;
Insgesamt;2020;wohnungen;600;
"""
FILTERED = wide(Figure("bev_ew", "einwohner", where={"thema": "alle"}), level="bezirk")


def test_what_is_left_out_is_noted() -> None:
    found = judged(TABLE, FILTERED)
    assert found.said == []
    assert [(one.rule, one.row, one.column, one.value) for one in found.problems] == [
        ("unused-column", None, "bemerkung", ""),
        ("unused-rows", None, "", "thema = wohnungen"),
        ("total-left-out", 6, "gebiet", "Insgesamt"),
    ]
    assert {one.severity for one in found.problems} == {"note"}


def test_zeros_that_a_recipe_of_the_city_fills_up_are_only_noted() -> None:
    recipe = wide(area_digits=2, level="bezirk", id="bezirke")
    table = "gebiet;jahr;einwohner\n1;2020;635\n2;2020;597\n"
    known = replace(CITY, recipes={"bezirke": recipe})
    assert [(one.rule, one.severity) for one in judged(table, recipe).problems] == [
        ("lost-zero", "warning")]
    assert [(one.rule, one.severity) for one in judged(table, recipe, city=known).problems] == [
        ("lost-zero", "note")]


def test_a_year_of_which_every_row_is_odd_is_named_once() -> None:
    table = "gebiet;jahr;einwohner\n01;2020;635\n02;2020;597\n01;2021;\n02;2021;611\n"
    said = judged(table, wide(level="bezirk")).problems
    assert [(one.rule, one.severity) for one in said] == [("missing-areas", "warning")]
    assert said[0].message.startswith("Für 1 von 2 Gebieten dieser Ebene fehlt 2021 jede Angabe: "
                                      "Nord (01).")


def test_errors_are_listed_one_by_one_and_doubts_in_part() -> None:
    rows = LISTED + 5
    findings = Findings(plain_table("wert", [("x",)] * rows))
    findings.cells("not-a-number", "Falsch.", np.ones(rows, bool), "wert")
    findings.cells("footnote-mark", "Fraglich.", np.ones(rows, bool), "wert", severity="warning")
    errors = [one for one in findings.problems if one.severity == "error"]
    doubts = [one for one in findings.problems if one.severity == "warning"]
    assert [one.row for one in errors] == [*range(2, LISTED + 2), None]
    assert errors[-1].message == (f"Falsch. Weitere 5 Zellen derselben Art, Zeilen {LISTED + 2} "
                                  f"bis {LISTED + 6}.")
    assert len(doubts) == LISTED_DOUBTS + 1


def test_a_cell_is_named_once_by_each_rule() -> None:
    first = Problem("date-for-key", "Ein Datum.", "t.csv", "", 3, "gebiet", "01. Feb")
    again = replace(first, message="Noch ein Datum.", value="1. Feb.")
    other = replace(first, row=4)
    table = Problem("missing-areas", "Für 2020.", "t.csv", column="gebiet")
    later = replace(table, message="Für 2021.")
    assert once([first, table, again, other, later, table]) == [first, table, other, later]
