"""A statistician at the page "Tabellen veröffentlichen", as Streamlit's test driver sees it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from monitoring.core.recipe import ObservationsRecipe
from monitoring.pages.parts.publish.work import KEY
from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.publishing import publish
from monitoring.storage.sources import read_files
from monitoring.storage.store import Store
from tests.pages.opened import Opened

PATIENCE = 60


class Desk:
    """The page and what can be done on it; every step waits until the table is examined."""

    def __init__(self, **choices: str) -> None:
        self.page = Opened("publish.py", choices)

    @property
    def at(self) -> Any:
        """The driver itself."""
        return self.page.at

    @property
    def text(self) -> str:
        """All words of the page."""
        return self.page.text

    @property
    def headings(self) -> list[str]:
        """The steps that are to be seen."""
        return [one.value for one in self.at.subheader]

    def upload(self, name: str, content: bytes) -> None:
        """Give the page a file."""
        self.at.file_uploader[0].upload(name, content)
        self.run()

    def run(self) -> None:
        """Run the page until nothing is being worked out any more."""
        self.at.run()
        end = time.monotonic() + PATIENCE
        while self._busy():
            assert time.monotonic() < end, "the table is still being examined"
            self.at.run()
        assert [one.message for one in self.at.exception] == []

    def _busy(self) -> bool:
        state = self.at.session_state
        return KEY in state and state[KEY].job is not None

    def select(self, label: str, value: Any) -> None:
        """Choose from the list of this label."""
        self._one(self.at.selectbox, label).set_value(value)
        self.run()

    def answer(self, words: str, answer: str) -> None:
        """Answer the question that begins with these words."""
        self._one(self.at.radio, words).set_value(answer)
        self.run()

    def write(self, label: str, words: str, key: str = "") -> None:
        """Fill in the field of this label; the key tells fields of the same label apart."""
        fields = [one for one in (*self.at.text_input, *self.at.text_area)
                  if one.key.startswith(key)]
        self._one(fields, label).set_value(words)
        self.run()

    def tick(self) -> None:
        """Mark every kind of warning as seen."""
        for box in self.at.checkbox:
            box.check()
        self.run()

    def press(self, label: str) -> None:
        """Press the button of this label, which must not be disabled."""
        button = self.button(label)
        assert not button.disabled, label
        button.click()
        self.run()

    def button(self, label: str) -> Any:
        """The button of this label."""
        return self._one(self.at.button, label)

    def publish(self, note: str, button: str = "Veröffentlichen") -> None:
        """Give everything that a publication needs, and publish as Anna."""
        if self.at.checkbox:
            self.tick()
            self.write("Warum die Warnungen", "geprüft")
        self.write("Ihr Name", "Anna", "by_")
        self.write("Notiz", note)
        self.press(button)

    @staticmethod
    def _one(elements: Any, label: str) -> Any:
        found = [one for one in elements if one.label.startswith(label)]
        assert len(found) == 1, (label, [one.label for one in elements])
        return found[0]


def known_table(musterstadt: Path, old: str, new: str) -> bytes:
    """The tiny city's table of residents with one cell changed."""
    words = (musterstadt / "tables" / "einwohner.csv").read_text("utf-8")
    assert words.count(old) == 1
    return words.replace(old, new).encode()


def publish_beside(store: Store, musterstadt: Path) -> None:
    """Somebody else publishes another number in a cell of that table."""
    path = musterstadt / "neben.csv"
    path.write_bytes(known_table(musterstadt, ";1.020;", ";1.099;"))
    city = city_in(musterstadt)
    recipe = city.recipes["einwohner"]
    assert isinstance(recipe, ObservationsRecipe)
    publish(store, draft(store, city, read_files([path], recipe, city)), "Carla", "Nachtrag")
