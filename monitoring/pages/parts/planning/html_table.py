"""HTML tables whose cells hold links and signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

_COMPOUND = re.compile(r"(?<=\w{4})(?=(?:heitsplanung|planung|monitoring|entwicklung|"
                       r"prävention)\b)")


def html_table(
    named: str, head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = (),
    foot: Sequence[str] = (),
) -> str:
    """
    A table of HTML cells, the first of which names the row; the head is plain text.

    A row of one cell is a heading for those below. On narrow screens each row is a block of
    its own, in which each cell names its column.
    `numbers` are the places of columns of numbers; a foot stands below, such as a total.
    """
    heads = "".join(f'<th scope="col" role="columnheader"{_kind(at, numbers)}>{escape(one)}</th>'
                    for at, one in enumerate(head))
    body = "".join(_heading(row[0], len(head)) if len(row) == 1 < len(head)
                   else f'<tr role="row">{_cells(head, row, numbers)}</tr>' for row in rows)
    last = f'<tfoot><tr role="row">{_cells(head, foot, numbers)}</tr></tfoot>' if foot else ""
    return (f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(named)}">'
            '<table class="figures tight stacks" role="table">'
            f'<thead><tr role="row">{heads}</tr></thead>'
            f"<tbody>{body}</tbody>{last}</table></div>")


def _heading(said: str, width: int) -> str:
    return (f'<tr class="domain" role="row"><th scope="colgroup" role="rowheader" '
            f'colspan="{width}">{said}</th></tr>')


def _cells(head: Sequence[str], row: Sequence[str], numbers: Sequence[int]) -> str:
    rest = (f'<td role="cell" data-label="{escape(head[at])}"{_kind(at, numbers)}>'
            f"{_inside(one)}</td>" for at, one in enumerate(row[1:], 1))
    return f'<th scope="row" role="rowheader">{row[0]}</th>' + "".join(rest)


def _inside(said: str) -> str:
    """One box for all that stands in a cell, so that a narrow screen keeps it together."""
    return f"<div>{said}</div>" if said else ""


def _kind(at: int, numbers: Sequence[int]) -> str:
    return " class=number" if at in numbers else ""


def breakable(name: str) -> str:
    """A long German compound with places to break it: not every browser has hyphenation."""
    return _COMPOUND.sub("\u00ad", name)


def small(said: str) -> str:
    """HTML of a word of explanation below a name; "" for none."""
    return f'<div class="source">{escape(said)}</div>' if said else ""
