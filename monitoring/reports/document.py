"""What a document consists of, whatever it is written as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

Style = Literal["plain", "lead", "note"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the document."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: plain, a larger one that leads, or a note in small type."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG with the words that stand for it; `width` in millimetres, 0 is all."""

    svg: str
    alt: str
    caption: str = ""
    width: float = 0


@dataclass(frozen=True, slots=True)
class Table:
    """
    A table with one row of headings; a cell is a text or a small picture.

    `numbers` are places of columns of numbers; `widths` are shares of the width. Rows that
    consist of one text are headings of the rows below them.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str | Picture, ...], ...]
    caption: str = ""
    numbers: tuple[int, ...] = ()
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure: name, number and what stands beside it."""

    name: str
    number: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Key figures side by side."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """
    Series over the same categories: a picture in a PDF, an editable chart on a slide.

    `series` are names with one number per category, None where there is none.
    """

    picture: Picture
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    unit: str = ""
    kind: Literal["line", "bar"] = "line"


@dataclass(frozen=True, slots=True)
class Beside:
    """Two parts side by side; `left` is the share of the first one."""

    first: tuple[Element, ...]
    second: tuple[Element, ...]
    left: float = 0.5


@dataclass(frozen=True, slots=True)
class OnePage:
    """What has to stand on one page: in a PDF it is set smaller where it would not fit."""

    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Element = (Heading | Paragraph | Bullets | Picture | Table | Figures | Chart | Beside | OnePage
           | PageBreak)


@dataclass(frozen=True, slots=True)
class Document:
    """
    A document in one language.

    `footer` and, below it, `sources` stand on every page beside the page's number; `author` and
    `id` make it citable.
    """

    title: str
    language: str
    elements: tuple[Element, ...]
    footer: str = ""
    author: str = ""
    id: str = ""
    landscape: bool = False
    keywords: tuple[str, ...] = field(default_factory=tuple)
    sources: str = ""


def flat(elements: Sequence[Element]) -> Iterator[Element]:
    """All elements in reading order, without the frames around them."""
    for one in elements:
        if isinstance(one, Beside):
            yield from flat(one.first)
            yield from flat(one.second)
        elif isinstance(one, OnePage):
            yield from flat(one.elements)
        else:
            yield one


def filled(table: Table) -> Table:
    """The table without the columns that are empty in every row."""
    rows = [row for row in table.rows if len(row) > 1]
    kept = [at for at in range(len(table.head)) if not rows or any(row[at] for row in rows)]
    return replace(
        table, head=tuple(table.head[at] for at in kept),
        rows=tuple(row if len(row) == 1 else tuple(row[at] for at in kept) for row in table.rows),
        numbers=tuple(at for at, was in enumerate(kept) if was in table.numbers),
        widths=tuple(table.widths[at] for at in kept) if table.widths else ())
