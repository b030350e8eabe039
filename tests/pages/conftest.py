"""The pages on an invented and on real cities."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.planning.first_entries import first_entries
from monitoring.storage.planning.setting import setting_of
from monitoring.storage.publishing import publish
from monitoring.storage.served import forget, served_snapshot, served_store
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store, store_at
from tests.conftest import MUSTERSTADT
from tests.pages.browsing import NewTab, Tab, chromium, serving
from tests.pages.opened import ROOT, Opened

Open = Callable[..., Opened]


@pytest.fixture
def city(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[
    Callable[[str], Open]
]:
    """Serve a city from here on; gives what opens its pages with the choices of a link."""

    def serve(name: str) -> Open:
        store = request.getfixturevalue(f"{name}_store")
        monkeypatch.setenv("SOZIALRAUM_CITY", str(ROOT / "data" / name))
        monkeypatch.setenv("SOZIALRAUM_STORE", str(store))
        monkeypatch.delenv("SOZIALRAUM_DATABASE", raising=False)
        forget()
        return lambda page, **choices: Opened(page, choices)

    yield serve
    forget()


@pytest.fixture
def demo(city: Callable[[str], Open]) -> Open:
    """Opens pages of the invented city."""
    return city("demo")


@pytest.fixture
def berlin(city: Callable[[str], Open]) -> Open:
    """Opens pages of Berlin; skipped without its real files."""
    return city("berlin")


@pytest.fixture(scope="module")
def planned_store(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented city's store with its first entries."""
    place = shutil.copytree(demo_store, tmp_path_factory.mktemp("planned") / "store")
    folder = ROOT / "data" / "demo"
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SOZIALRAUM_CITY", str(folder))
        patched.setenv("SOZIALRAUM_STORE", str(place))
        forget()
        snapshot = served_snapshot()
        assert snapshot is not None
        items, problems = first_entries(folder, setting_of(snapshot), "Test")
        assert problems == []
        # Where a server has started on the store before, they are there already.
        served_store().ledger.begin(items)
        assert len(served_store().ledger.register().of("goal")) == 14
    forget()
    return place


@pytest.fixture
def planned(planned_store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens pages of that city."""
    monkeypatch.setenv("SOZIALRAUM_CITY", str(ROOT / "data" / "demo"))
    monkeypatch.setenv("SOZIALRAUM_STORE", str(planned_store))
    forget()
    yield lambda page, **choices: Opened(page, choices)
    forget()


@pytest.fixture(scope="session")
def first_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the tiny city with one release, made once."""
    place = tmp_path_factory.mktemp("tiny") / "store"
    store, city = store_at(str(place), city="musterstadt"), city_in(MUSTERSTADT)
    publish(store, draft(store, city, read_folder(MUSTERSTADT, city)), "Test", "Erste")
    return place


@pytest.fixture
def served(
    first_release: Path, musterstadt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Store]:
    """The tiny city with one release, served to the pages; a test may publish to it."""
    location = str(shutil.copytree(first_release, tmp_path / "store"))
    monkeypatch.setenv("SOZIALRAUM_CITY", str(musterstadt))
    monkeypatch.setenv("SOZIALRAUM_STORE", location)
    forget()
    yield store_at(location, city="musterstadt")
    forget()


@pytest.fixture
def planner(served: Store) -> Store:
    """The same city; its one role may plan."""
    return served


@pytest.fixture
def two_persons(served: Store, musterstadt: Path) -> Store:
    """The same city, which demands a second person."""
    path = musterstadt / "city.toml"
    path.write_text(path.read_text("utf-8") + "\n[publishing]\nsecond_person = true\n", "utf-8")
    forget()
    return served


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def demo_address(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving("demo", demo_store, tmp_path_factory.mktemp("log") / "demo.txt") as address:
        yield address


@pytest.fixture(scope="module")
def berlin_address(berlin_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving("berlin", berlin_store, tmp_path_factory.mktemp("log") / "berlin.txt") as address:
        yield address


@pytest.fixture
def new_tab(browser: Any) -> Iterator[NewTab]:
    """Opens tabs, each of a reader of their own; nothing may go wrong in any of them."""
    tabs, contexts = [], []

    def make(address: str, width: int = 1280, height: int = 900) -> Tab:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="de-DE")
        contexts.append(context)
        tabs.append(Tab(context, address))
        return tabs[-1]

    yield make
    for context in contexts:
        context.close()
    assert [one for tab in tabs for one in tab.foreign] == []
    assert [one for tab in tabs for one in tab.missing] == []
    assert [one for tab in tabs for one in tab.errors] == []
