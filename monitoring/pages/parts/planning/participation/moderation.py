"""Moderation: planners read contributions, show or refuse them, and answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

import streamlit as st

from monitoring.core.planning.contributions import REFUSED, SHOWN, WAITING
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.participation_words import CONTRIBUTION_STATES
from monitoring.core.planning.personal_data import personal_data_in
from monitoring.core.planning.places import names_of
from monitoring.core.planning.setting import Setting
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entry_links import links_to
from monitoring.pages.parts.publish.person import person_input
from monitoring.pages.parts.publish.plain_words import plain
from monitoring.storage.moment import spoken
from monitoring.storage.objects import Unreachable
from monitoring.storage.planning.served import planning_is_served
from monitoring.storage.planning.versions import Change, Overwritten
from monitoring.storage.served import served_store
from monitoring.storage.waiting import NotAllowed

MOST = 10
_NAME, _SAID = "moderation_person", "moderation_said"


def show_moderation(register: Register, setting: Setting) -> None:
    """The contributions of one state, the oldest first, each with what can be done."""
    items = register.of("contribution")
    counts = {state: sum(one.text("state") == state for one in items)
              for state in CONTRIBUTION_STATES}
    st.subheader(text("Durchsicht"))
    _message()
    if not items:
        st.info(text("Noch hat niemand im Netz geschrieben."))
        return
    states: Mapping[str, str] = {one: f"{_state_name(one)} ({counts[one]})" for one in counts}
    value = address.known("state", list(states), WAITING, text("den Stand"))
    address.bar(text("Stand"), "state", states, value)
    shown = sorted((one for one in items if one.text("state") == value),
                   key=lambda one: (one.time, one.id))
    if not shown:
        st.success(text("Hier ist nichts zu tun."))
        return
    with st.container(width=420):
        person_input(_NAME)
    for one in shown[:MOST]:
        _card(one, register, setting)
    if len(shown) > MOST:
        st.caption(text("Die ersten {n} von {all}; danach folgen die nächsten.", n=MOST,
                        all=len(shown)))


def _state_name(state: str) -> str:
    return {WAITING: text("Wartet"), SHOWN: text("Wird gezeigt"),
            REFUSED: text("Abgelehnt")}[state]


def _message() -> None:
    said = st.session_state.pop(_SAID, None)
    if said:
        (st.success if said[0] else st.error)(plain(said[1]))


def _card(one: Item, register: Register, setting: Setting) -> None:
    about = " · ".join(each for each in (
        ", ".join(names_of(setting.areas, one.list("areas"))),
        str(DOMAINS.get(one.text("topic"), "")), spoken(one.time)) if each)
    hints = personal_data_in(one.text("text"))
    with st.container(border=True):
        left, right = st.columns([1, 1.2], gap="medium")
        with left:
            act = links_to(register, "act", one.list("act"))
            st.html(f'<p class="said">{escape(one.text("text"))}</p>'
                    f'<div class="source">{escape(about)}</div>'
                    f'<div class="source">{escape(text("Beitrag zu:"))} {act}</div>')
            for hint in hints:
                st.caption(f"⚠ {hint}")
        with right:
            _fields(one)
        with st.container(horizontal=True):
            _buttons(one)


def _fields(one: Item) -> None:
    st.text_area(text("Antwort (steht öffentlich beim Beitrag)"), one.text("answer"),
                 key=_key(one, "answer"), height=80)
    st.text_area(text("Was daraus wurde (auch später möglich)"), one.text("became"),
                 key=_key(one, "became"), height=80)
    st.text_input(text("Grund (beim Ablehnen oder Entfernen; sehen nur Planende)"),
                  key=_key(one, "reason"))


def _buttons(one: Item) -> None:
    shown = one.text("state") == SHOWN
    label = text("Antwort speichern") if shown else text("Zeigen")
    st.button(label, key=_key(one, "show"), type="primary", on_click=_decide, args=(one, SHOWN))
    if one.text("state") != REFUSED:
        st.button(text("Ablehnen"), key=_key(one, "refuse"), on_click=_decide,
                  args=(one, REFUSED))
    st.button(text("Endgültig entfernen"), key=_key(one, "erase"), on_click=_erase, args=(one,),
              help=text("Wenn der Beitrag Angaben über einzelne Menschen enthält: Der Text wird "
                        "aus allen Fassungen entfernt und lässt sich nicht wiederherstellen."))


def _key(one: Item, name: str) -> str:
    return f"moderation_{name}_{one.id}"


def _typed(one: Item, name: str) -> str:
    return str(st.session_state.get(_key(one, name)) or "").strip()


def _decide(one: Item, state: str) -> None:
    address.begin()
    reason = _typed(one, "reason")
    if state == REFUSED and not reason:
        _say(False, text("Zum Ablehnen gehört ein Grund."))
        return
    data = {**one.data, "state": state, "answer": _typed(one, "answer"),
            "became": _typed(one, "became")}
    kept = {name: value for name, value in data.items() if value}
    said = text("Der Beitrag wird jetzt gezeigt.") if state == SHOWN \
        else text("Der Beitrag wird nicht gezeigt.")
    _write(lambda by: served_store().ledger.save(
        [Change(one.kind, one.id, one.version, kept)], by, reason), said)


def _erase(one: Item) -> None:
    address.begin()
    reason = _typed(one, "reason")
    if not reason:
        _say(False, text("Zum Entfernen gehört ein Grund."))
        return

    def write(by: str) -> object:
        ledger = served_store().ledger
        ledger.save([Change(one.kind, one.id, one.version, {}, gone=True)], by, reason)
        return ledger.erase(one.kind, one.id, by, reason)

    _write(write, text("Der Beitrag ist endgültig entfernt."))


def _write(write: Callable[[str], object], said: str) -> None:
    if not planning_is_served():
        return
    try:
        write(str(st.session_state.get(_NAME) or ""))
    except (Overwritten, NotAllowed, Unreachable) as why:
        _say(False, str(why))
    else:
        _say(True, said)


def _say(good: bool, words: str) -> None:
    st.session_state[_SAID] = good, words
