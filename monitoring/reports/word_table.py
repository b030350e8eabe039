"""Tables of a DOCX: columns as wide as asked, a head that stands on every page."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from monitoring.reports.document import Picture, Table
from monitoring.reports.typesetting import raster

# Width of a picture in a cell unless it says otherwise, and what the edges of a cell need.
PICTURE, EDGES, GAP = 26.0, 1.8, 2.0
# Left and right of every cell, in twentieths of a point.
MARGIN = 45
SHADE, LINE = "E9EEF2", "B8C4CE"
NO_BREAK, LONG = "\u00a0", 9


def add_table(made: Any, one: Table, width: float) -> None:
    """The table below its caption; `width` in millimetres."""
    if one.caption:
        made.add_paragraph(one.caption, style="Caption")
    wide = _widths(one, width)
    table = made.add_table(rows=1, cols=len(one.head), style="Table Grid")
    table.autofit = False
    _frame(table)
    _mark(table.rows[0], "w:tblHeader")
    for place, (cell, name) in enumerate(zip(table.rows[0].cells, one.head, strict=True)):
        _text(cell, name, place in one.numbers, place - 1 in one.numbers).bold = True
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        _shade(cell)
    for row in one.rows:
        _row(table, row, one.numbers, wide)
    for column, size in zip(table.columns, wide, strict=True):
        column.width = Mm(size)
        for cell in column.cells:
            if len(cell._tc.xpath("./w:tcPr/w:gridSpan")) == 0:
                cell.width = Mm(size)
    made.add_paragraph().paragraph_format.space_after = Pt(2)


def describe(shape: Any, alt: str) -> None:
    """Words that stand for the picture."""
    shape._inline.docPr.set("descr", alt)


def _widths(one: Table, width: float) -> list[float]:
    shares = one.widths or (1.0,) * len(one.head)
    return [width * share / sum(shares) for share in shares]


def _row(
    table: Any, row: tuple[str | Picture, ...], numbers: tuple[int, ...], wide: list[float]
) -> None:
    made = table.add_row()
    _mark(made, "w:cantSplit")
    cells = made.cells
    if len(row) == 1:
        merged = cells[0].merge(cells[-1])
        _text(merged, str(row[0]), number=False).bold = True
        merged.paragraphs[0].paragraph_format.keep_with_next = True
        _shade(merged)
        return
    for place, (cell, content) in enumerate(zip(cells, row, strict=True)):
        if isinstance(content, Picture):
            size = min(content.width or PICTURE, wide[place] - EDGES)
            shape = cell.paragraphs[0].add_run().add_picture(
                BytesIO(raster(content.svg, size)), width=Mm(size))
            describe(shape, content.alt)
        else:
            _text(cell, content, place in numbers, place - 1 in numbers)


def _text(cell: Any, words: str, number: bool, beside_number: bool = False) -> Any:
    paragraph = cell.paragraphs[0]
    if beside_number and not number:
        paragraph.paragraph_format.left_indent = Mm(GAP)
    paragraph.paragraph_format.space_after = Pt(1)
    if not words:
        # An empty line would be as high as one of the text around the table.
        paragraph.paragraph_format.line_spacing = Pt(9.5)
    # A long number with its unit may break between both.
    run = paragraph.add_run(words.replace(NO_BREAK, " ") if number and len(words) > LONG else words)
    run.font.size = Pt(8)
    if number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return run.font


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", SHADE)):
        shade.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _frame(table: Any) -> None:
    """Thin lines between rows only, and narrow edges within cells."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    for side in ("left", "right", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "nil")
        borders.append(line)
    edges = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(MARGIN))
        edge.set(qn("w:type"), "dxa")
        edges.append(edge)
    properties = table._tbl.tblPr
    # The format has an order of its own for them.
    properties.find(qn("w:tblLayout")).addprevious(borders)
    properties.find(qn("w:tblLook")).addprevious(edges)


def _mark(row: Any, name: str) -> None:
    """`w:tblHeader`: stands on every page and is known as head; `w:cantSplit`: stays whole."""
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
