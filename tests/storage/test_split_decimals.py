"""Numbers that an unquoted decimal comma has split are never read as whole ones."""

from dataclasses import replace
from pathlib import Path

import xlsxwriter

from monitoring.core.recipe import Figure, ObservationsRecipe, Place
from monitoring.language import Words
from monitoring.storage.city import city_in
from monitoring.storage.sources import read_files
from tests.conftest import MUSTERSTADT

CITY = city_in(MUSTERSTADT)
RECIPE = ObservationsRecipe(
    "t", Words("T", "T"), "gebiet", Place(column="jahr"), Place(fixed="viertel"),
    edition_by_period=True, columns=(Figure("ein_mittel", "einkommen"),),
)
AREAS = ("0101", "0102", "0103", "0201", "0202")


def test_split_decimals_are_refused_or_put_together(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = [f"{area},2020,{1500 + at},{at + 1}5" for at, area in enumerate(AREAS)]
    path.write_text("gebiet,jahr,einkommen\n" + "\n".join(rows) + "\n", "utf-8")
    plain = read_files([path], RECIPE, CITY)
    assert len(plain.observations) == 0
    assert [one.rule for one in plain.problems if one.severity == "error"] == ["open-question"]
    (question,) = [one for one in plain.problems if one.rule == "open-question"]
    assert "unnamed" in question.message


def test_small_numbers_of_a_workbook_stay_exact(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    figures = [1e-7, 1500.5, 2.0, 0.125, 1234567.25]
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Daten")
        sheet.write_row(0, 0, ["gebiet", "jahr", "einkommen"])
        for row, (area, figure) in enumerate(zip(AREAS, figures, strict=True), 1):
            sheet.write_string(row, 0, area)
            sheet.write_string(row, 1, "2020")
            sheet.write_number(row, 2, figure)
    for decimal in (".", ","):
        found = read_files([path], replace(RECIPE, decimal=decimal), CITY)
        assert [one.rule for one in found.problems if one.severity == "error"] == []
        assert found.observations.value.tolist() == figures
