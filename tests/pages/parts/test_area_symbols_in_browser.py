"""Signs inside the areas in a real browser: what the colour says is said by form as well."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.pages.parts.conftest import MapPage

SIGNS = {"0": "▼", "2": "▲"}
GLYPHS = ".glyphs text"
PLATE = """plate => {
  const { data } = plate.getContext("2d").getImageData(0, 0, plate.width, plate.height);
  let inked = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at] > 200) inked += 1;
  return plate.hidden ? 0 : inked;
}"""


def test_areas_of_a_class_with_a_sign_show_it(page: MapPage) -> None:
    page.show(symbols=SIGNS)
    assert page.locator(GLYPHS).all_text_contents() == ["▼", "▲", "▼", "▲"]
    assert page.locator(GLYPHS).first.is_visible()
    assert page.locator(".glyphs").get_attribute("aria-hidden") == "true"
    assert page.area(0).get_attribute("aria-label") == "Feld 0: 0,0\N{NO-BREAK SPACE}%"


def test_without_signs_there_are_none(page: MapPage) -> None:
    page.show()
    assert page.locator(f"{GLYPHS}, .legend .swatch text").count() == 0
    page.show(symbols=SIGNS)
    page.show()
    assert page.locator(f"{GLYPHS}, .legend .swatch text").count() == 0


def test_the_legend_shows_the_signs(page: MapPage) -> None:
    page.show(symbols=SIGNS)
    swatch = page.locator('.legend button[data-key="2"] .swatch text')
    assert swatch.text_content() == "▲"
    assert page.locator(".legend .swatch text").count() == 2
    page.show(symbols={"2": "◆"})
    assert page.locator(".legend .swatch text").all_text_contents() == ["◆"]


def test_a_hatched_status_may_have_a_sign_too(page: MapPage) -> None:
    page.show(symbols={"s": "?"})
    assert page.locator(GLYPHS).all_text_contents() == ["?", "?"]


@pytest.mark.parametrize(
    ("ground", "ink"),
    [("#ffffff", "#14171d"), ("#e66101", "#14171d"), ("#5e3c99", "#ffffff"),
     ("#08306b", "#ffffff")],
)
def test_the_ink_stands_out_on_the_class(page: MapPage, ground: str, ink: str) -> None:
    page.show(symbols=SIGNS, colors=[ground, "#00ff00", "#0000ff"])
    glyph = page.locator(GLYPHS).first
    assert glyph.get_attribute("fill") == ink
    assert glyph.get_attribute("stroke") not in (None, ink)


def test_a_sign_follows_the_values_and_keeps_its_element(page: MapPage) -> None:
    page.show(symbols=SIGNS)
    page.locator(GLYPHS).first.evaluate("node => { node.mine = true; }")
    page.show(classes="210nxs", symbols=SIGNS)
    first = page.locator('.glyphs [data-of="0"]')
    assert first.text_content() == "▲"
    assert first.evaluate("node => node.mine")


def test_a_sign_stands_inside_its_area_at_its_widest_place(page: MapPage) -> None:
    """A horseshoe has its centre of mass outside itself; its broad foot is at the bottom."""
    horseshoe = "M0,0l20,0 0,60 60,0 0,-60 20,0 0,100 -100,0z"
    page.show(symbols=SIGNS, outlines=_outlines(page, "horseshoe", [horseshoe]))
    place = page.locator(GLYPHS).evaluate("node => [+node.getAttribute('x'), "
                                          "+node.getAttribute('y')]")
    assert page.area(0).evaluate("(node, at) => node.isPointInFill(new DOMPoint(...at))", place)
    assert 75 < place[1] < 85


def test_a_sign_is_not_set_into_a_hole(page: MapPage) -> None:
    ring = "M0,0l100,0 0,100 -100,0zM20,20l60,0 0,60 -60,0z"
    page.show(symbols=SIGNS, outlines=_outlines(page, "ring", [ring]))
    x, y = page.locator(GLYPHS).evaluate("node => [+node.getAttribute('x'), "
                                         "+node.getAttribute('y')]")
    assert min(x, y, 100 - x, 100 - y) < 20


def test_small_areas_show_their_sign_only_closer_in(page: MapPage) -> None:
    large, small = "M0,0l90,0 0,100 -90,0z", "M95,0l1,0 0,1 -1,0z"
    page.show(classes="02", symbols=SIGNS, outlines=_outlines(page, "small", [large, small]))
    assert page.locator(GLYPHS).all_text_contents() == ["▼"]
    for _ in range(3):
        page.locator(".zoom_in").click()
    assert page.locator(GLYPHS).all_text_contents() == ["▼", "▲"]


def test_signs_do_not_grow_with_the_map(page: MapPage) -> None:
    page.show(symbols=SIGNS)
    before = page.locator(GLYPHS).first.bounding_box()
    page.locator(".zoom_in").click()
    page.locator(".zoom_in").click()
    after = page.locator(GLYPHS).first.bounding_box()
    assert after["height"] == pytest.approx(before["height"], abs=0.8)
    assert 8 <= before["height"] <= 18


def test_signs_do_not_catch_the_pointer(page: MapPage) -> None:
    page.show(symbols=SIGNS)
    page.area(2).click()
    assert page.sent() == [["002"]]


def test_pointing_at_the_legend_dims_the_other_signs(page: MapPage) -> None:
    page.show(symbols=SIGNS)
    page.locator('.legend button[data-key="2"]').hover()
    assert page.locator(f"{GLYPHS}:not(.dim)").all_text_contents() == ["▲", "▲"]


def test_the_canvas_shows_signs_where_areas_are_large_enough(page: MapPage) -> None:
    page.show(6000, classes="0", symbols=SIGNS)
    page.wait_for_timeout(200)
    plate = page.locator(".plate").nth(2)
    assert plate.evaluate(PLATE) == 0
    for _ in range(5):
        page.locator(".zoom_in").click()
    page.wait_for_timeout(300)
    assert plate.evaluate(PLATE) > 500
    page.show(6000, classes="0")
    assert plate.evaluate(PLATE) == 0


def test_the_saved_picture_shows_map_and_legend_signs(page: MapPage) -> None:
    page.show(symbols=SIGNS | {"1": "<&>"})
    page.locator(".menu summary").click()
    with page.expect_download() as download:
        page.locator(".save_svg").click()
    text = Path(download.value.path()).read_text("utf-8")
    assert (text.count("▼"), text.count("▲")) == (3, 3)
    assert text.count("&#60;&#38;&#62;") == 3
    page.set_content("<body></body>")
    parsed = page.evaluate("text => new DOMParser().parseFromString(text, 'image/svg+xml')"
                           ".querySelector('parsererror') === null", text)
    assert parsed


def _outlines(page: MapPage, name: str, paths: list[str]) -> str:
    """Address of outlines with these areas on a map of 100 × 100."""
    drawn: dict[str, Any] = {
        "width": 100, "height": 100, "paths": [*paths, *[""] * (13 - len(paths))],
        "ids": [f"{i:03d}" for i in range(13)], "names": [f"Feld {i}" for i in range(13)],
        "above": "",
    }
    page.route(f"**/{name}.json", lambda route: route.fulfill(json=drawn))
    return f"files/{name}.json"
