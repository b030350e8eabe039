"""What the planning pages offer to take along: names, numbers, and the drawing of each figure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from monitoring.storage.served import forget
from monitoring.storage.store import Store
from tests.pages.conftest import Open
from tests.pages.offered import Offered, offered
from tests.pages.opened import Opened
from tests.pages.planned import rows, save
from tests.pages.profiled import serve_with
from tests.pages.test_every_planning_section import SECTIONS
from tests.pages.test_planning_page import PROFILES

# Entries alone are of a day, not of a release.
NAMED = re.compile(r"[a-z0-9_-]+-(ausgabe\d+|\d{4}-\d\d-\d\d)-[0-9a-f]{8}\."
                   r"(svg|png|csv|xlsx|geojson|json|pdf|docx|pptx)")
SVG = "{http://www.w3.org/2000/svg}"
# Sections of words and forms alone: nothing in them is a table or a figure.
WITHOUT = {"methoden", "eignung", "papierkorb", "anleitung"}


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Offered:
    return offered(monkeypatch)


def open_all(page: Opened) -> Opened:
    """Open every box of the page whose content is made only then."""
    boxes = [one.proto.popover for one in page.at.get("popover")]
    boxes += [one.proto for one in page.at.get("expander")]
    for one in boxes:
        if named := re.fullmatch(r"\$\$ID-[0-9a-f]+-(\w.*)", one.id):
            page.at.session_state[named[1]] = True
    page.at.run()
    assert not page.at.exception
    return page


def caption(page: Opened, word: str) -> str:
    """What the numbers below a chart are called, as it stands in the page's HTML."""
    found = [one for one in re.findall(r"<caption>([^<]*)</caption>", page.html)
             if word in one and " – " not in one]
    return unescape(found[0])


@pytest.mark.parametrize(("page", "section"), [
    (page, section) for page, sections in SECTIONS.items() for section in sections])
def test_names_tell_release_and_content(
    planned: Open, files: Offered, page: str, section: str
) -> None:
    open_all(planned(page, show=section))
    assert [one for one in files.made if not NAMED.fullmatch(one)] == []
    assert (section in WITHOUT) or files.made


def test_every_figure_of_the_map_stands_in_its_files(planned: Open, files: Offered) -> None:
    page = open_all(planned("planning.py", show="ziele"))
    table = files.csv("ziele-karte")
    assert dict(zip(table["area"], table["Ziele"], strict=True)) == {
        area: int(said) for area, said in page.values.items()}
    areas = json.loads(files.content(files.one("ziele-karte", ".geojson")))["features"]
    assert {one["properties"]["area"]: one["properties"]["Ziele"] for one in areas} == dict(
        zip(table["area"], table["Ziele"], strict=True))
    assert all(one["geometry"] for one in areas)
    body = page.html.split('aria-label="Ziele je Gebiet"')[1].split("</table>")[0]
    shown = {name: int(n) for name, n in re.findall(
        r'<th scope="row">([^<]*)</th><td class=number>(\d+)</td>', body)}
    assert shown == dict(zip(table["Gebiet"], table["Ziele"], strict=True))
    root = ET.fromstring(files.content(files.one("ziele-karte", ".svg")))
    assert len(root.findall(f".//{SVG}g[@stroke='#7a828e']/{SVG}path")) == len(table)
    assert page.map["words"] == root.get("aria-label")
    said = ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]
    assert "Ziele je Gebiet" in said
    assert any("Ausgabe 1 vom" in one for one in said)


