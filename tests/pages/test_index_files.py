"""What the index workshop offers to take along equals what it shows."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from xml.etree import ElementTree as ET

import pytest

from tests.pages.conftest import Open
from tests.pages.offered import Offered, offered

PAGE = "index_workshop.py"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Offered:
    return offered(monkeypatch)


@pytest.mark.parametrize("shown", ["groups", "status", "dynamics"])
def test_map_drawing_and_table_are_one(demo: Open, files: Offered, shown: str) -> None:
    page = demo(PAGE, index="aufmerksamkeit", map=shown)
    page.open_box("index_box")
    assert not page.at.exception
    data = page.map
    svg = ET.fromstring(files.content(files.one("", ".svg")))
    fills = Counter(one.get("fill") for one in svg.iter(f"{SVG}path"))
    for colour in set(data["colors"]):
        wanted = sum(data["colors"][int(key, 36)] == colour for key in data["classes"]
                     if not key.islower())
        # White is also the ink of signs.
        assert fills[colour] == wanted or colour == "#ffffff"
    column = "dynamics" if shown == "dynamics" else "status"
    table = files.csv("")
    assert table[column].round(4).fillna(-99).tolist() == [
        -99 if one is None else one for one in data["values"]]
    assert svg.get("aria-label") == data["words"]
    assert "Gebiete je Klasse: " in data["words"]


def test_a_changed_index_says_so_in_names_and_table(demo: Open, files: Offered) -> None:
    page = demo(PAGE, index="aufmerksamkeit", w="arb_alo:3", map="changes")
    page.open_box("index_box")
    named = re.compile(r"aufmerksamkeit-2022-veraendert(-wechsel)?-ausgabe1-[0-9a-f]{8}\.\w+")
    tables = [one for one in files.made if not one.endswith(".toml")]
    assert [one for one in tables if not named.fullmatch(one)] == []
    assert {one.rpartition(".")[2] for one in tables} == {"svg", "png", "csv", "xlsx", "geojson"}
    table = files.csv("")
    moved = (table["status_class"] != table["declared_class"])[table["status"].notna()].sum()
    entries = {one["text"]: one["count"] for one in page.map["legend"]["entries"]}
    assert moved == entries["Klasse mit weniger Bedarf als erklärt"] + entries[
        "Klasse mit mehr Bedarf als erklärt"] > 0
    told = files.xlsx("", "Erläuterung")
    assert any("weichen von der erklärten Fassung ab" in one for one in told.iloc[:, 1].dropna())
    declared = files.one("aufmerksamkeit-", ".toml")
    assert re.fullmatch(r"aufmerksamkeit-[0-9a-f]{8}\.toml", declared)
    assert tomllib.loads(files.content(declared).decode())


def test_the_numbers_of_the_map_stand_below_it(demo: Open) -> None:
    page = demo(PAGE, index="aufmerksamkeit")
    page.at.session_state["index_numbers"] = True
    page.at.run()
    rows = re.findall(r'<tr><th scope="row">[^<]+</th><td>([^<]*)</td></tr>', page.html)
    notes = Counter(one for one in page.map["notes"].split("\n") if one)
    assert notes.total() == 44
    assert notes <= Counter(rows)
    assert len(rows) == 48
