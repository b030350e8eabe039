"""Ways into the data by specialist plan."""

from __future__ import annotations

import streamlit as st

from monitoring.core.ranking import sort_key
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.storage.snapshot import Snapshot

IN_A_ROW = 3


def show_plan_cards(snapshot: Snapshot) -> None:
    """One card per plan in alphabetical order."""
    plans = sorted(snapshot.city.plans.values(), key=lambda plan: sort_key(str(plan.label)))
    for start in range(0, len(plans), IN_A_ROW):
        for column, plan in zip(st.columns(IN_A_ROW), plans[start : start + IN_A_ROW],
                                strict=False):
            with column, st.container(border=True, height="stretch"):
                st.markdown(f"**{plan.label}**")
                loaded = [one for one in plan.indicators() if one in snapshot.cube.indicators]
                st.caption(text("{department}, {n} Indikatoren", department=plan.department,
                                n=len(loaded)))
                st.page_link(
                    "explore.py", label=text("Auf der Karte"), icon=":material/map:",
                    query_params=address.link(plan=plan.id),
                )
                st.page_link(
                    "plans.py", label=text("Fragen des Plans"), icon=":material/account_tree:",
                    query_params=address.link(plan=plan.id),
                )
