"""A draft: what a delivery would make of the current release."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import geopandas as gpd
import numpy as np
import pandas as pd

from monitoring.core.area import Areas
from monitoring.core.checks import checked
from monitoring.core.city import City
from monitoring.core.completed import completed
from monitoring.core.cube import Cube
from monitoring.core.derived import derived
from monitoring.core.differences import Differences, differences
from monitoring.core.filling import CELLS
from monitoring.core.findings import once
from monitoring.core.observations import Observations, together
from monitoring.core.problem import Problem
from monitoring.core.protection.layer import Layer, Progress, layers
from monitoring.core.protection.of_cube import Audit
from monitoring.core.protection_rules import withheld_problems
from monitoring.language import text
from monitoring.storage.base import Base, base_of
from monitoring.storage.draft_areas import areas_with, levels_of
from monitoring.storage.draft_crosswalks import crosswalks_with
from monitoring.storage.draft_facilities import facilities_with, known_register
from monitoring.storage.facilities import counted
from monitoring.storage.known_before import known_before
from monitoring.storage.sources import Delivery
from monitoring.storage.still_hidden import still_hidden
from monitoring.storage.store import Store


@dataclass(eq=False)
class Draft:
    """
    What a delivery would make of the current release.

    `before` is the release and `delivered` what sources said after it, both in one frame and
    unprotected; `outlines`, `facilities` and `crosswalks` are None where they stay as they are.
    """

    store: Store
    city: City
    base: Base
    areas: Areas
    outlines: gpd.GeoDataFrame | None
    facilities: pd.DataFrame | None
    before: Cube
    delivered: Cube
    files: tuple[str, ...]
    accepted: int
    problems: list[Problem]
    differences: Differences
    delivery: Delivery = field(default_factory=Delivery)
    crosswalks: pd.DataFrame | None = None
    _layers: Mapping[str, Layer] | None = field(default=None, init=False, repr=False)

    @property
    def after(self) -> int:
        """Number of the release that the draft was made against; 0 if there was none."""
        return self.base.release

    @property
    def changes(self) -> dict[str, int]:
        """How many delivered cells are new, changed and gone."""
        return self.differences.counts()

    @cached_property
    def cube(self) -> Cube:
        """The release as it would be: what sources said and everything that follows from it."""
        fresh = replace(
            self.delivered, **{name: getattr(self.delivered, name).copy() for name in CELLS}
        )
        editions = [edition.id for edition in self.city.frame.editions]
        return derived(fresh, self.city.indicators, levels_of(self.city), editions)

    def protected(self, progress: Progress | None = None) -> Mapping[str, Layer]:
        """What people of each profile would see, worked out once; the most detailed first."""
        if self._layers is None:
            known = known_before(self.store, self.city, self.cube)
            register = self._register()
            kept = still_hidden(self.store, self.city, self.cube, register)
            self._layers = layers(self.cube, self.city, register, known, kept, progress)
        return self._layers

    @property
    def layers(self) -> Mapping[str, Layer]:
        """The same, without a word about its progress."""
        return self.protected()

    @property
    def audit(self) -> Audit:
        """What the most detailed layer would say about its secret figures."""
        return next(iter(self.layers.values())).report.audit

    def _register(self) -> pd.DataFrame:
        """The facilities of the release as it would be."""
        if self.facilities is not None:
            return self.facilities
        return known_register(self.store, self.base)


def draft(store: Store, city: City, delivery: Delivery) -> Draft:
    """
    Check a delivery against the current release; nothing is stored yet.

    Raises NotPublished where the unprotected figures of the release are not there.
    """
    base = base_of(store, city, delivery)
    areas, outlines, problems = areas_with(store, base, delivery, city)
    facilities, outside = facilities_with(store, base, delivery, outlines, city)
    crosswalks, unusable = crosswalks_with(store, base, delivery, areas)
    found = delivery.observations
    rows = completed(found.select(_declared(found, city)), city.indicators)
    if facilities is not None:
        rows = together([rows, counted(facilities, areas, city)])
    files = tuple(dict.fromkeys(["", *base.files, *delivery.files]))
    result = checked(rows, areas, city, base.cube, tuple(delivery.tables), files)
    case = result.case
    return Draft(
        store, city, base, areas, outlines, facilities, case.before, case.after, files,
        len(case.rows),
        once([*delivery.problems, *problems, *result.problems, *outside, *unusable,
              *_undelivered(city, delivery, case.rows), *withheld_problems(city)]),
        differences(case.before, case.after), delivery, crosswalks,
    )


def _declared(found: Observations, city: City) -> np.ndarray:
    known = np.array([one.indicator in city.indicators for one in found.planes] or [False], bool)
    return known[found.plane]


def _undelivered(city: City, delivery: Delivery, rows: Observations) -> list[Problem]:
    """Declared indicators of which a whole folder brought nothing, in one note."""
    if not delivery.whole:
        return []
    known = {one.indicator for one in rows.planes}
    counts = [one.id for one in city.indicators.values() if not one.formula]
    silent = [one for one in counts if one not in known]
    for one in city.indicators.values():
        if one.formula and set(one.formula.ids()) & set(silent):
            silent.append(one.id)
    if not silent:
        return []
    message = text("Für diese erklärten Indikatoren wurde nichts geliefert; sie bleiben leer.")
    return [Problem("no-observations", message, value=", ".join(silent), severity="note")]
