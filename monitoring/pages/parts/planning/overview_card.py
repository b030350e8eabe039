"""The way into joint planning, with what is there and what is late."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from monitoring.core.planning.access import plans
from monitoring.core.planning.deadlines import findings_of
from monitoring.core.planning.hints import OVERDUE
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.storage.planning.served import served_register, setting_of
from monitoring.storage.served import served_role
from monitoring.storage.snapshot import Snapshot

# Where each kind is shown: page and section.
PLACES = {"round": ("planung", ""), "goal": ("planung", "ziele"),
          "measure": ("planung", "massnahmen"), "act": ("beteiligung", ""),
          "actor": ("netzwerk", "")}


def show_planning_card(found: Snapshot) -> None:
    """Counts of the register as links; planners also see what is overdue or open."""
    register = served_register()
    counts = {kind: len(register.of(kind)) for kind in PLACES}
    own = plans(found.city, served_role())
    if not any(counts.values()) and not own:
        return
    st.subheader(text("Gemeinsam planen"))
    cells = "".join(_cell(kind, count) for kind, count in counts.items())
    st.html(f'<div class="cards counts planning">{cells}</div>{_late(found) if own else ""}')


def _cell(kind: str, count: int) -> str:
    names = {"round": text("Planungsrunden"), "goal": text("Ziele"),
             "measure": text("Maßnahmen"), "act": text("Beteiligungen"),
             "actor": text("Akteure")}
    page, section = PLACES[kind]
    return (f'<a class="card" href="{escape(_to(page, section))}" target="_self">'
            f'<div class="figure">{rounded(count, 0)}</div><div>{escape(names[kind])}</div></a>')


def _to(page: str, section: str) -> str:
    choices = urlencode(address.link(show=section))
    return f"{page}?{choices}" if choices else page


def _late(found: Snapshot) -> str:
    """HTML of a line about overdue and orphaned entries."""
    hints = findings_of(served_register(), setting_of(found), found.crosswalks)
    if not hints:
        return ""
    late = sum(one.rule in OVERDUE for one in hints)
    said = text("{late} überfällig, {other} verwaist oder veraltet", late=rounded(late, 0),
                other=rounded(len(hints) - late, 0))
    return (f'<p class="go"><a href="{escape(_to("planung", "fristen"))}" target="_self">'
            f"⚠ {escape(said)}</a></p>")
