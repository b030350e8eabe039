"""The figures of one area over all years: one row per indicator, for readers and for files."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from monitoring.core.indicator import Indicator
from monitoring.core.rounding import formatted
from monitoring.core.status import Status, has_number, word
from monitoring.language import text
from monitoring.reports.document import Table
from monitoring.storage.snapshot import Snapshot


def courses_table(snapshot: Snapshot, area: int, indicators: Sequence[Indicator]) -> Table:
    """A column per year; a word where there is no number."""
    periods, rows = snapshot.cube.periods, []
    for one in indicators:
        values, statuses = _series(snapshot, area, one)
        texts = [number or _gap(Status(code)) for number, code in
                 zip(formatted(values, one.decimals), statuses.tolist(), strict=True)]
        rows.append((_named(one), *texts))
    return Table((text("Indikator"), *periods), tuple(rows),
                 text("{name}: Werte aller Jahre (k. A.: keine Angabe)",
                      name=snapshot.cube.areas.names[area]),
                 numbers=tuple(range(1, len(periods) + 1)))


def courses_frame(
    snapshot: Snapshot, area: int, indicators: Sequence[Indicator]
) -> pd.DataFrame:
    """One row per indicator and year that has a number or says why there is none."""
    records = []
    for one in indicators:
        values, statuses = _series(snapshot, area, one)
        records += [
            (str(one.label), str(one.unit), period, value, word(Status(code)))
            for period, value, code in zip(snapshot.cube.periods, values.tolist(),
                                           statuses.tolist(), strict=True)
            if code != Status.missing
        ]
    head = (text("Indikator"), text("Einheit"), text("Jahr"), text("Wert"), text("Status"))
    return pd.DataFrame(records, columns=list(head))


def _series(
    snapshot: Snapshot, area: int, indicator: Indicator
) -> tuple[np.ndarray, np.ndarray]:
    values, statuses = snapshot.cube.series(indicator.id, np.array([area], np.intp))
    return np.where(has_number(statuses[0]), values[0], np.nan), statuses[0]


def _gap(status: Status) -> str:
    return text("k. A.") if status is Status.missing else word(status)


def _named(indicator: Indicator) -> str:
    unit = str(indicator.unit)
    return f"{indicator.label} ({unit})" if unit else str(indicator.label)
