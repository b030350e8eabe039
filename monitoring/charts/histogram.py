"""How many areas have which value, in the colours of the legend."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np
import numpy.typing as npt

from monitoring.core.classes import Classes
from monitoring.core.rounding import formatted, half_up, with_unit
from monitoring.language import text

_BARS = 24
_EDGE, _HEAD, _FOOT = 12, 18, 20


def histogram(
    values: npt.NDArray[np.float64],
    classes: Classes,
    colours: Sequence[str],
    unit: str = "",
    *,
    width: int = 240,
    height: int = 48,
    ends: bool = False,
) -> str:
    """
    Inline SVG with bars of equal width from the smallest to the largest value.

    A bar that two classes share is stacked in both colours, so each colour's area is the
    class's number of areas. `colours` has one entry per class; `ends` writes the smallest and
    the largest value below and the number of areas above each bar, with room around. Empty text
    without values.
    """
    known = half_up(values[np.isfinite(values)], classes.decimals)
    if not len(known):
        return ""
    counts = _counts(known, classes)
    paths = "".join(
        f'<path d="{_bars(counts, number, width, height)}" fill="{colour}" '
        f'stroke="#808080" stroke-width=".5"/>'
        for number, colour in zip(range(classes.count), colours, strict=True)
        if counts[number].any()
    )
    words = escape(_words(known, classes, unit))
    wide, tall, corner = width, height, "0 0"
    if ends:
        wide, tall, corner = width + 2 * _EDGE, height + _HEAD + _FOOT, f"-{_EDGE} -{_HEAD}"
        paths += _ends(known, classes.decimals, unit, width, height)
        paths += _numbered(counts.sum(axis=0), width, height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="histogram" role="img" width="{wide}" '
        f'height="{tall}" viewBox="{corner} {wide} {tall}" aria-label="{words}">{paths}</svg>'
    )


def distribution_rows(
    values: npt.NDArray[np.float64], classes: Classes
) -> list[tuple[float, float, list[int]]]:
    """Per bar its lower and upper end and the number of areas of each class."""
    known = half_up(values[np.isfinite(values)], classes.decimals)
    if not len(known):
        return []
    edges = np.linspace(known.min(), known.max(), _BARS + 1).tolist()
    counts = _counts(known, classes).T.tolist()
    return list(zip(edges[:-1], edges[1:], counts, strict=True))


def _ends(
    known: npt.NDArray[np.float64], decimals: int, unit: str, width: int, height: int
) -> str:
    low, high = (with_unit(one, unit) for one in formatted([known.min(), known.max()], decimals))
    return (f'<text x="0" y="{height + 14}" font-size="11" fill="#1c2733">{escape(low)}</text>'
            f'<text x="{width}" y="{height + 14}" font-size="11" fill="#1c2733" '
            f'text-anchor="end">{escape(high)}</text>')


def _numbered(counts: npt.NDArray[np.int64], width: int, height: int) -> str:
    """The number of areas above each bar."""
    scale, wide = (height - 2) / counts.max(), width / _BARS
    return "".join(
        f'<text x="{(bar + 0.5) * wide:.4g}" y="{height - 5 - counts[bar] * scale:.4g}" '
        f'font-size="11" fill="#1c2733" text-anchor="middle">{said}</text>'
        for bar, said in zip(range(_BARS), formatted(counts, 0), strict=True)
        if counts[bar]
    )


def _counts(known: npt.NDArray[np.float64], classes: Classes) -> npt.NDArray[np.int64]:
    """Numbers of areas, classes × bars."""
    low, high = known.min(), known.max()
    share = (known - low) / (high - low) if high > low else np.zeros(len(known))
    bar = np.minimum((share * _BARS).astype(np.int64), _BARS - 1)
    cell = classes.numbers(known).astype(np.int64) * _BARS + bar
    return np.bincount(cell, minlength=classes.count * _BARS).reshape(-1, _BARS)


def _bars(counts: npt.NDArray[np.int64], number: int, width: int, height: int) -> str:
    """Path of one class's bars, which stand on those of the classes below."""
    scale = (height - 2) / counts.sum(axis=0).max()
    wide = width / _BARS
    parts = []
    for bar in np.flatnonzero(counts[number]).tolist():
        bottom = height - 1 - counts[:number, bar].sum() * scale
        tall = counts[number, bar] * scale
        parts.append(f"M{bar * wide:.4g} {bottom:.4g}v-{tall:.3g}h{wide - 1:.3g}v{tall:.3g}z")
    return "".join(parts)


def _words(known: npt.NDArray[np.float64], classes: Classes, unit: str) -> str:
    low, high = formatted([known.min(), known.max()], classes.decimals)
    groups = "; ".join(
        f"{label}: {number}"
        for label, number in zip(classes.labels(), classes.counts(known), strict=True)
    )
    return text(
        "{count} Gebiete von {low} bis {high}. Gebiete je Klasse: {groups}",
        count=formatted([len(known)], 0)[0],
        low=with_unit(low, unit),
        high=with_unit(high, unit),
        groups=groups,
    )
