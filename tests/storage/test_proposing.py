"""Recipes for files: those of the city that fit, one proposed, or a question; never a guess."""

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.problem import Problem
from monitoring.core.proposal import Proposal
from monitoring.core.proposal.uses import Use
from monitoring.core.recipe import ObservationsRecipe
from monitoring.storage.city import city_in
from monitoring.storage.opened import Opened, TableRefused, opened
from monitoring.storage.proposing import fitting, left_out, proposals, recipe_by_itself
from monitoring.storage.snapshot import current_areas
from monitoring.storage.sources import Delivery, add_table
from monitoring.storage.store import Store, store_at
from tests.conftest import MUSTERSTADT, PROJECT

CITY = city_in(MUSTERSTADT)
Rows = Sequence[Sequence[object]]
QUARTERS = ("0101", "0102", "0103", "0201", "0202")


def workbook(sheets: dict[str, Rows]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
    return out.getvalue()


def table(heading: str, first: int) -> Rows:
    return [("Gebiet", heading), *((one, first + 7 * at) for at, one in enumerate(QUARTERS))]


@pytest.fixture
def areas(tiny_store: Store) -> Areas:
    found = current_areas(tiny_store, CITY)
    assert found is not None
    return found


def refusal(found: Opened, city: City, areas: Areas | None) -> list[Problem]:
    with pytest.raises(TableRefused) as refused:
        recipe_by_itself(found, city, areas)
    return refused.value.problems


def values(found: Opened, recipe: ObservationsRecipe, areas: Areas) -> dict[tuple[str, str], float]:
    rows = add_table(Delivery(), found, recipe, CITY, "", areas).table()
    return dict(zip(zip(rows["area"], rows["period"], strict=True), rows["value"], strict=True))


def test_the_recipe_of_the_city_that_fits(areas: Areas) -> None:
    path = MUSTERSTADT / "tables" / "einwohner.csv"
    found = opened(path, path.name)
    assert [one.id for one in fitting(found, CITY)] == ["einwohner"]
    assert recipe_by_itself(found, CITY, areas) is CITY.recipes["einwohner"]
    other = opened(path.read_bytes(), "ganz_anders.csv")
    assert recipe_by_itself(other, CITY, areas).id == "einwohner"


def test_of_several_recipes_a_person_chooses(areas: Areas) -> None:
    own = CITY.recipes["einwohner"]
    assert isinstance(own, ObservationsRecipe)
    city = replace(CITY, recipes={**CITY.recipes, "neu": replace(own, id="neu", files="x_*.csv")})
    content = (MUSTERSTADT / "tables" / "einwohner.csv").read_bytes()
    (problem,) = refusal(opened(content, "irgendwas.csv"), city, areas)
    assert (problem.rule, "einwohner, neu" in problem.message) == ("recipe-choice", True)
    assert recipe_by_itself(opened(content, "x_1.csv"), city, areas).id == "neu"
    assert recipe_by_itself(opened(content, "einwohner.csv"), city, areas).id == "einwohner"


def test_a_year_as_the_name_of_the_only_sheet_with_one(areas: Areas) -> None:
    notes = [("Zeichen",), ("Nichts",)]
    found = opened(workbook({"Stand 2020": table("Einwohner", 100), "Hinweise": table("Hunde", 1),
                             "Mehr": notes}), "a.xlsx")
    recipe = recipe_by_itself(found, CITY, areas)
    assert recipe.sheet == "Stand {year}"
    assert values(found, recipe, areas)["0202", "2020"] == 128
    later = opened(workbook({"Stand 2021": table("Einwohner", 200), "Hinweise": notes}), "b.xlsx")
    assert values(later, recipe, areas)["0202", "2021"] == 228


def test_tables_that_are_not_read_are_named(areas: Areas) -> None:
    found = opened(workbook({"Daten": [("Einwohner 2020",), *table("Einwohner", 100)],
                             "Hunde": [("Hunde 2020",), *table("Hunde", 100)]}), "a.xlsx")
    recipe = recipe_by_itself(found, CITY, areas)
    assert recipe.sheet == "Daten"
    (note,) = left_out(found, recipe)
    assert (note.rule, note.sheet, note.value, note.severity) == (
        "unread-table", "Hunde", "Hunde 2020", "note")


def test_of_several_tables_that_can_be_read_a_person_chooses(areas: Areas) -> None:
    sheets = {"2019": table("Einwohner", 90), "2020": table("Einwohner", 100)}
    (problem,) = refusal(opened(workbook(sheets), "a.xlsx"), CITY, areas)
    assert (problem.rule, "2019, 2020" in problem.message) == ("table-choice", True)
    below = [("Einwohner 2020",), *table("Einwohner", 100), (), (), ("Unter 18, 2020",),
             *table("Unter 18", 10)]
    found = opened(workbook({"T": below}), "b.xlsx")
    assert [one.rule for one in refusal(found, CITY, areas)] == ["table-choice"]
    first, second = proposals(found, CITY, areas)
    assert (first.recipe.table, second.recipe.table) == (1, 2)
    assert values(found, second.recipe, areas)["0102", "2020"] == 17


def test_what_is_open_is_said_with_what_to_do(areas: Areas) -> None:
    content = b"Gebiet;Hunde\n0101;5\n0102;6\n0103;7\n"
    said = {one.column: one.message for one in refusal(opened(content, "a.csv"), CITY, areas)}
    assert said[""].startswith("Für welches Jahr gelten die Zahlen?")
    assert said[""].endswith("Bitte mit --period nennen oder in einer Leseanleitung festlegen.")
    assert "wird nicht übernommen" in said["Hunde"]
    assert said["Hunde"].endswith("Bitte in einer Leseanleitung festlegen.")


def test_a_question_of_the_reader_stops_what_depends_on_it(areas: Areas) -> None:
    content = "Gebiet;Jahr;Einkommen\n0101;2020;1.234\n0102;2020;1.500\n0103;2020;2.750\n"
    found = opened(content.encode(), "a.csv")
    (problem,) = refusal(found, CITY, areas)
    assert (problem.rule, problem.column) == ("open-question", "Einkommen")
    (question,) = found.questions
    again = opened(content.encode(), "a.csv", {question.id: "."})
    assert not again.questions
    assert values(again, recipe_by_itself(again, CITY, areas), areas)["0101", "2020"] == 1.234


def test_a_question_about_years_across_stops_the_recipe_of_the_city(areas: Areas) -> None:
    content = "Gebiet;Einkommen 2020;Einkommen 2021\n0101;1.234;1.300\n0102;1.500;1.600\n"
    found = opened(content.encode(), "a.csv")
    recipe = proposals(found, CITY, areas)[0].recipe
    assert recipe.columns[0].value == "Einkommen {year}"
    delivery = Delivery()
    add_table(delivery, found, replace(recipe, decimal=""), CITY, "", areas)
    assert {one.rule for one in delivery.problems} == {"open-question"}
    delivery = Delivery()
    rows = add_table(delivery, found, replace(recipe, decimal=",", thousands="."), CITY, "", areas)
    assert sorted(rows.value.tolist()) == [1234, 1300, 1500, 1600]


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"a", b"%PDF-1.4", b"Name;Geburtsdatum\n"
                                     b"Anna Muster;01.02.1990\nBert Muster;03.04.1985\n"])
