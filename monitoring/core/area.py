"""Areas of all levels and editions, with their parents, in one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

IntArray = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Areas:
    """
    Areas in a fixed order; parallel tuples, one entry per area.

    An edition "" means that the area is the same in every edition; a parent is a
    position, −1 at the top; `since` is the first period of an area that came later;
    `earlier` is the same area, with the same outline, in the edition before (−1: none).
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    levels: tuple[str, ...]
    editions: tuple[str, ...]
    parents: IntArray
    since: tuple[str, ...]
    earlier: IntArray

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def position(self) -> Mapping[tuple[str, str], int]:
        """Position by (edition, id)."""
        pairs = zip(self.editions, self.ids, strict=True)
        return {pair: number for number, pair in enumerate(pairs)}

    @cached_property
    def _on_level(self) -> Mapping[tuple[str, str], IntArray]:
        found: dict[tuple[str, str], list[int]] = {}
        for number, pair in enumerate(zip(self.levels, self.editions, strict=True)):
            found.setdefault(pair, []).append(number)
        return {pair: np.array(numbers, np.intp) for pair, numbers in found.items()}

    def find(self, area: str, edition: str = "") -> int | None:
        """Position of an area in an edition or, if it is stable, in all of them."""
        if (edition, area) in self.position:
            return self.position[edition, area]
        return self.position.get(("", area))

    def find_newest(self, area: str) -> int | None:
        """Position of an area in the newest edition that knows it."""
        if ("", area) in self.position:
            return self.position["", area]
        known = [edition for edition, one in self.position if one == area]
        return self.position[max(known), area] if known else None

    def on_level(self, level: str, edition: str = "") -> IntArray:
        """Positions of the areas of a level, in table order."""
        found = self._on_level.get((level, edition))
        if found is None:
            found = self._on_level.get((level, ""), np.array([], np.intp))
        return found

    def editions_of(self, level: str) -> tuple[str, ...]:
        """Editions in which a level has areas of its own, oldest first."""
        return tuple(sorted({edition for one, edition in self._on_level if one == level}))

    def children(self, area: int) -> IntArray:
        """Positions of the areas directly below, of all editions."""
        return np.flatnonzero(self.parents == area)

    def ancestors(self, area: int) -> list[int]:
        """Positions of the areas above, nearest first."""
        found: list[int] = []
        parent = int(self.parents[area])
        while parent >= 0 and parent not in found:
            found.append(parent)
            parent = int(self.parents[parent])
        return found

    def table(self) -> pd.DataFrame:
        """Columns area, name, level, edition, parent (id or ""), since, continues (edition)."""
        parents = [self.ids[one] if one >= 0 else "" for one in self.parents]
        columns = {
            "area": self.ids,
            "name": self.names,
            "level": self.levels,
            "edition": self.editions,
            "parent": parents,
            "since": self.since,
            "continues": [self.editions[one] if one >= 0 else "" for one in self.earlier],
        }
        return pd.DataFrame(columns, dtype=str)


def areas_from(table: pd.DataFrame, levels: Sequence[str]) -> Areas:
    """Areas from the columns of `Areas.table`; parents are looked up by edition, then ""."""
    order = {level: number for number, level in enumerate(levels)}
    keys = pd.DataFrame({"level": table["level"].map(order)})
    keys[["edition", "area"]] = table[["edition", "area"]]
    table = table.loc[keys.sort_values(["level", "edition", "area"], kind="stable").index]
    ids, editions = tuple(table["area"]), tuple(table["edition"])
    names, own_levels = tuple(table["name"]), tuple(table["level"])
    position = {pair: number for number, pair in enumerate(zip(editions, ids, strict=True))}
    parents = [
        position.get((edition, parent), position.get(("", parent), -1)) if parent else -1
        for edition, parent in zip(editions, table["parent"], strict=True)
    ]
    earlier = [
        position.get((edition, area), -1) if edition else -1
        for edition, area in zip(table["continues"], ids, strict=True)
    ]
    return Areas(
        ids,
        names,
        own_levels,
        editions,
        np.array(parents, np.intp),
        tuple(table["since"]),
        np.array(earlier, np.intp),
    )
