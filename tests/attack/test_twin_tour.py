"""Two cities that differ in secret figures only look the same to everybody, on every page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.attack.declarations import ROLES
from tests.attack.public import seen
from tests.attack.seeded_city import Counts, counts, seeded_city
from tests.attack.tour import (
    FEW,
    LONG,
    MANY,
    SHORT,
    Seen,
    commands,
    differing,
    pages,
    public_files,
    publish,
)
from tests.attack.twin import changed, twin

Served = tuple[Path, Path]
OFFICE, EVERYBODY = ROLES[0], ROLES[-1]


def served(folder: Path, own: Counts) -> Served:
    """The folder and the store of a city, as a server for readers has them."""
    city, store = seeded_city(folder / "city", own), folder / "store"
    publish(city, store)
    return city, store


def for_readers(place: Served) -> Served:
    """The same without the unprotected figures."""
    (place[1] / "inner").rename(place[1].parent / "kept apart")
    return place


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> tuple[Served, Served]:
    """Both cities; many secret figures differ."""
    own = counts()
    first = served(tmp_path_factory.mktemp("first"), own)
    table = seen(*first, OFFICE)
    other = twin(own, table)
    assert changed(table, own, other) > 100
    return for_readers(first), for_readers(served(tmp_path_factory.mktemp("second"), other))


def both(twins: tuple[Served, Served], tour: Callable[[Path, Path], Seen]) -> list[str]:
    """What differs between the two cities on a tour."""
    one, other = (tour(*place) for place in twins)
    assert len(one) > 15
    return differing(one, other)


def test_files_for_readers_are_the_same(twins: tuple[Served, Served]) -> None:
    assert both(twins, public_files) == []


@pytest.mark.parametrize("role", ROLES)
def test_commands_say_the_same(twins: tuple[Served, Served], role: str) -> None:
    asked = MANY if role == OFFICE else FEW
    assert both(twins, lambda *place: commands(*place, role, asked)) == []


@pytest.mark.parametrize("role", ROLES)
def test_pages_show_the_same(twins: tuple[Served, Served], role: str) -> None:
    addresses = SHORT if role == EVERYBODY else LONG
    assert both(twins, lambda *place: pages(*place, role, addresses)) == []


def test_a_shown_figure_makes_a_difference(
    twins: tuple[Served, Served], tmp_path: Path
) -> None:
    """The tour would notice: one more child in one district."""
    own = counts()
    own["bev m 0-14"][0, 1] += 1
    other = for_readers(served(tmp_path, own))
    places = (twins[0], other)
    assert "values --indicator bev_u15" in both(
        places, lambda *place: commands(*place, OFFICE, FEW))
    found = both(places, lambda *place: pages(*place, OFFICE, LONG[5:6]))
    assert {one.rpartition(" ")[2] for one in found} >= {"BidiComponent", "Html"} or found
    assert len(both(places, public_files)) > 1
