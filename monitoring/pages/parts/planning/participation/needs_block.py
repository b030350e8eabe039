"""The information that an act or a round needs, with its figure or the gap."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.information_needs import Need, Supply, needs_of
from monitoring.core.planning.item import Item
from monitoring.core.planning.setting import Setting
from monitoring.language import text
from monitoring.pages.parts.planning.figure_line import explore_address, figure_line
from monitoring.pages.parts.planning.html_table import html_table
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot

_FEW = 3
_SIGNS = {Supply.available: "✓", Supply.not_loaded: "○", Supply.missing: "✕"}


def needs_html(item: Item, found: Snapshot, setting: Setting) -> str:
    """HTML of a table of the needs; "" where none is named."""
    needs = needs_of(item, setting)
    if not needs:
        return ""
    rows = [(_what(one, found), _supply(one), _figures(one, item, found)) for one in needs]
    return html_table(text("Benötigte Informationen"),
                      (text("Information"), text("Stand"), text("Zahl im Gebiet")), rows)


def show_needs(found: Snapshot, item: Item) -> None:
    """The needs of an act or a round; nothing where none is named."""
    body = needs_html(item, found, setting_of(found))
    if body:
        st.html(f'<h3 class="part">{escape(text("Benötigte Informationen"))}</h3>{body}')


def _what(need: Need, found: Snapshot) -> str:
    declared = found.city.indicators.get(need.what)
    return escape(str(declared.label) if declared else need.what)


def _supply(need: Need) -> str:
    words = {Supply.available: text("vorhanden"),
             Supply.not_loaded: text("Indikator ohne geladene Zahlen"),
             Supply.missing: text("fehlt")}
    return (f'<span aria-hidden="true">{_SIGNS[need.supply]}</span> '
            f"{escape(words[need.supply])}")


def _figures(need: Need, item: Item, found: Snapshot) -> str:
    if need.supply is not Supply.available:
        return ""
    lines = [figure_line(found, need.what, key) for key in item.list("areas")[:_FEW]]
    known = [one for one in lines if one]
    if known:
        return "<br>".join(known)
    to = escape(explore_address(found, need.what))
    return f'<a href="{to}" target="_self">{escape(text("auf der Karte ansehen"))}</a>'
