"""What was published, the way to it, and the step back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.publish.consequences import Consequences
from monitoring.pages.parts.publish.person import person_input
from monitoring.pages.parts.reading import option_of
from monitoring.storage.ledger import Entry, NotAllowed, Overtaken
from monitoring.storage.moment import spoken
from monitoring.storage.objects import Damaged, Unreachable
from monitoring.storage.publishing import NotPublished, hand_back
from monitoring.storage.served import served_city, served_store
from monitoring.storage.waiting import Waiting

KEY = "publish_done"
REFUSALS = (NotPublished, NotAllowed, Overtaken, Damaged, Unreachable)


@dataclass(frozen=True)
class Published:
    """A release or a draft that waits, and where its figures are to be seen."""

    entry: Entry | Waiting
    before: int
    link: Mapping[str, str]
    undone: Entry | Waiting | None = None


def remember_published(entry: Entry | Waiting, found: Consequences, by: str) -> None:
    """Keep what was published for the next run of the page."""
    link = _link(found)
    st.session_state[KEY] = Published(entry, found.draft.after, link)
    st.session_state["publish_person"] = by


def _link(found: Consequences) -> dict[str, str]:
    """The first figure that differs on the level with most differences, on the map."""
    level, edition = found.layer
    table = found.table[(found.table["level"] == level) & (found.table["edition"] == edition)]
    if not len(table):
        return {"indicator": found.draft.delivery.observations.planes[0].indicator}
    first = table.iloc[0]
    single = len(found.draft.before.areas.on_level(level, edition)) < 2
    return {
        "indicator": str(first["indicator"]), "period": str(first["period"]),
        "level": "" if single else option_of(level, edition),
        "area": str(first["area"]) if found.corrects and not single else "",
    }


def show_published() -> bool:
    """The number of the release, a link to its figures, one step back; whether there is one."""
    done: Published | None = st.session_state.get(KEY)
    if done is None:
        return False
    with st.container(border=True):
        if isinstance(done.entry, Waiting):
            st.success(text("Entwurf {id} wartet auf die Freigabe durch eine zweite Person.",
                            id=done.entry.id), icon=":material/hourglass_top:")
            st.button(text("Zu den Freigaben"), key="to_approvals", icon=":material/how_to_reg:",
                      on_click=lambda: _show("freigaben"))
        else:
            st.success(text("Ausgabe {id} ist veröffentlicht.", id=done.entry.id),
                       icon=":material/check_circle:")
            _released(done, done.entry)
    st.button(text("Nächste Tabelle"), key="publish_next", icon=":material/upload_file:",
              on_click=lambda: st.session_state.pop(KEY, None))
    return True


def _show(section: str) -> None:
    address.choose(show=section)
    st.session_state.pop(KEY, None)


def _released(done: Published, entry: Entry) -> None:
    st.page_link(
        "explore.py", label=text("Auf der Karte ansehen"), icon=":material/map:",
        query_params=address.link(**done.link),
    )
    if done.undone is not None:
        words = text("Zurückgenommen: Ausgabe {before} gilt wieder, als Ausgabe {id}.",
                     before=done.before, id=done.undone.id)
        if isinstance(done.undone, Waiting):
            words = text("Entwurf {id} wartet auf die Freigabe durch eine zweite Person.",
                         id=done.undone.id)
        st.info(words, icon=":material/undo:")
        return
    if not done.before:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = person_input("undo_by")
        note = st.text_input(text("Warum zurücknehmen?"), key="undo_note")
        wanted = st.button(text("Rückgängig"), key="undo", icon=":material/undo:",
                           disabled=not (by and note.strip()))
    if wanted:
        _undo(done, entry, by, note)


def _undo(done: Published, entry: Entry, by: str, note: str) -> None:
    store = served_store()
    current = store.ledger.current()
    if current is not None and current.id != entry.id:
        st.error(text("{by} hat inzwischen (am {time}) Ausgabe {id} veröffentlicht; die würde mit "
                      "zurückgenommen. Bitte unter „Ausgaben“ entscheiden, welche gelten soll.",
                      by=current.by, time=spoken(current.time), id=current.id),
                 icon=":material/error:")
        return
    try:
        undone = hand_back(store, served_city(), done.before, by, note)
    except REFUSALS as refused:
        st.error(str(refused), icon=":material/error:")
        return
    st.session_state[KEY] = replace(done, undone=undone)
    st.rerun()
