"""A document as DOCX, for further editing."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
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

LANGUAGES = {"de": "de-DE", "en": "en-GB"}
TEXT_WIDTH, CELL_WIDTH = 170.0, 26.0
# The format's own limit for a title or a name among the properties.
LONGEST = 255


def word(document: Document) -> bytes:
    """The document as DOCX with styles, real tables and alternative texts."""
    document = sound(document)
    made = docx.Document()
    _begin(made, document)
    for one in flat(document.elements):
        _add(made, one)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def _begin(made: Any, document: Document) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if document.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(20))
    section.footer.paragraphs[0].text = document.footer
    properties = made.core_properties
    properties.title, properties.author = document.title[:LONGEST], document.author[:LONGEST]
    properties.last_modified_by = document.author[:LONGEST]
    properties.keywords, properties.comments = ", ".join(document.keywords)[:LONGEST], ""
    properties.language = LANGUAGES[document.language]
    for name in ("dcterms:created", "dcterms:modified"):  # of the template
        for one in properties._element.findall(qn(name)):
            properties._element.remove(one)
    font = made.styles["Normal"].font
    font.name, font.size = "Roboto", Pt(10)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGES[document.language])
    made.styles["Normal"].element.get_or_add_rPr().append(language)


def _add(made: Any, one: Element) -> None:
    if isinstance(one, Heading):
        made.add_heading(one.text, level=one.level)
    elif isinstance(one, Paragraph):
        _paragraph(made, one)
    elif isinstance(one, Bullets):
        for item in one.items:
            made.add_paragraph(item, style="List Bullet")
    elif isinstance(one, Picture | Chart):
        _picture(made, one.picture if isinstance(one, Chart) else one)
    elif isinstance(one, Table):
        _table(made, one)
    elif isinstance(one, Figures):
        for figure in one.figures:
            line = made.add_paragraph(f"{figure.name}: ")
            line.add_run(figure.number).bold = True
            line.add_run(f"  {figure.beside}" if figure.beside else "")
    elif isinstance(one, PageBreak):
        made.add_page_break()


def _paragraph(made: Any, one: Paragraph) -> None:
    run = made.add_paragraph().add_run(one.text)
    sizes = {"lead": Pt(11), "note": Pt(8)}
    if one.style in sizes:
        run.font.size = sizes[one.style]


def _picture(made: Any, one: Picture) -> None:
    width = one.width or TEXT_WIDTH
    shape = made.add_picture(BytesIO(raster(one.svg, width)), width=Mm(width))
    _describe(shape, one.alt)
    if one.caption:
        made.add_paragraph(one.caption, style="Caption")


def _describe(shape: Any, alt: str) -> None:
    properties = shape._inline.docPr
    properties.set("descr", alt)


def _table(made: Any, one: Table) -> None:
    if one.caption:
        made.add_paragraph(one.caption, style="Caption")
    table = made.add_table(rows=1, cols=len(one.head), style="Light List Accent 1")
    _repeat(table.rows[0])
    for cell, name in zip(table.rows[0].cells, one.head, strict=True):
        cell.text = name
    for row in one.rows:
        cells = table.add_row().cells
        if len(row) == 1:
            merged = cells[0].merge(cells[-1])
            merged.text = str(row[0])
            continue
        for place, (cell, content) in enumerate(zip(cells, row, strict=True)):
            _cell(cell, content, place in one.numbers)


def _cell(cell: Any, content: str | Picture, number: bool) -> None:
    paragraph = cell.paragraphs[0]
    if isinstance(content, Picture):
        width = content.width or CELL_WIDTH
        shape = paragraph.add_run().add_picture(BytesIO(raster(content.svg, width)),
                                                width=Mm(width))
        _describe(shape, content.alt)
        return
    paragraph.add_run(content).font.size = Pt(8.5)
    if number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeat(row: Any) -> None:
    """The row of headings stands on every page, and readers know it as such."""
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(header)