def test_files_without_a_readable_table(areas: Areas, content: bytes) -> None:
    assert refusal(opened(content, "a.csv"), CITY, areas)


def without_recipes(city: City) -> City:
    kept = {name: one for name, one in city.recipes.items()
            if not isinstance(one, ObservationsRecipe)}
    return replace(city, recipes=kept)


@pytest.fixture(scope="module")
def berlin(berlin_store: Path) -> tuple[City, Areas]:
    city = city_in(PROJECT / "data" / "berlin")
    areas = current_areas(store_at(str(berlin_store), city=city.frame.id), city)
    assert areas is not None
    return without_recipes(city), areas


def proposed_for(path: Path, berlin: tuple[City, Areas]) -> Proposal:
    (one,) = proposals(opened(path, path.name), *berlin)
    return one


# File, column of the areas, edition ("": the one of the year), column of the period.
BERLIN = [
    ("mss/odp_mss_2019_tab1_plr.csv", "id", "", ""),
    ("mss/odp_mss_2019_tab2-1_plr.csv", "id", "", ""),
    ("mss/odp_mss_2021_tab4-1_plr.csv", "id", "", ""),
    ("mss/wfs_mss_2021_index_indikatoren.csv", "PLR_ID", "2021", "ZEIT"),
    ("mss/wfs_mss_2021_kontext_indikatoren.csv", "PLR_ID", "2021", "ZEIT"),
    ("population/population_2015h2_t1_plr.csv", "id", "", ""),
    ("population/population_2020h2_t2_plr.csv", "id", "", ""),
    ("population/population_2021h2_t1_plr.csv", "id", "", ""),
    ("population/population_2024h2_t2_plr.csv", "id", "", ""),
]


