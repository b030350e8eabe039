"""Where all goals and measures apply, worked out once for a register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from monitoring.core.area import Areas
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.places import area_at, covered


@dataclass(frozen=True, eq=False)
class Reach:
    """
    `table` says for each entry (row) and area (column) whether it concerns that smallest area.

    `named` are the positions of the areas that an entry itself names.
    """

    rows: Mapping[tuple[str, str], int]
    named: tuple[tuple[int, ...], ...]
    table: npt.NDArray[np.bool_]

    def places(self, item: Item) -> tuple[int, ...]:
        """Positions of the areas that an entry names, each once."""
        return self.named[self.rows[item.key]]

    def counts(self, items: Iterable[Item]) -> npt.NDArray[np.float64]:
        """How many of the entries concern each area, by position."""
        own = self.table[[self.rows[one.key] for one in items]]
        return np.asarray(own.sum(axis=0), np.float64)

    def within(self, items: Iterable[Item], places: Iterable[int]) -> list[Item]:
        """The entries that concern any of these smallest areas, in their order."""
        inside = np.any(self.table[:, sorted(places)], axis=1).tolist()
        return [one for one in items if inside[self.rows[one.key]]]


@lru_cache(maxsize=2)
def reach_of(register: Register, areas: Areas) -> Reach:
    """The reach of all goals and measures of a register."""
    items = (*register.of("goal"), *register.of("measure"))
    table = np.zeros((len(items), len(areas)), bool)
    for row, one in enumerate(items):
        table[row, list(covered(areas, one.list("areas")))] = True
    named = tuple(tuple(dict.fromkeys(at for key in one.list("areas")
                                      if (at := area_at(areas, key)) is not None))
                  for one in items)
    return Reach({one.key: row for row, one in enumerate(items)}, named, table)
