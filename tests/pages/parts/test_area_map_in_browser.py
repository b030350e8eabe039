"""The map component in a real browser: painting, selecting, keyboard, updates, pictures."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.pages.parts.conftest import MapPage


def test_classes_and_hatchings_are_painted(page: MapPage) -> None:
    page.show()
    assert page.area(0).get_attribute("fill") == "#ff0000"
    hatchings = {page.area(i).get_attribute("fill") for i in (3, 4, 5)}
    assert len(hatchings) == 3
    assert all(fill.startswith("url(#") for fill in hatchings)
    assert page.locator(".legend button").count() == 6


def test_areas_have_names_values_and_states(page: MapPage) -> None:
    page.show(selected=["001"])
    assert page.area(0).get_attribute("aria-label") == "Feld 0: 0,0\N{NO-BREAK SPACE}%"
    assert page.area(3).get_attribute("aria-label") == "Feld 3: geheim. Weniger als 3 Fälle"
    assert [page.area(i).get_attribute("aria-pressed") for i in (0, 1)] == ["false", "true"]
    assert page.locator('.area[tabindex="0"]').count() == 1
    assert page.locator(".bare button").inner_text() == "Hafen: 0,0\N{NO-BREAK SPACE}%"


def test_click_selects_and_ctrl_click_adds(page: MapPage) -> None:
    page.show()
    page.area(5).click()
    page.area(6).click(modifiers=["Control"])
    page.area(5).click(modifiers=["Control"])
    page.locator(".bare button").click()
    assert page.sent() == [["005"], ["005", "006"], ["006"], ["bare"]]


def test_one_only_where_several_make_no_sense(page: MapPage) -> None:
    page.show(multiple=False)
    page.area(5).click()
    page.area(6).click(modifiers=["Control"])
    assert page.sent() == [["005"], ["006"]]
    assert not page.locator(".lasso").is_visible()


def test_an_update_under_way_does_not_undo_a_choice(page: MapPage) -> None:
    page.show(selected=["001"])
    page.area(5).click()
    page.show(selected=["001"])
    assert page.area(5).get_attribute("aria-pressed") == "true"
    page.show(selected=["002"])
    assert page.area(5).get_attribute("aria-pressed") == "false"


def test_keyboard_moves_selects_and_clears(page: MapPage) -> None:
    page.show()
    page.area(0).focus()
    for key in ("ArrowRight", "ArrowDown", "Enter", "ArrowRight", "Control+Enter", "Escape"):
        page.keyboard.press(key)
    assert page.sent() == [["005"], ["005", "006"], []]
    assert page.area(6).get_attribute("tabindex") == "0"


def test_lasso_selects_by_centres(page: MapPage) -> None:
    page.show()
    page.locator(".lasso").click()
    first, last = page.area(0).bounding_box(), page.area(5).bounding_box()
    left, top = first["x"] + 5, first["y"] + 5
    right, bottom = last["x"] + last["width"] - 5, last["y"] + last["height"] - 5
    page.mouse.move(left, top)
    page.mouse.down()
    for x, y in ((right, top), (right, bottom), (left, bottom)):
        page.mouse.move(x, y, steps=4)
    page.mouse.up()
    assert page.sent() == [["000", "001", "004", "005"]]


def test_an_update_keeps_elements_zoom_and_focus(page: MapPage) -> None:
    page.show()
    page.area(0).evaluate("node => { node.mine = true; node.focus(); }")
    page.keyboard.press("+")
    zoomed = page.locator(".world").get_attribute("transform")
    page.show(classes="210nxs")
    assert page.area(0).evaluate("node => node.mine && node === node.getRootNode().activeElement")
    assert page.area(0).get_attribute("fill") == "#0000ff"
    assert page.locator(".world").get_attribute("transform") == zoomed


def test_drag_pans_without_selecting_and_the_wheel_scrolls_the_page(page: MapPage) -> None:
    page.show()
    fitted = page.locator(".world").get_attribute("transform")
    page.area(5).hover()
    page.mouse.wheel(0, 100)
    assert page.locator(".world").get_attribute("transform") == fitted
    page.locator(".zoom_in").click()
    zoomed = page.locator(".world").get_attribute("transform")
    page.area(5).hover()
    page.mouse.down()
    page.mouse.move(300, 200, steps=5)
    page.mouse.up()
    assert page.locator(".world").get_attribute("transform") != zoomed
    assert page.sent() == []


def test_pointing_at_the_legend_dims_the_rest(page: MapPage) -> None:
    page.show()
    page.locator('.legend button[data-key="s"]').hover()
    assert page.locator(".area:not(.dim)").count() == 2


def test_many_areas_are_drawn_on_canvas_and_hit(page: MapPage) -> None:
    page.show(6000)
    assert page.locator(".area").count() == 0
    page.mouse.click(*page.canvas_place(42, 17))
    proxy = page.locator(".proxy")
    assert page.sent() == [["1742"]]
    assert proxy.get_attribute("aria-label") == "Feld 1742: 2,0\N{NO-BREAK SPACE}%, ausgewählt"
    page.keyboard.press("ArrowRight")
    assert proxy.get_attribute("aria-label") == "Feld 1743: geheim"
    assert page.locator(".live").inner_text() == "Feld 1743: geheim"


@pytest.mark.parametrize("zooms", [0, 6], ids=["as pixels", "as paths"])
def test_the_canvas_shows_the_class_colours(page: MapPage, zooms: int) -> None:
    page.show(6000, classes="0")
    page.show(6000, classes="1")
    for _ in range(zooms):
        page.locator(".zoom_in").click()
    page.wait_for_timeout(250)
    color = page.locator(".plate").first.evaluate(
        """plate => [...plate.getContext("2d").getImageData(
             plate.width / 2 + 1, plate.height / 2 + 1, 1, 1).data]"""
    )
    assert color == [0, 255, 0, 255]


def test_missing_outlines_are_said_and_the_last_update_wins(page: MapPage) -> None:
    page.send({"outlines": "files/none.json"})
    page.get_by_text("Die Umrisse fehlen.").wait_for()
    page.send({"count": 6000}, {"classes": "2"})
    page.wait_until_painted()
    assert page.locator(".area").count() == 12
    assert page.area(0).get_attribute("fill") == "#0000ff"


def test_the_saved_picture_stands_alone(page: MapPage) -> None:
    page.show(selected=["001"])
    page.locator(".menu summary").click()
    with page.expect_download() as download:
        page.locator(".save_svg").click()
    text = Path(download.value.path()).read_text("utf-8")
    assert re.fullmatch(r"anteil_2021-[0-9a-f]{8}\.svg", download.value.suggested_filename)
    assert all(words in text for words in ("Anteil &#60;2021&#62;", "Quelle: Amt", "Klasse s"))
    references = text.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not any(sign in references for sign in ("http", "href", "@import"))
    page.locator(".menu summary").click()
    with page.expect_download() as download:
        page.locator(".save_png").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("width", [320, 360])
def test_a_narrow_screen_needs_no_sideways_scrolling(page: MapPage, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.show(selected=["001"])
    assert page.evaluate("document.documentElement.scrollWidth") == width
