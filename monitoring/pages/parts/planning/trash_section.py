"""Deleted entries: everything can return."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.entry_list import MOST
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.storage.moment import spoken
from monitoring.storage.snapshot import Snapshot


def show_trash(_found: Snapshot, register: Register) -> None:
    """The deleted entries, the last one first, each with a way to bring it back."""
    gone = sorted(register.gone.values(), key=lambda one: one.time, reverse=True)
    if not gone:
        st.info(text("Der Papierkorb ist leer. Was gelöscht wird, bleibt hier und lässt sich "
                     "wiederherstellen."))
        return
    st.html('<p class="note">' + escape(text(
        "Jeder gelöschte Eintrag lässt sich öffnen und wiederherstellen.")) + "</p>")
    shown = gone if address.chosen("all") == "1" else gone[:MOST]
    head = (text("Eintrag"), text("Gelöscht"), text("Warum"))
    st.html(html_table(text("Papierkorb"), head, [_row(one) for one in shown]))
    if len(gone) > MOST:
        address.switch(text("Alle {n} zeigen", n=len(gone)), "all")


def _row(one: Item) -> tuple[str, str, str]:
    when = text("{time}, von {by}", time=spoken(one.time), by=one.by)
    return (entry_link(one) + small(str(KINDS[one.kind].label)), escape(when), escape(one.note))
