"""A table of a document as HTML."""

from __future__ import annotations

from html import escape

from monitoring.charts.picture import picture
from monitoring.reports.document import Picture, Table


def table_html_of(table: Table) -> str:
    """The whole table; small pictures in it carry their words."""
    heads = "".join(f'<th scope="col"{_kind(at, table)}>{escape(one)}</th>'
                    for at, one in enumerate(table.head))
    rows = "".join(_row(row, table) for row in table.rows)
    name = escape(table.caption or table.head[0])
    return (f'<div class="scroll" tabindex="0" role="region" aria-label="{name}">'
            f'<table class="figures tight"><thead><tr>{heads}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>")


def _row(row: tuple[str | Picture, ...], table: Table) -> str:
    if len(row) == 1:
        return (f'<tr class="domain"><th colspan="{len(table.head)}" scope="rowgroup">'
                f"{escape(str(row[0]))}</th></tr>")
    first = f'<th scope="row">{_cell(row[0])}</th>'
    return "<tr>" + first + "".join(
        f"<td{_kind(at, table)}>{_cell(one)}</td>" for at, one in enumerate(row[1:], 1)) + "</tr>"


def _cell(one: str | Picture) -> str:
    return picture(one.svg) if isinstance(one, Picture) else escape(one)


def _kind(at: int, table: Table) -> str:
    return " class=number" if at in table.numbers else ""
