"""Cells that stay hidden because they protect a figure of an earlier release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from monitoring.core.city import City, Profile
from monitoring.core.cube import Cube
from monitoring.core.differences import SAME
from monitoring.core.protection.primary import primary
from monitoring.core.protection.relations import BoolArray
from monitoring.core.protection_rules import EVERYBODY
from monitoring.core.status import Status
from monitoring.storage.objects import Damaged, Objects
from monitoring.storage.parquet import Cells, cells_in
from monitoring.storage.release_layers import is_protected
from monitoring.storage.store import Store

Manifest = Mapping[str, Any]


def still_hidden(
    store: Store, city: City, cube: Cube, facilities: pd.DataFrame | None = None
) -> Mapping[str, BoolArray]:
    """
    Cells (planes × areas × periods) that each profile must not see although they may be large now.

    A secret figure that was corrected and is large now would be told for its old release by a
    count that was hidden beside it and still stands: in such a period, what was hidden and has not
    changed stays hidden. Without the inner store, and for releases of earlier versions, there are
    none.
    """
    profiles: dict[str, Profile | None] = {**city.frame.profiles} or {EVERYBODY: None}
    kept = {one: np.zeros(cube.status.shape, bool) for one in profiles}
    earlier = list(_earlier(store))
    if not earlier:
        return kept
    memory = _Memory(store.objects, store.inner, cube)
    for name, profile in profiles.items():
        small = primary(cube, city, facilities, profile)
        for manifest, inner in earlier:
            listed = manifest["profiles"].get(name, {}).get("indicators", {})
            pairs = [(one, listed[one]["object"], _object(inner, one)) for one in listed]
            corrected = {period for pair in pairs for period in memory.corrected(*pair, small)}
            for at in (memory.unchanged(*pair) for pair in pairs if corrected):
                own = np.isin(at[2], sorted(corrected))
                kept[name][tuple(axis[own] for axis in at)] = True
    return kept


def _earlier(store: Store) -> Iterator[tuple[Manifest, Manifest]]:
    """Public and inner manifest of every release that has both, each once."""
    entries = {one.manifest: one for one in store.ledger.entries()}
    for entry in entries.values():
        try:
            manifest, inner = store.manifest(entry), store.inner_manifest(entry)
        except Damaged:
            continue
        if inner is not None and is_protected(manifest):
            yield manifest, inner


def _object(inner: Manifest, name: str) -> str:
    found: str = inner["indicators"].get(name, {}).get("object", "")
    return found


class _Memory:
    """Hidden cells of files of figures, each file looked at once."""

    def __init__(self, public: Objects, inner: Objects | None, cube: Cube) -> None:
        self.public, self.inner, self.cube = public, inner, cube
        self._known: dict[tuple[str, str], tuple[Cells, BoolArray]] = {}

    def corrected(self, name: str, shown: str, whole: str, small: BoolArray) -> set[int]:
        """Periods in which a figure was hidden that is another, large one now."""
        cells, same = self._hidden(name, shown, whole)
        return set(np.unique(cells.at[2][~same & ~small[cells.at]]).tolist())

    def unchanged(self, name: str, shown: str, whole: str) -> tuple[np.ndarray, ...]:
        """Places of hidden figures that are still what they were."""
        cells, same = self._hidden(name, shown, whole)
        return tuple(axis[same] for axis in cells.at)

    def _hidden(self, name: str, shown: str, whole: str) -> tuple[Cells, BoolArray]:
        if (shown, whole) not in self._known:
            self._known[shown, whole] = self._looked_up(name, shown, whole)
        return self._known[shown, whole]

    def _looked_up(self, name: str, shown: str, whole: str) -> tuple[Cells, BoolArray]:
        nothing = Cells((np.zeros(0, np.intp),) * 3, np.zeros(0), np.zeros(0),
                        np.zeros(0, np.uint8))
        if not whole or self.inner is None:
            return nothing, np.zeros(0, bool)
        try:
            layer = cells_in(self.public.get(shown), name, self.cube)
            cells = cells_in(self.inner.get(whole), name, self.cube)
        except Damaged:
            return nothing, np.zeros(0, bool)
        secret = np.zeros(self.cube.status.shape, bool)
        at = layer.at
        secret[tuple(axis[layer.status == Status.secret] for axis in at)] = True
        own = secret[cells.at]
        cells = Cells((cells.at[0][own], cells.at[1][own], cells.at[2][own]), cells.value[own],
                      cells.numerator[own], cells.status[own])
        return cells, _same(cells, self.cube)


def _same(cells: Cells, cube: Cube) -> BoolArray:
    """Whether value and numerator are what they are now."""
    found = np.ones(len(cells.value), bool)
    pairs = ((cells.value, cube.value), (cells.numerator, cube.numerator))
    for before, figures in pairs:
        now = figures[cells.at]
        with np.errstate(invalid="ignore"):
            near = np.abs(now - before) <= SAME * np.abs(before)
        found &= near | (np.isnan(now) & np.isnan(before))
    return found
