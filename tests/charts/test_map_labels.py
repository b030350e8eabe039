"""Short words on a map: one at each area, none on another."""

from __future__ import annotations

import math
from xml.etree import ElementTree as ET

from monitoring.charts.map_labels import labelled

SVG = "{http://www.w3.org/2000/svg}"
BARE = '<svg xmlns="http://www.w3.org/2000/svg" width="416" height="300"></svg>'
# 400 units of the outlines are 400 of the drawing, moved by its edge of 8.
OUTLINES = {"width": 400, "ids": ["a", "b", "c", "d"],
            "centers": [[100, 50], [103, 52], [300, 200], None]}


def test_each_label_stands_at_its_area_and_none_covers_another() -> None:
    found = ET.fromstring(labelled(BARE, OUTLINES, {"a": "1", "b": "2", "c": "3", "d": "4"}, 416))
    discs = [(float(one.get("cx", 0)), float(one.get("cy", 0)))
             for one in found.iter(f"{SVG}circle")]
    assert discs[0] == (108, 58)
    assert discs[2] == (308, 208)
    # The second has no room beside the first, so a line leads to it.
    assert math.dist(discs[0], discs[1]) > 20
    assert len(list(found.iter(f"{SVG}path"))) == 1
    # An area without a center has no place for a label.
    assert [one.text for one in found.iter(f"{SVG}text")] == ["1", "2", "3"]


def test_words_are_only_words() -> None:
    found = ET.fromstring(labelled(BARE, OUTLINES, {"c": "<b>&"}, 416))
    assert [one.text for one in found.iter(f"{SVG}text")] == ["<b>&"]