def test_the_chart_of_a_goal_has_its_numbers_beside_it(planned: Open, files: Offered) -> None:
    page = open_all(planned("planning.py", entry="goal.Z5"))
    table = files.csv("mat_sgb2_u15-ziel-z5-0303").set_index("Jahr")
    chart = json.loads(page.at.get("plotly_chart")[0].proto.spec)
    line = next(one for one in chart["data"] if one.get("name") == "Ostfeld")
    numbers = table["Ostfeld"].dropna()
    assert [round(one, 1) for one in numbers] == [round(one, 1) for one in line["y"]]
    way = next(name for name in table.columns if name.startswith("Weg zum Ziel"))
    assert table[way].dropna().to_dict() == {2019: 29.3, 2027: 26.0}
    shown = {row[0]: row[1] for row in rows(page, caption(page, "Kinderarmut"))}
    assert shown == {str(year): f"{one:.1f}".replace(".", ",") for year, one in numbers.items()}
    notes = files.xlsx("mat_sgb2_u15-ziel-z5-0303", "Erläuterung")
    assert "Indikator" in set(notes.iloc[:, 0])


def test_before_and_after_has_its_numbers_beside_it(planned: Open, files: Offered) -> None:
    page = open_all(planned("planning.py", entry="measure.M4"))
    table = files.csv("bil_ohne_abschl-vorher-nachher-m4")
    chart = json.loads(page.at.get("plotly_chart")[0].proto.spec)
    for name in ("Mit der Maßnahme (1)", "Ohne die Maßnahme (5)"):
        line = next(one for one in chart["data"] if one.get("name") == name)
        assert [round(one, 1) for one in table[name]] == [round(one, 1) for one in line["y"]]
    root = ET.fromstring(files.content(files.one("bil_ohne_abschl", ".svg")))
    said = ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]
    assert {"Beginn der Maßnahme", "Mit der Maßnahme (1)"} <= set(said)
    assert page.at.get("plotly_chart")[0].proto.alt == root.get("aria-label")


def test_the_timeline_has_a_row_per_bar(planned: Open, files: Offered) -> None:
    page = open_all(planned("synopsis.py", show="zeit"))
    table = files.csv("massnahmen-zeit")
    chart = json.loads(page.at.get("plotly_chart")[0].proto.spec)
    assert sum(len(one["base"]) for one in chart["data"]) == len(table)
    assert sorted(day for one in chart["data"] for day in one["base"]) == sorted(table["Beginn"])
    assert [row[0] for row in rows(page, "Maßnahmen über die Jahre")] == list(table["Maßnahme"])


def test_the_network_has_a_row_per_actor(planned: Open, files: Offered) -> None:
    page = open_all(planned("network.py", show="netz"))
    table = files.csv("netz")
    shown = rows(page, "Das Netz als Tabelle")
    ties = sorted((row[0].split(" ")[0], int(row[1])) for row in shown)
    assert ties == sorted((title.split(" ")[0], ties) for title, ties in
                          zip(table["Akteur"], table["Verbindungen"], strict=True))
    root = ET.fromstring(files.content(files.one("netz", ".svg")))
    assert len([one for one in root.iter(f"{SVG}g") if one.get("opacity")]) == len(table)
    assert page.at.get("plotly_chart")[0].proto.alt == root.get("aria-label")


def test_bars_of_stages_are_those_of_the_table(planned: Open, files: Offered) -> None:
    page = open_all(planned("participation.py", show="stufen"))
    table = files.csv("beteiligung-nach-stufen")
    shown = {row[0].split(" ")[0]: row[3] for row in rows(page, "Beteiligung nach Stufen")}
    assert shown.pop("Zusammen") == "2.647"
    assert shown == {name.split(" ")[0]: f"{int(n):,}".replace(",", ".") for name, n in
                     zip(table["Stufe"], table["Erreicht"], strict=True)}
    root = ET.fromstring(files.content(files.one("beteiligung-nach-stufen", ".svg")))
    assert f'aria-label="{root.get("aria-label")}"' in page.html
    areas = files.csv("beteiligung-nach-gebieten")
    assert areas["Zusammen"].sum() >= table["Beteiligungen"].sum()


def test_the_synopsis_counts_what_its_cells_show(planned: Open, files: Offered) -> None:
    page = open_all(planned("synopsis.py"))
    table = files.csv("synopse-area-plan")
    cells = re.findall(r"<summary>([^<]*)</summary>", page.html)
    assert len(cells) == len(table)
    goals = sum(int(one.split(" Ziel")[0]) for one in cells if "Ziel" in one)
    assert goals == table["Ziele (Zahl)"].sum()
    assert table["Mittel im Jahr (Euro)"].dtype == float


