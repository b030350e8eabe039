"""A document as DOCX, for further editing."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from docx.shared import Mm, Pt

from monitoring.reports.document import (
    Bullets,
    Chart,
    Document,
    Element,
    Figures,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    flat,
)
from monitoring.reports.sound import sound
from monitoring.reports.typesetting import raster
from monitoring.reports.word_styles import LANGUAGES, prepare
from monitoring.reports.word_table import add_table, describe

# Width of the text on a page that stands, in millimetres, and on one that lies.
UPRIGHT, LYING = 176.0, 263.0
# The format's own limit for a title or a name among the properties.
LONGEST = 255
SIZES = {"lead": Pt(11), "note": Pt(8)}


def word(document: Document) -> bytes:
    """The document as DOCX with styles, real tables and alternative texts."""
    document = sound(document)
    made = docx.Document()
    prepare(made, document)
    _describe(made.core_properties, document)
    width = LYING if document.landscape else UPRIGHT
    new_page = False
    for one in flat(document.elements):
        if isinstance(one, PageBreak):
            new_page = True
            continue
        if new_page and not isinstance(one, Heading):
            made.add_paragraph().paragraph_format.page_break_before = True
        _add(made, one, width, new_page)
        new_page = False
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def _describe(properties: Any, document: Document) -> None:
    properties.title, properties.author = document.title[:LONGEST], document.author[:LONGEST]
    properties.subject = document.footer[:LONGEST]
    properties.last_modified_by = document.author[:LONGEST]
    properties.keywords, properties.comments = ", ".join(document.keywords)[:LONGEST], ""
    properties.language = LANGUAGES[document.language]


def _add(made: Any, one: Element, width: float, new_page: bool) -> None:
    if isinstance(one, Heading):
        heading = made.add_heading(one.text, level=one.level)
        heading.paragraph_format.page_break_before = new_page or None
    elif isinstance(one, Paragraph):
        _paragraph(made, one)
    elif isinstance(one, Bullets):
        for item in one.items:
            made.add_paragraph(item, style="List Bullet")
    elif isinstance(one, Picture | Chart):
        _picture(made, one.picture if isinstance(one, Chart) else one, width)
    elif isinstance(one, Table):
        add_table(made, one, width)
    elif isinstance(one, Figures):
        for figure in one.figures:
            line = made.add_paragraph(f"{figure.name}: ")
            line.add_run(figure.number).bold = True
            line.add_run(f"  {figure.beside}" if figure.beside else "")


def _paragraph(made: Any, one: Paragraph) -> None:
    run = made.add_paragraph().add_run(one.text)
    if one.style in SIZES:
        run.font.size = SIZES[one.style]


def _picture(made: Any, one: Picture, width: float) -> None:
    wide = min(one.width or width, width)
    shape = made.add_picture(BytesIO(raster(one.svg, wide)), width=Mm(wide))
    describe(shape, one.alt)
    if one.caption:
        made.add_paragraph(one.caption, style="Caption")
