"""Last step: a name, a note, a word about every warning, and the release."""

from __future__ import annotations

import streamlit as st

from monitoring.core.checks.rules import name_of
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts.publish.consequences import Consequences
from monitoring.pages.parts.publish.findings import Findings
from monitoring.pages.parts.publish.person import person_input
from monitoring.pages.parts.publish.published_block import remember_published
from monitoring.pages.parts.publish.work import Work, drop_work
from monitoring.storage.ledger import NotAllowed, Overtaken
from monitoring.storage.objects import Damaged, Unreachable
from monitoring.storage.publishing import NotPublished, hand_in
from monitoring.storage.served import served_store
from monitoring.storage.snapshot import Snapshot


def show_release(
    snapshot: Snapshot, work: Work, found: Consequences, findings: Findings
) -> None:
    """Why nothing can be published, or everything that belongs to a publication."""
    st.subheader(text("5. Veröffentlichen"))
    if stopping := findings.count("error"):
        words = text("1 Fehler verhindert die Veröffentlichung. Bitte die Tabelle berichtigen und "
                     "neu laden, oder die Leseanleitung anpassen.") if stopping == 1 else text(
            "{n} Fehler verhindern die Veröffentlichung. Bitte die Tabelle berichtigen und neu "
            "laden, oder die Leseanleitung anpassen.", n=rounded(stopping, 0))
        st.error(words, icon=":material/block:")
        return
    if not found.draft.accepted:
        st.error(text("Es gibt nichts zu veröffentlichen: keine Zeile wurde gelesen."),
                 icon=":material/block:")
        return
    if _overtaken(snapshot, work, found):
        return
    _form(work, found, findings)


def _overtaken(snapshot: Snapshot, work: Work, found: Consequences) -> bool:
    """Whether somebody has published since the comparison; then it must be made anew."""
    newer = snapshot.release.id != found.draft.after
    if not newer and not work.refusal:
        return False
    words = work.refusal or text(
        "{by} hat inzwischen Ausgabe {id} veröffentlicht. Die Unterschiede oben gelten gegenüber "
        "Ausgabe {after}.", by=snapshot.release.by, id=snapshot.release.id,
        after=found.draft.after)
    st.warning(words, icon=":material/sync_problem:")
    st.button(text("Neu vergleichen"), key=f"again_{work.number}", icon=":material/refresh:",
              on_click=work.examine)
    return newer


def _form(work: Work, found: Consequences, findings: Findings) -> None:
    second = found.draft.city.frame.publishing.second_person
    unseen, reason = _warnings(work, findings)
    by = person_input(f"by_{work.number}")
    label = text("Notiz: was ist neu?")
    if found.corrects:
        label = text("Notiz zur Berichtigung: Sie steht künftig bei jeder berichtigten Zahl")
    note = st.text_area(label, key=f"note_{work.number}", height=90)
    missing = [word for word, given in (
        (text("alle Warnungen gesehen"), not unseen), (text("Begründung"), reason),
        (text("Name"), by), (text("Notiz"), note.strip())) if not given]
    if missing:
        st.caption(text("Es fehlt noch: {what}.", what=", ".join(missing)))
    wanted = st.button(
        text("Zur Freigabe einreichen") if second else text("Veröffentlichen"),
        key=f"publish_{work.number}", type="primary", icon=":material/publish:",
        disabled=bool(missing),
    )
    if wanted:
        _hand_in(work, found, by, note, reason if isinstance(reason, str) else "")


def _warnings(work: Work, findings: Findings) -> tuple[bool, str | bool]:
    """Whether a kind of warning is not ticked yet, and the reason (True: none is needed)."""
    groups = findings.of("warning")
    if not groups:
        return False, True
    st.markdown(text("Gesehen und geprüft:"))
    ticked = [
        st.checkbox(f"{name_of(one.rule)} ({rounded(len(one.problems), 0)})",
                    key=f"seen_{work.number}_{one.rule}")
        for one in groups
    ]
    reason = st.text_input(text("Warum die Warnungen nicht hindern"), key=f"reason_{work.number}")
    return not all(ticked), reason.strip()


def _hand_in(work: Work, found: Consequences, by: str, note: str, reason: str) -> None:
    store = served_store()
    try:
        entry = hand_in(store, found.draft, by, note, reason)
    except Overtaken as overtaken:
        work.refusal = str(overtaken)
        st.rerun()
    except (NotPublished, NotAllowed, Damaged, Unreachable) as refused:
        st.error(str(refused), icon=":material/error:")
        return
    remember_published(entry, found, by)
    drop_work()
    st.rerun()
