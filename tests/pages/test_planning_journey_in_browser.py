"""A planner's journey: a figure on the map, a goal for it, a measure, a review, the report."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pages.browsing import NewTab, Tab, serving

POVERTY = "erkunden?plan=jugendhilfe&indicator=mat_sgb2_u15&period=2023&level=planungsraum%402019"
GOAL, MEASURE = "Kinderarmut im Nikolaiviertel senken", "Familienbüro am Markt"


@pytest.fixture
def own_address(demo_store: Path, tmp_path: Path) -> Iterator[str]:
    """The invented city with a store of its own, which the journey writes to."""
    store = shutil.copytree(demo_store, tmp_path / "store")
    with serving("demo", store, tmp_path / "log.txt") as address:
        yield address


def test_from_a_figure_to_a_goal_a_measure_a_review_and_the_report(
    own_address: str, new_tab: NewTab
) -> None:
    tab = new_tab(own_address, height=1400)
    _find_the_figure(tab)
    _set_a_goal(tab)
    _start_a_measure(tab)
    _review_the_goal(tab)
    _read_the_report(tab)
    _find_it_beside_the_figure(tab)


def _find_the_figure(tab: Tab) -> None:
    tab.open(POVERTY)
    tab.wait_for_map(48)
    tab.page.locator('path.area[aria-label^="Nikolaiviertel"]').click()
    tab.wait_for_text("Nikolaiviertel (010101)")
    tab.page.get_by_role("link", name="Ziel hierzu anlegen").click()
    tab.wait_for_choice("new", "goal")
    tab.wait_for_text("Ziel anlegen")


def _set_a_goal(tab: Tab) -> None:
    _type(tab, "Titel", GOAL)
    _choose(tab, "Stand", "gilt")
    _choose(tab, "Zielgruppen", "Familien")
    # Somebody who saves too early is told what is missing, and keeps what was typed.
    _type(tab, "Ihr Name", "Erika Muster")
    _save(tab)
    tab.wait_for_text("Angaben sind zu berichtigen")
    tab.page.get_by_role("button", name="als Ausgangswert übernehmen").click()
    _type(tab, "Zielwert", "25")
    _type(tab, "Frist", "31.12.2028")
    _choose(tab, "Als erreicht gilt", "Der Wert selbst erreicht das Ziel")
    _type(tab, "Zuständige Stelle", "Jugendamt")
    _save(tab)
    tab.wait_for_text("auf der falschen Seite")
    _type(tab, "Zielwert", "15")
    _wait_until_gone(tab, "auf der falschen Seite")
    _save(tab)
    _saved(tab, "goal")


def _start_a_measure(tab: Tab) -> None:
    tab.page.get_by_role("button", name="Maßnahme zu diesem Ziel anlegen").click()
    tab.wait_for_choice("new", "measure")
    _type(tab, "Titel", MEASURE)
    _choose(tab, "Stand", "läuft")
    _choose(tab, "Lebensphase", "Kindheit")
    _type(tab, "Zuständige Stelle", "Jugendamt")
    _type(tab, "Beginn", "01.01.2024")
    _type(tab, "Ende", "31.12.2028")
    _type(tab, "Personal", "1,5")
    _type(tab, "Mittel im Jahr", "viel")
    _type(tab, "Erwartete Wirkung", "Familien beantragen Leistungen früher.")
    _save(tab)
    tab.wait_for_text("Das ist keine Zahl")
    _type(tab, "Mittel im Jahr", "120.000")
    _wait_until_gone(tab, "Das ist keine Zahl")
    _save(tab)
    _saved(tab, "measure")


def _review_the_goal(tab: Tab) -> None:
    tab.page.get_by_role("link", name=GOAL).first.click()
    tab.page.get_by_role("button", name="Überprüfung anlegen").click()
    tab.wait_for_choice("new", "review")
    _type(tab, "Befund", "Das Familienbüro ist gut besucht.", exact=False)
    _choose(tab, "Folgerung", "wie geplant fortführen")
    # A link opens the page anew, so that the name is asked once more.
    _type(tab, "Ihr Name", "Erika Muster")
    _save(tab)
    _saved(tab, "review")


def _read_the_report(tab: Tab) -> None:
    tab.open("planung?show=bericht&plan=jugendhilfe")
    tab.wait_for_text("Bericht: Jugendhilfeplanung")
    for words in (GOAL, MEASURE, "Das Familienbüro ist gut besucht.", "120.000"):
        tab.wait_for_text(words)


def _find_it_beside_the_figure(tab: Tab) -> None:
    tab.open(POVERTY + "&area=010101")
    tab.page.get_by_role("link", name=GOAL).click()
    tab.wait_for_text(GOAL)
    assert tab.choices["entry"].startswith("goal.")


def _type(tab: Tab, label: str, words: str, exact: bool = False) -> None:
    """Fill in a field and leave it, so that the page hears of it."""
    box = tab.page.get_by_role("textbox", name=label, exact=exact).first
    box.fill(words)
    box.blur()
    _settle(tab)


def _choose(tab: Tab, label: str, option: str) -> None:
    box = tab.page.get_by_role("combobox", name=label).first
    box.click()
    box.fill(option)
    tab.page.get_by_role("option", name=option).first.click()
    tab.page.keyboard.press("Escape")
    _settle(tab)


def _save(tab: Tab) -> None:
    tab.page.get_by_role("button", name="Speichern", exact=True).click()
    _settle(tab)


def _saved(tab: Tab, kind: str) -> None:
    """Wait for the entry itself: what was saved before may still be said."""
    tab.page.wait_for_url(re.compile(rf"entry={kind}\."))
    tab.wait_for_text("Gespeichert als")


def _wait_until_gone(tab: Tab, words: str) -> None:
    tab.page.get_by_text(words).first.wait_for(state="hidden")


def _settle(tab: Tab) -> None:
    """Wait until the page has answered; on a busy machine it does not begin at once."""
    tab.page.evaluate("window.idleSince = undefined")
    tab.page.wait_for_function("""() => {
        const idle = document.querySelector('[data-testid=stApp]').dataset.testScriptState
            === 'notRunning';
        window.idleSince = idle ? window.idleSince ?? performance.now() : undefined;
        return idle && performance.now() - window.idleSince > 300;
    }""")
