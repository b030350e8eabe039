"""The style sheet of participation, put on a page once."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_STYLE = (Path(__file__).parent / "participation.css").read_text("utf-8")


def style_participation() -> None:
    """Add the style sheet to the page."""
    st.html(f"<style>{_STYLE}</style>")
