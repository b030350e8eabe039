"""Where a figure stands in the file of an office, and which release brought it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from monitoring.core.completed import completed
from monitoring.core.cube import plane_parts
from monitoring.core.grid import letter
from monitoring.core.interpreted import interpreted
from monitoring.core.named_areas import names_for
from monitoring.core.observations import FIGURES, Observations, Place, Plane
from monitoring.core.recipe import ObservationsRecipe
from monitoring.core.source_table import SourceTable
from monitoring.core.status import Status
from monitoring.core.trace import MOST_PARTS, Trace, Way, trace
from monitoring.storage.base import inner_sources
from monitoring.storage.inner import NotPublished
from monitoring.storage.ledger import Entry
from monitoring.storage.objects import Damaged, Unreachable
from monitoring.storage.opened import TableRefused, answers_of, opened, table_for
from monitoring.storage.places import place_in
from monitoring.storage.snapshot import Snapshot

# A kept file is read again for the texts of its cells; larger ones would make people wait.
LARGEST = 10_000_000


@dataclass(frozen=True, slots=True)
class Written:
    """
    A cell of a file: the heading above it, its column's letter, its text.

    The text is "" for readers: it is read from the file itself, which stays inside.
    """

    column: str
    letter: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Delivered:
    """
    The row of a file that a figure was read from.

    `cells` are those of area, value, numerator and denominator, as far as the file has them; there
    are none of a secret figure, nor where the release does not say its columns. `row` is 0 and
    `sheet` "" where there is none; `sha256` is the hash of the kept file, "" for readers.
    """

    file: str
    row: int
    sheet: str = ""
    recipe: str = ""
    sha256: str = ""
    cells: Mapping[str, Written] = field(default_factory=dict)


def traced(
    snapshot: Snapshot, plane: str, area: int, period: str, most: int = MOST_PARTS
) -> Trace:
    """What a figure of the release is made of."""
    return trace(snapshot.cube, snapshot.city, area, plane, period, snapshot.crosswalks, most)


def delivered(snapshot: Snapshot, found: Trace, inside: bool = False) -> Delivered | None:
    """
    Where a figure that a source gave stands; of carried ones the file of the weights.

    `inside` adds what the kept file says, for those who publish.
    """
    if found.way is Way.carried:
        name = snapshot.crosswalks[found.crosswalk].file
        entry = _entry(snapshot, name, inside)
        kept = entry.get("sha256", "") if inside else ""
        return Delivered(name, 0, "", _label(snapshot, entry), kept)
    if found.way is not Way.source:
        return None
    name = snapshot.files[found.file]
    entry = _entry(snapshot, name, inside)
    kept = entry.get("sha256", "") if inside else ""
    sheet, cells = _read(snapshot, name, found) if inside else ("", {})
    if not cells and found.status is not Status.secret:
        sheet, cells = _said(entry, found)
    return Delivered(name, found.row, sheet, _label(snapshot, entry), kept, cells)


def _said(entry: Mapping[str, Any], found: Trace) -> tuple[str, dict[str, Written]]:
    """Sheet and columns as the release says them."""
    place = place_in(entry.get("places", ()), found.plane, found.period) if found.row else None
    if place is None:
        return "", {}
    return place[0], {role: Written(*named) for role, named in place[1].items()}


def _read(snapshot: Snapshot, name: str, found: Trace) -> tuple[str, dict[str, Written]]:
    """Sheet and cells out of the kept file; nothing if it does not give this very figure."""
    for given in ("", found.period):
        reading = _reading(snapshot, name, given) if found.row else None
        if reading and (at := _same(snapshot, reading[1], found)) is not None:
            return reading[0].sheet, _cells(*reading, at)
    return "", {}


def facilities_of(snapshot: Snapshot, found: Trace) -> pd.DataFrame:
    """The facilities counted for a figure of one of the smallest areas; none of a secret one."""
    own = snapshot.city.indicators[plane_parts(found.plane)[0]].facilities
    table, areas = snapshot.facilities, snapshot.cube.areas
    if (own is None or found.way is not Way.source or found.status is Status.secret
            or "period" not in table):
        return table.iloc[:0]
    return table[(table["kind"] == own.kind) & (table["period"] == found.period)
                 & (table["area"] == areas.ids[found.area])
                 & (table["edition"] == areas.editions[found.area])]


def brought_by(snapshot: Snapshot, file: str) -> Entry | None:
    """The release that brought a file; None if an earlier version did not say so."""
    return snapshot.notes.get(_entry(snapshot, file).get("since", 0))


def _entry(snapshot: Snapshot, name: str, inside: bool = False) -> Mapping[str, Any]:
    """What the release says about a file."""
    if inside:
        return _inside(snapshot).get(name, {})
    return next((one for one in snapshot.sources if one["name"] == name), {})


@lru_cache(maxsize=8)
def _inside(snapshot: Snapshot) -> Mapping[str, Mapping[str, Any]]:
    """What the inner store says about the files of the release."""
    try:
        return inner_sources(snapshot.store, snapshot.release)
    except (Damaged, NotPublished):
        return {one["name"]: one for one in snapshot.sources}


def _label(snapshot: Snapshot, entry: Mapping[str, Any]) -> str:
    """The recipe in words; its id where the city no longer has it."""
    known = entry.get("recipe", "")
    label = getattr(snapshot.city.recipes.get(known), "label", None)
    return str(label) if label else known


@lru_cache(maxsize=32)
def _reading(
    snapshot: Snapshot, name: str, given: str
) -> tuple[SourceTable, Observations] | None:
    """A kept file, read once more by its recipe; None if that is not possible."""
    entry = _entry(snapshot, name, inside=True)
    objects = snapshot.store.inner if snapshot.inner else snapshot.store.objects
    recipe = snapshot.city.recipes.get(entry.get("recipe", ""))
    readable = entry.get("object") and entry.get("bytes", LARGEST + 1) <= LARGEST
    if not isinstance(recipe, ObservationsRecipe) or not readable or objects is None:
        return None
    try:
        content = objects.get(entry["object"])
        table = table_for(opened(content, name, answers_of(recipe)), recipe, given)
    except (Damaged, Unreachable, TableRefused, OSError):
        return None
    names = names_for(table, recipe, snapshot.city, snapshot.cube.areas, given)
    read = interpreted(table, recipe, snapshot.city, given, names).observations
    known = [one.indicator in snapshot.city.indicators for one in read.planes] or [False]
    own = read.select(np.array(known, bool)[read.plane])
    return table, completed(own, snapshot.city.indicators)


def _same(snapshot: Snapshot, read: Observations, found: Trace) -> int | None:
    """Place of the observation that gives exactly the traced figure; a secret one has none."""
    if found.status is Status.secret:
        return None
    areas = snapshot.cube.areas
    place = Place(areas.levels[found.area], areas.editions[found.area], areas.ids[found.area])
    plane = Plane(*plane_parts(found.plane))
    if plane not in read.planes or place not in read.places or found.period not in read.periods:
        return None
    mask = (read.row == found.row) & (read.plane == read.planes.index(plane))
    mask &= read.place == read.places.index(place)
    mask &= read.period == read.periods.index(found.period)
    for at in np.flatnonzero(mask).tolist():
        pairs = [(float(getattr(read, one)[at]), float(getattr(found, one))) for one in FIGURES]
        if all(np.array_equal([one], [other], equal_nan=True) for one, other in pairs):
            return int(at)
    return None


def _cells(table: SourceTable, read: Observations, at: int) -> dict[str, Written]:
    """The cells of one observation as they are written."""
    source = read.sources[read.source[at]]
    line = int(np.flatnonzero(table.rows == read.row[at])[0])
    names = {role: getattr(source, role) for role in ("area", "period", *FIGURES)}
    return {
        role: Written(column, letter(table.places[column]) if column in table.places else "",
                      table.columns[column][line].as_py() or "")
        for role, column in names.items() if column in table.columns
    }
