"""What a profile draws, as numbers: where a district lies among all, and files of its figures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from monitoring.core.cube import FloatArray
from monitoring.core.rounding import formatted, rounded
from monitoring.core.status import word
from monitoring.language import text
from monitoring.reports.document import Table
from monitoring.storage.snapshot import Snapshot
from monitoring.views.profile_figures import ProfileFigure
from monitoring.views.profile_words import short_trend, verdict_said
from monitoring.views.release import city_name

SHARES = (0, 10, 50, 90, 100)


def positions_table(snapshot: Snapshot, figures: Sequence[ProfileFigure]) -> Table:
    """The district, the city, and the span of all districts that the strips are drawn from."""
    rows = [(_named(one), one.period, *_texts(one), rounded(int(np.isfinite(one.others).sum()), 0))
            for one in figures if np.isfinite(one.others).any()]
    head = (text("Indikator"), text("Jahr"), text("dieses Gebiet"), city_name(snapshot), *_spans(),
            text("Gebiete mit Zahl"))
    return Table(head, tuple(rows), text("Lage unter allen Gebieten"),
                 numbers=tuple(range(2, len(head))))


def profile_frame(snapshot: Snapshot, figures: Sequence[ProfileFigure]) -> pd.DataFrame:
    """One row per indicator: value, interval, city, comparison, course, rank and span."""
    city, records = city_name(snapshot), []
    for one in figures:
        judged, place = one.judged, one.place
        records.append((
            str(one.indicator.label), str(one.indicator.unit), one.period, one.value,
            word(one.status), judged.lower if judged else np.nan,
            judged.upper if judged else np.nan, np.nan if one.city is None else one.city,
            verdict_said(one, city), short_trend(one), place.place if place else None,
            place.of if place else None, *_span(one.others),
        ))
    head = (text("Indikator"), text("Einheit"), text("Jahr"), text("Wert"), text("Status"),
            text("Intervall von"), text("Intervall bis"), city,
            text("Vergleich mit {name}", name=city), text("Verlauf"), text("Rang"),
            text("Gebiete mit Zahl"), *_spans())
    return pd.DataFrame(records, columns=list(head))


def _spans() -> tuple[str, ...]:
    return (text("kleinster Wert"), text("10. Perzentil"), text("Median"),
            text("90. Perzentil"), text("größter Wert"))


def _span(others: FloatArray) -> list[float]:
    known = others[np.isfinite(others)]
    found: list[float] = np.percentile(known, SHARES).tolist() if len(known) else [np.nan] * 5
    return found


def _texts(one: ProfileFigure) -> list[str]:
    city = np.nan if one.city is None else one.city
    own, of_city, *span = formatted([one.value, city, *_span(one.others)], one.indicator.decimals)
    return [own or word(one.status), of_city or one.city_word or text("nicht verglichen"), *span]


def _named(one: ProfileFigure) -> str:
    unit = str(one.indicator.unit)
    return f"{one.indicator.label} ({unit})" if unit else str(one.indicator.label)
