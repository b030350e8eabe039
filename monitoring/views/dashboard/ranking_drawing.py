"""All districts of a level as rows with value, interval and sign, in alphabetical order."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import numpy as np

from monitoring.charts.drawing import INK, LETTER, SOFT, Frame, label, line
from monitoring.charts.map_signs import sign_at
from monitoring.charts.verdict_values import verdict_colours, verdict_keys
from monitoring.core.chance.comparison import Verdict
from monitoring.core.chance.comparison_words import symbol
from monitoring.core.ranking import sort_key
from monitoring.core.readable import readable
from monitoring.core.rounding import formatted, with_unit
from monitoring.core.status import Status, has_number, word
from monitoring.core.vocabulary import Kind
from monitoring.views.dashboard.found import Found
from monitoring.views.dashboard.map_part import comparison_of
from monitoring.views.uncertainty import limits_of
from monitoring.views.view import unit_of

EDGE = "#39424e"
NOT_COMPARED = "#8b96a1"


@dataclass(frozen=True, slots=True)
class Size:
    """Pixels of the drawing: for paper and small screens, and for wide ones."""

    width: float
    row: float
    names: float
    letter: float


NARROW, WIDE = Size(340, 19, 118, 11.5), Size(640, 22, 180, 13)


def drawn_ranking(own: Found, alt: str, size: Size) -> str:
    """SVG: name, value as it reads, a line for the interval and a sign at the value."""
    view = own.view
    limits = limits_of(view)
    texts = _texts(own)
    order = sorted(range(len(own.areas)),
                   key=lambda at: sort_key(view.table.names[own.areas[at]]))
    numbers = 14 + LETTER * size.letter * max(map(len, texts), default=0)
    height = size.row * len(order) + 30
    left = size.names + numbers
    frame = Frame(left + 12, 4, size.width - left - 28, height - 30, _ends(own), (0, 1))
    parts = list(_city_line(own, frame, height, size))
    looks = _looks(own)
    for row, at in enumerate(order):
        y = 4 + size.row * (row + 0.5)
        area = own.areas[at]
        weight = "600" if int(area) in view.chosen else ""
        most = int(size.names / (LETTER * size.letter))
        parts.append(label(size.names, y + 4, _short(view.table.names[area], most), size.letter,
                           "end", INK, weight))
        parts.append(label(left, y + 4, texts[at], size.letter, "end", INK, weight))
        if np.isfinite(limits.lower[at]):
            parts.append(line(frame.x(limits.lower[at]), y, frame.x(limits.upper[at]), y,
                              "#9aa5b1", 3))
        if has_number(view.figures[1][at : at + 1])[0]:
            sign, colour = looks[at]
            parts.append(sign_at(sign, frame.x(view.figures[0][at]), y, 10, colour, EDGE))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{size.width:g}" '
            f'height="{height:g}" viewBox="0 0 {size.width:g} {height:g}" '
            f'font-family="Roboto, sans-serif" role="img" '
            f'aria-label="{escape(readable(alt))}">{"".join(parts)}</svg>')


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _texts(own: Found) -> list[str]:
    """The values as the table has them; a word where there is none."""
    values, status, _ = own.view.figures
    unit = unit_of(own.view)
    return [with_unit(number, unit) if number else word(Status(code))
            for number, code in zip(formatted(values, own.view.indicator.decimals),
                                    status.tolist(), strict=True)]


def _ends(own: Found) -> tuple[float, float]:
    values, limits = own.view.figures[0], limits_of(own.view)
    ends = np.concatenate([values, limits.lower, limits.upper])
    ends = ends[np.isfinite(ends)]
    low, high = (float(ends.min()), float(ends.max())) if len(ends) else (0.0, 1.0)
    return (0.0 if 0 <= low < high / 2 else low), high


def _looks(own: Found) -> list[tuple[str, str]]:
    """Sign and colour of each district: both say how it compares with the city."""
    view = own.view
    colours = verdict_colours(view.indicator.polarity)
    if view.base:
        return [("●", NOT_COMPARED)] * len(own.areas)
    verdicts = comparison_of(view).verdicts
    keys = verdict_keys(verdicts, view.indicator.polarity)
    return [("●", NOT_COMPARED) if verdict == Verdict.none else
            (symbol(Verdict(verdict)), colours[int(key)])
            for key, verdict in zip(keys, verdicts.tolist(), strict=True)]


def _city_line(own: Found, frame: Frame, height: float, size: Size) -> list[str]:
    view = own.view
    if view.city is None or view.base or view.indicator.kind is Kind.count:
        return []
    value = float(view.cube.value[view.at(view.city)])
    if not np.isfinite(value) or not frame.x_range[0] <= value <= frame.x_range[1]:
        return []
    x = frame.x(value)
    return [line(x, 4, x, height - 24, SOFT, 1.2, "4 3"),
            label(x, height - 8, view.table.names[view.city], size.letter, "middle", SOFT)]
