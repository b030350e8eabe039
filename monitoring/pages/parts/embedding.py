"""A page inside another one: nothing around it, and nothing that leads out of it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_SCRIPT = (Path(__file__).parent / "embedding.js").read_text("utf-8")
# No navigation, no header, and no links whose words say nothing but where they lead.
BARE = """
[data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stExpandSidebarButton"]
{ display: none !important; }
[data-testid="stMainBlockContainer"] { padding: 1rem 1.6rem !important; max-width: none; }
"""
_NO_WAY_OUT = """
[data-testid="stPageLink"], p.go, a.why { display: none !important; }
"""


def is_embedded() -> bool:
    """Whether the page stands inside another one (`embed=true` in its address)."""
    return bool(st.context.is_embedded)


def show_embedded() -> None:
    """Links become plain words, also for the keyboard; anchors and files stay."""
    # Rules alone would go to a place of the page that a message of another part may empty.
    st.html(f"<style>{BARE}{_NO_WAY_OUT}</style><div hidden></div>")
    st.components.v2.component("embedding", js=_SCRIPT)(key="embedding")
