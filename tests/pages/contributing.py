"""A tiny city that takes contributions online, and what people and planners do there."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitoring.core.planning.item import Item
from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.publishing import publish
from monitoring.storage.served import forget
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store
from tests.pages.opened import Opened
from tests.pages.planned import OPEN, save

PROFILES = """
[profiles.planung]
label = {de = "Planung", en = "Planning"}
publishes = true
plans = true

[profiles.alle]
label = {de = "Alle", en = "Everybody"}

[planning]
contributions = true
per_hour = 6
"""


def serve_open_city(
    store: Store, musterstadt: Path, monkeypatch: pytest.MonkeyPatch
) -> Store:
    """The tiny city with two roles and an open act, served to everybody."""
    path = musterstadt / "city.toml"
    path.write_text(path.read_text("utf-8") + PROFILES, "utf-8")
    city = city_in(musterstadt)
    publish(store, draft(store, city, read_folder(musterstadt, city)), "Test", "Erste")
    save(store, "act", title="Am Bach", plan="jugend", areas=["0102@2020"], stage="meinungen",
         mandate="beratend", aim="Ein guter Treff", limits="Der Ort steht fest",
         start="2020-01-01", open_form=True, open_until="2090-12-31", topic="wohnen", **OPEN)
    monkeypatch.setenv("SOZIALRAUM_CITY", str(musterstadt))
    monkeypatch.setenv("SOZIALRAUM_STORE", store.location)
    serve_as("alle", monkeypatch)
    return store


def serve_as(role: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Serve the pages to another role from here on."""
    monkeypatch.setenv("SOZIALRAUM_ROLE", role)
    forget()


def shown(**choices: str) -> Opened:
    """The section of contributions."""
    return Opened("participation.py", {"show": "beitraege"} | choices)


def send(page: Opened, words: str, act: str = "B1") -> None:
    """Type a contribution and send it."""
    page.at.text_area(key=f"contribution_text_{act}").set_value(words)
    next(one for one in page.at.button if one.label == "Beitrag absenden").click()
    page.at.run()


def kept(store: Store) -> list[Item]:
    """All contributions, as planners see them."""
    return list(store.ledger.register().of("contribution"))


def errors(page: Opened) -> list[str]:
    """What the page says is wrong."""
    return [one.value for one in page.at.error]
