"""What a section shows: an indicator, level and period from the address, without a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.choices import show_choices
from monitoring.pages.parts.reading import Address, read_address
from monitoring.pages.parts.view import View
from monitoring.storage.snapshot import Snapshot


def read_choice(snapshot: Snapshot, fitting: Sequence[str] = ()) -> Address:
    """
    The view of the address; the page stops with a sentence if the indicator has no number.

    With `fitting` ids, the first of them is shown as long as nobody has chosen an indicator.
    """
    if fitting and not address.chosen("indicator"):
        address.choose(indicator=_first(snapshot, fitting))
    found = read_address(snapshot)
    if found is None:
        st.info(text("Für diesen Indikator gibt es auf keiner Ebene Zahlen."))
        st.stop()
    if fitting:
        own = found.view.indicator.id
        kept = tuple(one for one in found.indicators if one in fitting or one == own)
        found = replace(found, indicators=kept)
    return replace(found, view=replace(found.view, base=""))


def _first(snapshot: Snapshot, fitting: Sequence[str]) -> str:
    keys = [one for one in snapshot.city.frame.key_indicators if one in fitting]
    return keys[0] if keys else fitting[0]


def show_choice(snapshot: Snapshot, read: Address, period: bool = True) -> None:
    """The lists of a section, and the year where a single one is shown."""
    show_choices(snapshot, read)
    if period:
        address.slide(text("Jahr"), "period", read.periods, read.view.period)
        if read.note:
            st.caption(read.note)


def bar(label: str, name: str, options: dict[str, str], value: str) -> None:
    """A bar of few options whose choice lives in the address; the first one leaves it."""
    key = f"choice_{name}"
    st.session_state[key] = value
    st.segmented_control(
        label, list(options), key=key, format_func=options.__getitem__, on_change=_remember,
        args=(name, key, next(iter(options))), label_visibility="collapsed",
    )


def _remember(name: str, key: str, first: str) -> None:
    value = st.session_state[key] or first
    address.choose(**{name: "" if value == first else value})


def area_name(view: View, area: int) -> str:
    """Name and id of an area."""
    return f"{view.table.names[area]} ({view.table.ids[area]})"
