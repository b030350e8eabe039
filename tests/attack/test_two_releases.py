"""Two releases together tell no secret figure: corrections, figures that become small or large."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tests.attack import attackers, naive
from tests.attack.declarations import ROLES
from tests.attack.outsider import BY_NAME, candidates, column, sum_of
from tests.attack.public import published, seen
from tests.attack.seeded_city import (
    DISTRICTS,
    LEAVES,
    YEARS,
    Counts,
    counts,
    deliver,
    seeded_city,
)

# Corrections are all of one year; outsiders are told which figures changed.
YEAR = 1
CHANGED = 12
Pair = tuple[pd.DataFrame, pd.DataFrame]


def corrected(own: Counts, seed: int = 3) -> tuple[Counts, frozenset[int]]:
    """Twelve other counts in one year: large ones become small, small ones large; and which."""
    random = np.random.default_rng(seed)
    found = {name: one.copy() for name, one in own.items()}
    kinds = [one for one in LEAVES if one.startswith(("alo", "foe", "sgb2 15"))]
    places: set[int] = set()
    while len(places) < CHANGED:
        name, at = kinds[int(random.integers(len(kinds)))], int(random.integers(len(DISTRICTS)))
        before = int(own[name][at, YEAR])
        if column(name, at) in places or before == 0:
            continue
        places.add(column(name, at))
        small = len(places) % 3 == 0
        found[name][at, YEAR] = (2 if before == 1 else 1) if small else before + 4
    return found, frozenset(places)


@pytest.fixture(scope="module", params=ROLES[:2])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """What a role sees of the first release, and of the second."""
    return _released(tmp_path_factory, request.param)


def _released(tmp: pytest.TempPathFactory, role: str) -> Pair:
    place = tmp.mktemp(f"two_{role}")
    (place / "city").mkdir()
    own = counts()
    folder, store = seeded_city(place / "city", own), Path(place / "store")
    published(folder, store, "Erste")
    first = seen(folder, store, role)
    deliver(folder, corrected(own)[0], YEARS)
    published(folder, store, "Zweite")
    return first, seen(folder, store, role)


def test_attackers_succeed_on_two_releases_that_hide_small_figures_only(own: Counts) -> None:
    other, _ = corrected(own)
    claims = attackers.releases(naive.naive(own), naive.naive(other))
    truths = [{naive.truth(city, BY_NAME[cell[0], cell[1]], *cell[2:]) for city in (own, other)}
              for cell in claims]
    assert len(claims) >= 2
    assert all(count in truth for count, truth in zip(claims.values(), truths, strict=True))


def test_the_second_release_hides_what_became_small(pair: Pair) -> None:
    first, second = (attackers.cells(table) for table in pair)
    became = [cell for cell, one in second.items() if one.secret and not first[cell].secret]
    assert len(became) >= 2
    assert {cell[3] for cell in became} == {YEARS[YEAR]}


def test_two_releases_by_hand_tell_nothing(pair: Pair) -> None:
    assert attackers.releases(*pair) == {}
    for table in pair:
        for attacker in (attackers.hierarchy, attackers.siblings, attackers.nested):
            assert attacker(table) == {}


def told(table: pd.DataFrame, later: frozenset[int]) -> set[attackers.Cell]:
    """Figures that a release shows and that are the same in the other one."""
    return {cell for cell, one in attackers.cells(table).items()
            if not one.secret and cell[:2] in BY_NAME
            and not later & sum_of(BY_NAME[cell[0], cell[1]].top, cell[2]).keys()}


@pytest.mark.parametrize("of", [0, 1])
def test_every_figure_of_two_releases_could_be_three_numbers(
    pair: Pair, own: Counts, of: int
) -> None:
    """An outsider knows both releases and which figures were corrected, and nothing else."""
    own_one, other = pair[of], pair[1 - of]
    later = corrected(own)[1]
    found = candidates([other, own_one], own_one, later)
    few = {cell for (cell, _), number in found.items() if number < 3}
    # What the other release shows of the same figure is no secret; no small figure is among it.
    assert few - told(other, later) == set()
    assert [cell for cell in few
            if naive.truth(own, BY_NAME[cell[0], cell[1]], *cell[2:]) in (1, 2)] == []
