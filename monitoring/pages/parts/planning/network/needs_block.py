"""Free places beside unmet need of the same topic and district, and need without a free place."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.offers import (
    Beside,
    beside_needs,
    has_free,
    needs_of,
    topic_of,
)
from monitoring.core.planning.places import area_at
from monitoring.core.planning.setting import Setting
from monitoring.core.rounding import rounded, with_unit
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entry_links import entry_link, new_address
from monitoring.pages.parts.planning.entry_words import areas_html, named
from monitoring.pages.parts.planning.figure_line import explore_address
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.pages.parts.planning.network.offer_words import as_of_html
from monitoring.pages.parts.planning.table_files import entry_cells, show_table_files
from monitoring.storage.planning.served import adding_is_served, setting_of
from monitoring.storage.snapshot import Snapshot
from monitoring.views.profile_figures import ProfileFigure, figures_of

MOST = 25


def show_needs(found: Snapshot, register: Register, chosen: Chosen, topic: str) -> None:
    """
    Both lists for what is chosen; with a district also figures of its need.

    Need of other plans counts too: it is what a plan alone does not see.
    """
    areas, city = found.cube.areas, found.city
    where = Chosen(area=chosen.area, group=chosen.group)
    offers = fitting(register.of("offer"), Chosen(chosen.plan, chosen.area, chosen.group,
                                                  chosen.phase), areas)
    needs = [one for one in fitting(needs_of(register), where, areas)
             if not topic or topic_of(one, city) == topic]
    beside, unmet = beside_needs(offers, needs, areas, city)
    setting = setting_of(found)
    st.subheader(text("Freie Plätze neben offenem Bedarf"))
    st.html('<p class="note">' + escape(text(
        "Bedarf sind Befunde von Menschen und Fachleuten und geltende Ziele, mit derselben "
        "Lebenslage und in denselben Gebieten wie das Angebot. Ob beides zusammenpasst, "
        "entscheiden Menschen.")) + "</p>")
    if beside:
        st.html(beside_html(beside[:_most("beside")], found, setting))
        show_table_files(found, "freie-plaetze-neben-bedarf",
                         text("Freie Plätze neben offenem Bedarf"),
                         lambda: needs_frame(beside, found))
        if len(beside) > MOST:
            address.switch(text("Alle {n} zeigen", n=rounded(len(beside), 0)), "beside")
    else:
        st.caption(text("Zu keinem freien Platz der Auswahl ist ein Bedarf eingetragen."))
    if chosen.area:
        _figures(found, chosen.area, topic, offers)
    if unmet:
        st.subheader(text("Bedarf ohne freien Platz"))
        st.html(unmet_html(unmet[:_most("unmet")], found, setting))
        show_table_files(found, "bedarf-ohne-freien-platz", text("Bedarf ohne freien Platz"),
                         lambda: needs_frame(unmet, found))
        if len(unmet) > MOST:
            address.switch(text("Alle {n} zeigen", n=rounded(len(unmet), 0)), "unmet")


def _most(name: str) -> int | None:
    return None if address.chosen(name) == "1" else MOST


def beside_html(rows: Sequence[Beside], found: Snapshot, setting: Setting) -> str:
    """Each offer with its free places and the need beside it."""
    cells = [(named(one.offer, found.city, _topic(one.offer, found)),
              escape(text("{free} frei", free=rounded(one.offer.number("free") or 0, 0)))
              + as_of_html(one.offer, setting.today),
              areas_html(one.offer, setting),
              "".join(_need(each, setting) for each in one.needs))
             for one in rows if one.offer]
    heading = text("Freie Plätze neben offenem Bedarf")
    return html_table(heading, (text("Angebot"), text("Freie Plätze"), text("Gebiete"),
                                text("Bedarf")), cells)


def needs_frame(rows: Sequence[Beside], found: Snapshot) -> pd.DataFrame:
    """A row per need, with the offer beside it where there is one."""
    return pd.DataFrame([{
        text("Angebot"): row.offer.title if row.offer else "",
        text("Freie Plätze"): row.offer.number("free") if row.offer else None,
        text("Art"): str(KINDS[one.kind].label), **entry_cells(one, found),
        text("Lebenslage"): _topic(one, found)} for row in rows for one in row.needs])


def _need(one: Item, setting: Setting) -> str:
    where = areas_html(one, setting)
    kind = escape(str(KINDS[one.kind].label))
    return f'<div>{entry_link(one)}<div class="source">{kind} · {where}</div></div>'


def _topic(one: Item, found: Snapshot) -> str:
    return str(DOMAINS.get(topic_of(one, found.city), ""))


def unmet_html(rows: Sequence[Beside], found: Snapshot, setting: Setting) -> str:
    """Each need that no free place meets, with the way to an offer for it."""
    cells = [(entry_link(one) + small(str(KINDS[one.kind].label)),
              escape(_topic(one, found)), areas_html(one, setting), _add(one, found))
             for row in rows for one in row.needs]
    return html_table(text("Bedarf ohne freien Platz"), (
        text("Bedarf"), text("Lebenslage"), text("Gebiete"), text("Was zu tun ist")), cells)


def _add(one: Item, found: Snapshot) -> str:
    if not adding_is_served("offer"):
        return ""
    to = new_address("offer", topic=topic_of(one, found.city), areas="; ".join(one.list("areas")),
                     groups="; ".join(one.list("groups")))
    said = escape(text("Angebot eintragen"))
    return f'<a href="{escape(to)}" target="_self">{said}</a>'


def _figures(found: Snapshot, key: str, topic: str, offers: Sequence[Item]) -> None:
    """Indicators of the district whose figures show need, and the free places on their topic."""
    at = area_at(found.cube.areas, key)
    if at is None:
        return
    own = [one for one in figures_of(found, at)
           if one.leaning < 0 and (not topic or one.indicator.domain == topic)]
    if not own:
        return
    heading = text("Zahlen mit erhöhtem Bedarf in {name}", name=found.cube.areas.names[at])
    st.subheader(heading)
    rows = []
    for domain, label in DOMAINS.items():
        lines = [_line(one, found, at) for one in own if one.indicator.domain == domain]
        if lines:
            free = [one for one in offers if topic_of(one, found.city) == domain and has_free(one)]
            rows.append((escape(str(label)), "<br>".join(lines), _free(free)))
    st.html(html_table(heading, (text("Lebenslage"), text("Zahlen mit erhöhtem Bedarf"),
                                 text("Freie Plätze dazu")), rows))


def _line(one: ProfileFigure, found: Snapshot, at: int) -> str:
    """A figure of the profile in a line, as a link to its map."""
    declared = one.indicator
    link = escape(explore_address(found, declared.id, at))
    shown = with_unit(rounded(one.value, declared.decimals), str(declared.unit))
    return (f'<a href="{link}" target="_self">{escape(str(declared.label))}</a>: '
            f"{escape(shown)} ({escape(one.period)})")


def _free(offers: Sequence[Item]) -> str:
    if not offers:
        return f'<span class="gap">○ {escape(text("keine eingetragen"))}</span>'
    return "".join(f"<div>{entry_link(one)}" + small(
        text("{free} frei", free=rounded(one.number("free") or 0, 0))) + "</div>"
        for one in offers)
