"""Earlier periods on later boundaries, as rows beside the values that were delivered."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from monitoring.core.area import IntArray
from monitoring.core.cube import plane_parts
from monitoring.core.refused import NotInRelease
from monitoring.core.space.carried import CarriedSeries
from monitoring.core.status import Status
from monitoring.language import text
from monitoring.storage.interval_columns import add_intervals
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.values import chosen_rows, values_table

# What stands in the column origin: carried by weights, or kept because the area is the same.
CARRIED, KEPT, NONE = "carried", "kept", "none"


def carried_table(
    snapshot: Snapshot,
    indicator: str,
    period: str = "",
    level: str = "",
    edition: str | None = None,
    area: Sequence[str] = (),
) -> pd.DataFrame:
    """
    The table of `values_table`, and the earlier periods of every later edition.

    Rows that were carried have the status estimated, the reason says how it was done, and their
    file is that of the weights. Where nothing could be carried, the reason says why.
    """
    table = values_table(snapshot, indicator, period, level, edition, area)
    if not snapshot.crosswalks:
        raise NotInRelease(text("In dieser Ausgabe sind keine Gewichte für eine Umrechnung "
                                "zwischen Gebietsständen. Bitte eine Leseanleitung der Art "
                                "„crosswalk“ ergänzen und laden."))
    areas = snapshot.cube.areas
    later = np.isin(areas.editions, [one.to_edition for one in snapshot.crosswalks])
    planes = [one for one in snapshot.cube.planes if plane_parts(one)[0] == indicator]
    parts = [_rows(snapshot, plane, np.flatnonzero(later)) for plane in planes]
    added = chosen_rows(pd.concat(parts), period, level, edition, area)
    whole = pd.concat([one for one in (table, added[table.columns]) if len(one)] or [table])
    pairs = zip(whole["edition"], whole["area"], strict=True)
    places = np.array([areas.position[pair] for pair in pairs], np.intp)
    order = np.lexsort((whole["period"], places, whole["breakdown"]))
    return whole.iloc[order].reset_index(drop=True)


def _rows(snapshot: Snapshot, plane: str, areas: IntArray) -> pd.DataFrame:
    """Rows for the cells of which the release itself says nothing."""
    cube, found = snapshot.cube, snapshot.carried(plane, areas)
    silent = cube.status[cube.indicator_position[plane], areas] == Status.missing
    at = np.nonzero(silent & ((found.status != Status.missing) | (found.reason > 0)))
    indicator, part = plane_parts(plane)
    table = cube.areas.table().iloc[areas[at[0]]].reset_index(drop=True)
    table.insert(0, "indicator", indicator)
    table["period"] = np.array(cube.periods)[at[1]]
    table["breakdown"] = part
    for name in ("value", "numerator", "denominator"):
        table[name] = getattr(found, name)[at]
    add_intervals(table, snapshot.city.indicators[indicator], found.estimated[at])
    table["status"] = [Status(code).name for code in found.status[at]]
    table["reason"] = [str(found.reasons[one]) for one in found.reason[at].tolist()]
    table["unit"] = str(snapshot.city.indicators[indicator].unit)
    _add_origin(snapshot, table, plane, found, at)
    table["release"], table["correction"] = snapshot.release.id, ""
    return table


def _add_origin(
    snapshot: Snapshot, table: pd.DataFrame, plane: str, found: CarriedSeries,
    at: tuple[np.ndarray, ...],
) -> None:
    """Where the rows come from: the weights, or the cell of the same area before."""
    cube = snapshot.cube
    carried, source = found.estimated[at], found.source[at]
    kept = ~carried & (found.status[at] != Status.missing) & (source >= 0)
    cell = (cube.indicator_position[plane], np.where(kept, source, 0), at[1])
    weights = [snapshot.crosswalks[one].file if one >= 0 else "" for one in found.crosswalk[at]]
    files = np.array(snapshot.files, dtype=object)[cube.file[cell]]
    table["origin"] = np.select([carried, kept], [CARRIED, KEPT], NONE)
    table["file"] = np.where(kept, files, np.array(weights, dtype=object))
    table["row"] = np.where(kept, cube.row[cell], 0)
