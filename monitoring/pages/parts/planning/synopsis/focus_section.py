"""Districts that several plans name, and the joint focus areas adopted."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.access import plans
from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.focus_areas import Candidate, candidates
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.judgements import Decided
from monitoring.core.planning.places import area_key, covered
from monitoring.core.planning.typed import day_text
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import show_filters
from monitoring.pages.parts.planning.entry_links import entry_link, new_address
from monitoring.pages.parts.planning.entry_words import areas_html, counted, plan_words, span_words
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.pages.parts.planning.synopsis.hint_card import hint_card
from monitoring.pages.parts.planning.synopsis.hint_list import Finder, show_hints
from monitoring.pages.parts.planning.synopsis.hints_map import show_hints_map
from monitoring.pages.parts.planning.synopsis.needs import needs_html, needs_in
from monitoring.pages.parts.planning.table_files import show_entries_files, titles
from monitoring.storage.planning.served import planning_is_served, setting_of
from monitoring.storage.served import served_role
from monitoring.storage.snapshot import Snapshot

SECTION = "schwerpunkte"


def show_focus(found: Snapshot, register: Register) -> None:
    """Adopted joint focus areas, then the districts that could become one."""
    chosen, areas = show_filters(found), found.cube.areas
    adopted = fitting(register.of("focus"), chosen, areas)
    st.subheader(text("Beschlossene gemeinsame Schwerpunkte"))
    if adopted:
        st.html(_adopted(found, adopted))
        show_entries_files(found, adopted)
    else:
        st.caption(text("Noch kein gemeinsamer Schwerpunkt ist eingetragen, oder keiner passt "
                        "zur Auswahl."))
    if plans(found.city, served_role()):
        _show_candidates(found, register, chosen)


def _adopted(found: Snapshot, adopted: list[Item]) -> str:
    setting = setting_of(found)
    head = (text("Gemeinsamer Schwerpunkt"), text("Fachpläne"), text("Gebiete"),
            text("Warum hier"), text("Beschluss"))
    return html_table(text("Beschlossene gemeinsame Schwerpunkte"), head, [
        (entry_link(one) + small(span_words(one)), escape(plan_words(one, found.city)),
         areas_html(one, setting), escape(one.text("reason")), escape(_decision(one)))
        for one in adopted])


def _decision(one: Item) -> str:
    day = one.text("decision_date")
    said = [one.text("decision_body"), day_text(day) if day else "", one.text("decision_number")]
    return ", ".join(filter(None, said)) or text("noch nicht beschlossen")


def _show_candidates(found: Snapshot, register: Register, chosen: Chosen) -> None:
    areas = found.cube.areas
    st.subheader(text("Gebiete, die mehrere Fachpläne nennen"))
    st.html('<p class="note">' + escape(text(
        "Genannt in geltenden Zielen, geplanten oder laufenden Maßnahmen und offenen "
        "Planungsrunden. Wer die ganze Stadt nennt, nennt damit kein Gebiet.")) + "</p>")
    options = {str(n): text("mindestens {n} Fachpläne", n=n) for n in (2, 3, 4)}
    value = address.known("fewest", list(options), "2", text("die Zahl der Fachpläne"))
    address.bar(text("Wie viele"), "fewest", options, value)
    root, today = found.city.frame.reference_area, setting_of(found).today.isoformat()
    every = candidates(register, areas, root, today, int(value))
    within = covered(areas, [chosen.area]) if chosen.area else frozenset()
    reach = {one.place: covered(areas, [area_key(areas, one.place)]) for one in every}
    shown = [one for one in every if (not within or within & reach[one.place])
             and (not chosen.plan or chosen.plan in one.plans)]
    may = planning_is_served()

    def draw() -> None:
        # Those that one plan names count too: a gap would seem that nobody names them.
        show_hints_map(found, [sorted(covered(areas, [area_key(areas, one.place)]))
                               * len(one.plans)
                               for one in candidates(register, areas, root, today, 1)],
                       text("Fachpläne"), "hinweise-schwerpunkt")

    finder = Finder[Candidate](
        "schwerpunkt", text("Fachpläne"),
        text("Kein Gebiet wird von so vielen Fachplänen genannt."), lambda one: one.key,
        lambda one: sorted(reach[one.place]), lambda one: areas.names[one.place],
        lambda one, judged: candidate_card(one, judged, found, may),
        lambda one: _cells(one, found), draw)
    show_hints(found, register, finder, shown, every)


def candidate_card(one: Candidate, judged: Decided, found: Snapshot, may: bool) -> str:
    """HTML of a district: who names it, what it needs, and whether it is adopted."""
    areas, city = found.cube.areas, found.city
    named = ", ".join(str(city.plans[plan].label) if plan in city.plans else plan
                      for plan in one.plans)
    kinds = [counted(kind, n) for kind in ("round", "goal", "measure")
             if (n := sum(each.kind == kind for each in one.entries))]
    links = "".join(f"<li>{entry_link(each)}</li>" for each in one.entries)
    entries = (f"<details><summary>{escape(', '.join(kinds))}</summary><ul>{links}</ul>"
               "</details>")
    facts = [(text("Fachpläne"), escape(f"{len(one.plans)}: {named}")),
             (text("Genannt in"), entries),
             (text("Belege"), needs_html(found, one.place, one.plans)),
             (text("Schon beschlossen"), ", ".join(entry_link(each) for each in one.focus))]
    title = escape(areas.names[one.place]) + small(str(city.level(areas.levels[one.place]).label))
    return hint_card(title, facts, judged, SECTION, one.key, may and not one.focus,
                     _propose(one, found))


def _cells(one: Candidate, found: Snapshot) -> dict[str, object]:
    """A row of the file: who names the district, in how many entries, and its need."""
    areas, plans = found.cube.areas, found.city.plans
    needs, judged = needs_in(found, one.place)
    return {
        text("Gebiet"): areas.names[one.place],
        text("Ebene"): str(found.city.level(areas.levels[one.place]).label),
        text("Fachpläne (Zahl)"): len(one.plans),
        text("Fachpläne"): "; ".join(str(plans[plan].label) if plan in plans else plan
                                     for plan in one.plans),
        text("Genannt in"): titles(one.entries),
        text("Indikatoren mit mehr Bedarf als die Stadt"): len(needs),
        text("Indikatoren mit Bewertung"): judged,
        text("Schon beschlossen"): titles(one.focus),
    }


def _propose(one: Candidate, found: Snapshot) -> str:
    if one.focus or not planning_is_served():
        return ""
    to = new_address("focus", areas=area_key(found.cube.areas, one.place),
                     plans=";".join(one.plans))
    return (f'<a href="{escape(to)}" target="_self">'
            f'{escape(text("Als gemeinsamen Schwerpunkt vorschlagen"))}</a>')
