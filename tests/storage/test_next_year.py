"""A recipe saved from last year's table reads next year's, however that one is written."""

from dataclasses import replace
from pathlib import Path

import pytest

from monitoring.core.area import Areas
from monitoring.core.recipe import ObservationsRecipe
from monitoring.storage.city import city_in
from monitoring.storage.opened import answers_of, opened
from monitoring.storage.proposing import fitting, proposals
from monitoring.storage.recipe_file import save_recipe
from monitoring.storage.snapshot import current_areas
from monitoring.storage.sources import Delivery, add_table
from monitoring.storage.store import Store
from tests.storage.test_proposing import table, workbook

LAST = "Nr;Name;Einwohner;Unter 18\n0101;Süd;1110;22\n0102;Hügel;95;9\n0204;Nord;1480;9\n"
Values = dict[tuple[str, str, str], float]


@pytest.fixture
def areas(musterstadt: Path, tiny_store: Store) -> Areas:
    found = current_areas(tiny_store, city_in(musterstadt))
    assert found is not None
    return found


def saved(
    folder: Path, areas: Areas, content: bytes, name: str, answers: dict[str, str] | None = None
) -> ObservationsRecipe:
    """The recipe proposed from a file, kept in the city's folder and read from there."""
    found = opened(content, name, answers)
    assert not found.questions
    (one, *_) = [made for made in proposals(found, city_in(folder), areas) if not made.questions]
    recipe = replace(one.recipe, id="gespeichert", answers=answers or {})
    save_recipe(folder, recipe)
    kept = city_in(folder).recipes["gespeichert"]
    assert kept == recipe
    assert isinstance(kept, ObservationsRecipe)
    return kept


def read(folder: Path, areas: Areas, content: bytes, name: str) -> Values:
    """What the saved recipe reads in a file, which it is offered for."""
    city = city_in(folder)
    recipe = city.recipes["gespeichert"]
    assert isinstance(recipe, ObservationsRecipe)
    found = opened(content, name, answers_of(recipe))
    assert recipe in fitting(found, city)
    delivery = Delivery()
    rows = add_table(delivery, found, recipe, city, "", areas).table()
    assert [one.sentence() for one in delivery.problems if one.severity == "error"] == []
    keys = zip(rows["indicator"], rows["area"], rows["period"], strict=True)
    return dict(zip(keys, rows["value"], strict=True))


def test_the_year_in_the_title_other_columns_first_another_encoding(
    musterstadt: Path, areas: Areas
) -> None:
    content = f"Einwohner am 31.12.2020\r\n\r\n{LAST}".encode("cp1252")
    saved(musterstadt, areas, content, "einwohner.csv", {"encoding": "cp1252"})
    again = read(musterstadt, areas, content, "einwohner.csv")
    assert again["bev_ew", "0101", "2020"] == 1110
    later = ("Einwohner am 31.12.2021\n\nUnter 18\tBemerkung\tEinwohner\tName\tNr\n"
             "24\t\t1120\tSüd\t0101\n10\tgeschätzt\t96\tHügel\t0102\n")
    assert read(musterstadt, areas, later.encode("cp1252"), "neu.txt") == {
        ("bev_ew", "0101", "2021"): 1120, ("bev_u18_anz", "0101", "2021"): 24,
        ("bev_ew", "0102", "2021"): 96, ("bev_u18_anz", "0102", "2021"): 10,
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_where_nobody_was_asked_each_file_says_its_own_encoding(
    musterstadt: Path, areas: Areas, encoding: str
) -> None:
    recipe = saved(musterstadt, areas, LAST.encode(), "einwohner_2020.csv")
    assert (recipe.encoding, recipe.delimiter) == ("", "")
    later = LAST.replace("1110", "1120").replace(";", "|" if encoding == "utf-16" else ";")
    found = read(musterstadt, areas, later.encode(encoding), "einwohner_2021.csv")
    assert found["bev_ew", "0101", "2021"] == 1120
    assert {period for *_, period in found} == {"2021"}


def test_an_encoding_that_two_umlauts_do_not_tell_is_asked_for(
    musterstadt: Path, areas: Areas
) -> None:
    recipe = saved(musterstadt, areas, LAST.encode(), "einwohner_2020.csv")
    found = opened(LAST.encode("cp1252"), "einwohner_2021.csv", answers_of(recipe))
    assert [one.id for one in found.questions] == ["encoding"]
    delivery = Delivery()
    assert len(add_table(delivery, found, recipe, city_in(musterstadt), "", areas)) == 0
    assert [one.rule for one in delivery.problems] == ["open-question"]


def test_years_above_the_columns(musterstadt: Path, areas: Areas) -> None:
    last = "Nr;Einwohner 2019;Einwohner 2020;Unter 18 2019;Unter 18 2020\n0101;90;95;9;8\n0102;" \
           "70;73;7;6\n"
    recipe = saved(musterstadt, areas, last.encode(), "zeitreihe.csv")
    assert [one.value for one in recipe.columns] == ["Einwohner {year}", "Unter 18 {year}"]
    later = "Nr;Unter 18 2020;Unter 18 2021;Einwohner 2020;Einwohner 2021\n0101;8;7;95;99\n"
    assert read(musterstadt, areas, later.encode(), "zeitreihe.csv") == {
        ("bev_ew", "0101", "2020"): 95, ("bev_ew", "0101", "2021"): 99,
        ("bev_u18_anz", "0101", "2020"): 8, ("bev_u18_anz", "0101", "2021"): 7,
    }


def test_the_year_as_the_name_of_the_sheet(musterstadt: Path, areas: Areas) -> None:
    notes = [("Zeichen",), ("Nichts",)]
    last = workbook({"31.12.2020": table("Einwohner", 100), "Hinweise": table("Hunde", 1),
                     "Mehr": notes})
    recipe = saved(musterstadt, areas, last, "a.xlsx")
    assert recipe.sheet == "31.12.{year}"
    later = workbook({"Hinweise": notes, "31.12.2021": table("Einwohner", 200)})
    assert read(musterstadt, areas, later, "b.xlsx")["bev_ew", "0202", "2021"] == 228


def test_last_year_as_csv_next_year_as_workbook(musterstadt: Path, areas: Areas) -> None:
    saved(musterstadt, areas, LAST.encode(), "einwohner_2020.csv")
    rows = [("Nr", "Name", "Einwohner", "Unter 18"), ("0101", "Süd", 1120.0, 23),
            ("0102", "Hügel", 96, 10)]
    found = read(musterstadt, areas, workbook({"Daten": rows}), "einwohner_2021.xlsx")
    assert found["bev_ew", "0101", "2021"] == 1120


def test_an_answer_is_remembered(musterstadt: Path, areas: Areas) -> None:
    last = "Nr;Jahr;Einkommen\n0101;2020;1.234\n0102;2020;2.345\n"
    (question,) = opened(last.encode(), "a.csv").questions
    saved(musterstadt, areas, last.encode(), "a.csv", {question.id: "."})
    assert read(musterstadt, areas, last.encode(), "a.csv")["ein_mittel", "0101", "2020"] == 1.234
    later = "Nr;Jahr;Einkommen\n0101;2021;1.334\n0102;2021;2.445\n"
    assert read(musterstadt, areas, later.encode(), "a.csv")["ein_mittel", "0101", "2021"] == 1.334
