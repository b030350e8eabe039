"""The numbers of a picture as a table right below it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from monitoring.language import text


def show_numbers(tables: Callable[[], str], key: str) -> None:
    """A box with tables as HTML; they are made only when it is opened."""
    box = st.expander(text("Die Zahlen als Tabelle"), icon=":material/table:", key=key,
                      on_change="rerun")
    if box.open:
        box.html(tables())
