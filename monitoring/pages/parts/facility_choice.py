"""Which facilities the map shows."""

from __future__ import annotations

import streamlit as st

from monitoring.core.declaration_rules import facility_kinds
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.storage.snapshot import Snapshot


def chosen_facilities(snapshot: Snapshot) -> str:
    """The kind in the address, "" for none; the list to choose is made when it is opened."""
    kinds = facility_kinds(snapshot.city)
    options = ["", *(kind for kind in kinds if kind in snapshot.facility_kinds)]
    if len(options) == 1:
        return ""
    box = st.popover(
        text("Einrichtungen"), icon=":material/location_city:", key="facility_box",
        on_change="rerun",
    )
    value = address.known("facilities", options, "", text("die Einrichtungen"))
    if box.open:
        with box:
            address.select(
                text("Einrichtungen zeigen"), "facilities", options, value,
                lambda kind: str(kinds[kind].label) if kind else text("keine"),
            )
    return value
