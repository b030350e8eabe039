"""Small drawings as pictures of a document, with the words that they carry."""

from __future__ import annotations

import re
from html import unescape

from monitoring.charts.picture import INK
from monitoring.reports.document import Picture

_LABEL = re.compile(r'aria-label="([^"]*)"')


def picture_of(svg: str, width: float = 0, caption: str = "") -> Picture | str:
    """The drawing with its label as alternative text; "" where nothing is drawn."""
    if not svg:
        return ""
    label = _LABEL.search(svg)
    return Picture(svg.replace("currentColor", INK), unescape(label[1]) if label else "",
                   caption, width)