def test_what_is_typed_never_becomes_a_formula(served: Store, files: Offered) -> None:
    save(served, "measure", title="=1+1", plan="jugend", state="geplant", unit="@SUM(A1)",
         start="2026-01-01", money=1234.5, areas=["0102@2020"])
    open_all(Opened("planning.py", {"show": "massnahmen"}))
    content = files.content(files.one("register-measure", ".csv")).decode()
    assert "'=1+1" in content
    assert "'@SUM(A1)" in content
    table = files.xlsx("register-measure")
    assert list(table["Titel"]) == ["=1+1"]
    money = next(name for name in table.columns if name.startswith("Mittel"))
    assert list(table[money]) == [1234.5]


def test_files_of_entries_change_their_name_with_an_entry(
    served: Store, files: Offered
) -> None:
    save(served, "measure", title="Treff", plan="jugend", state="idee", areas=["0102@2020"])
    Opened("planning.py", {"show": "austausch"})
    before = set(files.made)
    save(served, "measure", title="Laden", plan="jugend", state="idee", areas=["0102@2020"])
    forget()
    Opened("planning.py", {"show": "austausch"})
    assert len(before) == 2
    assert len(set(files.made) - before) == 2


def test_a_goal_of_several_districts_has_a_row_for_each(served: Store, files: Offered) -> None:
    name = save(served, "goal", title="Weniger Andrang", plan="jugend", tier="operativ",
                state="gilt", areas=["0101@2020", "0102@2020"], indicator="bev_u18",
                direction="senken", baseline_period="2019", baseline=30.0, target=25.0,
                deadline="2090-12-31", rule="wert", unit="Jugendamt")
    page = open_all(Opened("planning.py", {"entry": f"goal.{name}"}))
    table = files.csv(f"bev_u18-ziel-{name.lower()}-stand")
    body = page.html.split("<tbody>")[1].split("</tbody>")[0]
    shown = re.findall(r'<th scope="row">([^<]*)</th><td>([^<]*)</td>', body)
    assert shown == list(zip(table["Gebiet"], table["Stand"], strict=True))
    assert len(table) == 2
    assert table["Neueste Zahl"].dtype == float


@pytest.fixture
def readers(
    store: Store, musterstadt: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Store]:
    """The tiny city as people see it who do not plan."""
    serve_with(PROFILES, musterstadt, store, monkeypatch)
    monkeypatch.setenv("SOZIALRAUM_ROLE", "alle")
    forget()
    yield store
    forget()


@pytest.mark.parametrize(("page", "section", "start"), [
    ("planning.py", "massnahmen", "register-measure"),
    ("synopsis.py", "uebersicht", "synopse-area-plan"),
    ("synopsis.py", "zeit", "massnahmen-zeit"),
    ("planning.py", "massnahmen", "massnahmen-karte"),
])
def test_readers_take_along_no_more_than_they_see(
    readers: Store, files: Offered, page: str, section: str, start: str
) -> None:
    usual: dict[str, Any] = {"plan": "jugend", "state": "laeuft", "areas": ["0102@2020"],
                             "start": "2026-01-01"}
    save(readers, "measure", title="Offener Treff", visibility="oeffentlich", **usual)
    save(readers, "measure", title="Vertrauliches", unit="Amt für Stille", **usual)
    forget()
    open_all(Opened(page, {"show": section} if section != "uebersicht" else {}))
    for name in files.made:
        if name.endswith((".csv", ".svg", ".geojson")):
            said = files.content(name).decode()
            assert "Vertrauliches" not in said
            assert "Amt für Stille" not in said
    table = files.csv(start)
    counted = next((one for one in table.columns if one in ("Maßnahmen (Zahl)", "Maßnahmen")), "")
    assert (table[counted].max() if counted else len(table)) == 1
