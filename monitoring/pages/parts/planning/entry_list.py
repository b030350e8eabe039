"""A list of entries as a table with links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from monitoring.core.planning.item import Item
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.places import names_of
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import typed
from monitoring.language import text
from monitoring.pages.parts.planning.entry_links import entry_link

MOST = 50
# What a column shows of an entry: HTML.
Column = tuple[str, Callable[[Item], str]]


def list_html(kind: str, items: Sequence[Item], columns: Sequence[Column]) -> str:
    """The table itself."""
    named = escape(str(KINDS[kind].plural))
    head = "".join(f'<th scope="col">{escape(one)}</th>'
                   for one in (str(KINDS[kind].label), *(name for name, _ in columns)))
    rows = "".join(
        f'<tr><th scope="row">{entry_link(one)}</th>'
        + "".join(f"<td>{shown(one)}</td>" for _, shown in columns) + "</tr>"
        for one in items
    )
    return (f'<div class="scroll" tabindex="0" role="region" aria-label="{named}">'
            f'<table class="figures tight"><thead><tr>{head}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>")


def field_column(kind: str, name: str, setting: Setting) -> Column:
    """A column that shows a field as people type it."""
    field = KINDS[kind].by_id[name]

    def shown(item: Item) -> str:
        if name == "areas":
            return escape(_few(names_of(setting.areas, item.list(name))))
        return escape(typed(field, item.data.get(name), setting))

    return str(field.label), shown


def _few(names: list[str], most: int = 4) -> str:
    rest = len(names) - most
    return ", ".join(names[:most]) + (" " + text("und {n} weitere", n=rest) if rest > 0 else "")
