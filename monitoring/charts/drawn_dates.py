"""A figure over days as one over years: what is drawn without a browser knows numbers only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from monitoring.charts.drawing import values_of

_DAY_MS = 86_400_000


def in_years(
    layout: Mapping[str, Any], traces: Sequence[Mapping[str, Any]]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Days of the horizontal axis become years with fractions, and each year gets its tick."""
    axis = layout["xaxis"]
    low, high = (year_of(one) for one in axis["range"])
    ticks = list(range(int(low), int(high) + 1))
    ticks = ticks[:: max(1, len(ticks) // 12)]
    shapes = [{**one, "x0": year_of(one["x0"]), "x1": year_of(one["x1"])}
              for one in layout.get("shapes", ())]
    changed = {**axis, "type": "linear", "range": [low, high], "tickvals": ticks,
               "ticktext": [str(one) for one in ticks]}
    return {**layout, "xaxis": changed, "shapes": shapes}, [_bars(one) for one in traces]


def year_of(day: str) -> float:
    """The place of an ISO day among the years: 2027-07-02 lies at 2027.5."""
    at = date.fromisoformat(str(day)[:10])
    first, next_ = date(at.year, 1, 1), date(at.year + 1, 1, 1)
    return at.year + (at - first).days / (next_ - first).days


def _bars(trace: Mapping[str, Any]) -> dict[str, Any]:
    """Bars that begin on a day and last some milliseconds."""
    begins = [str(one) for one in values_of(trace["base"])]
    lengths = [
        year_of((date.fromisoformat(begin) + timedelta(float(one) / _DAY_MS)).isoformat())
        - year_of(begin) for begin, one in zip(begins, values_of(trace["x"]), strict=True)]
    return {**trace, "base": [year_of(one) for one in begins], "x": lengths}
