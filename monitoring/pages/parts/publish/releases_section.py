"""All releases, and an earlier one made current again."""

from __future__ import annotations

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts.publish.person import person_input
from monitoring.pages.parts.publish.published_block import REFUSALS
from monitoring.pages.parts.releases_block import show_releases
from monitoring.storage.ledger import Entry
from monitoring.storage.moment import day
from monitoring.storage.publishing import hand_back
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.waiting import Waiting

SAID = "restore_said"


def show_all_releases(snapshot: Snapshot) -> None:
    """The list of releases and below it the way back to one of them."""
    if said := st.session_state.pop(SAID, ""):
        st.success(said, icon=":material/check:")
    show_releases(snapshot)
    earlier = [one for one in reversed(snapshot.store.ledger.entries())
               if one.id != snapshot.release.id]
    if earlier:
        with st.container(border=True):
            _restore(snapshot, earlier)


def _restore(snapshot: Snapshot, earlier: list[Entry]) -> None:
    st.markdown(f"**{text('Frühere Ausgabe wieder gültig machen')}**")
    names = {one.id: f"{one.id}, {day(one.time)}, {one.by}: {one.note}" for one in earlier}
    chosen = st.selectbox(text("Ausgabe"), list(names), key="restore_release",
                          format_func=names.__getitem__, placeholder=text("Bitte wählen"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = person_input("restore_by")
        note = st.text_input(text("Warum?"), key="restore_note")
        wanted = st.button(text("Wieder gültig machen"), key="restore", icon=":material/undo:",
                           disabled=not (by and note.strip()))
    if not wanted:
        return
    try:
        entry = hand_back(snapshot.store, snapshot.city, chosen, by, note)
    except REFUSALS as refused:
        st.error(str(refused), icon=":material/error:")
        return
    st.session_state[SAID] = _words(entry, chosen)
    st.rerun()


def _words(entry: Entry | Waiting, release: int) -> str:
    if isinstance(entry, Waiting):
        return text("Entwurf {id} wartet auf die Freigabe durch eine zweite Person.", id=entry.id)
    return text("Ausgabe {before} gilt wieder, als Ausgabe {id}.", before=release, id=entry.id)
