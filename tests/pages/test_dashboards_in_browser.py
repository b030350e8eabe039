"""Dashboards in a browser: keys, short addresses, embedding, paper, the way from a map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.pages.browsing import NewTab, Tab

SLIDES = 8
WIDE, LOW = 1280, 720


@pytest.fixture
def tab(new_tab: NewTab, demo_address: str) -> Tab:
    return new_tab(demo_address, WIDE, LOW)


def _press(tab: Tab, key: str, slide: str | None) -> None:
    tab.page.keyboard.press(key)
    tab.wait_for_choice("slide", slide)


def _wait_for_slide(tab: Tab, number: int) -> None:
    tab.wait_for_text(f"{number} von {SLIDES}")


def _overflow(page: Any) -> list[int]:
    """How many pixels stick out below and to the right of the screen."""
    found: list[int] = page.evaluate(
        """() => { const main = document.querySelector('[data-testid="stMain"]');
        return [main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth]; }""")
    return found


def test_arrow_keys_turn_slides_and_escape_ends(tab: Tab) -> None:
    tab.open("ansichten?dashboard=aufwachsen&mode=present")
    _wait_for_slide(tab, 1)
    # One key is one slide, however often it was pressed before.
    for number, key in enumerate(("ArrowRight", "ArrowRight", "PageDown", " "), 1):
        _press(tab, key, str(number))
        _wait_for_slide(tab, number + 1)
    _press(tab, "ArrowLeft", "3")
    _wait_for_slide(tab, 4)
    _press(tab, "End", str(SLIDES - 1))
    _wait_for_slide(tab, SLIDES)
    _press(tab, "Home", None)
    _wait_for_slide(tab, 1)
    tab.page.keyboard.press("Escape")
    tab.wait_for_choice("mode", None)
    tab.wait_for_text("Alle Ansichten")
    assert tab.choices == {"dashboard": "aufwachsen"}


def test_every_slide_fits_the_screen(tab: Tab) -> None:
    for name, count in (("aufwachsen", 8), ("ostfeld", 10)):
        for slide in range(count):
            tab.open(f"ansichten?dashboard={name}&mode=present&slide={slide}")
            tab.wait_for_text(f"{slide + 1} von {count}")
            tab.page.wait_for_timeout(900)
            assert _overflow(tab.page) == [0, 0], (name, slide)
            button = tab.page.get_by_role("button", name="Beenden").bounding_box()
            assert button["y"] + button["height"] <= LOW


def test_focus_is_seen_on_slides(tab: Tab) -> None:
    tab.open("ansichten?dashboard=aufwachsen&mode=present&slide=1")
    _wait_for_slide(tab, 2)
    for _ in range(12):
        tab.page.keyboard.press("Tab")
        if tab.page.evaluate("() => document.activeElement.matches('button') && "
                             "document.activeElement.innerText.includes('Weiter')"):
            break
    style = tab.page.evaluate(
        "() => { const s = getComputedStyle(document.activeElement);"
        "return [s.outlineStyle, s.boxShadow]; }")
    assert style[0] != "none" or style[1] != "none"
    # On a button the space bar presses it, once.
    tab.page.keyboard.press(" ")
    tab.wait_for_choice("slide", "2")


def test_short_address_shows_the_dashboard_in_the_readers_language(tab: Tab) -> None:
    tab.open("d/aufwachsen?lang=en")
    tab.wait_for_text("Growing up in Auenstadt")
    assert tab.choices == {"dashboard": "aufwachsen", "lang": "en"}


def test_embedded_one_has_neither_navigation_nor_buttons(tab: Tab) -> None:
    tab.open("ansichten?dashboard=aufwachsen&embed=true")
    tab.wait_for_text("Was zuletzt beschlossen wurde")
    assert not tab.page.locator('[data-testid="stSidebar"]').is_visible()
    assert tab.page.locator('[data-testid="stMain"] button:visible').count() == 0
    assert "Selbst erkunden" not in tab.text


def test_paper_holds_the_words_and_no_controls(tab: Tab) -> None:
    tab.open("ansichten?dashboard=aufwachsen")
    tab.wait_for_text("Wo leben Kinder mit wenig Geld?")
    tab.page.emulate_media(media="print")
    for hidden in ("Alle Ansichten", "Vorführen", "Herunterladen", "Überblick"):
        assert not tab.page.get_by_text(hidden, exact=True).first.is_visible()
    assert tab.page.get_by_text("Was zuletzt beschlossen wurde").is_visible()
    # Printing takes the whole article, not the part that a screen shows.
    cut = tab.page.evaluate(
        """() => getComputedStyle(document.querySelector('[data-testid="stMain"]')).overflowY""")
    assert cut == "visible"


@pytest.mark.parametrize("name", ["aufwachsen", "ostfeld", "wohnen", "einfach"])
def test_narrow_screen_shows_everything_without_moving_sideways(
    new_tab: NewTab, demo_address: str, name: str
) -> None:
    tab = new_tab(demo_address, 390, 800)
    tab.open(f"ansichten?dashboard={name}")
    tab.page.locator("article.dashboard").wait_for()
    tab.page.wait_for_timeout(900)
    assert _overflow(tab.page)[1] == 0


def test_what_the_map_shows_goes_into_a_dashboard(tab: Tab) -> None:
    tab.open("erkunden?indicator=mat_sgb2_u15&level=stadtteil&area=0303")
    tab.wait_for_map(12)
    tab.page.get_by_text("In eine Ansicht").click()
    tab.page.get_by_role("button", name="Karte", exact=True).click()
    tab.wait_for_text("Hinzugefügt: Karte.")
    tab.page.get_by_role("button", name="Bedarf und Angebot", exact=True).click()
    tab.wait_for_text("Im Entwurf stehen 2 Bausteine.")
    tab.page.get_by_text("Entwurf öffnen").click()
    tab.wait_for_text("Ansicht zusammenstellen")
    tab.wait_for_text("1. Karte")
    tab.wait_for_text("Kinderarmut (SGB II unter 15) · Stadtteile · Ostfeld")
    tab.wait_for_text("2. Bedarf und Angebot")
    fonts = tab.page.evaluate("() => getComputedStyle(document.querySelector('h1')).fontSize")
    assert float(fonts.removesuffix("px")) == pytest.approx(28)  # the page's own style is there


def test_explore_link_leads_to_the_same_map(tab: Tab) -> None:
    tab.open("ansichten?dashboard=wohnen")
    link = tab.page.locator('section:has-text("Wo leben heute mehr Menschen") a').first
    link.click()
    tab.wait_for_map(12)
    assert tab.choices == {"indicator": "bev_ew", "level": "stadtteil", "period": "2023",
                           "from": "2019"}
    tab.wait_for_text("Veränderung 2019 bis 2023")


@pytest.mark.parametrize("name", ["aufwachsen", "aelter_werden", "ostfeld", "wohnen", "einfach"])
def test_a_dashboard_is_printed_on_one_sheet(
    tab: Tab, tmp_path: Path, name: str
) -> None:
    tab.open(f"ansichten?dashboard={name}")
    tab.page.locator("article.dashboard").wait_for()
    tab.page.wait_for_timeout(1200)
    sheet = tmp_path / "sheet.pdf"
    tab.page.pdf(path=str(sheet), prefer_css_page_size=True)
    with pikepdf.open(sheet) as printed:
        assert len(printed.pages) == 1
        _, _, across, down = (float(one) for one in printed.pages[0].mediabox)
    # A4 in points.
    assert (round(across / 595, 2), round(down / 842, 2)) == (1, 1)


def test_legends_and_charts_can_be_read_on_a_narrow_screen(
    new_tab: NewTab, demo_address: str
) -> None:
    tab = new_tab(demo_address, 390, 800)
    tab.open("ansichten?dashboard=ostfeld")
    tab.page.locator("article.dashboard").wait_for()
    tab.page.wait_for_timeout(900)
    shown = tab.page.evaluate(
        """() => [...document.querySelectorAll("article.dashboard figure.narrow img")].map(
        (one) => one.getBoundingClientRect().width / Number(one.getAttribute("width")))""")
    # The smallest letters of a drawing have ten pixels at its own size.
    assert shown
    assert min(shown) >= 0.85
    assert tab.page.locator("article.dashboard figure.wide:visible").count() == 0
    tab.open("ansichten?dashboard=aufwachsen")
    legend = tab.page.locator("article.dashboard .legend").first
    legend.wait_for()
    size = legend.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= 13
