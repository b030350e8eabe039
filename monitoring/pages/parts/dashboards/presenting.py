"""Presenting: one block per screen, with arrow keys and large type."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.dashboards.block_html import block_html
from monitoring.pages.parts.dashboards.reading import head_html, plain_class
from monitoring.views.dashboard.opened import OpenedDashboard

KEYS = "presenting_keys"
MOST_ROWS = 14
_SCRIPT = (Path(__file__).parent / "presenting.js").read_text("utf-8")


def show_presenting(found: OpenedDashboard) -> None:
    """The title first, then every block."""
    count = len(found.blocks) + 1
    at = _place(count)
    st.html(f'<article class="dashboard presented{plain_class(found)}">'
            f"{_slide(found, at)}</article>")
    with st.container(horizontal=True, horizontal_alignment="center",
                      vertical_alignment="center"):
        st.button(text("Zurück"), key="present_back", icon=":material/arrow_back:",
                  disabled=at == 0, on_click=_go, args=(at - 1, count))
        st.markdown(text("{n} von {all}", n=at + 1, all=count), width="content")
        st.button(text("Weiter"), key="present_on", icon=":material/arrow_forward:",
                  disabled=at == count - 1, on_click=_go, args=(at + 1, count))
        st.button(text("Beenden"), key="present_end", icon=":material/close:", on_click=_end)
        st.caption(text("Pfeiltasten blättern, Escape beendet."), width="content")
    st.components.v2.component("presenting_keys", js=_SCRIPT)(
        key=KEYS, data={"slide": at}, on_step_change=lambda: _by_key(count))


def _slide(found: OpenedDashboard, at: int) -> str:
    if at == 0:
        return head_html(found)
    shown = found.blocks[at - 1]
    label = str(found.dashboard.label)
    # A slide always has a heading: a text without a title has that of the whole.
    head = label if shown.title else ""
    return ((f'<p class="running">{escape(head)}</p>' if head else
             f"<h1>{escape(label)}</h1>")
            + block_html(shown, at, level=1, links=False, most_rows=MOST_ROWS))


def _place(count: int) -> int:
    wanted = address.chosen("slide")
    usable = wanted.isascii() and wanted.isdecimal() and len(wanted) < 6
    return min(int(wanted), count - 1) if usable else 0


def _go(at: int, count: int) -> None:
    address.begin()
    to = min(max(at, 0), count - 1)
    address.choose(slide=str(to) if to else "")


def _end() -> None:
    address.begin()
    address.choose(mode="", slide="")


def _by_key(count: int) -> None:
    address.begin()
    step = int((st.session_state[KEYS].get("step") or {}).get("by", 1))
    if step == 0:
        _end()
    else:
        _go(_place(count) + step, count)
