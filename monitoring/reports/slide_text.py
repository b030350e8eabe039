"""Texts of a slide: how much room they need, and where they go on."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from typing import Any

from pptx.util import Mm, Pt

from monitoring.reports.document import Bullets, Figures, Paragraph

# Of a slide, in millimetres: its size, its edge, where content begins and where it ends.
WIDTH, HEIGHT, EDGE, TOP, FOOT = 338.0, 190.0, 14.0, 30.0, 15.0
ROOM = HEIGHT - TOP - FOOT
# Above a picture or a table, texts have so much of it.
ABOVE, GAP = 52.0, 3.0
ALONE, BESIDE = (18, 16, 14), (14, 12)
# Width of a letter and height of a line, in sizes of the font, and a point in millimetres.
LETTER, LINE, POINT = 0.54, 1.25, 0.3528


def lines_of(one: Paragraph | Bullets | Figures) -> list[str]:
    """The paragraphs of an element."""
    if isinstance(one, Paragraph):
        return [one.text] if one.text.strip() else []
    if isinstance(one, Bullets):
        return [f"• {item}" for item in one.items]
    return [f"{figure.name}: {figure.number} {figure.beside}".strip() for figure in one.figures]


def height_of(words: str, size: float, width: float) -> float:
    """Millimetres that a paragraph needs, rather too many than too few."""
    letters = max(int(width / (size * POINT * LETTER)), 1)
    lines = sum(max(math.ceil(len(line) / letters), 1) for line in words.split("\n"))
    return lines * size * POINT * LINE


def pages(lines: Sequence[str]) -> list[list[str]]:
    """The paragraphs in portions that each fill a slide at most."""
    if not lines:
        return []
    found: list[list[str]] = [[]]
    for line in _pieces(lines, ALONE[-1]):
        if found[-1] and _height([*found[-1], line], ALONE[-1]) > ROOM:
            found.append([])
        found[-1].append(line)
    return found


def fits_above(lines: Sequence[str]) -> bool:
    """Whether the paragraphs have room above a picture or a table."""
    return _height(lines, BESIDE[-1]) <= ABOVE


def add_texts(slide: Any, lines: Sequence[str], alone: bool) -> float:
    """A box with the paragraphs, as large as fits; gives the place below it."""
    size, height = (_size(lines, ALONE, ROOM), ROOM) if alone else (
        _size(lines, BESIDE, ABOVE), height_above(lines) - GAP)
    box = slide.shapes.add_textbox(Mm(EDGE), Mm(TOP), Mm(WIDTH - 2 * EDGE), Mm(height))
    frame = box.text_frame
    frame.word_wrap = True
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        paragraph.text = line
        paragraph.font.size = Pt(size)
    return TOP + height + GAP


def height_above(lines: Sequence[str]) -> float:
    """Millimetres that the paragraphs take from a picture or a table below them."""
    return _height(lines, _size(lines, BESIDE, ABOVE)) + GAP if lines else 0.0


def _size(lines: Sequence[str], sizes: Sequence[int], room: float) -> int:
    return next((one for one in sizes if _height(lines, one) <= room), sizes[-1])


def _height(lines: Sequence[str], size: float) -> float:
    # The box has edges of its own.
    return 3 + sum(height_of(one, size, WIDTH - 2 * EDGE - 6) for one in lines)


def _pieces(lines: Sequence[str], size: float) -> list[str]:
    """Paragraphs that fill more than a slide are cut between words."""
    letters = int((WIDTH - 2 * EDGE - 6) / (size * POINT * LETTER))
    most = letters * int((ROOM - 3) / (size * POINT * LINE) - 1)
    return [part for line in lines for part in
            (textwrap.wrap(line, most) if len(line) > most else [line])]
