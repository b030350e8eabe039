"""The invitation to an act in plain language: what can be decided and what cannot."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.access import is_public
from monitoring.core.planning.contributions import is_open
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.methods import METHOD_WORDS
from monitoring.core.planning.places import names_of
from monitoring.core.planning.plain_checks import plain_hints
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.stage_words import MANDATE_MEANINGS, STAGE_MEANINGS
from monitoring.core.planning.typed import day_text
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entry_links import entry_address
from monitoring.pages.parts.planning.participation.contributions_block import form_address
from monitoring.pages.parts.planning.participation.words import groups_words
from monitoring.storage.planning.contributing import contributing_is_served
from monitoring.storage.planning.served import planning_is_served, setting_of
from monitoring.storage.snapshot import Snapshot


def invitation_shown(found: Snapshot, register: Register) -> bool:
    """Show the invitation that the address names; False if it names none."""
    wanted = address.chosen("einladung")
    if not wanted:
        return False
    act = register.get("act", wanted)
    if act is None:
        st.warning(address.dead_id(text("die Beteiligung"), wanted), icon=":material/link_off:")
        return False
    setting = setting_of(found)
    with st.container(key="noprint_invitation"):
        to, said = escape(entry_address("act", act.id)), escape(text("Zur Beteiligung"))
        st.html(f'<p class="go">← <a href="{to}" target="_self">{said}</a></p>')
        if not is_public(act):
            st.info(text("Noch sehen nur Planende diese Einladung. Öffentlich wird sie mit der "
                         "Sichtbarkeit „für alle sichtbar“."))
    st.html(invitation_html(act, setting, found))
    with st.container(key="noprint_invitation_hints"):
        st.caption(text("Zum Drucken: Strg + P (Mac: Befehl + P). Gedruckt wird nur die "
                        "Einladung."))
        if planning_is_served():
            show_plain_hints(act)
    return True


def invitation_html(act: Item, setting: Setting, found: Snapshot) -> str:
    """HTML of the invitation."""
    parts = "".join(f"<h3>{escape(label)}</h3><p>{escape(said)}</p>" for label, said in (
        (text("Worum geht es?"), _joined(act.text("object"), act.text("focus"))),
        (text("Wer ist eingeladen?"), _who(act, setting)),
        (text("Wann?"), _when(act)),
        (text("Wie?"), str(METHOD_WORDS.get(act.text("method"), ""))),
    ) if said)
    bounds = "".join(
        f"<div><h3>{escape(label)}</h3><p>{escape(said)}</p></div>" for label, said in (
            (text("Was können Sie bewirken?"), act.text("aim")),
            (text("Was steht schon fest?"), act.text("limits"))) if said)
    stage = str(STAGE_MEANINGS.get(act.text("stage"), ""))
    mandate = str(MANDATE_MEANINGS.get(act.text("mandate"), ""))
    sponsor = act.text("sponsor")
    terms = "".join(f"<p>{escape(one)}</p>" for one in (stage, mandate, sponsor) if one)
    return (f'<article class="invitation"><div class="source">{escape(text("Einladung"))} · '
            f"{escape(str(found.city.frame.name))}</div><h2>{escape(act.title)}</h2>"
            f'<p class="lead">{escape(act.text("invitation"))}</p>{parts}'
            f'<div class="bounds">{bounds}</div>'
            f'<h3>{escape(text("Was geschieht mit dem Ergebnis?"))}</h3>'
            f'<div class="mandate">{terms}</div>{_online(act, setting)}</article>')


def _online(act: Item, setting: Setting) -> str:
    if not contributing_is_served() or not is_open(act, setting.city, setting.today):
        return ""
    said = escape(text("Im Netz mitschreiben bis {day}", day=day_text(act.text("open_until"))))
    return (f'<p class="go"><a href="{escape(form_address(act))}" target="_self">{said}</a></p>')


def _who(act: Item, setting: Setting) -> str:
    groups = groups_words(act.list("groups"))
    places = ", ".join(names_of(setting.areas, act.list("areas")))
    return text("{groups} aus: {places}", groups=groups, places=places) if groups and places \
        else groups or places


def _when(act: Item) -> str:
    start, end = day_text(act.text("start")), day_text(act.text("end"))
    if not end or end == start:
        return start
    return text("{start} bis {end}", start=start, end=end)


def _joined(*words: str) -> str:
    return ": ".join(one for one in words if one)


def show_plain_hints(act: Item) -> None:
    """What makes the invitation hard to read, for those who write it."""
    said = "\n".join(act.text(one) for one in ("invitation", "aim", "limits"))
    hints = plain_hints(said)
    if not act.text("invitation"):
        st.warning(text("Eine Einladung in einfacher Sprache fehlt noch."))
    if not hints:
        st.success(text("Die Einladung ist gut lesbar: keine langen Sätze, keine langen Wörter."))
        return
    body = "".join(f"<li>{escape(one)}</li>" for one in hints)
    st.html(f'<h3 class="part">{escape(text("Hinweise zur einfachen Sprache"))}</h3>'
            f'<ul class="plain">{body}</ul>')
