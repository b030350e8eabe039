"""HTML tables from rows of plain texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from monitoring.reports.document import Table


def table_html(
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    numbers: Sequence[int] = (),
    caption: str = "",
    tall: bool = False,
) -> str:
    """
    A table whose first column names the row; `numbers` are the places of columns of numbers.

    A tall one scrolls inside and can be reached by keyboard.
    """
    heads = "".join(f'<th scope="col"{_kind(at, numbers)}>{escape(one)}</th>'
                    for at, one in enumerate(head))
    body = "".join(f"<tr>{_cells(row, numbers)}</tr>" for row in rows)
    said = f"<caption>{escape(caption)}</caption>" if caption else ""
    wrapped = f"<table class=\"figures tight\">{said}<thead><tr>{heads}</tr></thead>" \
              f"<tbody>{body}</tbody></table>"
    return scrolling(wrapped, caption or head[0], tall)


def scrolling(table: str, name: str, tall: bool = False) -> str:
    """A wide (or tall) table in a part of its own that scrolls and is reached by keyboard."""
    kind = "scroll tall" if tall else "scroll"
    return (f'<div class="{kind}" tabindex="0" role="region" aria-label="{escape(name)}">{table}'
            "</div>")


def document_table_html(table: Table) -> str:
    """A table of a view on a page: the same rows as in a document."""
    rows = [[one if isinstance(one, str) else one.alt for one in row] for row in table.rows]
    return table_html(table.head, rows, table.numbers, table.caption)


def _cells(row: Sequence[str], numbers: Sequence[int]) -> str:
    first = f'<th scope="row">{escape(row[0])}</th>'
    rest = (f"<td{_kind(at, numbers)}>{escape(one)}</td>" for at, one in enumerate(row[1:], 1))
    return first + "".join(rest)


def _kind(at: int, numbers: Sequence[int]) -> str:
    return " class=number" if at in numbers else ""
