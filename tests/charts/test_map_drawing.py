"""The map as SVG, as the browser draws it."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree as ET

from monitoring.charts.map_drawing import BORDER, HATCHES, drawn_map, swatch
from tests.conftest import PROJECT

SVG = "{http://www.w3.org/2000/svg}"
ON_SCREEN = PROJECT / "monitoring" / "pages" / "parts" / "area_map" / "patterns.js"
OUTLINES: dict[str, Any] = {"width": 100, "height": 50, "ids": ["01", "02", "03", "04", "05"],
            "paths": ["M0,0h10v10z", "M10,0h10v10z", "M20,0h10v10z", "", "M40,0h10v10z"],
            "above": "M0,0h50"}
COLOURS = ("#111111", "#222222", "#333333")
ENTRIES = ({"key": "0", "text": "wenig & <mehr>", "count": 1}, {"key": "s", "text": "geheim"})


def drawing(classes: str = "02s0n", **more: Any) -> ET.Element:
    return ET.fromstring(drawn_map(OUTLINES, classes, COLOURS, **more))


def test_hatchings_and_borders_are_those_of_the_screen() -> None:
    code = ON_SCREEN.read_text("utf-8")
    assert f'BORDER = "{BORDER}"' in code
    (body,) = re.findall(r"HATCHES = (\{.*?\n\});", code, re.DOTALL)
    quoted = re.sub(r"(\w+):", r'"\1":', re.sub(r",(\s*\})", r"\1", body))
    theirs = {key: (one["size"], one["ground"], one["ink"], one["width"], one["d"])
              for key, one in json.loads(quoted).items()}
    assert theirs == HATCHES


def test_every_area_has_the_colour_of_its_class_or_a_hatching() -> None:
    fills = [(one.get("d"), one.get("fill")) for one in drawing().iter(f"{SVG}path")
             if one.get("d", "").endswith("h10v10z")]
    assert fills == [
        ("M0,0h10v10z", "#111111"), ("M10,0h10v10z", "#333333"), ("M20,0h10v10z", "url(#map-s)"),
        ("M40,0h10v10z", "url(#map-n)")]
    names = {one.get("id") for one in drawing().iter(f"{SVG}pattern")}
    assert names == {f"{name}-{key}" for name in ("map", "key") for key in HATCHES}


def test_a_class_above_nine_has_a_letter() -> None:
    many = [f"#0000{at:02x}" for at in range(12)]
    found = ET.fromstring(drawn_map(OUTLINES, "AB9xs", many))
    fills = [one.get("fill") for one in found.iter(f"{SVG}path")
             if one.get("fill", "").startswith("#0")]
    assert fills == ["#00000a", "#00000b", "#000009"]


def test_chosen_areas_have_a_line_of_their_own() -> None:
    (group,) = [one for one in drawing(selected=["02", "99"]).iter(f"{SVG}g")
                if one.get("stroke") == "#111111"]
    assert [one.get("d") for one in group] == ["M10,0h10v10z"]


def test_the_legend_says_its_words_as_they_are() -> None:
    found = drawing(entries=ENTRIES, alt='Karte "Nord" & <Süd>')
    assert [one.text for one in found.iter(f"{SVG}text")] == ["wenig & <mehr> (1)", "geheim"]
    assert found.get("aria-label") == 'Karte "Nord" & <Süd>'
    assert [one.get("fill") for one in found.iter(f"{SVG}rect")][-2:] == ["#111111", "url(#key-s)"]


def test_a_long_legend_goes_on_in_lines_below() -> None:
    entries = [{"key": "0", "text": "eine lange Klasse mit Worten"}] * 5
    high = float(drawing(entries=entries).get("height", 0))
    assert high > float(drawing(entries=entries[:1]).get("height", 0)) + 17
    widest = max(float(one.get("x", 0)) for one in drawing(entries=entries).iter(f"{SVG}text"))
    assert widest < 640


def test_signs_of_classes_stand_inside_their_areas_and_in_the_legend() -> None:
    places = {**OUTLINES, "centers": [[5, 5], [15, 5], [25, 5], None, [45, 5]],
              "paths": [one.replace("h10v10z", "l10,0 0,10z") for one in OUTLINES["paths"]]}
    root = ET.fromstring(drawn_map(places, "02s0n", COLOURS, entries=ENTRIES, width=640,
                                   symbols={"0": "▲▲", "2": "●"}))
    (signs,) = root.findall(f".//{SVG}g[@class='signs']")
    found = [re.match(r"translate\(([\d.]+) ([\d.]+)\)", one.get("transform", ""))
             for one in signs]
    across = [float(one[1]) for one in found if one]
    # Two triangles around the middle of the first area, a dot in the second; the fourth has no
    # outline, the others no class.
    assert len(across) == 3
    assert (across[0] + across[1]) / 2 == 5
    assert across[2] == 15
    legend = [one for one in root.findall(f"{SVG}path") if one.get("transform")]
    assert len(legend) == 2


def test_areas_too_small_for_a_sign_have_none() -> None:
    places = {**OUTLINES, "width": 4000, "centers": [[5, 5], [15, 5], [25, 5], None, [45, 5]]}
    root = ET.fromstring(drawn_map(places, "02s0n", COLOURS, symbols={"0": "▲", "2": "●"}))
    (signs,) = root.findall(f".//{SVG}g[@class='signs']")
    assert list(signs) == []


def test_a_swatch_is_drawn_as_the_map_draws_the_class() -> None:
    ((_, fill), *_) = [(one, one.get("fill")) for one in
                       ET.fromstring(swatch("2", COLOURS, "▲")).iter(f"{SVG}rect")][-1:]
    assert fill == COLOURS[2]
    hatched = [one.get("fill") for one in ET.fromstring(swatch("s", COLOURS)).iter(f"{SVG}rect")]
    assert hatched[-1] == "url(#key-s)"
