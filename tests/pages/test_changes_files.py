"""The map of what a draft changes: its numbers, and files that say that it is a draft."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from monitoring.pages.parts.publish.work import KEY
from tests.pages.offered import offered
from tests.pages.publishing import Desk, known_table

NAMED = re.compile(r"aenderungen-viertel-entwurf-nach-ausgabe1-[0-9a-f]{8}\.\w+")


@pytest.mark.usefixtures("served")
def test_files_of_a_draft_are_named_so_and_equal_the_map(
    musterstadt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = offered(monkeypatch)
    desk = Desk()
    desk.upload("einwohner.csv", known_table(musterstadt, ";1.020;", ";1.021;"))
    number = desk.at.session_state[KEY].number
    desk.at.session_state[f"changes_files_{number}_box"] = True
    desk.at.session_state[f"changes_numbers_{number}"] = True
    desk.run()
    made = [one for one in files.made if one.startswith("aenderungen")]
    assert {one.rpartition(".")[2] for one in made} == {"svg", "png", "csv", "xlsx", "geojson"}
    assert [one for one in made if not NAMED.fullmatch(one)] == []
    table = files.csv("aenderungen")
    shown = [one or 0 for one in desk.page.map["values"]]
    assert table["Geänderte Zahlen"].tolist() == shown
    assert table["Geänderte Zahlen"].sum() > 0
    svg = ET.fromstring(files.content(files.one("aenderungen", ".svg")))
    words = " ".join("".join(one.itertext()) for one in svg.iter())
    assert "Entwurf: noch nicht veröffentlicht" in words
    assert svg.get("aria-label", "").startswith("Die Werte reichen von 1\N{NO-BREAK SPACE}Zahlen")
    assert '<th scope="row">Viertel 0102</th><td class=number>' in desk.page.html
