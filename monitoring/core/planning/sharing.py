"""What entries have in common, all pairs at once: districts, target groups, time, names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from monitoring.core.area import Areas
from monitoring.core.planning.filtering import EVERY
from monitoring.core.planning.item import Item
from monitoring.core.planning.places import area_key, covered

Pairs = npt.NDArray[np.bool_]
FIRST_DAY, LAST_DAY = "0000-00-00", "9999-99-99"


def sharing(named: Sequence[Iterable[object]]) -> Pairs:
    """Which two of n entries have a name in common; n × n, each of `named` the names of one."""
    columns: dict[object, int] = {}
    rows, places = [], []
    for row, names in enumerate(named):
        for name in names:
            rows.append(row)
            places.append(columns.setdefault(name, len(columns)))
    table = np.zeros((len(named), len(columns)), np.float32)
    table[rows, places] = 1
    return np.asarray(table @ table.T > 0)


def same_districts(items: Sequence[Item], areas: Areas) -> Pairs:
    """Which two concern a common smallest district; one for a larger area has all inside it."""
    return sharing([covered(areas, one.list("areas")) for one in items])


def same_groups(items: Sequence[Item]) -> Pairs:
    """Which two are for a common target group; everybody fits every group."""
    groups = [one.list("groups") for one in items]
    given = np.array([bool(one) for one in groups], bool)
    every = np.array([EVERY in one for one in groups], bool)
    whoever = (every[:, None] | every) & given[:, None] & given
    return np.asarray(sharing(groups) | whoever)


def same_time(first: Sequence[str], last: Sequence[str]) -> Pairs:
    """Which two spans of days (ISO; "" is open) overlap."""
    begins = np.array([one or FIRST_DAY for one in first], "U10")
    ends = np.array([one or LAST_DAY for one in last], "U10")
    # Numbers compare a hundred times faster than texts.
    order = np.unique(np.concatenate([begins, ends]), return_inverse=True)[1]
    start, end = order[:len(begins)], order[len(begins):]
    return np.asarray((start[:, None] <= end) & (start <= end[:, None]))


def other(items: Sequence[Item], value: Callable[[Item], str]) -> Pairs:
    """Which two differ in something."""
    codes = np.unique(np.array([value(one) for one in items], "U"), return_inverse=True)[1]
    return np.asarray(codes[:, None] != codes)


def pairs_in(found: Pairs) -> list[tuple[int, int]]:
    """Both places of every pair, each pair once."""
    first, second = np.nonzero(np.triu(found, 1))
    return list(zip(first.tolist(), second.tolist(), strict=True))


def common_districts(one: Item, two: Item, areas: Areas) -> tuple[int, ...]:
    """Positions of the smallest districts that both concern, in table order."""
    return tuple(sorted(covered(areas, one.list("areas")) & covered(areas, two.list("areas"))))


def common_groups(one: Item, two: Item) -> tuple[str, ...]:
    """Target groups of both; those of the other where one is for everybody."""
    first, second = one.list("groups"), two.list("groups")
    both = tuple(name for name in first if name in second)
    if both or not (first and second):
        return both
    if EVERY in first:
        return second
    return first if EVERY in second else ()


def keys_of(places: Iterable[int], areas: Areas) -> tuple[str, ...]:
    """How entries name these areas."""
    return tuple(area_key(areas, one) for one in places)
