"""What people wrote, with the answer and what became of it, beside the figures."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from monitoring.core.planning.contributions import open_acts, shown_contributions
from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.places import names_of
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import day_text
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entry_links import links_to
from monitoring.pages.parts.planning.participation.styled import style_participation
from monitoring.storage.planning.contributing import contributing_is_served
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot

MOST = 4


def show_contributions(
    found: Snapshot, register: Register, area_key: str = "", topic: str = ""
) -> None:
    """
    The newest contributions about a district and topic, and the way to write one.

    Nothing where there are none and nobody can write one.
    """
    setting = setting_of(found)
    items = shown_contributions(register, setting.areas, area_key, topic)
    ways = _ways(found, register, setting, area_key)
    if not items and not ways:
        return
    style_participation()
    more = ""
    if len(items) > MOST:
        to = f"beteiligung?{urlencode(address.link(show='beitraege', area=area_key, topic=topic))}"
        said = escape(text("Alle {n} zeigen", n=len(items)))
        more = f'<p class="go"><a href="{escape(to)}" target="_self">{said}</a></p>'
    st.html(f'<h3 class="part">{escape(text("Was Menschen hier schreiben"))}</h3>'
            + voices_html(items[:MOST], register, setting) + more + ways)


def voices_html(items: Sequence[Item], register: Register, setting: Setting) -> str:
    """HTML of contributions as cards; what was written is shown literally."""
    cards = "".join(_card(one, register, setting) for one in items)
    return f'<div class="voices">{cards}</div>' if cards else ""


def _card(one: Item, register: Register, setting: Setting) -> str:
    about = " · ".join(each for each in (
        ", ".join(names_of(setting.areas, one.list("areas"))),
        str(DOMAINS.get(one.text("topic"), ""))) if each)
    act = links_to(register, "act", one.list("act"))
    return (f'<article class="voice"><p class="said">{escape(one.text("text"))}</p>'
            f'{_reply(text("Antwort"), one.text("answer"))}'
            f'{_reply(text("Was daraus wurde"), one.text("became"))}'
            f'<div class="source">{escape(about)}</div>'
            f'<div class="source">{escape(text("Beitrag zu:"))} {act}</div></article>')


def _reply(label: str, said: str) -> str:
    return f'<p class="reply"><b>{escape(label)}</b>{escape(said)}</p>' if said else ""


def _ways(found: Snapshot, register: Register, setting: Setting, area: str) -> str:
    """HTML of links to the forms that are open for a district."""
    if not contributing_is_served():
        return ""
    acts = fitting(open_acts(register, found.city, setting.today), Chosen(area=area),
                   setting.areas)
    return "".join(
        f'<p class="go"><a href="{escape(form_address(one, area))}" target="_self">'
        f'{escape(text("Beitrag schreiben zu „{title}“", title=one.title))}</a> '
        f'{escape(text("(bis {day})", day=day_text(one.text("open_until"))))}</p>'
        for one in acts[:MOST])


def form_address(act: Item, area: str = "") -> str:
    """The address of the form for an act."""
    return f"beteiligung?{urlencode(address.link(show='beitraege', act=act.id, area=area))}"
