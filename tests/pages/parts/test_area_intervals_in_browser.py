"""Intervals and notes in a real browser: whiskers on the ranking strip, a line in the note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.pages.parts.conftest import MapPage

SPACE = "\N{NO-BREAK SPACE}"
CLASSES = "012012012012s"
VALUES: list[float | None] = [10.0, 20.0, 30.0, 11.0, 21.0, 31.0, 12.0, 22.0, 32.0, 13.0, 23.0,
                              33.0, None]
LOW: list[float | None] = [value if value is None else value - 5 for value in VALUES]
HIGH: list[float | None] = [value if value is None else value + 7 for value in VALUES]
# The strip's drawing area from its lowest to its highest value, in pixels from the top.
HIGHEST, LOWEST = 36.0, 120.0


def shown(page: MapPage, **changes: Any) -> None:
    """Twelve areas with values of 10 to 33 and intervals from 5 below to 7 above."""
    page.show(**{"classes": CLASSES, "values": VALUES, "reasons": {},
                 "whiskers": {"low": LOW, "high": HIGH}, **changes})


def lines(page: MapPage, selector: str = ".whisker:not(.one)") -> list[tuple[float, float, float]]:
    """Place, lower and upper end of each upright line of a path."""
    path = page.locator(selector).get_attribute("d") or ""
    found = re.findall(r"M([\d.]+),([\d.]+)V([\d.]+)", path)
    return [(float(x), float(low), float(high)) for x, low, high in found]


def test_every_bar_has_a_whisker_from_its_low_to_its_high_end(page: MapPage) -> None:
    shown(page, city=None)
    whiskers = lines(page)
    assert len(whiskers) == 12
    # The scale runs from zero to the highest end, 40: the interval 5 to 17 of the value 10 …
    scale = (LOWEST - HIGHEST) / 40
    for (_, low, high), value in zip(whiskers, sorted(v for v in VALUES if v), strict=True):
        assert abs(low - (LOWEST - (value - 5) * scale)) < 0.1
        assert abs(high - (LOWEST - (value + 7) * scale)) < 0.1


def test_the_scale_reaches_below_zero_with_the_whiskers(page: MapPage) -> None:
    shown(page, whiskers={"low": [-60.0, *LOW[1:]], "high": HIGH}, city=None)
    ends = [end for _, low, high in lines(page) for end in (low, high)]
    assert max(ends) == LOWEST
    assert min(ends) == HIGHEST


def test_an_area_without_interval_has_no_whisker(page: MapPage) -> None:
    low, high = [None, *LOW[1:]], [*HIGH[:-2], None, None]
    shown(page, whiskers={"low": low, "high": high}, selected=["000"])
    assert len(lines(page)) == 10
    assert page.locator(".whisker.one").count() == 0
    assert page.locator(".bar-chosen").count() == 1


def test_without_intervals_the_strip_is_as_before(page: MapPage) -> None:
    bars = page.locator(".bars g path").first
    shown(page, whiskers=None)
    before = bars.get_attribute("d")
    shown(page)
    assert bars.get_attribute("d") != before
    shown(page, whiskers=None)
    assert bars.get_attribute("d") == before
    assert not any(page.locator(one).get_attribute("d") for one in (".whisker", ".whisker-band"))


def test_chosen_and_hovered_areas_have_a_whisker_with_caps(page: MapPage) -> None:
    shown(page, selected=["001"])
    chosen = page.locator(".whisker.one")
    assert chosen.count() == 1
    assert len(re.findall(r"M[\d.]+,[\d.]+h8", chosen.get_attribute("d"))) == 2
    page.area(5).hover()
    assert page.locator(".whisker.one").count() == 2
    page.mouse.move(5, 5)
    assert page.locator(".whisker.one").count() == 1


def test_many_areas_share_a_band(page: MapPage) -> None:
    values = [float(i) for i in range(6001)]
    ends = {"low": [max(0.0, v - 500) for v in values], "high": [v + 500 for v in values]}
    page.show(6000, classes="0", values=values, whiskers=ends, reasons={}, city=None,
              selected=["3000"])
    assert lines(page) == []
    path = page.locator(".whisker-band").get_attribute("d")
    places = [float(y) for _, y in re.findall(r"([\d.]+),([\d.]+)", path)]
    assert path.count("Z") == 1
    assert (min(places), max(places)) == (HIGHEST, LOWEST)
    assert page.locator(".whisker.one").count() == 1


def test_a_gap_parts_the_band(page: MapPage) -> None:
    values = [float(i + 1000) for i in range(6001)]
    low: list[float | None] = [v - 900 for v in values]
    for i in range(2000, 3000):
        low[i] = None
    page.show(6000, classes="0", values=values, reasons={},
              whiskers={"low": low, "high": [v + 900 for v in values]})
    assert page.locator(".whisker-band").get_attribute("d").count("Z") == 2


def test_the_strip_says_that_it_shows_intervals(page: MapPage) -> None:
    labels = {"ranking": "Geordnet", "ranking_intervals": "Geordnet, mit Intervallen"}
    shown(page, labels=labels)
    assert page.locator(".strip-title").inner_text() == "Geordnet, mit Intervallen"
    assert page.locator(".bars").get_attribute("aria-label").startswith("Geordnet, mit Intervallen")
    nothing = {"low": [None] * 13, "high": [None] * 13}
    shown(page, labels=labels, whiskers=nothing)
    assert page.locator(".strip-title").inner_text() == "Geordnet"


def test_the_note_stands_below_the_value_and_in_the_name(page: MapPage) -> None:
    notes = "\n".join(["7,1 bis 15,0 · mehr Bedarf als Berlin", "", *["5,0 bis 17,0"] * 11])
    page.show(notes=notes)
    area, plain, secret = (page.area(i) for i in (0, 1, 3))
    assert area.get_attribute("aria-label") == (
        f"Feld 0: 0,0{SPACE}%. 7,1 bis 15,0 · mehr Bedarf als Berlin")
    assert plain.get_attribute("aria-label") == f"Feld 1: 1,0{SPACE}%"
    assert secret.get_attribute("aria-label") == (
        "Feld 3: geheim. 5,0 bis 17,0. Weniger als 3 Fälle")
    area.hover()
    assert page.locator(".tip-note").inner_text() == "7,1 bis 15,0 · mehr Bedarf als Berlin"
    plain.hover()
    assert not page.locator(".tip-note").is_visible()
    bare = page.locator(".bare button")
    assert bare.inner_text() == f"Hafen: 0,0{SPACE}%"
    assert bare.get_attribute("aria-label") == f"Hafen: 0,0{SPACE}%. 5,0 bis 17,0"


def test_an_open_note_follows_the_update(page: MapPage) -> None:
    page.show(notes="\n".join(["vorher"] * 13))
    page.area(0).hover()
    page.show(notes="\n".join(["nachher"] * 13))
    assert page.locator(".tip-note").inner_text() == "nachher"
    page.show()
    assert not page.locator(".tip-note").is_visible()
    assert page.area(0).get_attribute("aria-label") == f"Feld 0: 0,0{SPACE}%"


def test_the_table_does_not_repeat_the_notes(page: MapPage) -> None:
    wanted = {"caption": "Anteil", "name": "Gebiet", "id": "Kennung", "value": "Wert"}
    page.show(notes="\n".join(["5,0 bis 17,0"] * 13), table=wanted)
    assert "bis" not in page.locator(".table tbody").inner_text()


def test_words_of_a_note_are_made_from_ends_and_legend(page: MapPage) -> None:
    ends = {name: " ".join(f"{one:.1f}" if one and at != 4 else "" for at, one in enumerate(values))
            for name, values in (("low", LOW), ("high", HIGH))}
    entries = [{"key": str(key), "text": word, "count": 4}
               for key, word in enumerate(("weniger", "gleich", "mehr"))]
    shown(page, whiskers=ends, says_class=True, symbols={"0": "▼", "1": "●", "2": "▲"},
          interval={"pattern": "Intervall {low} bis {high} %", "decimals": 1},
          legend={"title": "", "unit": "%", "entries": entries})
    said = [page.area(at).get_attribute("aria-label") for at in (0, 2, 4)]
    assert "Intervall 5,0 bis 17,0 %; ▼ weniger" in said[0]
    assert "Intervall 25,0 bis 37,0 %; ▲ mehr" in said[1]
    assert "Intervall" not in said[2]
    assert said[2].endswith("● gleich")
    assert len(lines(page)) == 11
