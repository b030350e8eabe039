"""Offers with free places, what there is per target group, and unmet need beside them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.offers import GroupOffers, by_group
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.words import TARGET_GROUPS
from monitoring.core.rounding import rounded
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import show_filters, show_select
from monitoring.pages.parts.planning.entries_map import show_entries_map
from monitoring.pages.parts.planning.entry_list import MOST
from monitoring.pages.parts.planning.entry_page import show_new_button
from monitoring.pages.parts.planning.entry_words import areas_html, named
from monitoring.pages.parts.planning.html_table import html_table
from monitoring.pages.parts.planning.network.needs_block import show_needs
from monitoring.pages.parts.planning.network.offer_words import places_html, provider_html
from monitoring.pages.parts.planning.table_files import show_entries_files, show_table_files
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot


def show_offers(found: Snapshot, register: Register) -> None:
    """The offers that fit the choices, per target group too, and what is lacking beside them."""
    chosen = show_filters(found)
    topics = {name: str(one) for name, one in DOMAINS.items()}
    with st.container(width=280):
        topic = show_select(text("Lebenslage"), "topic", topics, text("Alle Lebenslagen"),
                            text("die Lebenslage"), ordered=True)
    show_new_button("offer", **({"areas": chosen.area} if chosen.area else {}))
    areas = found.cube.areas
    items = [one for one in register.of("offer") if not topic or one.text("topic") == topic]
    everywhere = fitting(items, Chosen(chosen.plan, "", chosen.group, chosen.phase), areas)
    shown = fitting(everywhere, chosen, areas)
    if not items:
        _list(found, register, shown)
    else:
        left, right = st.columns([1.9, 1], gap="large")
        with left:
            _list(found, register, shown)
        with right:
            show_entries_map(found, everywhere, text("Angebote"), "angebote")
    if shown:
        _groups(found, shown, chosen.group)
    show_needs(found, register, chosen, topic)


def _list(found: Snapshot, register: Register, offers: Sequence[Item]) -> None:
    if not offers:
        st.info(text("Noch kein Angebot ist eingetragen, oder keines passt zur Auswahl."))
        return
    shown = offers if address.chosen("all") == "1" else offers[:MOST]
    st.html(offers_html(shown, found, register, setting_of(found)))
    show_entries_files(found, offers)
    if len(offers) > MOST:
        address.switch(text("Alle {n} zeigen", n=rounded(len(offers), 0)), "all")


def offers_html(
    offers: Sequence[Item], found: Snapshot, register: Register, setting: Setting
) -> str:
    """The offers as a table."""
    rows = [(named(one, found.city, str(DOMAINS.get(one.text("topic"), ""))),
             provider_html(one, register), areas_html(one, setting), _for(one),
             places_html(one, setting.today)) for one in offers]
    head = (text("Angebot"), text("Anbieter"), text("Gebiete"), text("Für wen"), text("Plätze"))
    return html_table(text("Angebote"), head, rows)


def _for(one: Item) -> str:
    return escape(", ".join(str(TARGET_GROUPS.get(each, each)) for each in one.list("groups")))


def _groups(found: Snapshot, offers: Sequence[Item], group: str) -> None:
    st.subheader(text("Angebote je Zielgruppe"))
    st.html('<p class="note">' + escape(text(
        "Ein Angebot für mehrere Zielgruppen zählt bei jeder von ihnen.")) + "</p>")
    groups = by_group(offers, [group] if group else TARGET_GROUPS)
    st.html(groups_html(groups))
    show_table_files(found, "angebote-je-zielgruppe", text("Angebote je Zielgruppe"),
                     lambda: groups_frame(groups))


def groups_frame(found: Sequence[GroupOffers]) -> pd.DataFrame:
    """The same as numbers, groups without an offer among them."""
    return pd.DataFrame({
        text("Zielgruppe"): [str(TARGET_GROUPS[one.group]) for one in found],
        text("Angebote"): [len(one.offers) for one in found],
        text("Anbieter"): [len(one.providers) for one in found],
        text("Plätze"): [one.places for one in found],
        text("Davon frei"): [one.free for one in found],
    })


def groups_html(found: Sequence[GroupOffers]) -> str:
    """Offers, providers and places per target group; groups without an offer are named."""
    rows = [(escape(str(TARGET_GROUPS[one.group])), *(
        escape(rounded(n, 0)) for n in (len(one.offers), len(one.providers), one.places,
                                        one.free))) for one in found if one.offers]
    head = (text("Zielgruppe"), text("Angebote"), text("Anbieter"), text("Plätze"),
            text("Davon frei"))
    without = [str(TARGET_GROUPS[one.group]) for one in found if not one.offers]
    said = text("Ohne eigenes Angebot: {groups}.", groups=", ".join(without)) if without else ""
    return html_table(text("Angebote je Zielgruppe"), head, rows, (1, 2, 3, 4)) \
        + f'<p class="note">{escape(said)}</p>'
