"""Small drawings of many figures below each other as one picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from monitoring.charts.picture import INK
from monitoring.core.readable import readable

ROW, EDGE, LABELS, NUMBERS, GAP = 34, 12, 330, 120, 14
_SIZE = re.compile(r'<svg[^>]*? width="(\d+)" height="(\d+)"')
_WORDS = re.compile(r' role="img"|aria-label="[^"]*"')


def listed(rows: Sequence[tuple[str, str, Sequence[str]]], alt: str) -> str:
    """
    SVG with a line per figure: its name, its number, its small drawings side by side.

    The drawings of one place have one width in all lines; "" leaves its place empty.
    """
    wide = [max((_size(row[2][at])[0] for row in rows if row[2][at]), default=0)
            for at in range(max((len(row[2]) for row in rows), default=0))]
    width = 2 * EDGE + LABELS + NUMBERS + sum(one + GAP for one in wide)
    height = 2 * EDGE + ROW * len(rows)
    lines = "".join(_line(row, EDGE + ROW * at, wide) for at, row in enumerate(rows))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" font-family="Roboto, sans-serif" role="img" '
            f'aria-label="{escape(readable(alt))}">{lines}</svg>')


def _line(row: tuple[str, str, Sequence[str]], top: int, wide: Sequence[int]) -> str:
    name, number, drawings = row
    base = top + ROW // 2 + 4
    parts = [_text(name, EDGE, base, "start"), _text(number, EDGE + LABELS + NUMBERS, base, "end")]
    left = EDGE + LABELS + NUMBERS + GAP
    for drawing, room in zip(drawings, wide, strict=True):
        if drawing:
            y = top + (ROW - _size(drawing)[1]) / 2
            plain = _WORDS.sub("", drawing).replace("currentColor", INK)
            parts.append(plain.replace("<svg ", f'<svg x="{left}" y="{y:g}" ', 1))
        left += room + GAP
    return "".join(parts)


def _text(said: str, x: int, y: int, anchor: str) -> str:
    size = 12 if len(said) < 52 else 10
    return (f'<text x="{x}" y="{y}" font-size="{size}" fill="{INK}" text-anchor="{anchor}">'
            f"{escape(readable(said))}</text>")


def _size(drawing: str) -> tuple[int, int]:
    found = _SIZE.search(drawing)
    return (int(found[1]), int(found[2])) if found else (0, 0)
