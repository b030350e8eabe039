"""Services and contacts per target group and district, and free places beside need."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from monitoring.core.planning.filtering import EVERY, Chosen, fitting
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.places import area_at
from monitoring.core.planning.services import Services, contact_of, services
from monitoring.core.planning.typed import day_text
from monitoring.core.planning.words import TARGET_GROUPS
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import show_filters
from monitoring.pages.parts.planning.entries_map import show_entries_map
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.entry_words import areas_html
from monitoring.pages.parts.planning.figure_line import indicator_links
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.pages.parts.planning.synopsis.hint_card import few
from monitoring.pages.parts.planning.synopsis.needs import needs_on
from monitoring.pages.parts.planning.table_files import show_table_files, titles
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot

MOST_ROWS = 50
MOST_OFFERS = 20
MOST_AREAS = 6


def show_services(found: Snapshot, register: Register) -> None:
    """A row for each district and group with how many services and whom to turn to."""
    chosen, areas = show_filters(found), found.cube.areas
    every = [*register.of("offer"), *register.of("measure")]
    everywhere = fitting(every, Chosen(chosen.plan, "", chosen.group, chosen.phase), areas)
    items = fitting(everywhere, chosen, areas) if chosen.area else everywhere
    rows = [one for one in services(items, register, areas)
            if not chosen.group or one.group in (chosen.group, EVERY)]
    left, right = st.columns([1.9, 1], gap="large")
    with left:
        _table(found, rows)
    with right:
        show_entries_map(found, [one for one in everywhere if one.kind == "offer"
                                 or one.text("state") == "laeuft"],
                         text("Angebote und laufende Maßnahmen"), "angebote-massnahmen")
    _free(found, register, [one for one in items if one.kind == "offer"])


def _table(found: Snapshot, rows: list[Services]) -> None:
    if not rows:
        st.info(text("Noch kein Angebot ist eingetragen, oder keines passt zur Auswahl."))
        return
    areas, order = found.cube.areas, list(TARGET_GROUPS)
    rows = sorted(rows, key=lambda one: (
        sort_key(areas.names[one.place]),
        order.index(one.group) if one.group in order else len(order)))
    shown = rows if address.chosen("all") == "1" else rows[:MOST_ROWS]
    head = (text("Zielgruppe"), text("Angebote"), text("Maßnahmen"), text("Stellen"),
            text("Wohin man sich wendet"))
    body: list[tuple[str, ...]] = []
    place = None
    for one in shown:
        if one.place != place:
            place = one.place
            body.append((escape(areas.names[place]),))
        body.append((
            escape(str(TARGET_GROUPS.get(one.group, one.group))), _links(one.offers),
            _links(one.measures), rounded(len(one.contacts), 0),
            escape(few(one.contacts, 4))))
    st.html(html_table(text("Angebote und Maßnahmen je Gebiet und Zielgruppe"), head, body, (3,)))
    show_table_files(found, "angebote-je-gebiet-und-gruppe",
                     text("Angebote und Maßnahmen je Gebiet und Zielgruppe"),
                     lambda: services_frame(found, rows))
    if len(rows) > MOST_ROWS:
        address.switch(text("Alle {n} zeigen", n=rounded(len(rows), 0)), "all")
    st.caption(text("Gezeigt werden Gebiete, wie die Einträge sie nennen. Was für mehrere Gruppen "
                    "oder Gebiete da ist, steht bei jeder und jedem."))


def services_frame(found: Snapshot, rows: Sequence[Services]) -> pd.DataFrame:
    """A row per district and group with counts, names and whom to turn to."""
    return pd.DataFrame({
        text("Gebiet"): [found.cube.areas.names[one.place] for one in rows],
        text("Zielgruppe"): [str(TARGET_GROUPS.get(one.group, one.group)) for one in rows],
        text("Angebote (Zahl)"): [len(one.offers) for one in rows],
        text("Maßnahmen (Zahl)"): [len(one.measures) for one in rows],
        text("Angebote"): [titles(one.offers) for one in rows],
        text("Maßnahmen"): [titles(one.measures) for one in rows],
        text("Wohin man sich wendet"): ["; ".join(one.contacts) for one in rows],
    })


def _links(items: tuple[Item, ...]) -> str:
    if not items:
        return ""
    listed = "".join(f"<li>{entry_link(one)}</li>" for one in items)
    return (f"<details><summary>{rounded(len(items), 0)}</summary><ul>{listed}</ul></details>")


def _free(found: Snapshot, register: Register, offers: list[Item]) -> None:
    """Offers with free places beside the need of the same life situation in their districts."""
    free = [one for one in offers if (one.number("free") or 0) > 0 and one.text("topic")]
    if not free:
        return
    st.subheader(text("Freie Plätze neben dem Bedarf"))
    head = (text("Angebot"), text("Gebiete"), text("Freie Plätze"),
            text("Bedarf nach den Zahlen (dieselbe Lebenslage)"))
    setting = setting_of(found)
    rows = []
    for one in sorted(free, key=lambda one: -(one.number("free") or 0))[:MOST_OFFERS]:
        day = one.text("as_of")
        rows.append((
            entry_link(one) + small(contact_of(one, register)), areas_html(one, setting),
            rounded(one.number("free") or 0, 0)
            + small(text("Stand {day}", day=day_text(day)) if day else ""),
            _needs(found, one)))
    st.html(html_table(text("Freie Plätze neben dem Bedarf"), head, rows, (2,)))


def _needs(found: Snapshot, offer: Item) -> str:
    areas = found.cube.areas
    places = [at for key in offer.list("areas") if (at := area_at(areas, key)) is not None
              and areas.ids[at] != found.city.frame.reference_area][:MOST_AREAS]
    said = [f"{escape(areas.names[at])}: {indicator_links(found, names)}" for at in places
            if (names := needs_on(found, at, offer.text("topic")))]
    if said:
        return "<br>".join(said)
    return escape(text("Angebot für die ganze Stadt") if not places else
                  text("kein deutlich höherer Bedarf als in der Stadt insgesamt"))
