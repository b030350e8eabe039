"""The button that puts what one sees into a dashboard."""

from __future__ import annotations

import streamlit as st

from monitoring.core.prepared import KINDS, Block
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.dashboards.draft import add, draft
from monitoring.storage.planning.served import planning_is_served


def show_add(*blocks: Block, key: str = "add_to_dashboard") -> None:
    """One button per kind of view in a box, where this role may plan."""
    if not planning_is_served() or not blocks:
        return
    box = st.popover(text("In eine Ansicht"), icon=":material/dashboard_customize:", key=key,
                     on_change="rerun")
    if not box.open:
        return
    with box:
        for number, block in enumerate(blocks):
            st.button(str(KINDS[block.kind]), key=f"{key}_{number}", icon=":material/add:",
                      on_click=_add, args=(block,))
        count = len(draft().dashboard.blocks)
        st.caption(text("Im Entwurf stehen {n} Bausteine.", n=count))
        st.page_link("dashboards.py", label=text("Entwurf öffnen"),
                     icon=":material/dashboard:", query_params=address.link(build="1"))


def _add(block: Block) -> None:
    address.begin()
    count = add(block)
    st.toast(text("Hinzugefügt. Der Entwurf hat jetzt {n} Bausteine.", n=count))
