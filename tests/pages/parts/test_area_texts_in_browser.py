"""What the map says of an area in a real browser: units, reservations, areas without figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.pages.parts.conftest import MapPage

SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize("unit", ["%", "je 100", "Personen"])
def test_the_unit_follows_a_number_but_not_a_word(page: MapPage, unit: str) -> None:
    legend = {"title": "Anteil", "unit": unit, "entries": [{"key": "0", "text": "alle"}]}
    page.show(legend=legend, reasons={})
    assert page.area(1).get_attribute("aria-label") == f"Feld 1: 1,0{SPACE}{unit}"
    assert page.area(3).get_attribute("aria-label") == "Feld 3: geheim"
    assert page.locator(".bare button").text_content() == f"Hafen: 0,0{SPACE}{unit}"
    page.area(1).hover()
    assert page.locator(".tip-text").text_content() == f"1,0{SPACE}{unit}"


def test_the_unit_stands_before_a_reservation(page: MapPage) -> None:
    page.show(texts="4,2 (geschätzt)\n" + "\n" * 11)
    assert page.area(0).get_attribute("aria-label") == f"Feld 0: 4,2{SPACE}% (geschätzt)"


def test_the_table_names_the_unit_once(page: MapPage) -> None:
    page.show(table={"caption": "Anteil", "name": "Gebiet", "id": "Kennung", "value": "Wert"})
    assert page.locator(".table thead th").nth(2).inner_text() == "Wert (%)"
    assert page.locator(".table tbody td").nth(1).inner_text() == "0,0"


def test_a_map_without_figures_says_the_names_only(page: MapPage) -> None:
    page.show(texts="\n" * 12, values=[], reasons={}, classes="0", strip=False)
    assert page.area(3).get_attribute("aria-label") == "Feld 3"
    assert page.locator(".bare button").text_content() == "Hafen"
    page.area(3).hover()
    assert page.locator(".tip-name").inner_text() == "Feld 3"
    assert not page.locator(".tip-line").is_visible()


def test_without_entries_there_is_no_legend(page: MapPage) -> None:
    page.show()
    beside = page.locator(".stage").bounding_box()["width"]
    page.show(legend={"title": "", "unit": "", "entries": []})
    assert not page.locator(".legend").is_visible()
    assert page.locator(".stage").bounding_box()["width"] > beside
    page.show()
    assert page.locator(".legend").is_visible()


def test_without_a_picture_nothing_is_saved(page: MapPage) -> None:
    page.show(picture=None)
    assert not page.locator(".menu").is_visible()
    page.show()
    assert page.locator(".menu").is_visible()


def test_the_map_is_named_and_described_in_words(page: MapPage) -> None:
    page.show(words="Die Werte reichen von 0,0 % bis 2,0 %.")
    sheet = page.locator(".sheet")
    assert sheet.get_attribute("aria-label") == "Karte: Anteil"
    described = [page.locator(f"#{one}").text_content()
                 for one in str(sheet.get_attribute("aria-describedby")).split()]
    assert described[0] == "Karte: Anteil. Die Werte reichen von 0,0 % bis 2,0 %."
    page.show(title="Lage von Feld 1", words="Gehört zu: Bezirk Nord.")
    assert page.locator(".ground .words").text_content() == (
        "Karte: Lage von Feld 1. Gehört zu: Bezirk Nord.")


def test_a_class_of_the_legend_is_named_as_it_is_written(page: MapPage) -> None:
    entries = [{"key": "0", "text": "bis 4,9", "count": 1}, {"key": "1", "text": "ab 5,0",
                                                            "count": 1714}]
    page.show(legend={"title": "Anteil", "unit": "%", "entries": entries})
    for name in ("bis 4,9 1 Gebiet", "ab 5,0 1.714 Gebiete"):
        page.get_by_role("button", name=name, exact=True).wait_for()


def test_the_keyboard_enters_the_map_at_the_chosen_area(page: MapPage) -> None:
    page.show(selected=["006"])
    assert page.area(6).get_attribute("tabindex") == "0"
    assert page.locator('.area[tabindex="0"]').count() == 1
