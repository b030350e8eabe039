"""What people do with the forms of the planning register."""

from __future__ import annotations

from typing import Any

from monitoring.core.planning.item import Item
from monitoring.storage.store import Store
from tests.pages.opened import Opened
from tests.pages.planned import plain


def shown(**choices: str) -> Opened:
    """The page Planung, opened with these choices."""
    return Opened("planning.py", choices)


def press(page: Opened, words: str) -> None:
    """Press the button with these words."""
    next(one for one in page.at.button if one.label == words).click().run()
    assert not page.at.exception


def field(page: Opened, label: str) -> Any:
    """The widget whose label begins with these words."""
    at = page.at
    every = [*at.text_input, *at.text_area, *at.selectbox, *at.multiselect, *at.toggle]
    return next(one for one in every if one.label.split(" – ")[0] == label)


def type_in(page: Opened, **fields: Any) -> None:
    """Fill in fields by their labels, with _ for a space."""
    for label, value in fields.items():
        field(page, label.replace("_", " ")).set_value(value).run()


def wrong(page: Opened) -> list[str]:
    """What the page says below its fields."""
    return [plain(one.split("</p>")[0].split(">", 1)[1])
            for one in page.html.split('<p class="wrong')[1:] if not one.startswith(" below")]


def newest(store: Store, kind: str, name: str) -> Item:
    """The newest version of an entry in the store."""
    return store.ledger.versions(kind, name)[-1]
