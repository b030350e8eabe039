"""Similar areas as the address names them: level, area, compared indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from monitoring.core.area import Areas
from monitoring.core.cube import FloatArray
from monitoring.core.space.similar_areas import SimilarAreas, most_similar
from monitoring.core.status import StatusArray, has_number
from monitoring.core.vocabulary import DOMAINS, Kind
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.reading import option_of
from monitoring.storage.snapshot import Snapshot
from monitoring.views.view import layers_of

MOST = 8
# One alone makes no profile, so these many are taken where no key indicator fits.
LEAST = 3
COMPARED = (Kind.share, Kind.rate, Kind.mean)
Layer = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Alike:
    """An area and what it is compared in; `area` is None as long as no area is there."""

    snapshot: Snapshot
    layer: Layer
    layers: tuple[Layer, ...]
    area: int
    indicators: tuple[str, ...]
    options: tuple[str, ...]
    dead: tuple[str, ...]

    @property
    def table(self) -> Areas:
        """All areas of the release."""
        return self.snapshot.cube.areas

    @property
    def areas(self) -> npt.NDArray[np.intp]:
        """Positions of the level's areas."""
        return self.table.on_level(*self.layer)

    @property
    def place(self) -> int:
        """Place of the area among those of its level."""
        return int(np.flatnonzero(self.areas == self.area)[0])

    @property
    def labels(self) -> list[str]:
        """Short names of the compared indicators."""
        declared = self.snapshot.city.indicators
        return [str(declared[one].short) for one in self.indicators]

    @property
    def values(self) -> FloatArray:
        """Newest values, areas × compared indicators."""
        return newest_values(self.snapshot, self.layer, self.indicators)

    @property
    def status(self) -> StatusArray:
        """Statuses of the newest values, areas × compared indicators."""
        return newest_status(self.snapshot, self.layer, self.indicators)

    @cached_property
    def all(self) -> SimilarAreas:
        """Every comparable area, the most similar first."""
        return most_similar(self.values, self.place, n=len(self.areas))


def read_alike(snapshot: Snapshot) -> Alike | None:
    """What the address names; None if no level has two areas with comparable figures."""
    layers = comparable_layers(snapshot)
    if not layers:
        return None
    dead: list[str] = []
    layer = _layer(snapshot, layers, dead)
    area = _area(snapshot, layer, dead)
    options = comparable(snapshot, layer)
    wanted = [one for one in address.chosen("by").split(",") if one]
    dead += [address.dead_id(text("den Indikator"), one) for one in wanted
             if one not in snapshot.city.indicators]
    chosen = tuple(one for one in options if one in wanted) or usual(snapshot, options)
    return Alike(snapshot, layer, layers, area, chosen, options, tuple(dead))


def _layer(snapshot: Snapshot, layers: Sequence[Layer], dead: list[str]) -> Layer:
    options = {option_of(*one): one for one in layers}
    wanted = address.chosen("level")
    if wanted in options:
        return options[wanted]
    if wanted:
        dead.append(address.dead_id(text("die Ebene"), wanted))
    areas, first = snapshot.cube.areas, address.chosen("area").split(",")[0]
    return next((one for one in layers if _found(areas, first, one) is not None), layers[0])


def _found(areas: Areas, area: str, layer: Layer) -> int | None:
    place = areas.find(area, layer[1]) if area else None
    return place if place is not None and areas.levels[place] == layer[0] else None


def _area(snapshot: Snapshot, layer: Layer, dead: list[str]) -> int:
    areas, wanted = snapshot.cube.areas, address.chosen("area").split(",")[0]
    found = _found(areas, wanted, layer)
    if wanted and found is None:
        dead.append(address.dead_id(text("das Gebiet"), wanted))
    return int(areas.on_level(*layer)[0]) if found is None else found


@lru_cache(maxsize=8)
def comparable_layers(snapshot: Snapshot) -> tuple[Layer, ...]:
    """Levels and editions with at least one comparable indicator, smallest level first."""
    found = {layer for one in _compared(snapshot) for layer in layers_of(snapshot, one)}
    levels = [level.id for level in snapshot.city.frame.levels]
    newest = sorted(found, key=lambda one: one[1], reverse=True)
    return tuple(sorted(newest, key=lambda one: levels.index(one[0])))


@lru_cache(maxsize=32)
def comparable(snapshot: Snapshot, layer: Layer) -> tuple[str, ...]:
    """Shares, rates and means with numbers on a level, by life situation."""
    domains, declared = list(DOMAINS), snapshot.city.indicators
    areas = snapshot.cube.areas.on_level(*layer)
    found = [one for one in _compared(snapshot) if snapshot.cube.periods_with(one, areas)]
    return tuple(sorted(found, key=lambda one: domains.index(declared[one].domain)))


def _compared(snapshot: Snapshot) -> list[str]:
    declared = snapshot.city.indicators
    return [one for one in snapshot.cube.indicators if declared[one].kind in COMPARED]


def usual(snapshot: Snapshot, options: Sequence[str]) -> tuple[str, ...]:
    """The city's key indicators among the options, or the first few options."""
    keys = snapshot.city.frame.key_indicators
    found = tuple(one for one in options if one in keys)
    return found if len(found) > 1 else tuple(options[:LEAST])


def newest_period(snapshot: Snapshot, layer: Layer, indicator: str) -> str:
    """The newest period in which an indicator has numbers on a level."""
    return snapshot.cube.periods_with(indicator, snapshot.cube.areas.on_level(*layer))[-1]


@lru_cache(maxsize=64)
def newest_values(snapshot: Snapshot, layer: Layer, indicators: tuple[str, ...]) -> FloatArray:
    """Values of the newest period of each indicator, areas × indicators; NaN is a gap."""
    cube = snapshot.cube
    columns = [np.where(has_number(cube.status[cell]), cube.value[cell], np.nan)
               for cell in (_newest(snapshot, layer, one) for one in indicators)]
    return np.column_stack(columns)


def newest_status(snapshot: Snapshot, layer: Layer, indicators: tuple[str, ...]) -> StatusArray:
    """Statuses of the same cells, areas × indicators."""
    return np.column_stack([snapshot.cube.status[_newest(snapshot, layer, one)]
                            for one in indicators])


def _newest(
    snapshot: Snapshot, layer: Layer, indicator: str
) -> tuple[int, npt.NDArray[np.intp], int]:
    cube = snapshot.cube
    return (cube.indicator_position[indicator], cube.areas.on_level(*layer),
            cube.period_position[newest_period(snapshot, layer, indicator)])
