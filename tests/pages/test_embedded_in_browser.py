"""Every page inside another one: no navigation, and nothing that leads out of it."""

from __future__ import annotations

import pytest

from tests.pages.browsing import NewTab, Tab

SEEN = "nodes => nodes.filter(one => one.checkVisibility()).map(one => one.outerHTML.slice(0, 90))"
AROUND = ('[data-testid="stSidebar"], [data-testid="stSidebarNav"], [data-testid="stHeader"], '
          '[data-testid="stPageLink"], [data-testid="stExpandSidebarButton"]')
# One's own anchors and files lead nowhere else.
LINKS = 'a[href]:not([href^="#"]):not([href^="blob:"]):not([download])'
PAGES = ("", "erkunden?indicator=mat_sgb2_u15&area=010101", "ansichten",
         "ansichten?dashboard=wohnen", "ansichten?dashboard=weg", "profil?area=0303", "fachplaene",
         "index", "muster?show=aehnlich", "planung?show=ziele", "synopse?show=indikatoren",
         "uebergaenge", "beteiligung", "netzwerk", "daten?show=ausgaben", "veroeffentlichen")


@pytest.fixture
def tab(new_tab: NewTab, demo_address: str) -> Tab:
    return new_tab(demo_address, 1000, 800)


def test_no_page_leads_out_of_the_frame_that_shows_it(tab: Tab) -> None:
    for path in PAGES:
        tab.open(f"{path}{'&' if '?' in path else '?'}embed=true")
        tab.page.wait_for_function("s => !document.querySelector(s)", arg=LINKS)
        assert tab.page.locator(AROUND).evaluate_all(SEEN) == [], path
        assert tab.page.locator(LINKS).evaluate_all(SEEN) == [], path
        # A later answer of the server brings no link back.
        tab.page.wait_for_timeout(300)
        assert tab.page.locator(LINKS).evaluate_all(SEEN) == [], path
        assert not tab.errors, path
