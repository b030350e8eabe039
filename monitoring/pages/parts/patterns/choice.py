"""What a section shows: an indicator, level and period from the address, without a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.choices import show_choices
from monitoring.pages.parts.reading import Address, read_address
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
