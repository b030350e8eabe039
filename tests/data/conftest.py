"""The invented city's planning register and what it is checked against."""

from datetime import date
from pathlib import Path

import pytest

from monitoring.core.planning.item import Register
from monitoring.core.planning.setting import Setting
from monitoring.storage.city import city_in
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.store import store_at
from tests.data.invented_planning import DEMO, versions


@pytest.fixture(scope="module")
def register() -> Register:
    """The newest version of every entry."""
    return Register({one.key: one for one in versions()}, len(versions()))


@pytest.fixture(scope="module")
def snapshot(demo_store: Path) -> Snapshot:
    """The invented city's figures."""
    city = city_in(DEMO)
    found = current_snapshot(store_at(str(demo_store), city=city.frame.id), city)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def setting(snapshot: Snapshot) -> Setting:
    """A fixed day in late 2026."""
    cube = snapshot.cube
    return Setting(snapshot.city, cube.areas, frozenset(cube.indicators), cube.periods,
                   date(2026, 11, 25))
