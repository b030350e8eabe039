"""The blocks of a draft: order, headings, explanations, and what is wrong with one."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from monitoring.core.prepared import KINDS, Block
from monitoring.language import text
from monitoring.pages.parts.dashboards.draft import Draft, moved
from monitoring.pages.parts.dashboards.form import area, line, take_fields
from monitoring.views.dashboard.opened import OpenedDashboard


def show_blocks(own: Draft, preview: OpenedDashboard) -> None:
    """One box per block."""
    blocks = own.dashboard.blocks
    if not blocks:
        return
    st.subheader(text("Bausteine"))
    for at, block in enumerate(blocks):
        # Where the frozen release is missing there is no preview at all.
        why = preview.blocks[at].why if at < len(preview.blocks) else preview.why
        with st.container(border=True):
            _block(own, at, block, why)


def _block(own: Draft, at: int, block: Block, why: str) -> None:
    st.markdown(f"**{at + 1}. {KINDS[block.kind]}**")
    if about := _about(block):
        st.text(about)
    if why:
        st.warning(why, icon=":material/warning:")
    line(own, text("Überschrift"), f"title_{at}", str(block.title or ""))
    area(own, text("Erläuterung"), f"text_{at}", str(block.text or ""))
    last = len(own.dashboard.blocks) - 1
    with st.container(horizontal=True):
        for label, icon, by, off in ((text("nach oben"), "arrow_upward", -1, at == 0),
                                     (text("nach unten"), "arrow_downward", 1, at == last)):
            st.button(label, key=f"draft_move_{at}_{by}", icon=f":material/{icon}:",
                      disabled=off, on_click=_move, args=(own, at, by))
        st.button(text("entfernen"), key=f"draft_remove_{at}", icon=":material/close:",
                  on_click=_remove, args=(own, at))


def _about(block: Block) -> str:
    named = (block.indicator, block.beside, block.level, block.base, block.period, block.index,
             block.goal, block.plan, ", ".join(block.areas[:3]))
    return " · ".join(one for one in named if one)


def _move(own: Draft, at: int, by: int) -> None:
    take_fields(own)
    own.put(replace(own.dashboard, blocks=moved(own.dashboard.blocks, at, by)))


def _remove(own: Draft, at: int) -> None:
    take_fields(own)
    blocks = own.dashboard.blocks
    own.put(replace(own.dashboard, blocks=(*blocks[:at], *blocks[at + 1:])))
