"""Long lists page by page; the page stands in the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts import address

T = TypeVar("T")
ON_A_PAGE = 20


def page_of(items: Sequence[T], size: int = ON_A_PAGE) -> Sequence[T]:
    """The items of the page that the address names; the last one if it names one beyond."""
    at = _at(len(items), size)
    return items[at * size:(at + 1) * size]


def show_pager(count: int, size: int = ON_A_PAGE) -> None:
    """Which part of the list is shown, and buttons to the parts before and after."""
    if count <= size:
        return
    at, last = _at(count, size), (count - 1) // size
    st.caption(text("{first} bis {last} von {n}", first=rounded(at * size + 1, 0),
                    last=rounded(min((at + 1) * size, count), 0), n=rounded(count, 0)))
    with st.container(horizontal=True):
        st.button(text("Vorige"), key="page_before", disabled=at == 0, on_click=_turn,
                  args=(at - 1,), icon=":material/chevron_left:")
        st.button(text("Nächste"), key="page_after", disabled=at == last, on_click=_turn,
                  args=(at + 1,), icon=":material/chevron_right:")


def _at(count: int, size: int) -> int:
    wanted = address.chosen("page")
    usable = wanted.isdecimal() and len(wanted) < 8 and int(wanted)
    at = int(wanted) - 1 if usable else 0
    return min(at, max(count - 1, 0) // size)


def _turn(at: int) -> None:
    address.choose(page=str(at + 1) if at else "")
