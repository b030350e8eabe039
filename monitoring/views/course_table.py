"""The numbers of a chart over time: one row per year, for readers and for files."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from monitoring.charts.band import spread
from monitoring.charts.series import Series, TrendData
from monitoring.core.cube import FloatArray
from monitoring.core.rounding import formatted
from monitoring.core.status import Status, word
from monitoring.language import text
from monitoring.reports.document import Table


def course_table(data: TrendData, caption: str) -> Table:
    """Every line with its interval and estimates, and the span of the other districts."""
    columns: list[tuple[str, list[str]]] = []
    for line in data.lines():
        columns.append((line.name, _texts(line, data.decimals)))
        if limits := _limits(line):
            columns.append((text("{name}: Intervall", name=line.name),
                            _between(*limits, data.decimals)))
        if line.carried is not None and np.isfinite(line.carried).any():
            columns.append((_estimated(line), formatted(line.carried, data.decimals)))
    if np.isfinite(data.others).any():
        low, lower, upper, high = spread(data.others)
        columns += [(text("alle anderen Gebiete"), _between(low, high, data.decimals)),
                    (text("mittlere 80 Prozent der anderen"),
                     _between(lower, upper, data.decimals))]
    rows = tuple((period, *(texts[at] for _, texts in columns))
                 for at, period in enumerate(data.periods))
    return Table((text("Jahr"), *(name for name, _ in columns)), rows, caption,
                 numbers=tuple(range(1, len(columns) + 1)))


def targets_table(data: TrendData) -> list[Table]:
    """The goals that are drawn: from where to where, and until when; none without goals."""
    if not data.targets:
        return []
    head = (text("Ziel"), text("von"), text("Ausgangswert"), text("bis"), text("Zielwert"),
            text("Spielraum"))
    rows = []
    for one in data.targets:
        start, end, room = formatted([one.baseline, one.target, one.tolerance], data.decimals)
        rows.append((one.name, one.since, start, one.until, end, f"± {room}"))
    return [Table(head, tuple(rows), text("Ziele"), numbers=(2, 4, 5))]


def course_frame(data: TrendData, others: Sequence[str] = ()) -> pd.DataFrame:
    """The same as numbers; a word where a line has none. `others` names the other districts."""
    columns: dict[str, list[str] | FloatArray] = {text("Jahr"): list(data.periods)}
    for line in data.lines():
        columns |= _line(line, data.decimals)
    if np.isfinite(data.others).any():
        names = (text("Andere Gebiete: kleinster Wert"), text("Andere Gebiete: 10. Perzentil"),
                 text("Andere Gebiete: 90. Perzentil"), text("Andere Gebiete: größter Wert"))
        columns |= dict(zip(names, spread(data.others), strict=True))
    if others:
        columns |= dict(zip(others, data.others, strict=True))
    return pd.DataFrame(columns)


def _line(line: Series, decimals: int) -> dict[str, list[str] | FloatArray]:
    columns: dict[str, list[str] | FloatArray] = {line.name: line.values}
    gaps = ["" if np.isfinite(number) else said for number, said in
            zip(line.values, _texts(line, decimals), strict=True)]
    if any(gaps):
        columns[text("{name}: ohne Zahl", name=line.name)] = gaps
    if limits := _limits(line):
        names = (text("{name}: Intervall von", name=line.name),
                 text("{name}: Intervall bis", name=line.name))
        columns |= dict(zip(names, limits, strict=True))
    if line.carried is not None and np.isfinite(line.carried).any():
        columns[_estimated(line)] = line.carried
    return columns


def _estimated(line: Series) -> str:
    return text("{name}, geschätzt (umgerechnet)", name=line.name)


def _limits(line: Series) -> tuple[FloatArray, FloatArray] | None:
    if line.lower is None or line.upper is None or not np.isfinite(line.lower).any():
        return None
    return line.lower, line.upper


def _between(low: FloatArray, high: FloatArray, decimals: int) -> list[str]:
    """Two numbers as one text; "" where one of them is missing."""
    return [text("{low} bis {high}", low=lower, high=upper) if lower and upper else ""
            for lower, upper in
            zip(formatted(low, decimals), formatted(high, decimals), strict=True)]


def _texts(line: Series, decimals: int) -> list[str]:
    """Numbers in the reader's format; the status where there is none."""
    codes = line.status.tolist() if line.status is not None else [Status.missing] * len(line.values)
    return [number or word(Status(code))
            for number, code in zip(formatted(line.values, decimals), codes, strict=True)]
