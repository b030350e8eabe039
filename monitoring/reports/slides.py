"""A document as PPTX: a slide per heading, charts that can be edited."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

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

WIDTH, HEIGHT, EDGE, TOP = 338.0, 190.0, 14.0, 32.0
MOST_ROWS = 14
LANGUAGES = {"de": "de-DE", "en": "en-GB"}
# The format's own limit for a title or a name among the properties.
LONGEST = 255
_TITLE_ONLY, _TITLE = 5, 0
_KINDS = {"line": XL_CHART_TYPE.LINE_MARKERS, "bar": XL_CHART_TYPE.BAR_CLUSTERED}


def slides(document: Document) -> bytes:
    """The document as PPTX; long tables go on over several slides."""
    document = sound(document)
    made = Presentation()
    made.slide_width, made.slide_height = Mm(WIDTH), Mm(HEIGHT)
    _describe(made.core_properties, document)
    for title, parts in _by_heading(document):
        _slide(made, document, title, parts)
    _speak(made, LANGUAGES[document.language])
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def _describe(properties: Any, document: Document) -> None:
    """The template brings the name and the days of its own maker along: they are not ours."""
    title, author = document.title[:LONGEST], document.author[:LONGEST]
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.keywords, properties.comments = ", ".join(document.keywords)[:LONGEST], ""
    properties.language = LANGUAGES[document.language]
    for name in ("dcterms:created", "dcterms:modified"):
        for one in properties._element.findall(qn(name)):
            properties._element.remove(one)


def _speak(made: Any, language: str) -> None:
    """Every piece of text says its language, as readers aloud need it."""
    for slide in made.slides:
        for run in slide._element.iter(qn("a:r")):
            run.get_or_add_rPr().set("lang", language)


def _by_heading(document: Document) -> Iterator[tuple[str, list[Element]]]:
    """A heading with what follows; what is too much for one slide goes on the next."""
    title, parts, begun = document.title, list[Element](), False
    for one in flat(document.elements):
        if isinstance(one, Heading):
            if parts or begun:
                yield title, parts
            title, parts, begun = one.text, [], True
        elif isinstance(one, Picture | Chart | Table) and any(
                isinstance(part, Picture | Chart | Table) for part in parts):
            yield title, parts
            parts = [one]
        elif not isinstance(one, PageBreak):
            parts = [*parts, one]
    if parts or begun:
        yield title, parts


def _slide(made: Any, document: Document, title: str, parts: list[Element]) -> None:
    tables = [one for one in parts if isinstance(one, Table)]
    pieces = list(_pieces(tables[0])) if tables else [None]
    for number, piece in enumerate(pieces):
        slide = made.slides.add_slide(made.slide_layouts[_TITLE_ONLY])
        _headline(slide, title if not number else f"{title} ({number + 1})")
        top = TOP
        texts = [one for one in parts if isinstance(one, Paragraph | Bullets | Figures)]
        if texts and not number:
            top = _texts(slide, texts, alone=len(texts) == len(parts))
        for one in parts:
            if isinstance(one, Chart):
                _chart(slide, one, top)
            elif isinstance(one, Picture):
                _picture(slide, one, top)
        if piece is not None:
            _table(slide, piece, top)
        _footer(slide, document)


def _headline(slide: Any, title: str) -> None:
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = Mm(EDGE), Mm(8), Mm(WIDTH - 2 * EDGE), Mm(20)
    shape.text_frame.text = title
    shape.text_frame.paragraphs[0].font.size = Pt(26)


def _texts(slide: Any, texts: list[Paragraph | Bullets | Figures], alone: bool) -> float:
    lines = [line for one in texts for line in _lines(one)]
    height = HEIGHT - TOP - 20 if alone else min(9.0 * len(lines), 55.0)
    box = slide.shapes.add_textbox(Mm(EDGE), Mm(TOP), Mm(WIDTH - 2 * EDGE), Mm(height))
    frame = box.text_frame
    frame.word_wrap = True
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        paragraph.text = line
        paragraph.font.size = Pt(18 if alone else 14)
    return TOP + height + 3


def _lines(one: Paragraph | Bullets | Figures) -> list[str]:
    if isinstance(one, Paragraph):
        return [one.text]
    if isinstance(one, Bullets):
        return [f"• {item}" for item in one.items]
    return [f"{figure.name}: {figure.number} {figure.beside}".strip() for figure in one.figures]


def _picture(slide: Any, one: Picture, top: float) -> None:
    room = HEIGHT - top - 14
    shape = slide.shapes.add_picture(BytesIO(raster(one.svg, 200)), Mm(EDGE), Mm(top),
                                     height=Mm(room))
    if shape.width > Mm(WIDTH - 2 * EDGE):
        shape.height = int(shape.height * Mm(WIDTH - 2 * EDGE) / shape.width)
        shape.width = Mm(WIDTH - 2 * EDGE)
    shape._element.nvPicPr.cNvPr.set("descr", one.alt)


def _chart(slide: Any, one: Chart, top: float) -> None:
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = list(one.categories)
    for name, values in one.series:
        data.add_series(name, values)
    frame = slide.shapes.add_chart(_KINDS[one.kind], Mm(EDGE), Mm(top), Mm(WIDTH - 2 * EDGE),
                                   Mm(HEIGHT - top - 14), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", one.picture.alt)
    chart = frame.chart
    chart.has_legend = len(one.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False


def _pieces(one: Table) -> Iterator[Table]:
    for start in range(0, max(len(one.rows), 1), MOST_ROWS):
        yield Table(one.head, one.rows[start : start + MOST_ROWS], one.caption, one.numbers,
                    one.widths)


def _table(slide: Any, one: Table, top: float) -> None:
    rows = len(one.rows) + 1
    shape = slide.shapes.add_table(rows, len(one.head), Mm(EDGE), Mm(top),
                                   Mm(WIDTH - 2 * EDGE), Mm(8 * rows))
    shape._element.nvGraphicFramePr.cNvPr.set("descr", one.caption or ", ".join(one.head))
    for place, name in enumerate(one.head):
        _cell(shape.table.cell(0, place), name)
    for number, row in enumerate(one.rows, 1):
        for place, content in enumerate(row):
            _cell(shape.table.cell(number, place),
                  content if isinstance(content, str) else content.alt)
        if len(row) == 1:
            shape.table.cell(number, 0).merge(shape.table.cell(number, len(one.head) - 1))


def _cell(cell: Any, content: str) -> None:
    cell.text = content
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size = Pt(11)


def _footer(slide: Any, document: Document) -> None:
    box = slide.shapes.add_textbox(Mm(EDGE), Mm(HEIGHT - 12), Mm(WIDTH - 2 * EDGE), Mm(8))
    box.text_frame.text = document.footer
    box.text_frame.paragraphs[0].font.size = Pt(10)
