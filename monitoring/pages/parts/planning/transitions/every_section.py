"""All districts × all transitions: an offer is named, or there is a gap."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from monitoring.core.area import IntArray
from monitoring.core.cube import FloatArray
from monitoring.core.planning.item import Register
from monitoring.core.planning.life_course import offers_by_area, transitions_of
from monitoring.core.planning.places import area_at, area_key, touching
from monitoring.core.planning.transition import Transition
from monitoring.core.planning.words import TARGET_GROUPS
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import chosen_area_key, show_area, show_select
from monitoring.pages.parts.planning.entries_map import (
    map_places,
    show_counts_map,
)
from monitoring.pages.parts.planning.entry_list import MOST
from monitoring.pages.parts.planning.html_table import html_table
from monitoring.pages.parts.planning.table_files import show_table_files
from monitoring.storage.snapshot import Snapshot


def show_every_area(found: Snapshot, register: Register) -> None:
    """Gaps per district as a table and a map; a transition, plan or group narrows both."""
    shown, group = _choices(found)
    if not shown:
        st.info(text("Dieser Fachplan übergibt und übernimmt an keinem Übergang."))
        return
    areas, places = found.cube.areas, map_places(found)
    if not len(places):
        st.info(text("Für diese Stadt sind noch keine Gebiete geladen."))
        return
    counts = offers_by_area(register, shown, areas, places, group)
    key = chosen_area_key(found)
    at = area_at(areas, key) if key else None
    rows = [row for row, one in enumerate(places.tolist())
            if at is None or touching(areas, at, [area_key(areas, one)])]
    rows.sort(key=lambda row: (-int((counts[row] == 0).sum()),
                               sort_key(areas.names[int(places[row])])))
    left, right = st.columns([1, 1], gap="large")
    with left:
        st.html(_summary(shown, counts[rows]))
    with right:
        show_counts_map(found, (counts == 0).sum(axis=1).astype(float),
                        text("Übergänge ohne Angebot"), "uebergaenge-luecken", 300)
    _table(found, shown, places, counts, rows)


def _choices(found: Snapshot) -> tuple[list[Transition], str]:
    plans = {name: str(one.label) for name, one in found.city.plans.items()}
    groups = {name: str(one) for name, one in TARGET_GROUPS.items() if name != "alle"}
    every = found.city.transitions
    with st.container(horizontal=True):
        one = show_select(text("Übergang"), "transition",
                          {name: str(each.label) for name, each in every.items()},
                          text("Alle Übergänge"), text("den Übergang"), ordered=True)
        plan = show_select(text("Fachplan"), "plan", plans, text("Alle Fachpläne"),
                           text("den Fachplan"))
        show_area(found)
        group = show_select(text("Zielgruppe"), "group", groups, text("Alle Zielgruppen"),
                            text("die Zielgruppe"), ordered=True)
    return [each for each in transitions_of(every, plan) if not one or each.id == one], group


def _table(
    found: Snapshot, shown: list[Transition], places: IntArray, counts: FloatArray,
    rows: list[int],
) -> None:
    listed = rows if address.chosen("all") == "1" else rows[:MOST]
    areas = found.cube.areas
    cells = [(_district(found, int(places[row])), rounded(int((counts[row] == 0).sum()), 0),
              *(_cell(int(n)) for n in counts[row])) for row in listed]
    level = str(found.city.level(areas.levels[int(places[0])]).label)
    head = (level, text("Lücken"), *(str(one.label) for one in shown))
    st.html(html_table(text("Angebote an den Übergängen"), head, cells, (1,)))
    show_table_files(found, "angebote-an-uebergaengen", text("Angebote an den Übergängen"),
                     lambda: offers_frame(found, shown, places, counts, rows))
    if len(rows) > MOST:
        address.switch(text("Alle {n} zeigen", n=rounded(len(rows), 0)), "all")


def offers_frame(
    found: Snapshot, shown: list[Transition], places: IntArray, counts: FloatArray,
    rows: list[int],
) -> pd.DataFrame:
    """A row per district: how many transitions lack an offer, and the offers at each."""
    areas, at = found.cube.areas, places[rows].tolist()
    return pd.DataFrame({
        "area": [areas.ids[one] for one in at], "edition": [areas.editions[one] for one in at],
        text("Gebiet"): [areas.names[one] for one in at],
        text("Lücken"): (counts[rows] == 0).sum(axis=1),
        **{str(one.label): counts[rows, column].astype(int)
           for column, one in enumerate(shown)},
    })


def _summary(shown: list[Transition], counts: FloatArray) -> str:
    """In how many districts each transition has an offer."""
    named = (counts > 0).sum(axis=0).tolist()
    rows = [(escape(str(one.label)), escape(text("{n} von {all}", n=rounded(n, 0),
                                                 all=rounded(len(counts), 0))))
            for one, n in zip(shown, named, strict=True)]
    head = (text("Übergang"), text("Gebiete mit Angebot"))
    return html_table(text("Übergänge"), head, rows, (1,))


def _district(found: Snapshot, place: int) -> str:
    """HTML of a link to the life course of a district."""
    areas = found.cube.areas
    to = f"uebergaenge?{urlencode(address.link(area=area_key(areas, place)))}"
    return f'<a href="{escape(to)}" target="_self">{escape(areas.names[place])}</a>'


def _cell(count: int) -> str:
    if not count:
        return f'<span class="gap whole">○ {escape(text("Lücke"))}</span>'
    said = text("1 Angebot") if count == 1 else text("{n} Angebote", n=rounded(count, 0))
    return f'<span class="whole">✓ {escape(said)}</span>'
