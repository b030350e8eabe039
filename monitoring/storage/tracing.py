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
from monitoring.core.trace import MOST_PARTS, Trace, Way, trace
from monitoring.storage.ledger import Entry
from monitoring.storage.objects import Damaged, Unreachable
from monitoring.storage.opened import TableRefused, answers_of, opened, table_for
from monitoring.storage.snapshot import Snapshot

# A kept file is read again to name its columns; larger ones would make a reader wait.
LARGEST = 10_000_000
# So many releases are looked through for the one that brought a file.
LONGEST = 50


@dataclass(frozen=True, slots=True)
class Written:
    """A cell as it stands in a file: the heading above it, its column's letter, its text."""

    column: str
    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class Delivered:
    """
    The row of a file that a figure was read from.

    `cells` are those of area, value, numerator and denominator, as far as the file has them; there
    are none where the file cannot be read again or no longer gives this very figure. `row` is 0
    and `sheet` "" where there is none; `sha256` is the hash of the kept file.
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


def delivered(snapshot: Snapshot, found: Trace) -> Delivered | None:
    """Where a figure that a source gave stands; of carried ones the file of the weights."""
    if found.way is Way.carried:
        name = snapshot.crosswalks[found.crosswalk].file
        entry = _entry(snapshot, name)
        return Delivered(name, 0, "", _label(snapshot, entry), entry.get("sha256", ""))
    if found.way is not Way.source:
        return None
    name = snapshot.files[found.file]
    entry = _entry(snapshot, name)
    sheet, cells = "", {}
    for given in ("", found.period):
        reading = _reading(snapshot, name, given) if found.row else None
        if reading and (at := _same(snapshot, reading[1], found)) is not None:
            sheet, cells = reading[0].sheet, _cells(*reading, at)
            break
    return Delivered(name, found.row, sheet, _label(snapshot, entry), entry.get("sha256", ""),
                     cells)


def facilities_of(snapshot: Snapshot, found: Trace) -> pd.DataFrame:
    """The facilities that were counted for a figure of one of the smallest areas."""
    own = snapshot.city.indicators[plane_parts(found.plane)[0]].facilities
    table, areas = snapshot.facilities, snapshot.cube.areas
    if own is None or found.way is not Way.source or "period" not in table:
        return table.iloc[:0]
    return table[(table["kind"] == own.kind) & (table["period"] == found.period)
                 & (table["area"] == areas.ids[found.area])
                 & (table["edition"] == areas.editions[found.area])]


@lru_cache(maxsize=256)
def brought_by(snapshot: Snapshot, sha256: str) -> Entry | None:
    """The release since which a file belongs to the releases; None if that is too far back."""
    store, first = snapshot.store, None
    entries = [one for one in store.ledger.entries() if one.id <= snapshot.release.id]
    for entry in reversed(entries[-LONGEST:]):
        try:
            sources = store.manifest(entry)["sources"]
        except (Damaged, Unreachable):
            return None
        if all(one["sha256"] != sha256 for one in sources):
            return first
        first = entry
    return first if len(entries) <= LONGEST else None


def _entry(snapshot: Snapshot, name: str) -> Mapping[str, Any]:
    """What the release says about a file."""
    return next((one for one in snapshot.sources if one["name"] == name), {})


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
    entry = _entry(snapshot, name)
    recipe = snapshot.city.recipes.get(entry.get("recipe", ""))
    readable = entry.get("object") and entry.get("bytes", LARGEST + 1) <= LARGEST
    if not isinstance(recipe, ObservationsRecipe) or not readable:
        return None
    try:
        content = snapshot.store.objects.get(entry["object"])
        table = table_for(opened(content, name, answers_of(recipe)), recipe, given)
    except (Damaged, Unreachable, TableRefused, OSError):
        return None
    names = names_for(table, recipe, snapshot.city, snapshot.cube.areas, given)
    read = interpreted(table, recipe, snapshot.city, given, names).observations
    known = [one.indicator in snapshot.city.indicators for one in read.planes] or [False]
    own = read.select(np.array(known, bool)[read.plane])
    return table, completed(own, snapshot.city.indicators)


def _same(snapshot: Snapshot, read: Observations, found: Trace) -> int | None:
    """Place of the observation that gives exactly the traced figure."""
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
