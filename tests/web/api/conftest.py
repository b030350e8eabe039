"""The API on a tiny city with two releases, as each of its roles sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from monitoring.storage import served
from monitoring.storage.city import city_in
from monitoring.storage.store import Store
from monitoring.web.api.limits import Rate
from monitoring.web.api.routes import api_routes
from monitoring.web.middleware import Headers
from tests.storage.roles import released, work
from tests.web.asked import Client

ROLES = """
[protection.eng]
label = {de = "Eng", en = "Narrow"}
min_numerator = 6

[profiles.amt]
label = {de = "Amt", en = "Office"}
publishes = true

[profiles.rat]
label = {de = "Rat", en = "Council"}
min_numerator = 12

[profiles.alle]
label = {de = "Alle", en = "Everybody"}
min_numerator = 12
levels = ["bezirk", "stadt"]
"""
As = Callable[[str], Client]


@pytest.fixture
def guarded(musterstadt: Path) -> Path:
    """The tiny city with small counts kept secret, and three roles."""
    declared = musterstadt / "city.toml"
    declared.write_text(declared.read_text("utf-8") + ROLES, "utf-8")
    indicators = musterstadt / "indicators" / "all.toml"
    before, found, after = indicators.read_text("utf-8").partition('id = "arb_quote"')
    after = after.replace('protection = "offen"', 'protection = "eng"', 1)
    indicators.write_text(before + found + after, "utf-8")
    return musterstadt


@pytest.fixture
def ask_as(
    guarded: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> Iterator[As]:
    """A client of the API served to a role; "" is the one that publishes."""
    city = city_in(guarded)
    work(guarded, 25, 7, 8, 40)
    released(guarded, city, store, "Erste")
    work(guarded, 25, 9, 8, 40)
    released(guarded, city, store, "Nachmeldung der Agentur")
    monkeypatch.setenv("SOZIALRAUM_CITY", str(guarded))
    monkeypatch.setenv("SOZIALRAUM_STORE", store.location)
    monkeypatch.setattr("monitoring.web.api.routes._rate", Rate(0))

    def client(role: str) -> Client:
        monkeypatch.setenv("SOZIALRAUM_ROLE", role)
        served.forget()
        return Client(Starlette(routes=api_routes(), middleware=[Middleware(Headers)]))

    yield client
    served.forget()


@pytest.fixture
def api(ask_as: As) -> Client:
    """The API as the office sees it."""
    return ask_as("amt")
