"""The form in which everybody can contribute to a participation act, without a name."""

from __future__ import annotations

import time
from collections.abc import Collection
from html import escape

import streamlit as st

from monitoring.core.planning.contributions import LONGEST, areas_to_name
from monitoring.core.planning.item import Item
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.stage_words import MANDATE_MEANINGS
from monitoring.core.planning.typed import day_text
from monitoring.core.problem import Problem
from monitoring.core.rounding import rounded
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.loaded import snapshot
from monitoring.pages.parts.planning.participation.words import section_link
from monitoring.storage.objects import Unreachable
from monitoring.storage.planning.contributing import NotAccepted, send_contribution

NONE = "-"
# So many contributions of one session in so many seconds.
_MOST, _SECONDS = 3, 600
_SENT, _SAID = "contributions_sent", "contribution_said"


def show_form(act: Item, setting: Setting, area: str = "") -> None:
    """Mandate and limits first, then text, district and topic; what is wrong stands below it."""
    st.html(_terms(act))
    areas = setting.areas
    names = {key: areas.names[at] for key in areas_to_name(act, areas)
             if (at := areas.find(*_parts(key))) is not None}
    options, every = [NONE, *names], text("Alle Gebiete")
    with st.form(f"contribution_form_{act.id}", enter_to_submit=False):
        st.text_area(text("Ihr Beitrag (höchstens {n} Zeichen)", n=rounded(LONGEST, 0)),
                     key=_key(act, "text"), height=140)
        _errors(act, "text")
        left, right = st.columns(2)
        with left:
            st.selectbox(text("Gebiet"), options, key=_key(act, "area"),
                         index=options.index(area) if area in options else 0,
                         format_func=lambda one: names.get(one, every),
                         placeholder=text("Bitte wählen"))
            _errors(act, "areas")
        with right:
            topics = [NONE, *DOMAINS]
            own = act.text("topic")
            st.selectbox(text("Thema"), topics, key=_key(act, "topic"),
                         index=topics.index(own) if own in topics else 0,
                         format_func=lambda one: str(DOMAINS.get(one, text("ohne Angabe"))),
                         placeholder=text("Bitte wählen"))
            _errors(act, "topic")
        _errors(act, "")
        st.form_submit_button(text("Beitrag absenden"), on_click=_send, args=(act,),
                              type="primary")
    st.caption(text("Ihr Name und Ihre Adresse werden nicht gefragt und nicht gespeichert. Bitte "
                    "schreiben Sie auch nichts über einzelne Menschen. Die Stadt liest jeden "
                    "Beitrag, bevor er hier erscheint, und antwortet."))


def show_answer(open_acts: Collection[str]) -> None:
    """
    A word of thanks right after a contribution was sent, once.

    Where the act closed meanwhile, the reason and the words, which no form holds any more.
    """
    said = st.session_state.get(_SAID)
    if isinstance(said, tuple) and said[0] not in open_acts:
        st.session_state.pop(_SAID)
        st.warning(" ".join(one.message for one in said[1]), icon=":material/event_busy:")
        st.html(f'<p class="note">{escape(text("Ihr Text, zum Mitnehmen:"))}</p>'
                f'<p class="said">{escape(said[2])}</p>')
    if said == "sent":
        st.success(text("Danke. Ihr Beitrag ist angekommen. Er wird gelesen und erscheint danach "
                        "hier mit einer Antwort."), icon=":material/check:")
        st.session_state.pop(_SAID)


def _terms(act: Item) -> str:
    lines = [
        (text("Ziel"), act.text("aim")),
        (text("Nicht verhandelbar"), act.text("limits")),
        (text("Was mit Ihrem Beitrag geschieht"),
         str(MANDATE_MEANINGS.get(act.text("mandate"), ""))),
        (text("Offen bis"), day_text(act.text("open_until"))),
    ]
    body = "".join(f"<p><b>{escape(label)}:</b> {escape(said)}</p>"
                   for label, said in lines if said)
    link = section_link(text("Einladung lesen"), einladung=act.id)
    return f'<article class="voice"><h4>{escape(act.title)}</h4>{body}<p>{link}</p></article>'


def _key(act: Item, name: str) -> str:
    return f"contribution_{name}_{act.id}"


def _parts(key: str) -> tuple[str, str]:
    name, _, edition = key.partition("@")
    return name, edition


def _errors(act: Item, column: str) -> None:
    said = st.session_state.get(_SAID)
    typed = st.session_state.get(_key(act, "text"))
    if isinstance(said, tuple) and said[0] == act.id and said[2] == typed:
        for one in said[1]:
            if one.column == column:
                st.error(one.message, icon=":material/edit:")


def _send(act: Item) -> None:
    address.begin()
    state = st.session_state
    words = str(state.get(_key(act, "text")) or "")
    sent = [one for one in state.get(_SENT, ()) if one > time.time() - _SECONDS]
    if len(sent) >= _MOST:
        state[_SAID] = act.id, [Problem("planning-numbers", text(
            "Sie haben gerade {n} Beiträge geschickt. Bitte in zehn Minuten wieder; der Text "
            "bleibt hier stehen.", n=len(sent)))], words
        return
    area, topic = (str(state.get(_key(act, name)) or "") for name in ("area", "topic"))
    try:
        send_contribution(snapshot(), act.id, words, "" if area == NONE else area,
                          "" if topic == NONE else topic)
    except NotAccepted as why:
        state[_SAID] = act.id, why.problems, words
        return
    except Unreachable:
        state[_SAID] = act.id, [Problem("planning-exists", text(
            "Der Beitrag konnte gerade nicht gespeichert werden. Bitte in einigen Minuten noch "
            "einmal absenden; der Text bleibt hier stehen."))], words
        return
    state[_SENT] = [*sent, time.time()]
    state[_SAID] = "sent"
    state[_key(act, "text")] = ""
