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
    PUBLISHING,
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


def both(twins: tuple[Served, Served], tour: Callable[[Served], Seen]) -> list[str]:
    """What differs between the two cities on a tour."""
    one, other = (tour(place) for place in twins)
    assert len(one) > 15
    return differing(one, other)


def files(place: Served) -> Seen:
    return public_files(*place)


def test_files_for_readers_are_the_same(twins: tuple[Served, Served]) -> None:
    assert both(twins, files) == []


@pytest.mark.parametrize("role", ROLES)
def test_commands_say_the_same(twins: tuple[Served, Served], role: str) -> None:
    asked = MANY if role == OFFICE else FEW
    assert both(twins, lambda place: commands(*place, role, asked)) == []


@pytest.mark.parametrize("role", ROLES)
def test_pages_show_the_same(twins: tuple[Served, Served], role: str) -> None:
    addresses = SHORT if role == EVERYBODY else LONG
    assert both(twins, lambda place: pages(*place, role, addresses)) == []


def test_the_page_for_publishing_shows_the_same(twins: tuple[Served, Served]) -> None:
    """It is there only where the unprotected figures are, and shows them only with a delivery."""
    for place in twins:
        (place[1].parent / "kept apart").rename(place[1] / "inner")
    try:
        assert both(twins, lambda place: pages(*place, OFFICE, PUBLISHING)) == []
    finally:
        for place in twins:
            for_readers(place)


def test_a_shown_figure_makes_a_difference(
    twins: tuple[Served, Served], tmp_path: Path
) -> None:
    """The tour would notice: one more person of 15 to 17 in every district."""
    own = counts()
    own["bev m 15-17"] += 1
    places = (twins[0], for_readers(served(tmp_path, own)))
    assert {f"values --indicator {one}" for one in ("bev_15_18", "sgb2_15_18", "kh")} <= {
        *both(places, lambda place: commands(*place, OFFICE, FEW))}
    found = both(places, lambda place: pages(*place, OFFICE, LONG[5:6]))
    assert {one.rpartition(" ")[2] for one in found} >= {"BidiComponent", "Html", "PlotlyChart"}
    assert len(both(places, files)) > 1
