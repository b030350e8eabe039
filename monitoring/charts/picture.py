"""Small drawings as pictures that stand inside a page's HTML."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import quote

INK = "#1c2733"
_LABEL = re.compile(r'aria-label="([^"]*)"')
_SIZE = re.compile(r'<svg[^>]*? width="(\d+)"[^>]*? height="(\d+)"')


def picture(svg: str) -> str:
    """The drawing as an `img` with its words as alternative text; pages drop inline SVG."""
    if not svg:
        return ""
    label = _LABEL.search(svg)
    size = _SIZE.search(svg)
    words = escape(unescape(label.group(1)), quote=True) if label else ""
    width, height = size.groups() if size else ("", "")
    drawing = quote(_LABEL.sub("", svg).replace("currentColor", INK), safe=" =:/,.()-+*'<>\"")
    drawing = drawing.replace('"', "'").replace("<", "%3C").replace(">", "%3E")
    return (
        f'<img alt="{words}" width="{width}" height="{height}" '
        f'src="data:image/svg+xml,{drawing}">'
    )
