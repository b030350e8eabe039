"""A block of a dashboard as HTML: words, picture with its text, the table behind it."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from monitoring.charts.picture import picture
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.reports.document import Figures, Picture, Table
from monitoring.views.dashboard.shown import Shown


def block_html(shown: Shown, number: int, links: bool = True) -> str:
    """The whole block; with `links` the way to the same view on the page Erkunden."""
    parts = [
        f"<h3>{escape(shown.title)}</h3>" if shown.title else "",
        f'<p class="words">{escape(shown.words)}</p>' if shown.words else "",
        f'<p class="why">{escape(shown.why)}</p>' if shown.why else "",
        _figures(shown.figures) if shown.figures else "",
        _sentences(shown) if not shown.figures else "",
        _picture(shown.picture) if shown.picture else "",
        _table(shown) if shown.table else "",
        _beside(shown, links),
    ]
    return f'<section class="dashboard-block" id="block-{number}">{"".join(parts)}</section>'


def _sentences(shown: Shown) -> str:
    return f'<p class="said">{escape(" ".join(shown.sentences))}</p>' if shown.sentences else ""


def _figures(figures: Figures) -> str:
    cards = "".join(
        f'<div class="card"><div class="name">{escape(one.name)}</div>'
        f'<div class="figure">{escape(one.number)}</div>'
        f'<div class="change">{escape(one.beside)}</div></div>' for one in figures.figures
    )
    return f'<div class="cards">{cards}</div>'


def _picture(one: Picture) -> str:
    return f"<figure>{picture(one.svg)}</figure>"


def _table(shown: Shown) -> str:
    assert shown.table is not None
    inner = table_html_of(shown.table)
    if shown.picture is None and shown.figures is None:
        return inner
    return (f"<details><summary>{escape(text('Die Zahlen als Tabelle'))}</summary>{inner}"
            "</details>")


def table_html_of(table: Table) -> str:
    """A table of a document as HTML; small pictures carry their words."""
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


def _beside(shown: Shown, links: bool) -> str:
    said = " ".join(one for one in (shown.uncertain, shown.source) if one)
    way = ""
    if links and shown.explore:
        target = f"erkunden?{urlencode(address.link(**shown.explore))}"
        way = (f' <a href="{escape(target)}" target="_self">'
               f'{escape(text("Selbst erkunden"))}</a>')
    return f'<p class="note">{escape(said)}{way}</p>' if said or way else ""
