"""Two people changed the same entry: both versions side by side, and putting them together."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.field_words import changes_between
from monitoring.core.planning.form import Reading, raw_of
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.merging import merged
from monitoring.core.planning.setting import Setting
from monitoring.language import text
from monitoring.pages.parts.planning.drafts import Draft
from monitoring.pages.parts.planning.html_table import html_table
from monitoring.storage.moment import spoken

MINE, THEIRS = "mine", "theirs"
# The draft in which two versions were put together last.
MERGED = "planning_merged"


def show_conflict(draft: Draft, reading: Reading, register: Register, setting: Setting) -> None:
    """What both changed, field by field, and the choices; nothing without a conflict."""
    theirs = draft.theirs
    if theirs is None:
        if draft.touched and st.session_state.get(MERGED) == draft.mark:
            st.info(text("Beide Fassungen sind zusammengeführt. Bitte prüfen und speichern."),
                    icon=":material/merge:")
        return
    mine = reading.item
    with st.container(border=True, key="planning_conflict"):
        if theirs.gone:
            st.error(text("{by} hat diesen Eintrag inzwischen gelöscht ({time}). Ihre Fassung "
                          "steht unten und ist nicht verloren.", by=theirs.by,
                          time=spoken(theirs.time)), icon=":material/sync_problem:")
            st.button(text("Trotzdem behalten: mit meiner Fassung wiederherstellen"),
                      key="conflict_keep", on_click=_take, args=(draft, theirs))
            return
        st.error(text("{by} hat diesen Eintrag inzwischen geändert ({time}). Nichts wurde "
                      "überschrieben; was Sie eingegeben haben, steht noch in den Feldern.",
                      by=theirs.by, time=spoken(theirs.time)), icon=":material/sync_problem:")
        _sides(mine, theirs, register, setting)
        conflicts = merged(draft.before.data, mine.data, theirs.data)[1]
        for name in conflicts:
            field = KINDS[mine.kind].by_id[name]
            options = {MINE: text("Ihre Fassung"),
                       THEIRS: text("Fassung von {by}", by=theirs.by)}
            st.radio(text("{label}: welche Fassung gilt?", label=field.label), list(options),
                     key=_choice(draft, name), format_func=options.__getitem__, horizontal=True,
                     index=0)
        if conflicts:
            st.caption(text("Beide haben dieselben Angaben verschieden geändert. Bitte je Angabe "
                            "wählen; alles andere wird zusammengeführt."))
        else:
            st.caption(text("Sie haben verschiedene Angaben geändert. Beides passt zusammen."))
        st.button(text("Beides zusammenführen"), key="conflict_merge", type="primary",
                  icon=":material/merge:", on_click=_merge,
                  args=(draft, reading, theirs, setting, conflicts))
        st.caption(text("Gespeichert wird erst, wenn Sie danach noch einmal speichern."))


def _sides(mine: Item, theirs: Item, register: Register, setting: Setting) -> None:
    head = (text("Angabe"), text("Ihre Fassung"), text("Fassung von {by}", by=theirs.by))
    rows = [(escape(str(one.field.label)), _said(one.before), _said(one.after))
            for one in changes_between(mine, theirs, register, setting)]
    if rows:
        st.html(html_table(text("Beide Fassungen"), head, rows))


def _said(words: str) -> str:
    return f'<div class="said">{escape(words)}</div>'


def _choice(draft: Draft, name: str) -> str:
    return f"conflict_{draft.mark}_{name}"


def _take(draft: Draft, theirs: Item) -> None:
    """Go on from what stands there now, with what was typed."""
    draft.before, draft.theirs = theirs, None


def _merge(
    draft: Draft, reading: Reading, theirs: Item, setting: Setting, conflicts: tuple[str, ...]
) -> None:
    data, _ = merged(draft.before.data, reading.item.data, theirs.data)
    for name in conflicts:
        if st.session_state.get(_choice(draft, name)) == THEIRS:
            data.pop(name, None)
            if name in theirs.data:
                data[name] = theirs.data[name]
    raw = raw_of(KINDS[theirs.kind], data, setting)
    # What cannot be read yet stays as it was typed.
    unread = {one.column for one in reading.problems} - set(reading.item.data)
    raw |= {name: draft.raw[name] for name in unread if draft.raw.get(name)}
    _take(draft, theirs)
    draft.fill(raw)
    st.session_state[MERGED] = draft.mark
