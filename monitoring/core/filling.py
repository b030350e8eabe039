"""Observations into a cube, and a cube into a larger one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from monitoring.core.area import Areas
from monitoring.core.cube import Cube, Origin, empty_cube, plane_name
from monitoring.core.observations import FIGURES, Observations

CELLS = (*FIGURES, "status", "origin", "reason", "file", "row")


@dataclass(frozen=True, eq=False)
class Cells:
    """Places in a cube, one per observation; `area` is −1 where the cube has no such area."""

    plane: npt.NDArray[np.intp]
    area: npt.NDArray[np.intp]
    period: npt.NDArray[np.intp]

    @property
    def at(self) -> tuple[npt.NDArray[np.intp], ...]:
        """The index into the cube's arrays."""
        return self.plane, self.area, self.period

    def select(self, rows: npt.NDArray[Any]) -> Cells:
        """Some of the places, by a mask or by their numbers."""
        return Cells(self.plane[rows], self.area[rows], self.period[rows])


def cells_of(observations: Observations, cube: Cube) -> Cells:
    """Where observations belong; the cube must have their planes and periods."""
    planes = [cube.indicator_position[plane_name(*one)] for one in observations.planes]
    areas = [_found(cube.areas, edition, area, level)
             for level, edition, area in observations.places]
    periods = [cube.period_position[one] for one in observations.periods]
    return Cells(
        np.array(planes, np.intp)[observations.plane],
        np.array(areas, np.intp)[observations.place],
        np.array(periods, np.intp)[observations.period],
    )


def _found(areas: Areas, edition: str, area: str, level: str) -> int:
    at = areas.position.get((edition, area), -1)
    return at if at < 0 or areas.levels[at] == level else -1


def frame_for(
    observations: Observations, indicators: Sequence[str], areas: Areas, before: Cube | None = None
) -> Cube:
    """An empty cube with room for a release and for what is delivered to it."""
    planes = dict.fromkeys([*indicators, *(one.indicator for one in observations.planes)])
    parts = [one for one in (before.planes if before else ()) if one not in planes]
    parts += [plane_name(*one) for one in observations.planes]
    periods = {*observations.periods, *(before.periods if before else ())}
    return empty_cube(tuple(dict.fromkeys([*planes, *parts])), areas, tuple(sorted(periods)))


def widened(cube: Cube, frame: Cube) -> Cube:
    """The cells of a cube in a larger empty frame; areas that the frame lacks are left out."""
    find = frame.areas.position.get
    areas = np.array(
        [find(pair, -1) for pair in zip(cube.areas.editions, cube.areas.ids, strict=True)], np.intp
    )
    known = np.flatnonzero(areas >= 0)
    planes = np.array([frame.indicator_position.get(one, -1) for one in cube.planes], np.intp)
    own = np.flatnonzero(planes >= 0)
    periods = np.array([frame.period_position[one] for one in cube.periods], np.intp)
    target = np.ix_(planes[own], areas[known], periods)
    source = np.ix_(own, known, np.arange(len(periods)))
    for name in CELLS:
        getattr(frame, name)[target] = getattr(cube, name)[source]
    return replace(frame, reasons=cube.reasons)


def emptied(cube: Cube, cells: npt.NDArray[np.bool_]) -> None:
    """Nothing is known in these cells any more."""
    for name in CELLS:
        getattr(cube, name)[cells] = np.nan if name in FIGURES else 0


def filled(cube: Cube, observations: Observations, cells: Cells, files: Sequence[str]) -> Cube:
    """Write observations into their cells; `files` are the names that the cube's `file` numbers."""
    words = {one: number for number, one in enumerate(cube.reasons)}
    codes = [words.setdefault(one, len(words)) for one in observations.reasons]
    number_of = {name: number for number, name in enumerate(files)}
    numbers = [number_of.get(one.file, 0) for one in observations.sources] or [0]
    # One flat index for all arrays is found once; the arrays share one contiguous shape.
    at = np.ravel_multi_index(cells.at, cube.status.shape)
    for name in (*FIGURES, "status", "row"):
        getattr(cube, name).reshape(-1)[at] = getattr(observations, name)
    cube.reason.reshape(-1)[at] = np.array(codes or [0], np.uint16)[observations.reason]
    cube.file.reshape(-1)[at] = np.array(numbers, np.uint16)[observations.source]
    cube.origin.reshape(-1)[at] = Origin.source
    return replace(cube, reasons=tuple(words))


def cube_of(
    observations: Observations, indicators: Sequence[str], areas: Areas, files: Sequence[str]
) -> Cube:
    """Observations of known areas as a cube of their own."""
    cube = frame_for(observations, indicators, areas)
    return filled(cube, observations, cells_of(observations, cube), files)


def only_sources(cube: Cube) -> Cube:
    """A copy with the cells that sources delivered; all others are empty."""
    copied = replace(cube, **{name: getattr(cube, name).copy() for name in CELLS})
    emptied(copied, copied.origin != Origin.source)
    return copied
