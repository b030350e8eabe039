"""Figures that a later release corrected, as rows."""

from __future__ import annotations

import pandas as pd

from monitoring.core.cube import plane_parts
from monitoring.core.status import Status
from monitoring.storage.snapshot import Snapshot

COLUMNS = ("indicator", "area", "name", "level", "edition", "period", "breakdown", "corrected",
           "value_before", "status_before", "correction")


def corrections_table(snapshot: Snapshot) -> pd.DataFrame:
    """One row per figure and release that corrected it, with what stood there before."""
    areas, notes = snapshot.cube.areas, snapshot.notes
    rows = []
    for one in snapshot.corrections.to_dict("records"):
        indicator, breakdown = plane_parts(one["plane"])
        at = areas.position.get((one["edition"], one["area"]))
        entry = notes.get(int(one["release"]))
        rows.append((
            indicator, one["area"], areas.names[at] if at is not None else "",
            areas.levels[at] if at is not None else "", one["edition"], one["period"], breakdown,
            int(one["release"]), one["value"], Status(int(one["status"])).name,
            entry.note if entry else "",
        ))
    kinds = {"corrected": "int64", "value_before": "float64"}
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype({name: kinds.get(name, "str") for name in COLUMNS})
