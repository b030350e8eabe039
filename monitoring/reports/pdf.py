"""A document as PDF: tagged for screen readers (PDF/UA-1), written by typst without any network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from monitoring.reports.document import (
    Beside,
    Bullets,
    Chart,
    Document,
    Element,
    Figures,
    Heading,
    OnePage,
    PageBreak,
    Paragraph,
    Picture,
    Table,
)
from monitoring.reports.sound import sound
from monitoring.reports.typesetting import tagged_pdf

_KINDS = {Heading: "heading", Paragraph: "paragraph", Bullets: "bullets", Picture: "picture",
          Table: "table", Figures: "figures", Chart: "picture", Beside: "beside",
          OnePage: "onepage", PageBreak: "pagebreak"}
# A picture inside a table, in millimetres, unless it says otherwise.
SMALL = 26.0


def pdf(document: Document) -> bytes:
    """The document as PDF/UA-1 with alternative texts and real tables."""
    return tagged_pdf(given_of(document))


def given_of(document: Document) -> dict[str, Any]:
    """The document as the plain data that the template draws."""
    document = sound(document)
    return {
        "title": document.title, "language": document.language, "author": document.author,
        "keywords": list(document.keywords), "footer": document.footer,
        "sources": document.sources,
        "landscape": document.landscape, "elements": _plain(document.elements),
    }


def _plain(elements: Sequence[Element]) -> list[dict[str, Any]]:
    return [_one(one) for one in elements]


def _one(element: Element) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": _KINDS[type(element)]}
    if isinstance(element, Beside):
        return {**found, "first": _plain(element.first), "second": _plain(element.second),
                "left": element.left}
    if isinstance(element, OnePage):
        return {**found, "elements": _plain(element.elements)}
    if isinstance(element, Chart | Picture):
        return {**found, **_picture(element.picture if isinstance(element, Chart) else element)}
    if isinstance(element, Table):
        rows = [[one if isinstance(one, str) else _picture(one, SMALL) for one in row]
                for row in element.rows]
        return {**found, "head": list(element.head), "rows": rows, "caption": element.caption,
                "numbers": list(element.numbers), "widths": list(element.widths)}
    if isinstance(element, Figures):
        return {**found, "figures": [
            {"name": one.name, "number": one.number, "beside": one.beside}
            for one in element.figures]}
    return {**found, **{name: getattr(element, name) for name in element.__slots__}}


def _picture(one: Picture, width: float = 0) -> dict[str, Any]:
    return {"svg": one.svg, "alt": one.alt, "caption": one.caption,
            "width": one.width or width}
