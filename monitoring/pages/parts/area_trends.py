"""Whether the figures of one area rise or fall, in plain sentences."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from monitoring.core.chance.declared_trend import declared_trend
from monitoring.core.chance.long_trend import LONG_POINTS
from monitoring.core.chance.plane_intervals import interval_of_series
from monitoring.core.chance.recent_trend import Reason, Trend
from monitoring.core.chance.series_parts import series_parts
from monitoring.core.chance.trend_of import Trends
from monitoring.core.chance.trend_words import SYMBOLS, long_trend_sentence, trend_sentence
from monitoring.language import text
from monitoring.storage.snapshot import Snapshot


@lru_cache(maxsize=512)
def area_trends(snapshot: Snapshot, indicator: str, area: int) -> Trends:
    """Recent and long trend of one area, at position 0."""
    parts = series_parts(snapshot.cube, indicator, np.array([area], np.intp))
    declared = snapshot.city.indicators[indicator]
    limits = interval_of_series(snapshot.cube, declared, np.array([area], np.intp))
    return declared_trend(declared, snapshot.cube.periods, parts, limits)


def trend_sentences(snapshot: Snapshot, indicator: str, area: int) -> list[str]:
    """The recent trend, why boundaries leave too few years, and the long trend from 8 years."""
    declared = snapshot.city.indicators[indicator]
    name, found = snapshot.cube.areas.names[area], area_trends(snapshot, indicator, area)
    sign = SYMBOLS[Trend(found.recent.direction[0])]
    said = [f"{sign} {trend_sentence(name, declared, found, 0)}".strip()]
    reason = Reason(found.recent.reason[0])
    since = first_period_of_edition(snapshot, area)
    if reason in (Reason.too_few, Reason.missing) and since:
        said.append(text("Seit {period} gelten neue Gebietsgrenzen; frühere Werte sind nicht "
                         "vergleichbar.", period=since))
    if int(found.long.points[0]) >= LONG_POINTS and (
            found.long.direction[0] != Trend.not_calculable):
        long_sign = SYMBOLS[Trend(found.long.direction[0])]
        said.append(f"{long_sign} {long_trend_sentence(name, declared, found, 0)}")
    return said


def first_period_of_edition(snapshot: Snapshot, area: int) -> str:
    """
    The first period of an area that was cut anew, "" for one that has always been the same.
    """
    areas, frame = snapshot.cube.areas, snapshot.city.frame
    if not areas.editions[area] or areas.earlier[area] >= 0:
        return ""
    own = [one for one in frame.editions[1:] if one.id == areas.editions[area]]
    return next((period for period in snapshot.cube.periods if own and own[0].holds(period)), "")
