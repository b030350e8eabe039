"""The seeded city, published once, and what each role sees of it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from tests.attack.declarations import ROLES
from tests.attack.public import published, seen
from tests.attack.seeded_city import Counts, counts, seeded_city


@pytest.fixture(scope="session")
def own() -> Counts:
    """The true counts, which no attacker gets."""
    return counts()


@pytest.fixture(scope="session")
def sixty(own: Counts, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Folder and store of the city with one release."""
    place = tmp_path_factory.mktemp("sixty")
    (place / "city").mkdir()
    folder, store = seeded_city(place / "city", own), place / "store"
    published(folder, store)
    return folder, store


@pytest.fixture(scope="session")
def tables(sixty: tuple[Path, Path]) -> dict[str, pd.DataFrame]:
    """Everything that `values` gives each role."""
    return {role: seen(*sixty, role) for role in ROLES}
