"""In a real browser: every visible picture has a name and its numbers beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pages.browsing import NewTab, Tab

LOOKED_AT, FOCUSED = ((Path(__file__).parent / name).read_text("utf-8").partition("\n")[2]
                      for name in ("pictures.js", "focused.js"))
# All kinds of pictures of the product, with the number of big maps on each page; what every
# page says of its pictures is held in `readable.check`.
PAGES = {
    "": 0, "erkunden?area=010101": 1, "erkunden?map=vergleich&area=010101&table=1": 1,
    "profil?area=0303": 1, "ansichten?dashboard=aufwachsen": 0, "index": 1, "muster?show=raum": 1,
    "muster?show=zwei": 0, "muster?show=karten": 0, "planung?show=ziele": 1, "synopse?show=zeit": 0,
    "beteiligung?show=stufen": 0, "netzwerk?show=netz": 0, "planung?entry=goal.Z5": 0,
}
LONGEST = 90


def _ready(tab: Tab, path: str, maps: int) -> None:
    """Open a page and wait until its maps are painted and its charts are drawn."""
    tab.open(path)
    tab.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    if maps:
        tab.page.locator(".area-map[data-painted]").nth(maps - 1).wait_for()
    tab.page.wait_for_function("""() => {
      const all = (selector) => document.querySelectorAll(selector).length;
      return all('[data-testid="stSkeleton"]') === 0
        && all('[data-testid="stPlotlyChart"]') === all(".js-plotly-plot .main-svg:first-child");
    }""")
    tab.page.wait_for_function(f"() => ({LOOKED_AT})().length > 0")


def test_every_picture_has_a_name_and_its_table_beside_it(
    demo_address: str, new_tab: NewTab
) -> None:
    tab, silent, seen = new_tab(demo_address, width=1440), [], 0
    for path, maps in PAGES.items():
        _ready(tab, path, maps)
        pictures = tab.page.evaluate(LOOKED_AT)
        seen += len(pictures)
        silent += [(path, one["what"], "no name") for one in pictures if not one["name"]]
        silent += [(path, one["what"], "no table") for one in pictures if not one["table"]]
    assert silent == []
    assert seen > 150


@pytest.mark.parametrize(("path", "passed"), [
    ("erkunden?area=010101&table=1", (
        r"^Fachplan", r"^Jahr", r"Darstellung", r"^Vergrößern", r"^Nikolaiviertel: 12,1",
        r"^11,0 bis 12,9", r"^Wert \(%\)", r"^Nikolaiviertel$", r"Verlauf herunterladen",
        r"Die Zahlen als Tabelle")),
    ("profil?area=0303", (
        r"^Stadtteil", r"^Ostfeld$", r"Karte herunterladen", r"^Alle Indikatoren",
        r"^Einwohnerinnen und Einwohner")),
])
def test_the_tabulator_passes_everything_and_is_seen(
    demo_address: str, new_tab: NewTab, path: str, passed: tuple[str, ...]
) -> None:
    tab = new_tab(demo_address, width=1440)
    _ready(tab, path, 1)
    tab.page.locator("#stMain, [data-testid='stMain']").first.focus()
    names = []
    for _ in range(LONGEST):
        tab.page.keyboard.press("Tab")
        name, seen = tab.page.evaluate(FOCUSED) or ("", True)
        assert seen, name
        names.append(name)
    places = [next((at for at, one in enumerate(names) if re.search(wanted, one)), -1)
              for wanted in passed]
    assert -1 not in places, list(zip(passed, places, strict=True))
    assert places == sorted(places)
