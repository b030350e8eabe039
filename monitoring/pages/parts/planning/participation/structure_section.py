"""The participation structure: bodies and groups, city-wide and in districts."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import pandas as pd
import streamlit as st

from monitoring.core.planning.actor_kinds import ACTOR_KINDS
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.places import names_of
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.structure import Body, bodies
from monitoring.core.planning.typed import day_text
from monitoring.language import text
from monitoring.pages.parts.planning.entry_links import entry_link, links_to
from monitoring.pages.parts.planning.entry_page import show_new_button
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.pages.parts.planning.participation.words import number
from monitoring.pages.parts.planning.table_files import entry_cells, show_table_files, titles
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot

_FEW = 4


def show_structure(found: Snapshot, register: Register) -> None:
    """Who can be involved, how they belong together and how often they were."""
    setting = setting_of(found)
    known = bodies(register, setting.areas)
    show_new_button("actor", actor_kind="unorganisiert")
    if not known:
        st.info(text("Noch ist kein Gremium und keine Gruppe eingetragen."))
        return
    loose = sum(one.loose for one in known)
    idle = sum(not one.acts for one in known)
    st.html(f'<p class="note">{escape(_summary(len(known), loose, idle))}</p>')
    wide = [one for one in known if one.city_wide]
    local = [one for one in known if not one.city_wide]
    rows = [*_part(text("Stadtweit"), wide, register, setting),
            *_part(text("In Gebieten"), local, register, setting)]
    head = (text("Gremium oder Gruppe"), text("Gebiet"), text("Gehört zu, umfasst"),
            text("Arbeitet zusammen mit"), text("Beteiligt"), text("Zuletzt"))
    st.html(html_table(text("Beteiligungsstruktur"), head, rows, numbers=(4,)))
    show_table_files(found, "beteiligungsstruktur", text("Beteiligungsstruktur"),
                     lambda: bodies_frame([*wide, *local], register, found))


def bodies_frame(known: list[Body], register: Register, found: Snapshot) -> pd.DataFrame:
    """A row per body or group: where, to what it belongs, how often it was involved."""
    return pd.DataFrame([{
        **entry_cells(one.actor, found),
        text("Art"): str(ACTOR_KINDS.get(one.actor.text("actor_kind"), "")),
        text("Stadtweit"): text("ja") if one.city_wide else text("nein"),
        text("Gehört zu"): titles(above for name in one.actor.list("parent")
                                  if (above := register.get("actor", name))),
        text("Umfasst"): titles(one.parts), text("Arbeitet zusammen mit"): titles(one.partners),
        text("Beteiligungen"): len(one.acts),
        text("Zuletzt"): one.acts[0].text("start") if one.acts else ""} for one in known])


def _summary(count: int, loose: int, idle: int) -> str:
    said = text("{n} Gremien und Gruppen; {m} davon sind Gruppen ohne Verein oder Mikroprojekte.",
                n=count, m=loose)
    if idle == 1:
        return said + " " + text("Eine war noch an keiner Beteiligung dabei.")
    return said + (" " + text("{n} waren noch an keiner Beteiligung dabei.", n=idle)
                   if idle else "")


def _part(
    label: str, found: list[Body], register: Register, setting: Setting
) -> list[tuple[str, ...]]:
    if not found:
        return []
    return [(escape(label),), *(_row(one, register, setting) for one in found)]


def _row(body: Body, register: Register, setting: Setting) -> tuple[str, ...]:
    actor = body.actor
    kind = str(ACTOR_KINDS.get(actor.text("actor_kind"), ""))
    above = links_to(register, "actor", actor.list("parent"))
    below = _links(body.parts)
    belongs = above + (f'<div class="source">{escape(text("umfasst:"))} {below}</div>'
                       if below else "")
    last = body.acts[0] if body.acts else None
    return (entry_link(actor) + small(kind),
            escape(", ".join(names_of(setting.areas, actor.list("areas"))) or text("ganze Stadt")),
            belongs, _links(body.partners),
            number(len(body.acts)) if body.acts else escape(text("noch nie")),
            entry_link(last) + small(day_text(last.text("start"))) if last else "")


def _links(items: Iterable[Item]) -> str:
    known = list(items)
    said = ", ".join(entry_link(one) for one in known[:_FEW])
    rest = len(known) - _FEW
    return said + (" " + escape(text("und {n} weitere", n=rest)) if rest > 0 else "")
