"""The API on a tiny city with two releases, as each of its roles sees them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from monitoring.storage import served
from monitoring.storage.city import city_in
from monitoring.storage.store import store_at
from monitoring.web.api.limits import Rate
from monitoring.web.api.routes import api_routes
from monitoring.web.middleware import Headers
from tests.conftest import MUSTERSTADT
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
    return _guarded(musterstadt)


def _guarded(musterstadt: Path) -> Path:
    declared = musterstadt / "city.toml"
    declared.write_text(declared.read_text("utf-8") + ROLES, "utf-8")
    indicators = musterstadt / "indicators" / "all.toml"
    before, found, after = indicators.read_text("utf-8").partition('id = "arb_quote"')
    after = after.replace('protection = "offen"', 'protection = "eng"', 1)
    indicators.write_text(before + found + after, "utf-8")
    return musterstadt


@pytest.fixture(scope="session")
def two_releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two releases of the guarded city, made once; tests read it."""
    place = tmp_path_factory.mktemp("api")
    folder = _guarded(shutil.copytree(MUSTERSTADT, place / "musterstadt"))
    city, store = city_in(folder), store_at(str(place / "store"), city="musterstadt")
    work(folder, 25, 7, 8, 40)
    released(folder, city, store, "Erste")
    work(folder, 25, 9, 8, 40)
    released(folder, city, store, "Nachmeldung der Agentur")
    return place / "store"


@pytest.fixture
def ask_as(
    guarded: Path, two_releases: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[As]:
    """A client of the API served to a role; "" is the one that publishes."""
    monkeypatch.setenv("SOZIALRAUM_CITY", str(guarded))
    monkeypatch.setenv("SOZIALRAUM_STORE", str(two_releases))
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
