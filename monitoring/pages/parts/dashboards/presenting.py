"""Presenting: one block per screen, with arrow keys and large type."""

from __future__ import annotations

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.dashboards.block_html import block_html
from monitoring.pages.parts.dashboards.reading import head_html
from monitoring.views.dashboard.opened import OpenedDashboard

KEYS = "presenting_keys"
# Listens to the whole page, since nobody on a stage looks for the right element first.
_SCRIPT = """
export default function (component) {
  const { setTriggerValue } = component;
  const steps = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1, Home: -999,
    End: 999, Escape: 0 };
  const listen = (event) => {
    const target = event.target;
    if (target.closest?.("input, textarea, select, [contenteditable]")) return;
    if (!(event.key in steps)) return;
    event.preventDefault();
    setTriggerValue("step", { by: steps[event.key], at: Date.now() });
  };
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}
"""


def show_presenting(found: OpenedDashboard) -> None:
    """The title first, then every block."""
    count = len(found.blocks) + 1
    at = _place(count)
    st.components.v2.component("presenting_keys", js=_SCRIPT)(
        key=KEYS, on_step_change=lambda: _by_key(count))
    inner = head_html(found) if at == 0 else block_html(found.blocks[at - 1], at, links=False)
    st.html(f'<article class="dashboard presented">{inner}</article>')
    with st.container(horizontal=True, horizontal_alignment="center"):
        st.button(text("Zurück"), key="present_back", icon=":material/arrow_back:",
                  disabled=at == 0, on_click=_go, args=(at - 1, count))
        st.markdown(text("{n} von {all}", n=at + 1, all=count))
        st.button(text("Weiter"), key="present_on", icon=":material/arrow_forward:",
                  disabled=at == count - 1, on_click=_go, args=(at + 1, count))
        st.button(text("Beenden"), key="present_end", icon=":material/close:", on_click=_end)
    st.caption(text("Pfeiltasten blättern, Escape beendet."))


def _place(count: int) -> int:
    wanted = address.chosen("slide")
    return min(int(wanted), count - 1) if wanted.isascii() and wanted.isdecimal() else 0


def _go(at: int, count: int) -> None:
    address.begin()
    address.choose(slide=str(min(max(at, 0), count - 1)))


def _end() -> None:
    address.begin()
    address.choose(mode="", slide="")


def _by_key(count: int) -> None:
    address.begin()
    step = (st.session_state[KEYS].get("step") or {}).get("by", 1)
    if step == 0:
        _end()
    else:
        _go(_place(count) + int(step), count)
