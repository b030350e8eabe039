"""The same numbers in sentences, for those who do not see the chart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from monitoring.charts.gap_marks import gaps_in_words
from monitoring.charts.goal_lines import goals_in_words
from monitoring.charts.series import Series, TrendData
from monitoring.core.rounding import formatted, rounded, with_unit
from monitoring.language import text

FloatArray = npt.NDArray[np.float64]


def trend_in_words(data: TrendData) -> str:
    """Course of each chosen district, then city, other districts and series breaks."""
    lines = data.chosen or ((data.city,) if data.city is not None else ())
    sentences = [
        f"{line.name}: {course_in_words(line.values, data.periods, data.unit, data.decimals)}."
        for line in lines
    ]
    sentences += [_city(data), others_in_words(data)] if data.chosen else [others_in_words(data)]
    sentences += gaps_in_words(data)
    labels = data.break_labels()
    sentences += [
        text(
            "Werte vor {period} sind mit späteren nicht vergleichbar: {label}.",
            period=data.periods[place],
            label=labels[place],
        )
        for place in data.break_places(lines=True)
    ]
    if data.rolling_years > 1:
        sentences.append(text("Jeder Wert fasst {n} Jahre zusammen.",
                              n=rounded(data.rolling_years, 0)))
    sentences += [_carried(line, data) for line in data.chosen]
    sentences += goals_in_words(data)
    return " ".join(sentence for sentence in sentences if sentence)


def _carried(line: Series, data: TrendData) -> str:
    """What was estimated for earlier boundaries; "" if nothing was."""
    if line.carried is None or not np.isfinite(line.carried).any():
        return ""
    return text(
        "{name}, geschätzt (umgerechnet): {course}.",
        name=line.name,
        course=course_in_words(line.carried, data.periods, data.unit, data.decimals),
    )


def course_in_words(
    values: FloatArray, periods: Sequence[str], unit: str = "", decimals: int = 1
) -> str:
    """First, last, smallest and largest value with their periods, without a full stop."""
    known = np.flatnonzero(np.isfinite(values))
    if not len(known):
        return text("keine Werte")
    places = [known[0], known[-1], known[values[known].argmin()], known[values[known].argmax()]]
    numbers = [with_unit(one, unit) for one in formatted(values[places], decimals)]
    first, last, low, high = numbers
    first_period, last_period, low_period, high_period = (periods[place] for place in places)
    if len(known) == 1:
        return text("{value} ({period})", value=first, period=first_period)
    if low == high:
        return text(
            "{first_period} bis {last_period} durchgehend {value}",
            first_period=first_period,
            last_period=last_period,
            value=low,
        )
    return text(
        "von {first} ({first_period}) auf {last} ({last_period}); "
        "kleinster Wert {low} ({low_period}), größter Wert {high} ({high_period})",
        first=first,
        first_period=first_period,
        last=last,
        last_period=last_period,
        low=low,
        low_period=low_period,
        high=high,
        high_period=high_period,
    )


def _city(data: TrendData) -> str:
    """Newest value of the city as comparison."""
    if data.city is None:
        return ""
    known = np.flatnonzero(np.isfinite(data.city.values))
    if not len(known):
        return ""
    return text(
        "Zum Vergleich {city}: {value} ({period}).",
        city=data.city.name,
        value=with_unit(rounded(float(data.city.values[known[-1]]), data.decimals), data.unit),
        period=data.periods[known[-1]],
    )


def others_in_words(data: TrendData) -> str:
    """Range of the other districts in the newest period that has values."""
    known = np.flatnonzero(np.isfinite(data.others).any(axis=0))
    if not len(known):
        return ""
    newest = data.others[:, known[-1]]
    newest = newest[np.isfinite(newest)]
    low, high = formatted([newest.min(), newest.max()], data.decimals)
    return text(
        "Andere Gebiete ({count}) liegen {period} zwischen {low} und {high}.",
        count=rounded(len(newest), 0),
        period=data.periods[known[-1]],
        low=with_unit(low, data.unit),
        high=with_unit(high, data.unit),
    )
