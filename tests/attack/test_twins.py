"""Twins that differ in secret figures only: `values` shows each role the same, pattern and all."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from tests.attack.attackers import cells, counted
from tests.attack.declarations import ROLES
from tests.attack.outsider import BY_NAME
from tests.attack.public import published, seen
from tests.attack.seeded_city import DISTRICTS, FIGURES, LEAST, Counts, secret, seeded_city, summed
from tests.attack.twin import changed, twin

Tables = dict[str, pd.DataFrame]


@pytest.fixture(scope="module", params=[1, 2, 3])
def other(request: pytest.FixtureRequest, own: Counts, tables: Tables) -> Counts:
    """The counts of a twin."""
    return twin(own, tables["amt"], request.param)


@pytest.fixture(scope="module")
def others(other: Counts, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """What each role sees of the twin."""
    place = tmp_path_factory.mktemp("twin")
    (place / "city").mkdir()
    folder, store = seeded_city(place / "city", other), Path(place / "store")
    published(folder, store)
    return {role: seen(folder, store, role) for role in ROLES}


def test_twins_differ_in_many_secret_figures(own: Counts, other: Counts, tables: Tables) -> None:
    assert changed(tables["amt"], own, other) > 100


def test_twins_have_the_same_small_figures(own: Counts, other: Counts) -> None:
    assert secret(own) == secret(other)
    for one in FIGURES:
        first, second = summed(own, one.top), summed(other, one.top)
        assert ((first < LEAST) == (second < LEAST)).all()


def test_twins_have_the_same_published_figures(other: Counts, tables: Tables) -> None:
    """The comparison below is fair: nothing that the first city shows is different in the other."""
    at = {area: place for place, area in enumerate(DISTRICTS)}
    years = sorted(set(tables["amt"]["period"]))
    compared = 0
    for cell, row in cells(tables["amt"]).items():
        figure = BY_NAME.get(cell[:2])
        if figure is None or row.secret or cell[2] not in at:
            continue
        year = years.index(cell[3])
        assert counted(row) == sum(other[leaf][at[cell[2]], year] for leaf in figure.top)
        compared += 1
    assert compared > 4000


@pytest.mark.parametrize("role", ROLES)
def test_twins_show_the_same(role: str, tables: Tables, others: Tables) -> None:
    first, second = tables[role], others[role]
    differing = first[(first["status"] != second["status"]).to_numpy()]
    assert differing[["indicator", "breakdown", "area", "period"]].to_dict("records") == []
    pd.testing.assert_frame_equal(first, second)
