"""One entry in full, or the form for it, wherever the address names one."""

from __future__ import annotations

import streamlit as st

from monitoring.core.planning.item import Register
from monitoring.core.planning.kinds import KINDS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.drafts import begun_drafts, kept_draft
from monitoring.pages.parts.planning.entry_form import show_edit_form, show_new_form
from monitoring.pages.parts.planning.entry_view import show_deleted, show_entry
from monitoring.pages.parts.planning.entry_way import go_back, go_new, show_said, wanted
from monitoring.pages.parts.planning.entry_words import kind_words
from monitoring.storage.planning.served import adding_is_served
from monitoring.storage.snapshot import Snapshot


def entry_shown(found: Snapshot, register: Register) -> bool:
    """Show what `entry`, `edit` or `new` in the address names; False if nothing does."""
    show_said()
    if new := address.chosen("new"):
        if new in KINDS and adding_is_served(new):
            show_new_form(found, register, new)
            return True
        _refuse(new)
    edit = address.chosen("edit")
    if not (edit or address.chosen("entry")):
        return False
    name = "edit" if edit else "entry"
    kind, own = wanted(name)
    item, gone = register.get(kind, own), register.gone.get((kind, own))
    if item is None and gone is None:
        st.warning(address.dead_id(text("den Eintrag"), address.chosen(name)),
                   icon=":material/link_off:")
        return False
    _back_button(kind)
    if item is None:
        assert gone is not None
        draft = kept_draft(f"{kind}.{own}")
        # Somebody was typing while it was deleted: the form stays, with all that was typed.
        if edit and draft and draft.touched and adding_is_served(kind):
            show_edit_form(found, register, gone)
        else:
            show_deleted(found, register, gone)
    elif edit and adding_is_served(kind):
        show_edit_form(found, register, item)
    else:
        if edit:
            _refuse(kind)
        show_entry(found, register, item)
    return True


def show_new_button(kind: str, **presets: str) -> None:
    """A button to the form for a new entry, where this role may add one."""
    if not adding_is_served(kind):
        return
    with st.container(horizontal=True, key=f"noprint_new_{kind}"):
        st.button(text("{kind} anlegen", kind=kind_words(kind)), key=f"new_{kind}",
                  icon=":material/add:", on_click=go_new, args=(kind, presets))
        for one in begun_drafts(kind):
            title = str(one.raw.get(KINDS[kind].title) or KINDS[kind].label)[:60]
            st.button(text("Weiter an „{title}“ (nicht gespeichert)", title=title),
                      key=f"begun_{one.mark}", icon=":material/edit_note:", on_click=go_new,
                      args=(kind, dict(one.given)))


def _refuse(kind: str) -> None:
    if kind in KINDS:
        st.info(text("{kinds} lassen sich in dieser Ansicht lesen, aber nicht anlegen oder "
                     "ändern.", kinds=KINDS[kind].plural))
    else:
        st.warning(address.dead_id(text("die Art von Eintrag"), kind),
                   icon=":material/link_off:")


def _back_button(kind: str) -> None:
    st.button(text("Zurück zur Liste"), key="entry_back", icon=":material/arrow_back:",
              type="tertiary", on_click=go_back, args=(kind,))
