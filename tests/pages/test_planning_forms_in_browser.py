"""A goal is made, goes wrong, is saved, changed by two people and deleted, in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.pages.browsing import Tab, chromium, serving

ENGLISH = ("Choose", "Select", "Press Enter", "Add options", "No options", "Limit", "Clear")
FORM = "planung?new=goal&for_areas=010101@2019&for_indicator=mat_sgb2_u15&for_tier=operativ"


@pytest.fixture
def address(demo_store: Path, tmp_path: Path) -> Iterator[str]:
    """The invented city, whose register the test may change."""
    store = shutil.copytree(demo_store, tmp_path / "store")
    with serving("demo", store, tmp_path / "log.txt") as served:
        yield served


@pytest.fixture
def tabs(address: str) -> Iterator[list[Tab]]:
    """Two people, each in a browser of their own."""
    with chromium() as browser:
        contexts = [browser.new_context(viewport={"width": width, "height": 900}, locale="de-DE")
                    for width in (1280, 390)]
        found = [Tab(one, address) for one in contexts]
        yield found
        for one in contexts:
            one.close()
    for tab in found:
        assert (tab.foreign, tab.missing, tab.errors) == ([], [], [])


def test_a_goal_from_the_first_word_to_the_bin(tabs: list[Tab]) -> None:
    one, other = tabs
    one.open(FORM)
    one.page.get_by_role("button", name="Speichern", exact=True).wait_for()
    _type(one, "Titel", "Weniger Kinderarmut am Ufer")
    _pick(one, "Fachplan", "Jugendhilfeplanung")
    _pick(one, "Stand", "Entwurf")
    _type(one, "Zielwert", "viel")
    _type(one, "Ihr Name", "Anna")
    _press(one, "Speichern")
    one.wait_for_text("1 Angabe ist zu berichtigen:")
    one.wait_for_text("Das ist keine Zahl.")
    _no_english(one)
    _type(one, "Zielwert", "12,5")
    _press(one, "Speichern")
    one.wait_for_text("Fassung 1.")
    one.page.get_by_role("button", name="Bearbeiten").wait_for()
    _changed_by_two(one, other, one.choices["entry"])
    _deleted(one, other, one.choices["entry"])


def _changed_by_two(one: Tab, other: Tab, name: str) -> None:
    other.open(f"planung?edit={name}")
    _type(other, "Titel", "Weniger Kinderarmut am Fluss")
    _type(other, "Ihr Name", "Ben")
    _press(one, "Bearbeiten")
    _type(one, "Zuständige Stelle", "Jugendamt")
    _press(other, "Speichern")
    other.wait_for_text("Fassung 2.")
    _press(one, "Speichern")
    one.wait_for_text("Ben hat diesen Eintrag inzwischen geändert")
    _no_english(one)
    _press(one, "Beides zusammenführen")
    one.wait_for_text("Weniger Kinderarmut am Fluss")
    _press(one, "Speichern")
    one.wait_for_text("Fassung 3.")
    one.page.get_by_role("button", name="Bearbeiten").wait_for()
    one.wait_for_text("Jugendamt")
    assert one.page.evaluate("document.documentElement.scrollWidth") <= 1280


def _deleted(one: Tab, other: Tab, name: str) -> None:
    _press(one, "Löschen")
    _type(one, "Warum?", "Nur ein Versuch")
    _press(one, "Löschen bestätigen")
    one.wait_for_text("ist gelöscht")
    other.open(f"planung?entry={name}")
    other.wait_for_text("Nur ein Versuch")
    assert other.page.evaluate("document.documentElement.scrollWidth") <= 390


def _field(tab: Tab, label: str) -> Any:
    field = tab.page.get_by_label(label).first
    field.wait_for()
    return field


def _type(tab: Tab, label: str, words: str) -> None:
    """Fill in a field and leave it by keyboard."""
    field = _field(tab, label)
    field.fill(words)
    field.press("Tab")


def _pick(tab: Tab, label: str, words: str) -> None:
    """Choose from a list by typing; it closes while an earlier choice is still answered."""
    field, option = _field(tab, label), tab.page.get_by_role("option", name=words, exact=True)
    for _ in range(10):
        if field.input_value() == words:
            return
        field.fill(words)
        tab.page.wait_for_timeout(500)
        if option.count():
            field.press("Enter")
        tab.page.wait_for_timeout(1000)
    pytest.fail(f"{words} cannot be chosen in {label}")


def _press(tab: Tab, words: str) -> None:
    button = tab.page.get_by_role("button", name=words, exact=True)
    button.wait_for()
    button.press("Enter")


def _no_english(tab: Tab) -> None:
    assert [one for one in ENGLISH if one in tab.text] == []
