"""Tables of slides: as many rows as have room, without their small pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Mm, Pt

from monitoring.reports.document import Picture, Table
from monitoring.reports.slide_text import EDGE, ROOM, WIDTH, height_above, height_of

SIZE, MOST_ROWS = 11, 14
# Above and below the text of a cell, and left and right of it, in millimetres.
HIGH, WIDE = 2.6, 5.2
# Longer texts of a cell stand in the notes.
LONGEST = 420
INK, SHADE, WHITE = "1C2733", "E9EEF2", "FFFFFF"
NO_BREAK, LONG = "\u00a0", 9


def without_pictures(one: Table) -> Table:
    """Columns of pictures alone are left out; words stand for any other picture."""
    rows = [row for row in one.rows if len(row) > 1]
    drawn = {at for at in range(len(one.head))
             if any(isinstance(row[at], Picture) for row in rows)
             and all(isinstance(row[at], Picture) or not row[at] for row in rows)}
    kept = [at for at in range(len(one.head)) if at not in drawn]
    return replace(
        one, head=tuple(one.head[at] for at in kept),
        rows=tuple(tuple(map(_words, row if len(row) == 1 else [row[at] for at in kept]))
                   for row in one.rows),
        numbers=tuple(at for at, was in enumerate(kept) if was in one.numbers),
        widths=tuple(one.widths[at] for at in kept) if one.widths else ())


def pieces(one: Table, above: Sequence[str]) -> Iterator[tuple[Table, tuple[str, ...]]]:
    """Portions of the table that each fit on a slide, and what had to be cut in full."""
    rows = [tuple(map(_words, row)) for row in one.rows]
    wide = _widths(one)
    head = _height(one.head, wide)
    taken, cut, high = list[tuple[str, ...]](), list[str](), head
    room = ROOM - height_above(above)
    for row in rows or [("",) * len(one.head)]:
        short = tuple(f"{cell[:LONGEST]} …" if len(cell) > LONGEST else cell for cell in row)
        need = _height(short, wide)
        if taken and (high + need > room or len(taken) >= MOST_ROWS):
            yield replace(one, rows=tuple(taken)), tuple(cut)
            taken, cut, high, room = [], [], head, ROOM
        taken.append(short)
        cut += [cell for cell in row if len(cell) > LONGEST]
        high += need
    yield replace(one, rows=tuple(taken)), tuple(cut)


def add_table(slide: Any, one: Table, top: float) -> None:
    """A table with a row of headings."""
    wide = _widths(one)
    shape = slide.shapes.add_table(len(one.rows) + 1, len(one.head), Mm(EDGE), Mm(top),
                                   Mm(WIDTH - 2 * EDGE), Mm(7 * (len(one.rows) + 1)))
    shape._element.nvGraphicFramePr.cNvPr.set("descr", one.caption or ", ".join(one.head))
    for column, size in zip(shape.table.columns, wide, strict=True):
        column.width = Mm(size)
    for place, name in enumerate(one.head):
        _cell(shape.table.cell(0, place), name, place in one.numbers, head=True)
    for number, row in enumerate(one.rows, 1):
        for place, content in enumerate(row):
            _cell(shape.table.cell(number, place), _words(content), place in one.numbers
                  and len(row) > 1, head=len(row) == 1, shade=SHADE if number % 2 else WHITE)
        if len(row) == 1:
            shape.table.cell(number, 0).merge(shape.table.cell(number, len(one.head) - 1))


def _cell(cell: Any, words: str, number: bool, head: bool, shade: str = INK) -> None:
    # A long number with its unit may break between both.
    cell.text = words.replace(NO_BREAK, " ") if number and len(words) > LONG else words
    cell.fill.solid()
    cell.fill.fore_color.rgb = _colour(shade)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.bold = Pt(SIZE), head
        paragraph.font.color.rgb = _colour(WHITE if shade == INK else INK)
        paragraph.alignment = PP_ALIGN.RIGHT if number else PP_ALIGN.LEFT


def _colour(name: str) -> Any:
    made: Any = RGBColor
    return made.from_string(name)


def _words(content: str | Picture) -> str:
    return content if isinstance(content, str) else content.alt


def _widths(one: Table) -> list[float]:
    shares = one.widths or (1.0,) * len(one.head)
    return [(WIDTH - 2 * EDGE) * share / sum(shares) for share in shares]


def _height(row: Sequence[str], wide: Sequence[float]) -> float:
    width = [sum(wide)] if len(row) == 1 else wide
    return HIGH + max(height_of(cell, SIZE, size - WIDE)
                      for cell, size in zip(row, width, strict=True))
