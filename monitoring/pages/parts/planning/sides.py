"""A list with its map beside it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.item import Item
from monitoring.pages.parts.planning.entries_map import show_entries_map
from monitoring.storage.snapshot import Snapshot


def show_beside_map(
    found: Snapshot, items: list[Item], what: str, name: str,
    show: Callable[[list[Item]], None], chosen: Chosen, share: float = 1.9,
) -> None:
    """
    The chosen ones of the items as a list, and on the map how many concern each district.

    The map counts what fits all choices but the district: it is where one is chosen. `what`
    names the items, `name` stands in the names of files, `share` is how many times wider the
    list is. Where there is nothing at all, a map would show as much.
    """
    if not items:
        show(items)
        return
    areas = found.cube.areas
    everywhere = fitting(items, Chosen(chosen.plan, "", chosen.group, chosen.phase), areas)
    shown = fitting(everywhere, chosen, areas) if chosen.area else everywhere
    left, right = st.columns([share, 1], gap="large")
    with left:
        show(shown)
    with right:
        show_entries_map(found, everywhere, what, name)
