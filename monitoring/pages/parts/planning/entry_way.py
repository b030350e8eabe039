"""The way between a list, an entry and the form, kept in the address."""

from __future__ import annotations

import streamlit as st

from monitoring.core.planning.kinds import KINDS
from monitoring.pages.parts import address

PRESET = "for_"
# Choices inside an entry: its district, its indicator, its history.
_INSIDE = ("district", "seen_in", "history")
_SAID = "planning_said"
# The section of the page Planung that lists a kind.
_SECTIONS = {"goal": "ziele", "measure": "massnahmen", "finding": "befunde",
             "assessment": "standort"}


def wanted(name: str) -> tuple[str, str]:
    """Kind and id that `entry` or `edit` in the address names; "" twice for nothing."""
    kind, _, own = address.chosen(name).partition(".")
    return (kind, own) if kind in KINDS and own else ("", "")


def presets() -> dict[str, str]:
    """What the address says about a new entry, by field."""
    return {name.removeprefix(PRESET): str(value) for name, value in st.query_params.items()
            if name.startswith(PRESET)}


def go(**choices: str) -> None:
    """Show an entry, a form or a list: whatever else showed one leaves the address."""
    address.begin()
    old = {name: "" for name in (*st.query_params, "entry", "edit", "new", *_INSIDE)
           if name in ("entry", "edit", "new", *_INSIDE) or name.startswith(PRESET)}
    address.choose(**(old | choices))


def go_new(kind: str, given: dict[str, str], back: str = "") -> None:
    """Show the form for a new entry; `back` is the entry that it is made from."""
    go(new=kind, entry=back, **{f"{PRESET}{name}": one for name, one in given.items()})


def go_back(kind: str) -> None:
    """Show the list that an entry of this kind stands in."""
    go(**({} if address.chosen("show") or kind not in _SECTIONS else {"show": _SECTIONS[kind]}))


def say(words: str) -> None:
    """Keep a sentence for the next time that the page is drawn."""
    st.session_state[_SAID] = words


def show_said() -> None:
    """Show the sentence kept last, once."""
    # A place of its own: when the sentence goes, nothing below moves while it is being used.
    place = st.container()
    if words := st.session_state.pop(_SAID, ""):
        place.success(words, icon=":material/check_circle:")
        # Who pressed a button at the end of a long form does not see the top of the page.
        st.toast(words, icon=":material/check_circle:")
