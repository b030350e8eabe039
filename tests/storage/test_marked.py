"""The marked copy: every problem in a list, and marked where it stands; nothing is computed."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from monitoring.core.grid import letter
from monitoring.core.problem import Problem
from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.marked import HEAD, marked_copy
from monitoring.storage.opened import Opened, opened
from monitoring.storage.sources import read_files
from monitoring.storage.store import Store
from tests.conftest import MUSTERSTADT, Run
from tests.storage.test_proposing import workbook

PARTS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TABLE = """Einwohner nach Vierteln

gebiet;name;jahr;einwohner;u18;bemerkung
0101;Viertel 0101;2020;100;20;
0999;Viertel 0999;2020;50;70;
0102;Viertel 0102;bald;x1;5;
0103;Viertel 0103;2020;60;70;
"""


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def comments(content: bytes) -> set[str]:
    """Cells with a comment, in all sheets."""
    found: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        for name in book.namelist():
            if "/comments" in name:
                tree = ElementTree.fromstring(book.read(name))
                found |= {str(one.get("ref")) for one in tree.iter(f"{PARTS}comment")}
    return found


def formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return any(b"<f>" in book.read(name) or b"<hyperlink" in book.read(name)
                   for name in book.namelist())


def checked(folder: Path, store: Store, content: str) -> tuple[Opened, list[Problem]]:
    path = folder / "einwohner.csv"
    path.write_text(content, "utf-8")
    city = city_in(MUSTERSTADT)
    recipe = city.recipes["einwohner"]
    made = draft(store, city, read_files([path], recipe, city))  # type: ignore[arg-type]
    return opened(path, path.name), made.problems


def test_every_problem_is_listed_and_marked_in_its_cell(tmp_path: Path, tiny_store: Store) -> None:
    found, problems = checked(tmp_path, tiny_store, TABLE)
    content = marked_copy(found, problems)
    listed, table = sheets(content)["Befunde"], sheets(content)["Tabelle 1"]
    assert listed[0] == ["Art", "Regel", "Blatt", "Zeile", "Spalte", "Wert", "Was zu tun ist"]
    kinds = {"error": "Fehler", "warning": "Warnung", "note": "Hinweis"}
    assert [row[:2] + row[3:] for row in listed[1:]] == [
        [kinds[one.severity], one.rule, float(one.row) if one.row else "", one.column, one.value,
         one.message] for one in problems]
    assert [line[:5] for line in table[2:6]] == [
        line.split(";")[:5] for line in TABLE.splitlines()[2:6]]
    places = {"gebiet": 0, "jahr": 2, "einwohner": 3, "u18": 4}
    expected = {f"{letter(places[one.column])}{one.row}" for one in problems if one.row}
    assert {"A5", "C6"} <= expected
    assert comments(content) == expected


@pytest.fixture
def payloads() -> list[str]:
    """Texts that attack whoever opens them in a spreadsheet."""
    folder = MUSTERSTADT.parents[2] / "shared" / "corpora" / "csv-injection" / "Intruder"
    if not folder.is_dir():
        pytest.skip("needs ../shared/corpora")
    lines = (folder / "csv-payload.txt").read_text("utf-8").splitlines()
    assert len(lines) > 4
    return [*lines, "{=1+1}", "=HYPERLINK(\"http://x.de\")", "http://x.de", "+1", "-1", "@A1"]


def test_attacks_stay_text(payloads: list[str]) -> None:
    lines = [["gebiet", "name"], *([f"010{at}", one] for at, one in enumerate(payloads))]
    found = opened(workbook({"=1+1": lines}), "a.xlsx")
    problems = [Problem("rule", one, "a.xlsx", "=1+1", row, one, one)
                for row, one in enumerate(payloads, 2)]
    content = marked_copy(found, problems)
    assert not formulas(content)
    pages = sheets(content)
    assert [row[4:] for row in pages["Befunde"][1:]] == [[one] * 3 for one in payloads]
    assert list(pages) == ["Befunde", "=1+1"]


def test_a_very_large_sheet_keeps_its_head_and_the_rows_with_problems() -> None:
    rows = ["gebiet;jahr;einwohner", *(f"{at:06d};2020;{at}" for at in range(300_000))]
    found = opened("\n".join(rows).encode(), "gross.csv")
    assert len(found.upload.grids[0]) == 300_001
    problems = [Problem("rule", "Falsch.", "gross.csv", "", row, "einwohner", "")
                for row in (5, 1000, 300_001)]
    content = marked_copy(found, problems)
    assert len(content) < 100_000
    table = sheets(content)["Tabelle 1"]
    # The first column says which row it is.
    assert [row[0] for row in table] == [*range(1, HEAD + 1), 1000, 300_001]
    assert table[-1] == [300_001, "299999", "2020", "299999"]
    assert comments(content) == {"D5", f"D{HEAD + 1}", f"D{HEAD + 2}"}


PERSONS = [
    "Name;Geburtsdatum;Anschrift\nAnna Muster;01.02.1990;Hauptstraße 5\n"
    "Bert Beispiel;03.04.1985;Nebenweg 7\nCarla Probe;05.06.1979;Ringstraße 9\n",
    "Anna Muster;01.02.1990;5\nBert Beispiel;03.04.1985;6\nDavid Probe;05.06.1979;7\n"
    "Emma Klein;15.07.1969;8\n",
]


@pytest.mark.parametrize("content", PERSONS)
def test_of_data_of_persons_nothing_is_quoted(content: str) -> None:
    found = opened(content.encode(), "liste.csv")
    assert found.personal
    problems = [*found.problems, Problem("rule", "Anna Muster", "liste.csv", "", 2, "Name", "Anna")]
    pages = sheets(marked_copy(found, problems))
    assert list(pages) == ["Befunde"]
    said = json.dumps(pages["Befunde"][1:], ensure_ascii=False)
    assert "Statistikgeheimnis" in said
    for word in ("Anna", "Muster", "1990", "Hauptstraße", "Beispiel"):
        assert word not in said
    assert {row[4] for row in pages["Befunde"][1:]} <= set("ABC")


def test_sheets_keep_apart() -> None:
    pages = {"Befunde": [("x",), (1,)], "Ein Blatt mit einem langen Namen": [("y",), (2,)],
             "'Zitat'": [("z",), (3,)]}
    found = opened(workbook({name[:31].strip("'"): rows for name, rows in pages.items()}), "a.xlsx")
    names = list(sheets(marked_copy(found, [])))
    assert names == ["Befunde", "Befunde 2", "Ein Blatt mit einem langen Name", "Zitat"]


def test_the_same_heading_in_two_tables_of_a_sheet() -> None:
    rows = [("1 Einwohner",), ("Gebiet", "Einwohner"), ("0101", 5), ("0102", 6), ("0103", 7),
            (), (), ("2 Mehr",), ("Gebiet", "Name", "Einwohner"), ("0101", "a", 5),
            ("0102", "b", 6), ("0103", "c", 8)]
    found = opened(workbook({"T": rows}), "a.xlsx")
    assert len(found.tables) == 2
    problems = [Problem("rule", "Falsch.", "a.xlsx", "T", row, "Einwohner") for row in (4, 11)]
    assert comments(marked_copy(found, problems)) == {"B4", "C11"}


def test_a_file_that_was_not_read_has_its_list() -> None:
    found = opened(b"%PDF-1.4 nothing", "a.csv")
    assert found.upload.refused
    pages = sheets(marked_copy(found, found.problems))
    assert list(pages) == ["Befunde"]
    assert pages["Befunde"][1][6] == found.problems[0].message


def test_through_the_command_line(filled: Run, musterstadt: Path, tmp_path: Path) -> None:
    recipe = musterstadt / "recipes" / "einwohner.toml"
    recipe.write_text('encoding = "cp1252"\n' + recipe.read_text("utf-8"), "utf-8")
    first, second, target = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "befunde.xlsx"
    head = "gebiet;name;jahr;einwohner;u18;bemerkung\n"
    # The copy is read as the recipe says, too.
    first.write_bytes((head + "0999;Südstadt;2020;5;1;\n0101;Nord;2020;5;1;\n").encode("cp1252"))
    second.write_text(head + "0888;Ost;2020;5;1;\n", "utf-8")
    status, out, _ = filled("load", first, second, "--recipe", "einwohner", "--json", "--marked",
                            target, "--city", musterstadt)
    assert status == 1
    said = [one["value"] for one in json.loads(out)["problems"] if one["rule"] == "unknown-area"]
    assert len(said) == 2
    pages = sheets(target.read_bytes())
    assert pages["Tabelle 1"][1][1] == "Südstadt"
    assert [row[3] for row in pages["Befunde"][1:] if row[1] == "unknown-area"] == [2]
    assert filled("load", MUSTERSTADT, "--marked", target)[0] == 2
