"""The four choices by which every list of the planning register is filtered."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from monitoring.core.planning.filtering import Chosen
from monitoring.core.planning.places import area_at, area_key, is_current
from monitoring.core.planning.words import TARGET_GROUPS
from monitoring.core.ranking import sort_key
from monitoring.core.vocabulary import PHASES
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.storage.snapshot import Snapshot

ALL = "-"
MANY = 5000


def show_filters(found: Snapshot) -> Chosen:
    """Plan, district, target group and life phase; each stands in the address."""
    plans = {name: str(one.label) for name, one in found.city.plans.items()}
    with st.container(horizontal=True):
        plan = show_select(text("Fachplan"), "plan", plans, text("Alle Fachpläne"),
                       text("den Fachplan"))
        area = show_area(found)
        group = show_select(text("Zielgruppe"), "group", _named(TARGET_GROUPS),
                        text("Alle Zielgruppen"), text("die Zielgruppe"), ordered=True)
        phase = show_select(text("Lebensphase"), "phase", _named(PHASES), text("Alle Lebensphasen"),
                        text("die Lebensphase"), ordered=True)
    return Chosen(plan, area, group, phase)


def _named(words: Mapping[str, object]) -> dict[str, str]:
    return {name: str(one) for name, one in words.items() if name != "alle"}


def show_select(
    label: str, name: str, options: Mapping[str, str], every: str, what: str,
    ordered: bool = False,
) -> str:
    """A list of one of these or every one; "" is every one. The choice stands in the address."""
    names = list(options) if ordered else sorted(options, key=lambda one: sort_key(options[one]))
    value = address.known(name, [ALL, *names], ALL, what)
    chosen = address.select(label, name, [ALL, *names], value,
                            lambda one: every if one == ALL else options[one])
    return "" if chosen == ALL else chosen


def chosen_area_key(found: Snapshot) -> str:
    """The key of the district in the address, of today's boundaries; "" for none."""
    wanted = address.chosen("area").split(",")[0]
    if not wanted or wanted == ALL:
        return ""
    at = area_at(found.cube.areas, wanted)
    return area_key(found.cube.areas, at) if at is not None else ""


def show_area(found: Snapshot) -> str:
    """A list of all districts of today's boundaries; gives the key of the chosen one or ""."""
    areas = found.cube.areas
    levels = {one.id: str(one.label) for one in found.city.frame.levels}
    order = list(levels)
    own = [one for one in range(len(areas)) if is_current(areas, one)]
    if len(own) > MANY:
        return chosen_area_key(found)
    own.sort(key=lambda one: (order.index(areas.levels[one]), sort_key(areas.names[one])))
    options = {area_key(areas, one): f"{areas.names[one]} ({levels[areas.levels[one]]})"
               for one in own}
    value = chosen_area_key(found) or ALL
    if address.chosen("area") and value == ALL and address.chosen("area") != ALL:
        st.warning(address.dead_id(text("das Gebiet"), address.chosen("area")),
                   icon=":material/link_off:")
    chosen = address.select(text("Gebiet"), "area", [ALL, *options], value,
                            lambda one: text("Alle Gebiete") if one == ALL else options[one])
    return "" if chosen == ALL else chosen
