"""What people say about an entry, and the field to say something."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.typed import LONG
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entry_links import entry_address, entry_link
from monitoring.pages.parts.planning.entry_way import say
from monitoring.pages.parts.publish.person import person_input
from monitoring.storage.ledger import NotAllowed
from monitoring.storage.moment import spoken
from monitoring.storage.objects import Unreachable
from monitoring.storage.planning.served import adding_is_served
from monitoring.storage.planning.versions import Change
from monitoring.storage.served import served_store

_KEPT, _REFUSED, _BY = "planning_comments", "planning_comment_refused", "planning_comment_by"


def about_html(register: Register, item: Item) -> str:
    """HTML of a link to the entry that a comment is about; "" for other kinds."""
    if item.kind != "comment":
        return ""
    about = register.items.get((item.text("about_kind"), item.text("about")))
    link = entry_link(about) if about else escape(item.text("about"))
    return f'<p class="note">{escape(text("Kommentar zu:"))} {link}</p>'


def show_comments(register: Register, item: Item) -> None:
    """Comments, oldest first, and a field for roles that may add one."""
    if item.kind == "comment":
        return
    own = [one for one in register.of("comment")
           if (one.text("about_kind"), one.text("about")) == item.key]
    adding = adding_is_served("comment")
    if not own and not adding:
        return
    st.subheader(text("Kommentare"))
    st.html("".join(_comment(one) for one in own)
            or f'<p class="note">{escape(text("Noch kein Kommentar."))}</p>')
    if adding:
        with st.container(key="planning_comment"):
            _field(item)


def _comment(one: Item) -> str:
    to = escape(entry_address(one.kind, one.id))
    more = escape(text("ändern oder löschen"))
    change = f' · <a href="{to}" target="_self">{more}</a>' if adding_is_served("comment") else ""
    return (f'<article class="voice"><p class="said">{escape(one.text("text"))}</p>'
            f'<div class="source">{escape(one.author)}, {escape(spoken(one.time))}{change}</div>'
            "</article>")


def _field(item: Item) -> None:
    place = st.container()
    if refused := st.session_state.pop(_REFUSED, ""):
        place.error(refused, icon=":material/block:")
    kept: dict[tuple[str, str], str] = st.session_state.setdefault(_KEPT, {})
    key = f"comment_{item.kind}_{item.id}"
    if key not in st.session_state:
        st.session_state[key] = kept.get(item.key, "")
    st.text_area(text("Ihr Kommentar"), key=key, placeholder="", on_change=_keep,
                 args=(item.key, key))
    person_input(_BY)
    st.button(text("Kommentar speichern"), key="comment_save", icon=":material/add_comment:",
              on_click=_save, args=(item, key))


def _keep(about: tuple[str, str], key: str) -> None:
    st.session_state.setdefault(_KEPT, {})[about] = st.session_state[key]


def _save(item: Item, key: str) -> None:
    address.begin()
    said, by = st.session_state.get(key, "").strip(), st.session_state.get(_BY, "")
    if not said or len(said) > LONG:
        st.session_state[_REFUSED] = text("Bitte einen Kommentar schreiben.") if not said else \
            text("Der Text hat {n} Zeichen; erlaubt sind {most}. Bitte kürzen.", n=len(said),
                 most=LONG)
        return
    data = {"text": said, "about_kind": item.kind, "about": item.id}
    try:
        served_store().ledger.save([Change("comment", "", 0, data)], by)
    except (NotAllowed, Unreachable) as refused:
        st.session_state[_REFUSED] = str(refused)
        return
    st.session_state[_KEPT].pop(item.key, None)
    st.session_state[key] = ""
    say(text("Der Kommentar ist gespeichert."))
