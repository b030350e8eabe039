"""What can be done with an entry: edit, make what follows from it, delete, restore."""

from __future__ import annotations

import streamlit as st

from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.drafts import kept_draft
from monitoring.pages.parts.planning.entry_way import go, go_new, say
from monitoring.pages.parts.planning.entry_words import kind_words
from monitoring.pages.parts.publish.person import person_input
from monitoring.pages.parts.publish.plain_words import plain
from monitoring.storage.ledger import NotAllowed
from monitoring.storage.objects import Unreachable
from monitoring.storage.planning.served import adding_is_served, planning_is_served
from monitoring.storage.planning.versions import Change, Overwritten
from monitoring.storage.served import served_store
from monitoring.storage.snapshot import Snapshot

_DELETING, _REFUSED = "planning_deleting", "planning_refused"
# What people make from an entry: the kind, its button, and the field that names the entry.
_NEXT = {
    "goal": (("measure", "goals"), ("goal", "parent"), ("review", "goal"), ("act", "goals")),
    "measure": (("review", "measure"), ("act", "measures")),
    "round": (("goal", "round"), ("review", "round"), ("act", "round")),
    "finding": (("goal", ""),),
    "act": (("finding", "act"),),
    "actor": (("offer", "actor"),),
}
# What the new entry takes over from the one that it is made from.
_TAKEN = ("plan", "areas", "groups", "phase", "topic", "indicator")


def show_actions(_found: Snapshot, register: Register, item: Item) -> None:
    """Buttons for what this role may do with the entry."""
    place = st.container()
    if refused := st.session_state.pop(_REFUSED, ""):
        place.error(refused, icon=":material/sync_problem:")
    own, ways = adding_is_served(item.kind), _ways(item)
    if not own and not ways:
        return
    with st.container(horizontal=True, key="noprint_actions"):
        if own:
            draft = kept_draft(f"{item.kind}.{item.id}")
            st.button(text("Weiter bearbeiten (nicht gespeichert)") if draft and draft.touched
                      else text("Bearbeiten"), key="entry_edit", icon=":material/edit:",
                      type="primary", on_click=_edit, args=(item,))
        for kind, field in ways:
            st.button(_words(item.kind, kind), key=f"entry_new_{kind}", icon=":material/add:",
                      on_click=go_new,
                      args=(kind, _given(item, kind, field), f"{item.kind}.{item.id}"))
        if own:
            st.button(text("Löschen"), key="entry_delete", icon=":material/delete:",
                      on_click=_ask, args=(item.key,))
    if own and st.session_state.get(_DELETING) == item.key:
        _show_deleting(register, item)


def _ways(item: Item) -> list[tuple[str, str]]:
    return [(kind, field) for kind, field in _NEXT.get(item.kind, ()) if adding_is_served(kind)
            and not (kind == item.kind == "goal" and item.text("tier") == "operativ")]


def _words(kind: str, new: str) -> str:
    if kind == "goal" and new == "measure":
        return text("Maßnahme zu diesem Ziel anlegen")
    if kind == new == "goal":
        return text("Ziel darunter anlegen")
    return text("{kind} anlegen", kind=kind_words(new))


def _given(item: Item, new: str, field: str) -> dict[str, str]:
    """What is already known about an entry that is made from this one."""
    taken = {name: ";".join(item.list(name)) for name in _TAKEN
             if name in KINDS[new].by_id and item.list(name)}
    return taken | ({field: item.id} if field else {})


def _edit(item: Item) -> None:
    go(edit=f"{item.kind}.{item.id}")


def _ask(key: tuple[str, str]) -> None:
    st.session_state[_DELETING] = key


def _show_deleting(register: Register, item: Item) -> None:
    with st.container(border=True, key="planning_ask"):
        st.markdown(f"**{text('Diesen Eintrag löschen?')}**")
        count = len(register.referring(item.kind, item.id))
        if count:
            st.warning(text("Andere Einträge beziehen sich darauf ({n}). Ihr Verweis führt dann "
                            "ins Leere.", n=count), icon=":material/link_off:")
        st.caption(text("Gelöschtes bleibt im Papierkorb und lässt sich wiederherstellen."))
        person_input("planning_delete_by")
        st.text_input(text("Warum?"), key="planning_delete_note")
        with st.container(horizontal=True):
            st.button(text("Löschen bestätigen"), key="planning_delete_yes", type="primary",
                      icon=":material/delete:", on_click=_delete, args=(item,))
            st.button(text("Abbrechen"), key="planning_delete_no", on_click=_ask,
                      args=(("", ""),))


def _delete(item: Item) -> None:
    address.begin()
    by, note = (st.session_state.get(f"planning_delete_{one}", "") for one in ("by", "note"))
    if not by.strip() or not note.strip():
        st.session_state[_REFUSED] = text("Zum Löschen gehören ein Name und ein Grund.")
        return
    change = Change(item.kind, item.id, item.version, {}, gone=True)
    try:
        served_store().ledger.save([change], by, note)
    except (Overwritten, NotAllowed, Unreachable) as refused:
        st.session_state[_REFUSED] = str(refused)
        return
    st.session_state.pop(_DELETING, None)
    say(text("„{title}“ ist gelöscht.", title=plain(item.title)))
    if not planning_is_served():
        go()


def show_restoring(item: Item) -> None:
    """The way to bring a deleted entry back, or to remove its content for good."""
    place = st.container()
    if refused := st.session_state.pop(_REFUSED, ""):
        place.error(refused, icon=":material/block:")
    if planning_is_served():
        with st.container(border=True, key="planning_restoring"):
            _show_ways_back(item)


def _show_ways_back(item: Item) -> None:
    person_input("planning_restore_by")
    st.text_input(text("Warum?"), key="planning_restore_note")
    with st.container(horizontal=True):
        st.button(text("Wiederherstellen"), key="planning_restore", type="primary",
                  icon=":material/restore_from_trash:", on_click=_restore, args=(item,))
        if item.data:
            st.button(text("Inhalt endgültig entfernen"), key="planning_erase",
                      icon=":material/delete_forever:", on_click=_erase, args=(item,))
    st.caption(text("Endgültig entfernt wird, was nie hätte hier stehen dürfen, etwa Angaben zu "
                    "Personen: der Inhalt aller Fassungen. Das lässt sich nicht zurücknehmen und "
                    "braucht einen Grund."))


def _restore(item: Item) -> None:
    address.begin()
    by, note = (st.session_state.get(f"planning_restore_{one}", "") for one in ("by", "note"))
    try:
        served_store().ledger.restore_item(item.kind, item.id, by, note)
    except (Overwritten, NotAllowed, Unreachable) as refused:
        st.session_state[_REFUSED] = str(refused)
        return
    say(text("„{title}“ ist wiederhergestellt.", title=plain(item.title)))


def _erase(item: Item) -> None:
    address.begin()
    by, note = (st.session_state.get(f"planning_restore_{one}", "") for one in ("by", "note"))
    try:
        served_store().ledger.erase(item.kind, item.id, by, note)
    except (NotAllowed, Unreachable) as refused:
        st.session_state[_REFUSED] = str(refused)
        return
    say(text("Der Inhalt von {id} ist endgültig entfernt.", id=item.id))
