"""Cells whose counts somebody saw in an earlier release: these cannot become secret again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from monitoring.core.city import City
from monitoring.core.cube import Cube
from monitoring.core.differences import SAME
from monitoring.core.protection.layer import Seen
from monitoring.core.protection.relations import BoolArray
from monitoring.core.protection_rules import EVERYBODY
from monitoring.core.status import has_number
from monitoring.storage.objects import Damaged
from monitoring.storage.parquet import Cells, cells_in
from monitoring.storage.release_layers import is_protected
from monitoring.storage.store import Store

# A file of figures and its indicator.
Shown = tuple[str, str]


def known_before(store: Store, city: City, cube: Cube) -> Mapping[str, Seen]:
    """
    Cells of which people of each profile saw a number before, and those that said the present one.

    A count is the numerator, and the value where there is none. Whoever sees more knows what the
    others saw; what a profile showed that is no longer declared is known to all. Damaged files say
    nothing.
    """
    profiles = list(city.frame.profiles) or [EVERYBODY]
    known = {one: Seen(*np.zeros((2, *cube.status.shape), bool)) for one in profiles}
    for (name, indicator), seen_by in sorted(_shown(store, profiles).items()):
        try:
            found = cells_in(store.objects.get(name), indicator, cube)
        except Damaged:
            continue
        shown = has_number(found.status) & has_number(cube.status[found.at])
        same = shown & _same(found, cube)
        for one in seen_by:
            known[one].ever[tuple(axis[shown] for axis in found.at)] = True
            known[one].same[tuple(axis[same] for axis in found.at)] = True
    return known


def _shown(store: Store, profiles: list[str]) -> Mapping[Shown, set[str]]:
    """Every file of figures of every release, once, and the profiles that know it."""
    found: dict[Shown, set[str]] = {}
    for manifest in _manifests(store):
        own = manifest["profiles"] if is_protected(manifest) else {EVERYBODY: manifest}
        for name, layer in own.items():
            more = profiles[: profiles.index(name) + 1] if name in profiles else profiles
            for indicator, one in layer["indicators"].items():
                found.setdefault((one["object"], indicator), set()).update(more)
    return found


def _manifests(store: Store) -> Iterator[dict[str, Any]]:
    """A release that was made current again lists nothing new."""
    entries = {one.manifest: one for one in store.ledger.entries()}
    for entry in entries.values():
        try:
            yield store.manifest(entry)
        except Damaged:
            continue


def _same(found: Cells, cube: Cube) -> BoolArray:
    """Which of the shown cells say the count that stands there now."""
    now, before = cube.numerator[found.at], found.numerator
    counts = np.isfinite(now) & np.isfinite(before)
    one = np.where(counts, now, cube.value[found.at])
    other = np.where(counts, before, found.value)
    with np.errstate(invalid="ignore"):
        same: BoolArray = (one == other) | (np.abs(one - other) <= SAME * np.abs(other))
    return same
