"""The invented city, Berlin and the tiny city, ready to be shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitoring.core.planning.item import Register
from monitoring.storage.city import city_in
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.store import Store, store_at
from tests.conftest import PROJECT


def shown(folder: Path, store: Store, role: str = "") -> Snapshot:
    """The current release of a store."""
    found = current_snapshot(store, city_in(folder), role)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def demo(demo_store: Path) -> Snapshot:
    """The invented city that the project brings along."""
    folder = PROJECT / "data" / "demo"
    city = city_in(folder)
    found = current_snapshot(store_at(str(demo_store), city=city.frame.id), city)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def berlin(berlin_store: Path) -> Snapshot:
    """Berlin with its real figures."""
    city = city_in(PROJECT / "data" / "berlin")
    found = current_snapshot(store_at(str(berlin_store), city=city.frame.id), city)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def demo_register(demo_store: Path) -> Register:
    """Goals and measures of the invented city."""
    return store_at(str(demo_store), city="auenstadt").ledger.register()


@pytest.fixture
def tiny(musterstadt: Path, tiny_store: Store) -> Snapshot:
    """The tiny city whose figures can be worked out by hand."""
    return shown(musterstadt, tiny_store)
