"""Whether everything that is drawn on a page is said as well, before a browser draws it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from tests.pages.opened import Opened

# Ways to the numbers of a picture: a table, a box that makes one, the switch of the big map.
_BOX, _SWITCH = re.compile("als Tabelle|as a table"), "choice_table"

SWATCH = 30


def unsaid(opened: Opened) -> list[str]:
    """Pictures of a page without words, and a page of pictures without any table."""
    found = [*_charts(opened), *_components(opened), *_pictures(opened)]
    silent = [what for what, words in found if not words.strip()]
    data = [what for what, _ in found if not what.startswith("locator")]
    return silent + ["no table of what is drawn"] * bool(data and not _has_table(opened))


def _charts(opened: Opened) -> Iterator[tuple[str, str]]:
    for one in opened.at.get("plotly_chart"):
        yield "chart", one.proto.alt


def _components(opened: Opened) -> Iterator[tuple[str, str]]:
    for one in opened.at.get("bidi_component"):
        data = json.loads(one.proto.json or "{}")
        for each in data.get("maps", []):
            yield f"small map {each['title']}", each["alt"]
        if "outlines" in data and "labels" in data:
            name = data.get("title") or data["legend"]["title"]
            kind = "map" if data["legend"]["entries"] else "locator"
            yield f"{kind} {name}", data["words"] if name else ""


def _pictures(opened: Opened) -> Iterator[tuple[str, str]]:
    seen = _Pictures()
    seen.feed(opened.html)
    yield from seen.found


def _has_table(opened: Opened) -> bool:
    boxes = any(_BOX.search(one.proto.label) for one in opened.at.get("expander"))
    switches = any(one.key == _SWITCH for one in opened.at.toggle)
    return boxes or switches or "<table" in opened.html


class _Pictures(HTMLParser):
    """Images and drawings in HTML with their words; decoration is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if given.get("aria-hidden") == "true" or given.get("role") == "presentation":
            return
        words = given.get("aria-label", "") or given.get("title", "")
        if tag == "img":
            small = int(given.get("width") or SWATCH + 1) <= SWATCH
            # A swatch of a legend decorates the words beside it.
            if not (small and given.get("alt", "?") == ""):
                self.found.append((f"img {given.get('src', '')[:40]}", given.get("alt", "")))
        elif tag == "svg" or given.get("role") == "img":
            self.found.append((f"{tag} {given.get('class', '')}", words))
