"""Bars with a marked part: as long as their numbers, with words that are never tags."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from monitoring.charts.share_bars import ShareBar, share_bars

SVG = "{http://www.w3.org/2000/svg}"
BARS = [ShareBar("Informieren", 400, 0, "400"), ShareBar("Mit <Entscheiden>", 100, 50, "100 & 50"),
        ShareBar("Selber machen", 0, 0, "ohne Angabe")]


def rects(found: ET.Element) -> list[tuple[str, float]]:
    """Fill and width of the bars; what stands in a pattern or the legend is less high."""
    return [(str(one.get("fill")), float(str(one.get("width"))))
            for one in found.iter(f"{SVG}rect") if one.get("height") == "16"]


def test_bars_are_as_long_as_their_numbers() -> None:
    first, second, part = rects(ET.fromstring(share_bars(BARS, ("erreicht", "davon"), "Wörter")))
    assert second[1] == pytest.approx(first[1] / 4, abs=0.1)
    assert part[0] == "url(#part)"
    assert part[1] == pytest.approx(first[1] / 8, abs=0.1)
    assert first[0] == second[0] != part[0]


def test_names_and_numbers_stand_beside_the_bars() -> None:
    found = ET.fromstring(share_bars(BARS, ("erreicht", "davon"), "Zwei <Stufen>"))
    said = ["".join(one.itertext()) for one in found.iter(f"{SVG}text")]
    assert said == ["Informieren", "400", "Mit <Entscheiden>", "100 & 50", "Selber machen",
                    "ohne Angabe", "erreicht", "davon"]
    assert found.get("aria-label") == "Zwei <Stufen>"


def test_bars_without_numbers_can_be_drawn() -> None:
    assert rects(ET.fromstring(share_bars(BARS[2:], ("a", "b"), ""))) == []
