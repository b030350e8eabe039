"""Where one district lies among all: a strip of a few hundred bytes."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import numpy as np
import numpy.typing as npt

from monitoring.core.palette import LINES
from monitoring.core.rounding import formatted, with_unit
from monitoring.language import text

_EDGE = 6


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    width: int

    def at(self, value: float) -> str:
        span = self.high - self.low
        part = (value - self.low) / span if span else 0.5
        return f"{_EDGE + part * (self.width - 2 * _EDGE):.4g}"


def position_strip(
    values: npt.NDArray[np.float64],
    value: float,
    city: float | None = None,
    unit: str = "",
    decimals: int = 1,
    *,
    without: str = "",
    width: int = 160,
    height: int = 16,
) -> str:
    """
    Inline SVG: thin line minimum to maximum, thick line the middle 80 percent of the areas.

    A tick marks the median, a triangle the city, a dot the district. Without a value the dot
    is missing and the label says `without` (why); without any value of an area the text is empty.
    """
    known = values[np.isfinite(values)]
    if not len(known):
        return ""
    low, lower, median, upper, high = np.percentile(known, (0, 10, 50, 90, 100)).tolist()
    given = [one for one in (value, city) if one is not None and np.isfinite(one)]
    scale = _Scale(min(low, *given, high), max(low, *given, high), width)
    middle = height / 2
    parts = [
        f'<path d="M{scale.at(low)} {middle:g}H{scale.at(high)}" stroke="#808080"/>',
        f'<path d="M{scale.at(lower)} {middle:g}H{scale.at(upper)}" stroke="#b0b0b0" '
        f'stroke-width="6"/>',
        f'<path d="M{scale.at(median)} 2V{height - 2}" stroke="currentColor"/>',
    ]
    if city is not None and np.isfinite(city):
        parts.append(f'<path d="M{scale.at(city)} 5l3-5h-6z" fill="currentColor"/>')
    if np.isfinite(value):
        parts.append(f'<circle cx="{scale.at(value)}" cy="{middle:g}" r="4" fill="{LINES[0]}"/>')
    words = escape(_words([value, low, high, median], len(known), city, unit, decimals, without))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="strip" role="img" '
        f'width="{width}" height="{height}" '
        f'aria-label="{words}">{"".join(parts)}</svg>'
    )


def _words(
    numbers: list[float], count: int, city: float | None, unit: str, decimals: int, without: str
) -> str:
    """Value, range and median; the city at the end."""
    texts = [with_unit(one, unit) for one in formatted(numbers, decimals)]
    city_text = formatted([np.nan if city is None else city], decimals)[0]
    words = text(
        "{value}; {count} Gebiete von {low} bis {high}, Mitte {median}",
        value=texts[0] or without or text("kein Wert"),
        count=formatted([count], 0)[0],
        low=texts[1],
        high=texts[2],
        median=texts[3],
    )
    if not city_text:
        return words
    return text("{words}, Stadt {value}", words=words, value=with_unit(city_text, unit))
