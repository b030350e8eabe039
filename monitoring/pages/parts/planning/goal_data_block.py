"""A goal on the data: how far it is in each district, and its way on the trend chart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from monitoring.charts.description import trend_in_words
from monitoring.charts.trend import trend
from monitoring.core.planning.attainment import attainments
from monitoring.core.planning.attainment_states import RULE_VERSION, Attainment
from monitoring.core.planning.attainment_words import (
    chip,
    joint_notes,
    notes,
    number_words,
    overall,
    places_of,
    sentence,
    summary,
    target_words,
    wanted_words,
)
from monitoring.core.planning.baseline import baseline_note
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.typed import day_text
from monitoring.core.planning.words import RULES
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import formatted, rounded
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.course_files import show_course_files
from monitoring.pages.parts.planning.table_files import show_table_files
from monitoring.pages.parts.planning.trend_goals import target_of
from monitoring.pages.parts.tables import table_html
from monitoring.pages.parts.trend_block import trend_data
from monitoring.storage.snapshot import Snapshot
from monitoring.views.view import View

HEIGHT = 300


def show_goal_data(snapshot: Snapshot, register: Register, goal: Item) -> None:
    """State, figure, interval and plan per district, and the chart of one of them."""
    st.subheader(text("Stand nach den Zahlen"))
    found = attainments([goal], snapshot.cube, snapshot.city, date.today())[goal.id]
    if not goal.text("indicator"):
        st.html(_note([text("Dieses Ziel hat keinen Indikator und wird deshalb nicht an Zahlen "
                            "gemessen.")]))
        return
    if not found:
        st.html(_note([summary(found)]))
        return
    whole = overall(found)
    st.html(f'<p><span class="goal-state {whole}">{escape(chip(whole))}</span> '
            f"{escape(summary(found) if len(found) > 1 else '')}</p>")
    known = [one for one in found if one.aim is not None and one.area >= 0]
    if not known:
        st.html(_note([sentence(one) for one in found[:1]]))
        return
    st.html(_table(snapshot, found) + _note(
        [_several_words(found), baseline_note(goal, snapshot.cube, snapshot.city),
         *_joint(found)]))
    if len(found) > 1:
        show_table_files(
            snapshot, f"{goal.text('indicator')}-ziel-{goal.id.lower()}-stand", goal.title,
            lambda: states_frame(snapshot, found), (goal.text("indicator"),))
    chosen = _chosen(snapshot, known)
    _show_chart(snapshot, goal, chosen)
    st.html(_note([sentence(chosen), *notes(chosen), _rule_words(goal),
                   _review_words(register, goal)]))


def _joint(found: tuple[Attainment, ...]) -> list[str]:
    """Notes that hold for several districts; those of one stand below its chart."""
    each = [set(notes(one)) for one in found]
    return [said for said in joint_notes(found) if sum(said in one for one in each) > 1]


def _several_words(found: tuple[Attainment, ...]) -> str:
    if len(found) < 2:
        return ""
    return text("Der Weg beginnt in jedem Gebiet bei seinem eigenen Ausgangswert.")


def _table(snapshot: Snapshot, found: tuple[Attainment, ...]) -> str:
    aim = next(one.aim for one in found if one.aim)
    head = [text("Gebiet"), text("Stand"), text("Neueste Zahl"), text("Intervall"), text("Jahr"),
            text("Geplant für dieses Jahr"), text("Ausgangswert")]
    said = text("Ziel: {target}.", target=target_words(aim)).rstrip(".")
    if aim.tolerance:
        room = rounded(aim.tolerance, places_of(aim.tolerance, aim.indicator))
        said += ", " + text("Zielkorridor ± {room}.", room=room).rstrip(".")
    return table_html(head, [_row(snapshot, one) for one in found], numbers=(2, 3, 4, 5, 6),
                      caption=f"{aim.indicator.label} – {said}")


def states_frame(snapshot: Snapshot, found: tuple[Attainment, ...]) -> pd.DataFrame:
    """A row per district with its figure, interval, plan and baseline as numbers."""
    names, nothing = snapshot.cube.areas.names, float("nan")
    figures = [one.figure for one in found]
    limits = [one if one and one.has_interval else None for one in figures]
    return pd.DataFrame({
        text("Gebiet"): [names[one.area] if one.area >= 0 else text("unbekanntes Gebiet")
                         for one in found],
        text("Stand"): [chip(one.state) for one in found],
        text("Neueste Zahl"): [one.value if one else nothing for one in figures],
        text("Intervall von"): [one.lower if one else nothing for one in limits],
        text("Intervall bis"): [one.upper if one else nothing for one in limits],
        text("Jahr"): [one.period if one else "" for one in figures],
        text("Geplant für dieses Jahr"): [nothing if one.planned is None else one.planned
                                          for one in found],
        text("Ausgangswert"): [one.path.baseline if one.path else nothing for one in found],
    })


def _row(snapshot: Snapshot, one: Attainment) -> list[str]:
    name = snapshot.cube.areas.names[one.area] if one.area >= 0 else text("unbekanntes Gebiet")
    aim, figure = one.aim, one.figure
    if aim is None:
        return [name, chip(one.state), *[""] * 5]
    value = limits = period = ""
    if figure:
        value, period = number_words(figure.value, aim.indicator), figure.period
        if figure.has_interval:
            low, high = formatted([figure.lower, figure.upper], aim.indicator.decimals)
            limits = text("{low} bis {high}", low=low, high=high)
    planned = ""
    if one.planned is not None:
        planned = wanted_words(replace(aim, tolerance=0.0), one.planned)
    start = f"{number_words(one.path.baseline, aim.indicator)} ({aim.since})" if one.path else ""
    return [name, chip(one.state), value, limits, period, planned, start]


def _chosen(snapshot: Snapshot, known: list[Attainment]) -> Attainment:
    """The district of the chart; the first one by name unless the address says otherwise."""
    names = snapshot.cube.areas.names
    by_id = {snapshot.cube.areas.ids[one.area]: one for one in
             sorted(known, key=lambda one: sort_key(names[one.area]))}
    options = list(by_id)
    value = address.known("district", options, options[0], text("das Gebiet"))
    if len(options) == 1:
        return by_id[options[0]]
    chosen = address.select(text("Verlauf im Gebiet"), "district", options, value,
                            lambda one: names[by_id[one].area])
    return by_id[chosen]


def _show_chart(snapshot: Snapshot, goal: Item, one: Attainment) -> None:
    areas, indicator = snapshot.cube.areas, goal.text("indicator")
    if indicator not in snapshot.cube.indicator_position:
        return
    view = View(snapshot, snapshot.city.indicators[indicator], areas.levels[one.area],
                areas.editions[one.area], snapshot.cube.periods[-1], "", (one.area,))
    target = target_of(one, goal.title)
    data = replace(trend_data(view), targets=(target,) if target else ())
    if len(data.periods) < 2:
        st.html(_note([text("Ein Verlauf braucht mindestens zwei Jahre; es liegt nur eines "
                            "vor.")]))
        return
    figure, words = trend(data, height=HEIGHT), trend_in_words(data)
    st.plotly_chart(figure, key=f"goal_trend_{goal.id}", theme=None, alt=words,
                    config={"displayModeBar": False, "responsive": True})
    st.html(_note([words]))
    show_course_files(
        snapshot, f"{indicator}-ziel-{goal.id.lower()}-{areas.ids[one.area]}", view.indicator,
        f"{goal.title}, {areas.names[one.area]}", figure, data, words)


def _rule_words(goal: Item) -> str:
    rule = RULES.get(goal.text("rule"))
    if rule is None:
        return ""
    return text("Als erreicht gilt: {rule}. Nicht auf dem Weg ist ein Gebiet erst, wenn das ganze "
                "Intervall außerhalb des Zielkorridors liegt. Dieselbe Regel gilt für alle "
                "Gebiete (Fassung {version}).", rule=rule, version=RULE_VERSION)


def _review_words(register: Register, goal: Item) -> str:
    """That the last review followed another version of the rule; "" if it did not."""
    reviews = register.referring("goal", goal.id, by="review")
    last = max(reviews, key=lambda one: one.text("date"), default=None)
    version = last.text("rule_version") if last else ""
    if last is None or version in ("", RULE_VERSION):
        return ""
    return text("Die letzte Überprüfung ({day}) folgte noch Fassung {version} der Regel.",
                day=day_text(last.text("date")), version=version)


def _note(said: list[str]) -> str:
    return "".join(f'<p class="note">{escape(one)}</p>' for one in said if one)
