"""Patterns and comparisons in a real browser."""

from __future__ import annotations

import pytest

from tests.pages.browsing import NewTab

ENGLISH = ("Choose an option", "Choose options", "Select all", "No results", "Loading",
           "Double-click", "Zoom", "Reset axes", "Download plot")
COLOURS = """() => {
  const root = [...document.querySelectorAll('*')].map((one) => one.shadowRoot ?? one)
    .find((one) => one.querySelector?.('.small-maps canvas'));
  return [...root.querySelectorAll('.small-maps canvas')].map((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const found = {};
    for (let at = 0; at < data.length; at += 4) {
      const key = '#' + [0, 1, 2].map((i) => data[at + i].toString(16).padStart(2, '0')).join('');
      if (data[at + 3] === 255) found[key] = (found[key] ?? 0) + 1;
    }
    return found;
  });
}"""
BLUES = ("#eff3ff", "#bdd7e7", "#6baed6", "#3182bd", "#08519c")


@pytest.mark.parametrize("width", [1280, 360])
def test_small_maps_are_painted_in_the_colours_of_the_classes(
    new_tab: NewTab, demo_address: str, width: int
) -> None:
    tab = new_tab(demo_address, width)
    tab.open("muster?show=karten&indicator=bev_u18")
    tab.page.locator('.small-maps[data-painted="12"]').wait_for()
    painted = tab.page.evaluate(COLOURS)
    assert len(painted) == 12
    for colours in painted:
        assert sum(colours.get(one, 0) > 20 for one in BLUES) >= 4
    assert tab.page.locator(".small-maps canvas[role=img]").count() == 12
    alt = tab.page.locator(".small-maps canvas").first.get_attribute("aria-label")
    assert alt.startswith("Karte 2012 (frühere Grenzen). Gebiete je Klasse:")
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_click_on_a_point_chooses_its_area(new_tab: NewTab, demo_address: str) -> None:
    tab = new_tab(demo_address, height=1400)
    tab.open("muster?show=zwei&indicator=bev_u18&with=arb_alo")
    point = tab.page.locator(".scatterlayer .point").nth(5)
    point.wait_for()
    for _ in range(10):
        # The first clicks may come before the chart listens.
        box = point.bounding_box()
        tab.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        tab.page.wait_for_timeout(700)
        if "area" in tab.choices:
            break
    name = tab.page.locator(".scatterlayer .textpoint")
    name.wait_for()
    tab.page.get_by_role("rowheader", name=name.text_content()).wait_for()
    assert [one for one in ENGLISH if one in tab.text] == []


def test_an_area_of_the_map_is_compared_next(new_tab: NewTab, demo_address: str) -> None:
    tab = new_tab(demo_address)
    tab.open("muster?show=aehnlich&area=010101")
    tab.wait_for_map(48)
    before = tab.page.locator("h3.part").first.inner_text()
    tab.page.locator("path.area").nth(20).click()
    tab.page.wait_for_function("new URLSearchParams(location.search).get('area') !== '010101'")
    tab.page.wait_for_function("before => document.querySelector('h3.part').innerText !== before",
                               arg=before)
    assert tab.page.locator("h3.part").first.inner_text().startswith("Ähnlich wie ")


def test_groups_and_smoothed_values_are_one_click_apart(new_tab: NewTab, demo_address: str) -> None:
    tab = new_tab(demo_address)
    tab.open("muster?indicator=alt_hzp")
    tab.wait_for_map(48)
    tab.page.get_by_role("radio", name="Werte, geglättet").or_(
        tab.page.get_by_text("Werte, geglättet", exact=True)).first.click()
    tab.wait_for_choice("shown", "smooth")
    tab.wait_for_text("wer mit ihnen Geld verteilt")
    assert [one for one in ENGLISH if one in tab.text] == []
