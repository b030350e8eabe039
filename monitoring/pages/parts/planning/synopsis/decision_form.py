"""The form in which people decide about a hint."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from monitoring.core.planning.checks import problems_in_item
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.typed import value_of
from monitoring.core.planning.words import VERDICTS
from monitoring.core.problem import Problem
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.publish.person import person_input
from monitoring.storage.ledger import NotAllowed
from monitoring.storage.planning.served import setting_of
from monitoring.storage.planning.versions import Change, Overwritten
from monitoring.storage.served import served_store
from monitoring.storage.snapshot import Snapshot

DONE = "synopsis_decided"
_FIELDS = ("verdict", "reason", "unit", "due")


def show_decision_form(
    found: Snapshot, register: Register, finder: str, key: str, title: str
) -> None:
    """Verdict, reason, who and until when; saved under the name of whoever decides."""
    st.html(f"<h4>{escape(text('Entscheiden: {title}', title=title))}</h4>")
    fields = KINDS["judgement"].by_id
    names = list(VERDICTS)
    left, right = st.columns(2)
    with left:
        verdict = st.selectbox(str(fields["verdict"].label), names, key=f"decide_verdict_{key}",
                               format_func=lambda one: str(VERDICTS[one]),
                               placeholder=text("Bitte wählen"))
        unit = st.text_input(str(fields["unit"].label), key=f"decide_unit_{key}")
        due = st.text_input(str(fields["due"].label), key=f"decide_due_{key}",
                            placeholder=text("TT.MM.JJJJ"))
    with right:
        reason = st.text_area(str(fields["reason"].label), key=f"decide_reason_{key}", height=130)
        by = person_input("decide_by")
    given = {"verdict": str(verdict), "reason": reason, "unit": unit, "due": due}
    with st.container(horizontal=True):
        save = st.button(text("Entscheidung speichern"), key="decide_save", type="primary",
                         icon=":material/gavel:", disabled=not by)
        st.button(text("Abbrechen"), key="decide_stop", on_click=lambda: address.choose(decide=""))
    if not by:
        st.caption(text("Zum Speichern gehört ein Name."))
    if save:
        _save(found, register, {"finder": finder, "about": key, "title": title}, given, by)


def _save(
    found: Snapshot, register: Register, about: dict[str, str], given: dict[str, str], by: str
) -> None:
    data, problems = _checked(found, register, about, given)
    if problems:
        for one in problems:
            label = KINDS["judgement"].by_id[one.column].label if one.column in _FIELDS else ""
            st.error(f"{label}: {one.message}" if label else one.message, icon=":material/error:")
        return
    try:
        served_store().ledger.save([Change("judgement", "", 0, data)], by)
    except (Overwritten, NotAllowed) as refused:
        st.error(str(refused), icon=":material/sync_problem:")
        return
    address.choose(decide="")
    st.session_state[DONE] = text("Die Entscheidung ist gespeichert.")
    st.rerun()


def _checked(
    found: Snapshot, register: Register, about: dict[str, str], given: dict[str, str]
) -> tuple[dict[str, object], list[Problem]]:
    """What would be saved, and everything that is wrong with it."""
    setting = setting_of(found)
    data: dict[str, object] = dict(about)
    problems = []
    for name, raw in given.items():
        value, problem = value_of(KINDS["judgement"].by_id[name], raw.strip(), setting)
        if problem:
            problems.append(replace(problem, column=name))
        elif value not in (None, ""):
            data[name] = value
    wrong = problems_in_item(Item("judgement", "", data=data), register, setting)
    known = {one.column for one in problems}
    return data, problems + [one for one in wrong
                             if one.severity == "error" and one.column not in known]


def show_saved() -> None:
    """A word once after something was saved."""
    if said := st.session_state.pop(DONE, ""):
        st.success(said, icon=":material/check_circle:")
