"""The choices of a map: plan, indicator, level and edition, period, comparison."""

from __future__ import annotations

import streamlit as st

from monitoring.core.indicator import Indicator
from monitoring.core.ranking import sort_key
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.view import View, layers_of
from monitoring.storage.snapshot import Snapshot

ALL_PLANS = "alle"


def chosen_view(snapshot: Snapshot) -> View | None:
    """Show the lists to choose from and return what is chosen; None if nothing can be shown."""
    plan_column, indicator_column, level_column = st.columns([1, 1.8, 1.35])
    with plan_column:
        plan = _plan(snapshot)
    with indicator_column:
        indicator = _indicator(snapshot, plan)
    layers = layers_of(snapshot, indicator.id)
    if not layers:
        st.info(text("Für diesen Indikator gibt es auf keiner Ebene Zahlen."))
        return None
    with level_column:
        level, edition = _layer(snapshot, layers)
    areas = snapshot.cube.areas.on_level(level, edition)
    periods = snapshot.cube.periods_with(indicator.id, areas)
    period = address.known("period", periods, periods[-1], text("das Jahr"))
    base = address.known("from", ["", *periods], "", text("das Vergleichsjahr"))
    chosen = chosen_areas(snapshot, level, edition)
    return View(snapshot, indicator, level, edition, period, base if base != period else "", chosen)


def _plan(snapshot: Snapshot) -> str:
    plans = snapshot.city.plans
    options = [ALL_PLANS, *sorted(plans, key=lambda one: sort_key(str(plans[one].label)))]
    value = address.known("plan", options, ALL_PLANS, text("den Fachplan"))
    return address.select(
        text("Fachplan"), "plan", options, value,
        lambda one: text("Alle Fachpläne") if one == ALL_PLANS else str(plans[one].label),
    )


def _indicator(snapshot: Snapshot, plan: str) -> Indicator:
    """Searchable; sorted by life situation, in the order of declaration inside."""
    indicators = snapshot.city.indicators
    domains = list(DOMAINS)
    loaded = [one for one in snapshot.cube.indicators]
    wanted = snapshot.city.plans[plan].indicators() if plan != ALL_PLANS else tuple(loaded)
    options = sorted((one for one in loaded if one in wanted) or loaded,
                     key=lambda one: domains.index(indicators[one].domain))
    asked = address.chosen("indicator")
    if asked in loaded and asked not in options:
        options = [asked, *options]
    value = address.known("indicator", options, _first(snapshot, options), text("den Indikator"))
    found = address.select(
        text("Indikator"), "indicator", options, value,
        lambda one: f"{DOMAINS[indicators[one].domain]} › {indicators[one].label}",
    )
    return indicators[found]


def _first(snapshot: Snapshot, options: list[str]) -> str:
    """The first key indicator among the options that is not a plain count."""
    for one in snapshot.city.frame.key_indicators:
        if one in options and snapshot.city.indicators[one].kind != "count":
            return one
    return options[0]


def _layer(snapshot: Snapshot, layers: list[tuple[str, str]]) -> tuple[str, str]:
    editions = {edition.id: edition for edition in snapshot.city.frame.editions}
    options = [f"{level}@{edition}" if edition else level for level, edition in layers]

    def shown(option: str) -> str:
        level, _, edition = option.partition("@")
        name = str(snapshot.city.level(level).plural)
        several = len([one for one, _ in layers if one == level]) > 1
        return f"{name} ({editions[edition].label})" if edition and several else name

    value = address.known("level", options, options[0], text("die Ebene"))
    if address.chosen("level") == "" and address.chosen("area"):
        value = _level_of_area(snapshot, layers, options) or value
    found = address.select(text("Ebene"), "level", options, value, shown)
    level, _, edition = found.partition("@")
    return level, edition


def _level_of_area(
    snapshot: Snapshot, layers: list[tuple[str, str]], options: list[str]
) -> str | None:
    """A link that names only an area opens the level of that area."""
    areas = snapshot.cube.areas
    first = address.chosen("area").split(",")[0]
    for (level, edition), option in zip(layers, options, strict=True):
        place = areas.find(first, edition)
        if place is not None and areas.levels[place] == level:
            return option
    return None


def chosen_areas(snapshot: Snapshot, level: str, edition: str) -> tuple[int, ...]:
    """Positions of the areas in the address; those of another level or edition are named."""
    areas = snapshot.cube.areas
    found, dead = [], []
    for one in filter(None, address.chosen("area").split(",")):
        place = areas.find(one, edition)
        if place is not None and areas.levels[place] == level:
            found.append(place)
        else:
            dead.append(one)
    if dead:
        st.warning(
            text("Auf dieser Ebene und in diesem Gebietsstand gibt es nicht: {ids}.",
                 ids=", ".join(dead[:8])),
            icon=":material/link_off:",
        )
    return tuple(dict.fromkeys(found))


def choose_areas(areas: list[str]) -> None:
    """Write chosen areas into the address."""
    address.choose(area=",".join(areas))
