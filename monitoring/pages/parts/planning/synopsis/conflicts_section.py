"""Goals of different plans that pull apart, and those that are or may be one."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.conflicts import (
    AGAINST,
    GoalPair,
    goal_pairs,
    shared_goals,
)
from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.judgements import Decided
from monitoring.core.planning.places import covered
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import day_text
from monitoring.core.planning.words import DIRECTIONS
from monitoring.core.rounding import rounded, with_unit
from monitoring.language import text
from monitoring.pages.parts.planning.chosen import show_filters
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.entry_words import areas_html, named, plan_words
from monitoring.pages.parts.planning.figure_line import indicator_links
from monitoring.pages.parts.planning.html_table import html_table
from monitoring.pages.parts.planning.synopsis.hint_card import (
    group_words,
    hint_card,
    pair_cells,
    places_words,
)
from monitoring.pages.parts.planning.synopsis.hint_list import Finder, show_hints
from monitoring.pages.parts.planning.synopsis.paged import ON_A_PAGE
from monitoring.storage.planning.served import planning_is_served, setting_of
from monitoring.storage.snapshot import Snapshot

SECTION = "konflikte"


def show_conflicts(found: Snapshot, register: Register) -> None:
    """Pairs of goals in force for people to decide about, then the shared goals."""
    chosen, areas = show_filters(found), found.cube.areas
    st.html('<p class="lead">' + escape(text(
        "Geltende Ziele verschiedener Fachpläne für denselben Indikator im selben Gebiet: Wollen "
        "sie Gegenteiliges, oder wollen sie dasselbe und wären besser ein gemeinsames Ziel?"))
        + "</p>")
    every = goal_pairs(register, areas, found.city)
    within = covered(areas, [chosen.area]) if chosen.area else frozenset()
    hints = [one for one in every if _fits(one, chosen, within)]
    may = planning_is_served()
    finder = Finder[GoalPair](
        "widerspruch", text("Zielpaare"), text("Kein Zielkonflikt passt zur Auswahl."),
        lambda one: one.key, lambda one: one.districts,
        lambda one: f"{one.one.title} / {one.two.title}",
        lambda one, judged: pair_card(one, judged, found, may),
        lambda one: {
            **pair_cells(one.one, one.two, found, one.districts, one.groups),
            text("Hinweis"): str(AGAINST[one.how]),
            text("Ziel (1)"): aim_words(one.one, found),
            text("Ziel (2)"): aim_words(one.two, found)})
    show_hints(found, register, finder, hints, every)
    _shared(fitting(shared_goals(register), chosen, areas), setting_of(found))


def _fits(one: GoalPair, chosen: Chosen, within: frozenset[int]) -> bool:
    pair = (one.one, one.two)
    return bool((not within or not within.isdisjoint(one.districts))
                and (not chosen.plan or any(chosen.plan in each.plans() for each in pair))
                and (not chosen.group or chosen.group in one.groups)
                and (not chosen.phase or any(chosen.phase == each.text("phase")
                                             for each in pair)))


def pair_card(one: GoalPair, judged: Decided, found: Snapshot, may: bool) -> str:
    """HTML of two goals with how they stand to each other."""
    title = "".join(named(each, found.city, each.text("unit")) for each in (one.one, one.two))
    indicators = tuple(dict.fromkeys(each.text("indicator") for each in (one.one, one.two)
                                     if each.text("indicator") in found.city.indicators))
    how = escape(str(AGAINST[one.how]))
    if one.mirrored:
        how += "<br>" + escape(text("Die beiden Indikatoren ergänzen sich zum Ganzen: Steigt "
                                    "der eine, sinkt der andere."))
    facts = [
        (text("Hinweis"), how),
        (text("Indikator"), indicator_links(found, indicators)),
        *((each.title, escape(aim_words(each, found))) for each in (one.one, one.two)),
        (text("Gemeinsame Gebiete"), escape(places_words(one.districts, found.cube.areas))),
        (text("Gemeinsame Zielgruppe"), escape(group_words(one.groups))),
    ]
    return hint_card(title, facts, judged, SECTION, one.key, may)


def aim_words(goal: Item, found: Snapshot) -> str:
    """What a goal wants: direction, target and deadline."""
    declared = found.city.indicators.get(goal.text("indicator"))
    said = [str(DIRECTIONS.get(goal.text("direction"), ""))]
    target, leeway = goal.number("target"), goal.number("tolerance")
    if target is not None:
        unit, places = (str(declared.unit), declared.decimals) if declared else ("", 1)
        value = with_unit(rounded(target, places), unit)
        said.append(text("auf {value}", value=value)
                    + (f" ± {rounded(leeway, places)}" if leeway else ""))
    if goal.text("deadline"):
        said.append(text("bis {day}", day=day_text(goal.text("deadline"))))
    return " ".join(one for one in said if one)


def _shared(goals: list[Item], setting: Setting) -> None:
    if not goals:
        return
    st.subheader(text("Gemeinsame Ziele"))
    head = (text("Ziel"), text("Fachpläne"), text("Gebiete"), text("Zuständig"))
    rows = [(entry_link(one), escape(plan_words(one, setting.city)), areas_html(one, setting),
             escape(one.text("unit"))) for one in goals[:ON_A_PAGE]]
    st.html(html_table(text("Gemeinsame Ziele"), head, rows))
    if len(goals) > ON_A_PAGE:
        st.caption(text("Gezeigt werden die ersten {n}. Mit einem Fachplan oder Gebiet wird die "
                        "Liste kürzer.", n=ON_A_PAGE))
