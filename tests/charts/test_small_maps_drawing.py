"""Several maps as one picture."""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from monitoring.charts.small_maps_drawing import drawn_small_maps

SVG = "{http://www.w3.org/2000/svg}"
OUTLINES: dict[str, Any] = {
    "width": 100, "height": 50, "ids": ["01", "02"], "paths": ["M0,0h9v9z", "M9,0h9v9z"],
    "centers": [[4, 4], [13, 4]], "above": "M0,0h50",
}
COLOURS = ("#111111", "#222222")
ENTRIES = ({"key": "0", "text": "wenig"}, {"key": "s", "text": "geheim & <still>"})


def _drawn(count: int) -> ET.Element:
    maps = [(f"{2010 + at} & mehr", OUTLINES, "0s" if at else "10") for at in range(count)]
    return ET.fromstring(drawn_small_maps(maps, COLOURS, ["02"], ENTRIES, 'Karten "2010"'))


@pytest.mark.parametrize(("count", "rows"), [(1, 1), (4, 1), (5, 2), (12, 3)])
def test_maps_stand_in_rows_and_nothing_overlaps(count: int, rows: int) -> None:
    root = _drawn(count)
    maps = root.findall(f"{SVG}svg")
    boxes = [tuple(float(one.get(name, "")) for name in ("x", "y", "width", "height"))
             for one in maps]
    assert len(boxes) == count
    assert len({y for _, y, *_ in boxes}) == rows
    assert sorted(boxes, key=lambda one: (one[1], one[0])) == boxes
    for (left, top, wide, high), (x, y, *_) in pairwise(boxes):
        assert x >= left + wide - 0.1 or y >= top + high
    assert max(x + wide for x, _, wide, _ in boxes) <= 720.1
    assert max(y + high for _, y, _, high in boxes) < float(root.get("height", ""))


def test_titles_legend_and_words_are_as_they_are() -> None:
    root = _drawn(3)
    said = ["".join(one.itertext()) for one in root.findall(f"{SVG}text")]
    assert said == ["2010 & mehr", "2011 & mehr", "2012 & mehr", "wenig", "geheim & <still>"]
    assert root.get("aria-label") == 'Karten "2010"'


def test_each_map_has_its_own_classes() -> None:
    fills = [[path.get("fill") for path in one.iter(f"{SVG}path")
              if path.get("d") in OUTLINES["paths"] and path.get("fill") != "none"]
             for one in _drawn(2).findall(f"{SVG}svg")]
    assert fills == [["#222222", "#111111"], ["#111111", "url(#map-s)"]]