@pytest.mark.parametrize(("file", "area", "edition", "period"), BERLIN)
def test_areas_and_years_of_real_files(
    real: Path, berlin: tuple[City, Areas], file: str, area: str, edition: str, period: str
) -> None:
    one = proposed_for(real / "berlin" / file, berlin)
    used = {use.use: name for name, use in one.uses.items() if use.use in (Use.area, Use.period)}
    assert used == {Use.area: area} | ({Use.period: period} if period else {})
    assert (one.frame.level, one.frame.edition) == ("planungsraum", edition)
    # English headings of open data name no indicator, and nothing is guessed.
    assert {question.id for question in one.questions} == {
        f"column:{name}" for name, use in one.uses.items() if use.use is Use.open}


def test_a_file_of_2021_with_figures_of_2020(real: Path, berlin: tuple[City, Areas]) -> None:
    one = proposed_for(real / "berlin/mss/mss_2021_index-indikatoren_z-werte_plr.csv", berlin)
    (question,) = [one for one in one.questions if one.id == "period"]
    assert question.options == ("2021", "2020")


def test_messy_files_are_proposed_or_asked_about(real: Path, berlin: tuple[City, Areas]) -> None:
    for ending in ("csv", "xlsx"):
        path = real / "messy" / f"Berlin_LOR_Versorgungsdaten_Stand_2402.{ending}"
        one = proposed_for(path, berlin)
        assert one.uses["LOR Planungsräume Nummer"].use is Use.area
        assert {name for name, use in one.uses.items() if use.use is Use.ignored} == {
            "Bezirk Nummer", "Bezirk Name", "LOR Planungsräume Name"}
        # 2402 is no year.
        assert one.questions[0].id == "period"
        assert len(one.questions) == 13
    green = proposed_for(real / "messy" / "raw_umweltgerechtigkeit_2021_2022.csv", berlin)
    assert green.uses["Planungsraum-ID"].use is Use.area
    assert green.questions[0].options == ("2021", "2022")
    land = proposed_for(real / "messy" / "itnrw_33111-02ir.csv", berlin)
    assert land.questions[0].id == "area"


def test_sheets_of_a_statistical_report(real: Path, berlin: tuple[City, Areas]) -> None:
    path = real / "messy" / "SB_A01-05-00_2023h02_BE.xlsx"
    made = {(one.table.sheet.strip(), one.recipe.table): one
            for one in proposals(opened(path, path.name), *berlin)}
    seventh, sixth = made["T7", 0], made["T6", 0]
    assert (seventh.frame.level, seventh.frame.area_by.value) == ("bezirk", "name")
    assert seventh.recipe.period.title
    assert sixth.recipe.breakdown == {"staatsangehoerigkeit": "#1", "geschlecht": "#2"}
    assert made["T8", 0].uses["#1"].use is Use.open
    assert made["T1 T2", 2].questions[0].id == "area"
