"""Style of dashboards, and what is left out where one is presented or embedded."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from monitoring.pages.parts.embedding import BARE

_STYLE = (Path(__file__).parent.parent / "dashboards.css").read_text("utf-8")
_PAPER = (Path(__file__).parent.parent / "dashboards_paper.css").read_text("utf-8")
_FIT = (Path(__file__).parent / "paper.js").read_text("utf-8")


def show_style(bare: bool) -> None:
    """The rules; with `bare` the page is shown without anything around it."""
    # Rules alone would go to a place of the page that a message of another part may empty.
    st.html(f"<style>{_STYLE}{BARE if bare else ''}</style>"
            f'<style class="dashboard-paper" media="print">{_PAPER}</style><div hidden></div>')


def fit_on_paper() -> None:
    """Before it is printed, the whole dashboard is made small enough for one sheet."""
    st.components.v2.component("dashboard_paper", js=_FIT)(key="dashboard_paper")
