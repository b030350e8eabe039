"""A drawing that leaves the house: its title above, source and release below."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from html import escape

from monitoring.charts.drawing import LETTER, SOFT, label

_SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)"[^>]*? height="([\d.]+)"')
_LABEL = re.compile(r'aria-label="([^"]*)"')
EDGE, TITLE, FOOT = 12.0, 16.0, 10.5


def framed(svg: str, title: str, lines: Sequence[str]) -> str:
    """The drawing as an SVG of its own; nothing of the words is read as markup."""
    size, said = _SIZE.search(svg), _LABEL.search(svg)
    if size is None:
        raise ValueError("a drawing without width and height")
    width, height = (float(one) for one in size.groups())
    heads = _wrapped([title], width, TITLE)
    feet = _wrapped(lines, width, FOOT)
    top = EDGE + len(heads) * TITLE * 1.3
    total = top + height + len(feet) * FOOT * 1.4 + EDGE
    parts = [label(EDGE, EDGE + (at + 0.8) * TITLE * 1.3, one, TITLE, weight="bold")
             for at, one in enumerate(heads)]
    parts += [label(EDGE, top + height + (at + 1) * FOOT * 1.4, one, FOOT, colour=SOFT)
              for at, one in enumerate(feet)]
    inner = svg.replace("<svg ", f'<svg x="0" y="{top:.1f}" ', 1)
    alt = said.group(1) if said else escape(title)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{total:.0f}" '
            f'viewBox="0 0 {width:g} {total:.0f}" font-family="Roboto, sans-serif" role="img" '
            f'aria-label="{alt}"><rect width="100%" height="100%" fill="#ffffff"/>{inner}'
            f'{"".join(parts)}</svg>')


def _wrapped(lines: Sequence[str], width: float, size: float) -> list[str]:
    room = max(int((width - 2 * EDGE) / (size * LETTER)), 10)
    return [part for one in lines for part in textwrap.wrap(one, room)]
