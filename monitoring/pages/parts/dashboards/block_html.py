"""A block of a dashboard as HTML: words, picture with its text, the table behind it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from urllib.parse import urlencode

from monitoring.charts.picture import picture
from monitoring.core.prepared import BlockKind
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.dashboards.block_table import table_html_of
from monitoring.reports.document import Figures
from monitoring.views.dashboard.shown import Shown

# A longer table is folded away even where there is no picture.
MOST_ROWS = 14
_HALVES = (BlockKind.map, BlockKind.trend, BlockKind.ranking, BlockKind.supply)
_FRAMES = {BlockKind.figure: "key-figures"} | dict.fromkeys(_HALVES, "halves")


def blocks_html(blocks: Sequence[Shown], level: int = 2, links: bool = True) -> str:
    """
    All blocks in their order.

    Key figures that follow each other stand side by side; on paper pictures do so as well.
    """
    parts = []
    for frame, group in groupby(enumerate(blocks, 1), lambda one: _FRAMES.get(one[1].block.kind)):
        inner = "".join(block_html(one, number, level, links) for number, one in group)
        parts.append(f'<div class="{frame}">{inner}</div>' if frame else inner)
    return "".join(parts)


def block_html(
    shown: Shown, number: int, level: int = 2, links: bool = True, most_rows: int = MOST_ROWS
) -> str:
    """The whole block; with `links` the way to the same view on the page Erkunden."""
    title = f"<h{level}>{escape(shown.title)}</h{level}>" if shown.title else ""
    parts = [
        f'<p class="shows">{escape(shown.shows)}</p>' if shown.shows else "",
        f'<p class="words">{escape(shown.words)}</p>' if shown.words else "",
        f'<p class="why">{escape(shown.why)}</p>' if shown.why else "",
        _figures(shown.figures) if shown.figures else "",
        _sentences(shown) if not shown.figures else "",
        _pictures(shown),
        _beside(shown, links),
        _table(shown, most_rows),
    ]
    inner = "".join(parts)
    if shown.picture:
        inner = f'<div class="seen">{inner}</div>'
    kind = escape(shown.block.kind.value)
    return (f'<section class="dashboard-block {kind}" id="block-{number}">{title}{inner}'
            "</section>")


def _sentences(shown: Shown) -> str:
    if not shown.sentences:
        return ""
    # Each on a line of its own where plain language asks for it.
    said = " ".join(f"<span>{escape(one)}</span>" for one in shown.sentences)
    return f'<p class="said">{said}</p>'


def _figures(figures: Figures) -> str:
    several = len(figures.figures) > 1
    cards = "".join(
        '<div class="card">'
        + (f'<div class="name">{escape(one.name)}</div>' if several else "")
        + f'<div class="figure">{escape(one.number)}</div><div class="change">'
        + ("" if several else f"{escape(one.name)}{'. ' if one.beside else ''}")
        + f"{escape(one.beside)}</div></div>" for one in figures.figures
    )
    return f'<div class="cards">{cards}</div>'


def _pictures(shown: Shown) -> str:
    """A map with its legend as text; other drawings once for each width of the screen."""
    if shown.picture is None:
        return ""
    if shown.legend:
        entries = "".join(f"<li>{picture(svg)}<span>{escape(words)}</span></li>"
                          for svg, words in shown.legend)
        return (f'<figure>{picture(shown.screen)}<ul class="legend" '
                f'aria-label="{escape(text("Legende"))}">{entries}</ul></figure>')
    if not shown.screen:
        return f"<figure>{picture(shown.picture.svg)}</figure>"
    return (f'<figure class="wide">{picture(shown.screen)}</figure>'
            f'<figure class="narrow">{picture(shown.picture.svg)}</figure>')


def _table(shown: Shown, most_rows: int) -> str:
    """A short table stands open where it is all there is; others unfold on demand."""
    if shown.table is None or not shown.table.rows:
        return ""
    inner = table_html_of(shown.table)
    alone = shown.picture is None and shown.figures is None
    if alone and len(shown.table.rows) <= most_rows:
        return inner
    return (f"<details><summary>{escape(text('Die Zahlen als Tabelle'))}</summary>{inner}"
            "</details>")


def _beside(shown: Shown, links: bool) -> str:
    unsure = ""
    if shown.uncertain:
        # What is said beside a profile holds in any case.
        label = "" if shown.block.kind is BlockKind.profile else (
            f"<b>{escape(text('Was nicht sicher ist'))}:</b> ")
        unsure = f'<p class="note">{label}{escape(shown.uncertain)}</p>'
    way = ""
    if links and shown.explore:
        target = f"erkunden?{urlencode(address.link(**shown.explore))}"
        way = (f' <a class="explore" href="{escape(target)}" target="_self">'
               f'{escape(text("Selbst erkunden"))}</a>')
    source = f'<p class="note">{escape(shown.source)}{way}</p>' if shown.source or way else ""
    method = ""
    if shown.method:
        method = (f'<p class="note method"><b>{escape(text("Wie die Zahlen entstehen"))}:</b> '
                  f"{escape(shown.method)}</p>")
    return unsure + method + source
