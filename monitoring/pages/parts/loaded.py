"""The release that every page reads, and what to say while there is none."""

from __future__ import annotations

import streamlit as st

from monitoring.language import text
from monitoring.storage.city import CityRefused
from monitoring.storage.served import served_snapshot
from monitoring.storage.snapshot import Snapshot


def snapshot() -> Snapshot:
    """The current release; without one the page says what to do and stops."""
    try:
        found = served_snapshot()
    except CityRefused as refused:
        st.error(text("Die Erklärungen der Stadt haben Mängel. „sozialraum check“ nennt alle."))
        for problem in refused.problems[:20]:
            st.markdown(f"- {problem.sentence()}")
        st.stop()
    if found is None:
        st.info(
            text("Für diese Stadt ist noch nichts veröffentlicht. Der Befehl „sozialraum load“ "
                 "liest die Dateien der Ämter und veröffentlicht sie."),
            icon=":material/upload_file:",
        )
        st.stop()
    return found
