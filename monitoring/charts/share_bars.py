"""Bars of numbers, each with a part of it marked, as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from monitoring.charts.drawing import LETTER, SOFT, label
from monitoring.core.readable import readable

WIDTH, ROW, SIZE, EDGE = 720, 26, 12, 12
_WHOLE, _PART, _INK = "#c6d9e8", "#1f6a9a", "#39424e"


@dataclass(frozen=True, slots=True)
class ShareBar:
    """A name, its number, the part of it that is marked, and the words beside the bar."""

    name: str
    whole: float
    part: float
    said: str


def share_bars(bars: Sequence[ShareBar], key: tuple[str, str], alt: str) -> str:
    """One bar below the other; the hatched part needs no colour. `key` names whole and part."""
    letters = LETTER * SIZE
    left = EDGE + letters * max((len(one.name) for one in bars), default=0) + 10
    beside = letters * max((len(one.said) for one in bars), default=0) + 8
    room = max(WIDTH - left - beside - EDGE, 40.0)
    most = max((one.whole for one in bars), default=0.0) or 1.0
    height = ROW * (len(bars) + 1) + EDGE
    parts = [part for at, one in enumerate(bars)
             for part in _row(one, EDGE + at * ROW, left, room / most)]
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
            f'viewBox="0 0 {WIDTH} {height}" font-family="Roboto, sans-serif" role="img" '
            f'aria-label="{escape(readable(alt))}"><defs><pattern id="part" width="6" height="6" '
            f'patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="{_PART}"/>'
            '<path d="M-1 1l2 -2M0 6l6 -6M5 7l2 -2" stroke="#ffffff" stroke-width="1.1"/>'
            f'</pattern></defs>{"".join(parts)}'
            f'{_key(key, left, EDGE + len(bars) * ROW)}</svg>')


def _row(one: ShareBar, top: float, left: float, scale: float) -> Iterator[str]:
    yield label(EDGE, top + 14, one.name, SIZE)
    if one.whole:
        yield _bar(left, top, one.whole * scale, _WHOLE)
    if one.part:
        yield _bar(left, top, one.part * scale, "url(#part)")
    yield label(left + one.whole * scale + 6, top + 14, one.said, SIZE, colour=SOFT)


def _bar(x: float, y: float, wide: float, fill: str) -> str:
    return (f'<rect x="{x:.1f}" y="{y + 2:.1f}" width="{wide:.1f}" height="16" fill="{fill}" '
            f'stroke="{_INK}" stroke-width="0.7"/>')


def _key(key: tuple[str, str], left: float, top: float) -> str:
    second = left + 34 + LETTER * 11 * len(key[0]) + 14
    return "".join((
        f'<rect x="{left:.1f}" y="{top + 5:.1f}" width="18" height="11" fill="{_WHOLE}" '
        f'stroke="{_INK}" stroke-width="0.7"/>', label(left + 23, top + 15, key[0], 11),
        f'<rect x="{second:.1f}" y="{top + 5:.1f}" width="18" height="11" fill="url(#part)" '
        f'stroke="{_INK}" stroke-width="0.7"/>', label(second + 23, top + 15, key[1], 11)))
