"""The controls of the workshop: index, year, weights, indicators, limits, standardisation."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from monitoring.core.classes import linked, typed
from monitoring.core.index.declaration import STANDARDISATIONS, Component, Scale, Standardisation
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import rounded
from monitoring.core.vocabulary import DOMAINS, Kind, Polarity
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.workshop.view import (
    Workshop,
    declared_limits,
    declared_weight,
    forget_changes,
    limits_words,
    usable_indices,
)
from monitoring.storage.index_table import index_level, indicators_with

# Times the declared weight; 0 takes the indicator out.
STEPS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)


def show_index_choice(work: Workshop) -> None:
    """Which index and which year; a new index starts as declared."""
    usable = usable_indices(work.snapshot)
    indices = work.snapshot.city.indices
    left, right = st.columns([1.4, 1])
    with left:
        address.draw("choice_index", work.index.id)
        st.selectbox(text("Index"), list(usable), key="choice_index", on_change=_other_index,
                     format_func=lambda one: str(indices[one].label),
                     placeholder=text("Bitte wählen"))
    with right:
        address.slide(text("Jahr"), "period", usable[work.index.id], work.period)


def show_controls(work: Workshop) -> None:
    """Weights, indicators and limits; rarer settings in a box that is made when opened."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(text("Gewichte und Grenzen"))
        if work.variant:
            st.button(text("Zurück zur erklärten Fassung"), icon=":material/undo:",
                      on_click=forget_changes, key="workshop_reset")
    for one in _status_components(work):
        _weight(work, one.indicator)
    _add(work)
    _limits(text("Grenzen des Status"), "cuts", work.index.status, work.own.status)
    box = st.popover(text("Dynamik und Verfahren"), icon=":material/tune:", key="workshop_box",
                     on_change="rerun")
    if box.open:
        with box:
            _rarer(work)


def _rarer(work: Workshop) -> None:
    if work.index.dynamics and work.own.dynamics:
        for one in work.index.dynamics.components:
            _weight(work, one.indicator)
        _limits(text("Grenzen der Dynamik"), "dcuts", work.index.dynamics, work.own.dynamics)
    _standardisation(work)


def _status_components(work: Workshop) -> list[Component]:
    """Declared components, also those that a weight of 0 takes out, and added ones."""
    names = {one.indicator: one for one in (*work.index.components, *work.own.components)}
    return list(names.values())


def _weight(work: Workshop, indicator: str) -> None:
    """Buttons instead of a slider: Streamlit holds a slider's value back for 200 ms."""
    usual = declared_weight(work.index, indicator)
    value = work.variant.weights.get(indicator, usual)
    base = usual or max(one.weight for one in work.index.components)
    key = f"weight_{indicator}"
    st.session_state[key] = value
    st.segmented_control(
        str(work.snapshot.city.indicators[indicator].label),
        sorted({*(one * base for one in STEPS), value}), key=key,
        format_func=lambda one: text("ohne") if not one else weight_words(one),
        on_change=partial(_remember_weight, work.variant.weights, indicator, key, value),
    )


def weight_words(weight: float) -> str:
    """A weight with as many digits as it needs."""
    return rounded(weight, 2).rstrip("0").rstrip(",.")


def _remember_weight(
    weights: Mapping[str, float], indicator: str, key: str, before: float
) -> None:
    """A second click on the chosen button changes nothing."""
    chosen = st.session_state[key]
    _write_weights({**weights, indicator: before if chosen is None else float(chosen)})


def _write_weights(weights: Mapping[str, float]) -> None:
    address.choose(w=",".join(f"{name}:{weight:g}" for name, weight in weights.items()))


def _add(work: Workshop) -> None:
    """Indicators with a direction that have numbers on this level in this year."""
    indicators = work.snapshot.city.indicators
    inside = {one.indicator for one in _status_components(work)}
    options = [name for name in _with_numbers(work) if name not in inside]
    if not options:
        return
    options.sort(key=lambda one: (list(DOMAINS).index(indicators[one].domain),
                                  sort_key(str(indicators[one].label))))
    st.session_state["workshop_add"] = ""
    st.selectbox(
        text("Indikator hinzufügen"), ["", *options], key="workshop_add",
        placeholder=text("Bitte wählen"),
        format_func=lambda one: f"{DOMAINS[indicators[one].domain]} › {indicators[one].label}"
        if one else text("keinen"),
        on_change=partial(_remember_added, work.variant.weights,
                          max(one.weight for one in work.index.components)),
        help=text("Zur Wahl stehen Indikatoren, bei denen feststeht, welche Richtung mehr Bedarf "
                  "heißt. Angaben zur Herkunft und zum Alter sind ohne Wertung."),
    )


def _remember_added(weights: Mapping[str, float], base: float) -> None:
    if added := st.session_state["workshop_add"]:
        _write_weights({**weights, added: base})


def _with_numbers(work: Workshop) -> list[str]:
    snapshot = work.snapshot
    level = index_level(snapshot, work.index)
    declared = snapshot.city.indicators
    return [one for one in indicators_with(snapshot, work.period, level, work.declared.edition)
            if declared[one].polarity is not Polarity.neutral
            and declared[one].kind is not Kind.count]


def _limits(label: str, name: str, declared: Scale, own: Scale) -> None:
    if not declared_limits(declared):
        return
    key = f"workshop_{name}"
    st.session_state[key] = typed(address.chosen(name)) or limits_words(declared_limits(own))
    usual = limits_words(declared_limits(declared))
    st.text_input(label, key=key, on_change=_remember_limits, args=(name, key, usual),
                  help=text("Von klein nach groß, getrennt mit Semikolon. Erklärt ist: {usual}",
                            usual=usual))


def _remember_limits(name: str, key: str, usual: str) -> None:
    given = st.session_state[key].strip()
    address.choose(**{name: "" if given == usual else linked(given)})


def _standardisation(work: Workshop) -> None:
    names = {one.value: str(words) for one, words in STANDARDISATIONS.items()
             if one is not Standardisation.none}
    value = (work.variant.standardisation or work.index.standardisation).value
    if value in names:
        address.select(text("Vergleichbar gemacht durch"), "how", list(names), value,
                       names.__getitem__)


def _other_index() -> None:
    forget_changes()
    address.choose(index=st.session_state["choice_index"], period="", area="")
