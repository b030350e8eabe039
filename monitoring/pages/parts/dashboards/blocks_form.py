"""The blocks of a draft: order, headings, explanations, and what is wrong with one."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from monitoring.core.planning.places import names_of
from monitoring.core.prepared import KINDS, Block
from monitoring.language import text
from monitoring.pages.parts.dashboards.draft import Draft, moved
from monitoring.pages.parts.dashboards.form import area, line, take_fields
from monitoring.pages.parts.publish.plain_words import plain
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.opened import OpenedDashboard


def show_blocks(found: Snapshot, own: Draft, preview: OpenedDashboard) -> None:
    """One box per block."""
    blocks = own.dashboard.blocks
    if not blocks:
        return
    st.subheader(text("Bausteine"))
    for at, block in enumerate(blocks):
        # Where the frozen release is missing there is no preview at all.
        seen = preview.blocks[at] if at < len(preview.blocks) else None
        why = seen.why if seen else preview.why
        with st.container(border=True):
            _block(found, own, at, block, why, "" if seen is None else seen.title)


def _block(
    found: Snapshot, own: Draft, at: int, block: Block, why: str, automatic: str
) -> None:
    st.markdown(f"**{at + 1}. {KINDS[block.kind]}**")
    if about := _about(found, block):
        st.text(about)
    if why:
        st.warning(plain(why), icon=":material/warning:")
    line(own, text("Überschrift"), f"title_{at}", str(block.title or ""), automatic)
    area(own, text("Erläuterung"), f"text_{at}", str(block.text or ""))
    last = len(own.dashboard.blocks) - 1
    with st.container(horizontal=True):
        for label, icon, by, off in ((text("nach oben"), "arrow_upward", -1, at == 0),
                                     (text("nach unten"), "arrow_downward", 1, at == last)):
            st.button(label, key=f"draft_move_{at}_{by}", icon=f":material/{icon}:",
                      disabled=off, on_click=_move, args=(own, at, by))
        st.button(text("entfernen"), key=f"draft_remove_{at}", icon=":material/close:",
                  on_click=_remove, args=(own, at))


def _about(found: Snapshot, block: Block) -> str:
    """What the block shows, in the words of the city; an id where there are none."""
    city, areas = found.city, found.cube.areas
    levels = {one.id: str(one.plural) for one in city.frame.levels}
    indicators = [str(city.indicators[one].label) if one in city.indicators else one
                  for one in block.read()]
    index = str(city.indices[block.index].label) if block.index in city.indices else block.index
    plan = str(city.plans[block.plan].label) if block.plan in city.plans else block.plan
    years = f"{block.base}–{block.period}" if block.base else block.period
    named = (*indicators, levels.get(block.level, block.level), years, index, block.goal, plan,
             *names_of(areas, block.areas)[:4])
    return " · ".join(one for one in named if one)


def _move(own: Draft, at: int, by: int) -> None:
    take_fields(own)
    own.put(replace(own.dashboard, blocks=moved(own.dashboard.blocks, at, by)))


def _remove(own: Draft, at: int) -> None:
    take_fields(own)
    blocks = own.dashboard.blocks
    own.put(replace(own.dashboard, blocks=(*blocks[:at], *blocks[at + 1:])))
