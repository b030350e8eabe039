"""What is collected twice, and what is saved where it is collected once."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.indicator import Indicator
from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.judgements import Decided
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.places import covered
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.surveys_twice import (
    Known,
    SurveyPair,
    declared_twice,
    known_already,
    parallel_surveys,
)
from monitoring.core.planning.typed import typed
from monitoring.core.rounding import rounded
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts.planning.chosen import show_filters
from monitoring.pages.parts.planning.entry_page import show_new_button
from monitoring.pages.parts.planning.entry_words import (
    areas_html,
    money_words,
    named,
)
from monitoring.pages.parts.planning.figure_line import indicator_links
from monitoring.pages.parts.planning.html_table import html_table
from monitoring.pages.parts.planning.synopsis.hint_card import (
    day_span,
    group_words,
    hint_card,
    pair_cells,
    places_words,
)
from monitoring.pages.parts.planning.synopsis.hint_list import Finder, show_hints
from monitoring.pages.parts.planning.synopsis.paged import ON_A_PAGE
from monitoring.pages.parts.planning.table_files import show_entries_files
from monitoring.storage.planning.served import planning_is_served, setting_of
from monitoring.storage.snapshot import Snapshot

SECTION = "erhebungen"


def show_surveys(found: Snapshot, register: Register) -> None:
    """Parallel surveys to decide about, what is known already, and all surveys."""
    chosen, areas = show_filters(found), found.cube.areas
    st.html('<p class="lead">' + escape(text(
        "Wer fragt wen wonach? Zwei Befragungen derselben Menschen zum selben Thema kosten "
        "doppelt, und was schon als Indikator vorliegt, muss niemand neu erheben.")) + "</p>")
    show_new_button("survey", **({"plan": chosen.plan} if chosen.plan else {}))
    every = parallel_surveys(register, areas, found.city.frame.reference_area)
    within = covered(areas, [chosen.area]) if chosen.area else frozenset()
    hints = [one for one in every if _fits(one, chosen, within)]
    may = planning_is_served()
    finder = Finder[SurveyPair](
        "doppelt", text("Doppelte Erhebungen"), text("Keine doppelte Erhebung passt zur Auswahl."),
        lambda one: one.key, lambda one: one.districts,
        lambda one: f"{one.one.title} / {one.two.title}",
        lambda one, judged: _card(one, judged, found, may),
        lambda one: {
            **pair_cells(one.one, one.two, found, one.districts, one.groups),
            text("Lebenslage"): str(DOMAINS.get(one.topic, one.topic)),
            text("Kosten (1, Euro)"): one.one.number("money"),
            text("Kosten (2, Euro)"): one.two.number("money")})
    show_hints(found, register, finder, hints, every)
    _known(found, known_already(register, found_indicators(found)), chosen)
    _all(found, fitting(register.of("survey"), chosen, areas), setting_of(found))
    _declared(found)


def found_indicators(found: Snapshot) -> frozenset[str]:
    """Ids of the indicators that have figures."""
    return frozenset(found.cube.indicators)


def _fits(one: SurveyPair, chosen: Chosen, within: frozenset[int]) -> bool:
    return bool((not within or not within.isdisjoint(one.districts))
                and (not chosen.plan or chosen.plan in (*one.one.plans(), *one.two.plans()))
                and (not chosen.group or chosen.group in one.groups))


def _card(one: SurveyPair, judged: Decided, found: Snapshot, may: bool) -> str:
    title = "".join(named(each, found.city, each.text("unit")) for each in (one.one, one.two))
    costs = [each.number("money") for each in (one.one, one.two)]
    facts = [
        (text("Beide erheben"), indicator_links(found, _declared_ones(one.indicators, found))),
        (text("Lebenslage"), escape(str(DOMAINS.get(one.topic, one.topic)))),
        (text("Gemeinsame Gebiete"), escape(places_words(one.districts, found.cube.areas))),
        (text("Gemeinsame Zielgruppe"), escape(group_words(one.groups))),
        (text("Kosten"), escape(" + ".join(money_words(cost) for cost in costs
                                           if cost is not None))),
    ]
    return hint_card(title, facts, judged, SECTION, one.key, may)


def _declared_ones(names: tuple[str, ...], found: Snapshot) -> tuple[str, ...]:
    return tuple(one for one in names if one in found.city.indicators)


def _known(found: Snapshot, known: list[Known], chosen: Chosen) -> None:
    shown = [one for one in known if fitting([one.survey], chosen, found.cube.areas)]
    if not shown:
        return
    st.subheader(text("Liegt schon als Indikator vor"))
    head = (text("Erhebung"), text("Indikatoren mit Zahlen in dieser Ausgabe"))
    st.html(html_table(text("Liegt schon als Indikator vor"), head, [
        (named(one.survey, found.city, one.survey.text("unit")),
         indicator_links(found, _declared_ones(one.indicators, found)))
        for one in shown[:ON_A_PAGE]]))


def _all(found: Snapshot, surveys: list[Item], setting: Setting) -> None:
    if not surveys:
        return
    st.subheader(text("Alle Erhebungen"))
    head = (text("Erhebung"), text("Zuständig"), text("Gebiete"), text("Zielgruppen"),
            text("Zeit"), text("Wie oft"), text("Kosten"))
    st.html(html_table(text("Alle Erhebungen"), head, [
        (named(one, found.city), escape(one.text("unit")), areas_html(one, setting),
         escape(group_words(one.list("groups"))),
         escape(day_span(one.text("start"), one.text("end"))), escape(_rhythm(one, setting)),
         escape(money_words(one.number("money")))) for one in surveys[:50]], (6,)))
    show_entries_files(found, surveys)


def _rhythm(one: Item, setting: Setting) -> str:
    return typed(KINDS["survey"].by_id["rhythm"], one.data.get("rhythm"), setting)


def _declared(found: Snapshot) -> None:
    """Indicators that may be the same, and how often each one is used again."""
    twice = declared_twice(found.city, found.cube.indicators)
    st.subheader(text("Einmal geladen, mehrfach genutzt"))
    counts = [len(found.city.plans_using(one)) for one in found.cube.indicators]
    several = sum(one > 1 for one in counts)
    st.html("<p>" + escape(text(
        "{n} Indikatoren werden einmal geladen. {several} davon lesen mehrere Fachpläne; das "
        "erspart {saved} eigene Lieferungen.", n=rounded(len(counts), 0),
        several=rounded(several, 0), saved=rounded(sum(max(one - 1, 0) for one in counts), 0)))
        + "</p>")
    if not twice:
        return
    st.html("<p>" + escape(text(
        "Diese Indikatoren sind mit denselben Worten beschrieben. Meinen sie dasselbe?"))
        + "</p>")
    head = (text("Indikatoren"), text("Fachpläne"), text("Quelle"))
    st.html(html_table(text("Indikatoren mit denselben Worten"), head, [
        (indicator_links(found, tuple(one.id for one in same)),
         escape(", ".join(_plans(found, same))),
         escape("; ".join(dict.fromkeys(str(one.source) for one in same)))) for same in twice]))


def _plans(found: Snapshot, same: tuple[Indicator, ...]) -> list[str]:
    return list(dict.fromkeys(str(plan.label) for one in same
                              for plan in found.city.plans_using(one.id)))
