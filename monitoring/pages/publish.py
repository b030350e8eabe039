"""Tabellen veröffentlichen: from an office's file to a release, and back in one step."""

from __future__ import annotations

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.loaded import snapshot
from monitoring.pages.parts.publish.approvals_section import show_approvals
from monitoring.pages.parts.publish.consequences_step import show_consequences
from monitoring.pages.parts.publish.file_step import show_file
from monitoring.pages.parts.publish.findings_step import show_findings
from monitoring.pages.parts.publish.progress_block import show_progress
from monitoring.pages.parts.publish.published_block import show_published
from monitoring.pages.parts.publish.record_section import show_record
from monitoring.pages.parts.publish.release_step import show_release
from monitoring.pages.parts.publish.releases_section import show_all_releases
from monitoring.pages.parts.publish.understood_step import show_understood
from monitoring.pages.parts.publish.work import current_work
from monitoring.storage.snapshot import Snapshot
from monitoring.web.middleware import publishing_is_on


def publishing() -> None:
    """One section at a time; the address names it."""
    address.begin()
    found = snapshot()
    names = {
        "laden": text("Tabelle laden"),
        "freigaben": text("Freigaben"),
        "ausgaben": text("Ausgaben"),
        "protokoll": text("Protokoll"),
    }
    sections = {
        "laden": show_steps,
        "freigaben": show_approvals,
        "ausgaben": show_all_releases,
        "protokoll": show_record,
    }
    sections[address.section(names)](found)


def show_steps(found: Snapshot) -> None:
    """Every step appears when the one before is settled."""
    if show_published():
        return
    work = current_work()
    show_file(found, work)
    if work is None:
        return
    settled = work.settle()
    if not settled:
        show_progress()
    if work.error:
        st.error(work.error, icon=":material/error:")
    understood = work.understood()
    if work.examined is None or understood is None:
        return
    show_understood(found, work, understood)
    open_ = understood.refused or understood.questions or understood.recipe is None
    if not settled or work.error or open_:
        return
    findings, consequences = work.examined.findings, work.examined.consequences
    show_findings(work, understood.opened, findings)
    if consequences:
        show_consequences(found, work, consequences)
        show_release(found, work, consequences, findings)


st.title(text("Tabellen veröffentlichen"))
if publishing_is_on():
    st.fragment(publishing)()
else:
    st.info(text("Auf diesem Server werden keine Tabellen veröffentlicht."))
