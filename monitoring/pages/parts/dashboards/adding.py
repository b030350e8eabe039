"""The button that puts what one sees into a dashboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from monitoring.core.prepared import KINDS, Block
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.dashboards.draft import add, draft
from monitoring.pages.parts.embedding import is_embedded
from monitoring.storage.planning.served import planning_is_served

KEY, ADDED = "add_to_dashboard", "added_to_dashboard"


def show_add(
    blocks: Callable[[], Sequence[Block]], more: Callable[[], None] | None = None
) -> None:
    """
    One button per kind of view in a box, where this role may plan.

    Blocks are made only when the box is open; `more` draws what else there is to choose.
    """
    if not planning_is_served() or is_embedded():
        return
    box = st.popover(text("In eine Ansicht"), icon=":material/dashboard_customize:", key=KEY,
                     on_change="rerun")
    if not box.open:
        return
    with box:
        for number, block in enumerate(blocks()):
            show_add_button(block, f"{KEY}_{number}")
        if more:
            more()
        if added := st.session_state.pop(ADDED, ""):
            st.success(text("Hinzugefügt: {what}.", what=added), icon=":material/check:")
        count = len(draft().dashboard.blocks)
        st.caption(text("Ein Baustein steht im Entwurf.") if count == 1 else
                   text("Im Entwurf stehen {n} Bausteine.", n=count))
        st.page_link("dashboards.py", label=text("Entwurf öffnen"),
                     icon=":material/dashboard:", query_params=address.link(build="1"))


def show_add_button(block: Block, key: str) -> None:
    """The button for one block, named after what it shows."""
    st.button(str(KINDS[block.kind]), key=key, icon=":material/add:", on_click=_add,
              args=(block,), width="stretch")


def _add(block: Block) -> None:
    address.begin()
    add(block)
    st.session_state[ADDED] = str(KINDS[block.kind])
