"""An indicator's sheet: definition, formula, source, availability, limits, plans."""

from __future__ import annotations

import itertools
from html import escape

import numpy as np
import streamlit as st

from monitoring.core.indicator import Indicator
from monitoring.core.protection.rule_words import limits_in_words
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import rounded
from monitoring.core.status import has_number
from monitoring.core.vocabulary import DOMAINS, KINDS, PERIODICITIES, PHASES, POLARITIES
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.standard_words import (
    standard_words,
    standardised_formula,
    standardised_method,
)
from monitoring.storage.snapshot import Snapshot
from monitoring.views.view import layers_of


def show_sheet(snapshot: Snapshot) -> None:
    """Choose an indicator and read everything that is declared about it."""
    indicators = snapshot.city.indicators
    options = sorted(indicators, key=lambda one: (
        list(DOMAINS).index(indicators[one].domain), sort_key(str(indicators[one].label))))
    value = address.known("indicator", options, options[0], text("den Indikator"))
    chosen = address.select(
        text("Indikator"), "indicator", options, value,
        lambda one: f"{DOMAINS[indicators[one].domain]} › {indicators[one].label}",
    )
    indicator = indicators[chosen]
    left, right = st.columns([1.4, 1], gap="large")
    with left:
        st.header(str(indicator.label))
        st.markdown(str(indicator.definition))
        _facts(snapshot, indicator)
    with right:
        st.subheader(text("Verfügbarkeit"))
        _availability(snapshot, indicator)
        _uses(snapshot, indicator)


def _rule(snapshot: Snapshot, indicator: Indicator) -> str:
    """The rule of the indicator's source and its limits in words."""
    rule = snapshot.city.frame.protection.get(indicator.protection)
    if rule is None:
        return text("keine gültige: es wird nichts veröffentlicht")
    return " ".join([f"{rule.label}.", *limits_in_words(rule)])


def _facts(snapshot: Snapshot, indicator: Indicator) -> None:
    rows = [
        (text("Kennung"), indicator.id),
        (text("Art"), str(KINDS[indicator.kind])),
        (text("Formel"), formula_words(snapshot, indicator)),
        (text("Zähler"), str(indicator.numerator or "")),
        (text("Nenner"), str(indicator.denominator or "")),
        *_standardised(indicator),
        (text("Einheit"), str(indicator.unit)),
        (text("Lesart"), str(POLARITIES[indicator.polarity])),
        (text("Lebenslage"), str(DOMAINS[indicator.domain])),
        (text("Lebensphase"), str(PHASES[indicator.phase])),
        (text("Quelle"), str(indicator.source)),
        (text("Turnus"), str(PERIODICITIES[indicator.periodicity])),
        (text("Stichtag"), str(indicator.reference_date)),
        (text("Schutzregel"), _rule(snapshot, indicator)),
        (text("Fassung der Definition"), indicator.version),
        (text("Grenzen der Aussage"), str(indicator.limits or "")),
    ]
    cells = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>'
        for name, value in rows if value
    )
    st.html(f'<table class="figures">{cells}</table>')


def _standardised(indicator: Indicator) -> list[tuple[str, str]]:
    if indicator.standard is None:
        return []
    return [(text("Standardbevölkerung"), standard_words(indicator.standard)),
            (text("Verfahren"), standardised_method())]


def formula_words(snapshot: Snapshot, indicator: Indicator) -> str:
    """How the value is made, in words."""
    factor = "" if indicator.multiplier == 1 else f" × {rounded(indicator.multiplier, 0)}"
    if indicator.facilities:
        counted = {"places": text("Summe der Plätze aller Einrichtungen im Gebiet"),
                   "sites": text("Zahl der Einrichtungen im Gebiet")}
        return counted[indicator.facilities.count]
    if indicator.standard:
        return standardised_formula(factor)
    if indicator.formula:
        top = _sum_words(snapshot, indicator.formula.numerator)
        base = _sum_words(snapshot, indicator.formula.denominator)
        return f"({top}) / ({base}){factor}" if base else top
    if indicator.numerator and indicator.denominator:
        return text("Zähler / Nenner") + factor
    return text("Wert der Quelle")


def _sum_words(snapshot: Snapshot, parts: tuple[str, ...]) -> str:
    words = [
        ("− " if part.startswith("-") else "+ ")
        + str(snapshot.city.indicators[part.removeprefix("-")].label)
        for part in parts
    ]
    return " ".join(words).removeprefix("+ ")


def _availability(snapshot: Snapshot, indicator: Indicator) -> None:
    """Per level and edition: the years, and for how many areas there is a number."""
    if indicator.id not in snapshot.cube.indicators:
        st.info(text("Noch nicht geladen."))
        return
    cube, rows = snapshot.cube, []
    for level, edition in layers_of(snapshot, indicator.id):
        areas = cube.areas.on_level(level, edition)
        known = has_number(cube.status[cube.indicator_position[indicator.id], areas])
        for years, count in _stretches(known.sum(axis=0), cube.periods):
            whole = f"{rounded(count, 0)} / {rounded(len(areas), 0)}"
            rows.append((_layer_name(snapshot, level, edition), years, whole))
    cells = "".join(
        f"<tr><td>{escape(name)}</td><td>{period}</td>"
        f'<td class="number">{count}</td></tr>' for name, period, count in rows
    )
    head = (f'<tr><th scope="col">{text("Ebene")}</th><th scope="col">{text("Jahr")}</th>'
            f'<th scope="col" class="number">{text("Gebiete mit Zahl")}</th></tr>')
    st.html(f'<table class="figures"><thead>{head}</thead><tbody>{cells}</tbody></table>')


def _stretches(counts: np.ndarray, periods: tuple[str, ...]) -> list[tuple[str, int]]:
    """Years in a row with the same number of areas, newest first."""
    found: list[tuple[str, int]] = []
    steps = itertools.groupby(zip(counts.tolist(), periods, strict=True), key=lambda one: one[0])
    for count, group in steps:
        years = [period for _, period in group]
        if count:
            shown = years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"
            found.append((shown, count))
    return found[::-1]


def _layer_name(snapshot: Snapshot, level: str, edition: str) -> str:
    name = str(snapshot.city.level(level).plural)
    labels = {one.id: str(one.label) for one in snapshot.city.frame.editions}
    return f"{name} ({labels[edition]})" if edition in labels else name


def _uses(snapshot: Snapshot, indicator: Indicator) -> None:
    st.subheader(text("Verwendet von"))
    plans = snapshot.city.plans_using(indicator.id)
    if not plans:
        st.caption(text("keinem Fachplan"))
    for plan in plans:
        st.page_link("plans.py", label=str(plan.label), icon=":material/account_tree:",
                     query_params=address.link(plan=plan.id))
