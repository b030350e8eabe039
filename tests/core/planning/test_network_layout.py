"""Where actors stand in the picture: always the same, apart, near those they are tied to."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from monitoring.core.planning.network import Network, Tie
from monitoring.core.planning.network_layout import MOST_DRAWN, drawn_places, layout_of
from tests.core.planning.test_network import drawn


def distances(network: Network) -> np.ndarray:
    spots = layout_of(network)
    return np.asarray(np.linalg.norm(spots[:, None] - spots[None], axis=2))


def random_network(count: int, seed: int, share: float) -> Network:
    random = Random(seed)
    return drawn(count, *((one, other) for other in range(count) for one in range(other)
                          if random.random() < share))


def test_the_same_network_always_looks_the_same() -> None:
    first, second = (layout_of(random_network(30, 1, 0.1)) for _ in range(2))
    assert np.array_equal(first, second)


@pytest.mark.parametrize("network", [
    drawn(7, *((0, one) for one in range(1, 7))),
    drawn(6, (0, 1), (1, 2), (2, 0), (3, 4)),
    random_network(60, 2, 0.06),
    drawn(12),
    drawn(2, (0, 1)),
])
def test_no_two_actors_stand_on_each_other(network: Network) -> None:
    found = distances(network)
    np.fill_diagonal(found, np.inf)
    assert np.isfinite(layout_of(network)).all()
    assert found.min() > 0.4


def test_a_chain_is_drawn_as_a_chain() -> None:
    found = distances(drawn(5, (0, 1), (1, 2), (2, 3), (3, 4)))
    # One tie is about one unit; the ends of a chain of four ties lie about four apart.
    assert found[0, 1] == pytest.approx(1, abs=0.15)
    assert found[0, 4] == pytest.approx(4, abs=0.4)


def test_separate_groups_and_lone_actors_do_not_mix() -> None:
    network = drawn(8, (0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3))
    spots = layout_of(network)
    first, second, lone = spots[[0, 1, 2]], spots[[3, 4, 5]], spots[[6, 7]]
    assert first[:, 0].max() < second[:, 0].min() or first[:, 1].min() > second[:, 1].max()
    assert lone[:, 1].max() < spots[:6, 1].min()


def test_only_the_most_connected_of_many_actors_are_drawn() -> None:
    star = [(0, one) for one in range(1, 100)]
    network = drawn(MOST_DRAWN + 40, *star)
    places = drawn_places(network)
    assert len(places) == MOST_DRAWN
    assert set(range(100)) <= set(places)
    part = network.among(places)
    assert len(part.ties) == 99
    assert part.ties[0] == Tie(0, 1, ("works_with",))
    assert layout_of(part).shape == (MOST_DRAWN, 2)


def test_nobody_has_no_place() -> None:
    assert layout_of(drawn(0)).shape == (0, 2)
