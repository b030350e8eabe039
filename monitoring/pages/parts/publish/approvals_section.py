"""Drafts that wait for a second person."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import streamlit as st

from monitoring.core.checks.rules import name_of
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts.publish.difference_table import differences_html
from monitoring.pages.parts.publish.person import person_input
from monitoring.pages.parts.publish.published_block import REFUSALS
from monitoring.pages.parts.publish.waiting_view import draft_differences
from monitoring.storage.history import details_of
from monitoring.storage.inner import NotPublished
from monitoring.storage.moment import spoken
from monitoring.storage.objects import Damaged
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.waiting import Waiting

SAID = "approvals_said"


def show_approvals(snapshot: Snapshot) -> None:
    """Each draft with what it changes, and the three decisions about it."""
    second = snapshot.city.frame.publishing.second_person
    st.markdown(text("In dieser Stadt gibt eine zweite Person jede Ausgabe frei.") if second else
                text("In dieser Stadt darf eine Person allein veröffentlichen; eine Freigabe ist "
                     "nicht nötig."))
    if said := st.session_state.pop(SAID, ""):
        st.success(said, icon=":material/check:")
    drafts = snapshot.store.ledger.waiting()
    if not drafts:
        st.info(text("Kein Entwurf wartet auf eine Freigabe."), icon=":material/inbox:")
    for draft in drafts:
        with st.container(border=True):
            _draft(snapshot, draft)


def _draft(snapshot: Snapshot, draft: Waiting) -> None:
    st.markdown(f"**{text('Entwurf {id}', id=draft.id)}**")
    lines = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>"
                    for name, value in _facts(snapshot, draft) if value)
    st.html(f'<dl class="depends">{lines}</dl>')
    if draft.after != snapshot.release.id:
        st.warning(text("Er beruht auf Ausgabe {after}; gültig ist inzwischen Ausgabe {id}. Er "
                        "lässt sich nur noch ablehnen oder zurückziehen.", after=draft.after,
                        id=snapshot.release.id), icon=":material/sync_problem:")
    elif st.toggle(text("Unterschiede zeigen"), key=f"draft_differences_{draft.id}"):
        _differences(snapshot, draft)
    _decide(snapshot, draft)


def _facts(snapshot: Snapshot, draft: Waiting) -> list[tuple[str, str]]:
    details = details_of(snapshot.store, draft)
    return [
        (text("Eingereicht"), text("von {by} am {time}", by=draft.by, time=spoken(draft.time))),
        (text("Notiz"), draft.note),
        (text("Dateien"), ", ".join(map(str, details.get("files", [])))),
        (text("Änderungen"), _changes(details)),
        (text("Stellt wieder her"), text("Ausgabe {id}", id=details["restored_from"])
         if details.get("restored_from") else ""),
        (text("Warnungen"), ", ".join(
            f"{name_of(rule)} ({number})"
            for rule, number in details.get("warnings", {}).items())),
        (text("Begründung"), str(details.get("reason", ""))),
    ]


def _changes(details: dict[str, Any]) -> str:
    found = details.get("changes")
    if not found:
        return ""
    return text("neu {new}, geändert {changed}, entfallen {gone}",
                **{name: rounded(number, 0) for name, number in found.items()})


def _differences(snapshot: Snapshot, draft: Waiting) -> None:
    try:
        table, number = draft_differences(snapshot, draft)
    except (Damaged, NotPublished) as damage:
        st.error(str(damage), icon=":material/error:")
        return
    st.html(differences_html(table, number, snapshot.city))


def _decide(snapshot: Snapshot, draft: Waiting) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = person_input(f"decide_by_{draft.id}")
        note = st.text_input(text("Anmerkung (beim Ablehnen nötig)"),
                             key=f"decide_note_{draft.id}")
    store = snapshot.store
    ledger = store.ledger
    with st.container(horizontal=True):
        if st.button(text("Freigeben"), key=f"approve_{draft.id}", type="primary",
                     icon=":material/check:", disabled=not by):
            _done(lambda: text("Ausgabe {id} ist veröffentlicht.",
                               id=store.approve(draft.id, by, note).id))
        if st.button(text("Ablehnen"), key=f"reject_{draft.id}", icon=":material/block:",
                     disabled=not (by and note.strip())):
            _done(lambda: _ended(ledger.reject(draft.id, by, note)))
        if st.button(text("Zurückziehen"), key=f"withdraw_{draft.id}", icon=":material/undo:",
                     disabled=not by):
            _done(lambda: _ended(ledger.withdraw(draft.id, by, note)))


def _ended(draft: Waiting) -> str:
    return text("Entwurf {id} ist erledigt; veröffentlicht wurde nichts.", id=draft.id)


def _done(act: Callable[[], str]) -> None:
    try:
        st.session_state[SAID] = act()
    except REFUSALS as refused:
        st.error(str(refused), icon=":material/error:")
        return
    st.rerun()
