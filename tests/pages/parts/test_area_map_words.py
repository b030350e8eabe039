"""A map in words: what a reader of the same data would say."""

from __future__ import annotations

from typing import Any

import pytest

from monitoring.language import speak
from monitoring.pages.parts.area_map.words import map_words

SPACE = "\N{NO-BREAK SPACE}"


def _data(**changes: Any) -> dict[str, Any]:
    return {
        "texts": "12,5\n3,1 (geschätzt)\ngeheim\n0,0",
        "values": [12.5, 3.1, None, 0],
        "legend": {"title": "Anteil", "unit": "%", "entries": [
            {"key": "0", "text": "bis 4,9", "count": 2},
            {"key": "1", "text": "ab 5,0", "count": 1},
            {"key": "s", "text": "geheim", "count": 1714}]},
        "city": {"value": 7.1, "text": "7,1 %", "label": "Auenstadt"},
    } | changes


@pytest.fixture(autouse=True)
def german() -> None:
    speak("de")


def test_range_classes_and_city_are_said() -> None:
    assert map_words(_data()) == (
        f"Die Werte reichen von 0,0{SPACE}% bis 12,5{SPACE}%. "
        "Gebiete je Klasse: bis 4,9: 2; ab 5,0: 1; geheim: 1.714. Auenstadt: 7,1 %.")


def test_a_reservation_stands_with_the_area_and_not_in_the_range() -> None:
    assert f"von 3,1{SPACE}% bis 12,5" in map_words(_data(values=[12.5, 3.1, None, None]))


def test_a_map_without_a_number_says_its_classes_only() -> None:
    legend = {"title": "", "unit": "", "entries": [{"key": "s", "text": "geheim", "count": 4}]}
    nothing = _data(values=[None] * 4, legend=legend, city=None)
    assert map_words(nothing) == "Gebiete je Klasse: geheim: 4."
    assert map_words(nothing | {"values": None, "legend": legend | {"entries": []}}) == ""
