"""Journeys of a reader in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.pages.browsing import NewTab, Tab

S1 = "erkunden?indicator=mss_s1&period=2020&level=planungsraum%402021"
U18 = "erkunden?indicator=bev_u18&period=2020&level=planungsraum%402019"
PATHS = ("", "erkunden", "profil", "fachplaene", "daten", "daten?show=zeichen")
ENGLISH = ("Choose an option", "Deploy", "Running", "Stop", "Rerun", "No results", "Loading",
           "Press Enter", "Manage app", "Made with Streamlit", "View fullscreen")


@pytest.fixture
def demo(new_tab: NewTab, demo_address: str) -> Tab:
    return new_tab(demo_address)


@pytest.fixture
def berlin(new_tab: NewTab, berlin_address: str) -> Tab:
    return new_tab(berlin_address)


def test_berlin_from_click_to_shared_link_and_back(berlin: Tab, new_tab: NewTab) -> None:
    berlin.open("erkunden?indicator=bev_u18&period=2022&level=planungsraum%402021")
    berlin.wait_for_map(542)
    _area(berlin, "Stülerstraße").click()
    berlin.wait_for_choice("area", "01100101")
    berlin.wait_for_text("Stülerstraße (01100101)")
    berlin.page.locator(".js-plotly-plot").wait_for()
    berlin.wait_for_text("Stülerstraße: von")
    shared = new_tab(berlin.home)
    shared.open(berlin.page.url.removeprefix(berlin.home + "/"))
    shared.wait_for_map(542)
    shared.wait_for_text("Stülerstraße (01100101)")
    shared.wait_for_text("Anteil unter 18-Jähriger, 2022")
    _choose(berlin, "Indikator", "Anteil ab 65-Jähriger")
    berlin.wait_for_choice("indicator", "bev_65plus")
    berlin.wait_for_text("Anteil ab 65-Jähriger, 2022")
    berlin.page.go_back()
    berlin.wait_for_choice("indicator", "bev_u18")
    berlin.wait_for_text("Anteil unter 18-Jähriger, 2022")
    berlin.page.go_back()
    berlin.wait_for_choice("area", None)
    berlin.wait_for_text("Wählen Sie ein Gebiet auf der Karte")


def test_berlin_figure_names_its_cell(berlin: Tab) -> None:
    berlin.open(S1)
    berlin.wait_for_map(542)
    _area(berlin, "Stülerstraße").click()
    berlin.wait_for_text("wfs_mss_2021_index_indikatoren.csv, Zeile 2: 4,22594")
    _area(berlin, "Blankenburger Süden").click()
    berlin.wait_for_text("Vom MSS nicht eingestuft: weniger als 300 Einwohner")


def test_keyboard_chooses_another_area(demo: Tab) -> None:
    demo.open(U18 + "&area=010101")
    demo.wait_for_map(48)
    demo.wait_for_text("Nikolaiviertel (010101)")
    _area(demo, "Nikolaiviertel").focus()
    demo.page.keyboard.press("ArrowRight")
    demo.page.keyboard.press("Enter")
    demo.page.wait_for_function("!location.search.includes('area=010101')")
    other = demo.choices["area"]
    assert len(other) == 6
    demo.wait_for_text(f"({other})")


def test_shared_link_restores_classes(demo: Tab) -> None:
    demo.open(U18 + "&area=010101,010102&scheme=equal_steps&n=3&colours=ylgnbu")
    demo.wait_for_map(48)
    demo.wait_for_text("Nikolaiviertel (010101)")
    demo.wait_for_text("Flößerufer (010102)")
    fills = demo.page.locator("path.area").evaluate_all(
        "areas => new Set(areas.map(one => one.dataset.c)).size"
    )
    assert fills == 3
    pressed = demo.page.locator("path.area.selected, path.area[aria-pressed=true]").count()
    assert pressed == 2


def test_language_switch_translates_page_menu_and_frame(demo: Tab) -> None:
    demo.open(U18)
    demo.wait_for_map(48)
    assert demo.page.locator("html").get_attribute("lang") == "de"
    demo.page.get_by_role("radio", name="English").or_(
        demo.page.get_by_role("button", name="English")).first.click()
    demo.wait_for_choice("lang", "en")
    demo.page.get_by_role("heading", level=1, name="Explore").wait_for()
    demo.wait_for_map(48)
    for word in ("Überblick", "Fachpläne", "Daten und Methoden", "Jahr", "Herunterladen"):
        demo.page.get_by_text(word, exact=True).first.wait_for(state="detached")
    demo.page.reload()
    demo.wait_for_map(48)
    assert demo.page.locator("html").get_attribute("lang") == "en"
    assert demo.choices == {"indicator": "bev_u18", "period": "2020",
                            "level": "planungsraum@2019", "lang": "en"}


def test_menu_keeps_the_language(demo: Tab) -> None:
    demo.open("?lang=en")
    demo.page.locator('[data-testid="stSidebarNav"] a[href*="fachplaene"]').click()
    demo.page.wait_for_url("**/fachplaene*")
    demo.wait_for_choice("lang", "en")
    assert "Fachpl" not in demo.page.locator("h1").inner_text()


def test_playing_advances_and_stops(demo: Tab) -> None:
    demo.open(U18)
    demo.wait_for_map(48)
    demo.page.get_by_role("button", name="Abspielen").click()
    demo.wait_for_choice("period", "2022")
    demo.page.get_by_role("button", name="Anhalten").click()
    demo.page.get_by_role("button", name="Abspielen").wait_for()
    demo.page.wait_for_timeout(1000)  # the step that was under way reaches the address
    stopped = demo.choices["period"]
    demo.page.wait_for_timeout(2000)  # longer than one step of the playing takes
    assert demo.choices["period"] == stopped
    demo.wait_for_text(f"Anteil unter 18-Jähriger, {stopped}")


def test_facilities_stand_on_the_map(demo: Tab) -> None:
    demo.open(U18 + "&facilities=kita")
    demo.wait_for_map(48)
    symbols = demo.page.locator(".area-map .symbols > *")
    symbols.first.wait_for(state="attached")
    assert symbols.count() > 0


def test_download_has_the_rows_of_the_map(demo: Tab) -> None:
    demo.open(U18)
    demo.wait_for_map(48)
    demo.page.get_by_role("button", name="Herunterladen", exact=True).click()
    with demo.page.expect_download() as waiting:
        demo.page.get_by_role("button", name="CSV").click()
    lines = Path(waiting.value.path()).read_text("utf-8").splitlines()
    name = waiting.value.suggested_filename
    assert re.fullmatch(r"bev_u18-2020-ausgabe1-[0-9a-f]{8}\.csv", name)
    assert len(lines) == 49


@pytest.mark.parametrize("path", PATHS)
def test_narrow_screen_is_not_wider_than_itself(
    new_tab: NewTab, demo_address: str, path: str
) -> None:
    tab = new_tab(demo_address, width=360, height=740)
    tab.open(path)
    tab.page.wait_for_load_state("networkidle")
    wide = tab.page.evaluate(
        """() => [document.documentElement, document.querySelector('[data-testid="stMain"]')]
                 .map(one => one.scrollWidth)"""
    )
    assert max(wide) <= 360


@pytest.mark.parametrize("path", PATHS)
def test_page_shows_no_english_and_no_broken_picture(demo: Tab, path: str) -> None:
    demo.open(path)
    demo.page.wait_for_load_state("networkidle")
    words = demo.text
    assert [one for one in ENGLISH if one in words] == []
    broken = demo.page.evaluate(
        "() => [...document.images].filter(one => one.complete && !one.naturalWidth).length"
    )
    assert broken == 0


def _area(tab: Tab, name: str) -> Any:
    return tab.page.locator(f'path.area[aria-label^="{name}"]')


def _choose(tab: Tab, label: str, option: str) -> None:
    box = tab.page.get_by_role("combobox", name=label).first
    box.click()
    box.fill(option)
    tab.page.get_by_role("option", name=option).first.click()
