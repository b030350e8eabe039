"""The choices of a map: plan, indicator, level and edition, period, comparison."""

from __future__ import annotations

import streamlit as st

from monitoring.core.ranking import sort_key
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.reading import ALL_PLANS, Address, option_of
from monitoring.storage.snapshot import Snapshot


def show_choices(snapshot: Snapshot, read: Address) -> None:
    """Lists whose choice goes into the address; what they show was read from there."""
    for sentence in read.dead:
        st.warning(sentence, icon=":material/link_off:")
    with st.container(horizontal=True):
        _plan(snapshot, read)
        _layer(snapshot, read)
    _indicator(snapshot, read)


def _plan(snapshot: Snapshot, read: Address) -> None:
    plans = snapshot.city.plans
    address.select(
        text("Fachplan"),
        "plan",
        [ALL_PLANS, *sorted(plans, key=lambda one: sort_key(str(plans[one].label)))],
        read.plan,
        lambda one: text("Alle Fachpläne") if one == ALL_PLANS else str(plans[one].label),
    )


def _indicator(snapshot: Snapshot, read: Address) -> None:
    """Searchable by typing; each option names its life situation first."""
    declared = snapshot.city.indicators
    address.select(
        text("Indikator"),
        "indicator",
        read.indicators,
        read.view.indicator.id,
        lambda one: f"{DOMAINS[declared[one].domain]} › {declared[one].label}",
    )


def _layer(snapshot: Snapshot, read: Address) -> None:
    editions = {edition.id: edition for edition in snapshot.city.frame.editions}
    levels = [level for level, _ in read.layers]

    def shown(option: str) -> str:
        level, _, edition = option.partition("@")
        name = str(snapshot.city.level(level).plural)
        several = edition and levels.count(level) > 1
        return f"{name} ({editions[edition].label})" if several else name

    options = [option_of(*layer) for layer in read.layers]
    value = option_of(read.view.level, read.view.edition)
    address.select(text("Ebene"), "level", options, value, shown, also_clear="area")


def choose_areas(areas: list[str]) -> None:
    """Write chosen areas into the address."""
    address.choose(area=",".join(areas))
