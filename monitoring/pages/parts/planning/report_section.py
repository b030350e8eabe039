"""The report of a plan or a planning round, and the way to the next round."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.report import Report, register_of, report_of
from monitoring.core.planning.report_words import report_sentences
from monitoring.core.planning.typed import day_text
from monitoring.core.ranking import sort_key
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.document_files import show_document_files
from monitoring.pages.parts.planning.assessment_section import assessment_html
from monitoring.pages.parts.planning.entry_words import plan_words
from monitoring.pages.parts.planning.exchange_section import report_file
from monitoring.pages.parts.planning.goal_state import attained, counts
from monitoring.pages.parts.planning.next_round import show_next_round
from monitoring.pages.parts.planning.report_tables import (
    acts_table,
    goals_table,
    measures_table,
    reviews_table,
    voices_html,
)
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot
from monitoring.views.plan_document import plan_document
from monitoring.views.release import release_words

WHOLE = "-"


def show_report(found: Snapshot, register: Register) -> None:
    """Sentences first, then tables, then the conclusion."""
    report = _chosen(found, register)
    if report is None:
        st.info(text("Noch kein Ziel, keine Maßnahme und keine Runde ist eingetragen. Danach steht "
                     "hier der Bericht."))
        return
    setting = setting_of(found)
    states = attained([one.goal for one in report.goals], found, setting)
    label = str(found.city.plans[report.plan].label)
    title = report.round.title if report.round else label
    sentences = "".join(f"<li>{escape(one)}</li>"
                        for one in report_sentences(report, counts(states)))
    st.html(f'<div class="report"><h2>{escape(text("Bericht: {title}", title=title))}</h2>'
            f'<p class="note">{escape(_below(found, report))}</p>'
            f'<ul class="sentences">{sentences}</ul>{_conclusion(report)}</div>')
    with st.container(key="noprint_report"):
        show_next_round(register, report)
        report_file(register_of(report, register), setting,
                    f"bericht-{report.plan}-ausgabe{found.release.id}")
        show_document_files(lambda: plan_document(found, report, setting.today), "plan_report",
                            text("Bericht als Dokument"))
    parts = (
        (text("Ziele"), goals_table(report, setting, states)),
        (text("Maßnahmen"), measures_table(report, found, register, setting)),
        (text("Beteiligung und was daraus wurde"), acts_table(report)),
        (text("Überprüfungen"), reviews_table(report, register)),
        (text("Befunde und Stärken"), voices_html(report, found, register, setting)),
    )
    for heading, body in parts:
        if body:
            st.html(f'<section class="report"><h3>{escape(heading)}</h3>{body}</section>')
    _assessment(found, report)


def _chosen(found: Snapshot, register: Register) -> Report | None:
    """The report of the plan and round in the address."""
    plans = found.city.plans
    used = {one for kind in ("round", "goal", "measure") for item in register.of(kind)
            for one in item.plans() if one in plans}
    if not used:
        return None
    options = sorted(plans, key=lambda one: (one not in used, sort_key(str(plans[one].label))))
    first = next(one for one in options if one in used)
    with st.container(horizontal=True, key="noprint_choices"):
        value = address.known("plan", ["-", *options], first, text("den Fachplan"))
        plan = address.select(text("Fachplan"), "plan", options, first if value == "-" else value,
                              lambda one: str(plans[one].label), also_clear="round")
        rounds = {one.id: one for one in register.of("round") if plan in one.plans()}
        wanted = address.chosen("round")
        name = _round(rounds, wanted)
    return report_of(register, plan, "" if name == WHOLE else name)


def _round(rounds: dict[str, Item], wanted: str) -> str:
    options = [WHOLE, *sorted(rounds, key=lambda one: rounds[one].text("start"), reverse=True)]
    value = wanted if wanted in rounds else WHOLE
    if wanted and wanted not in rounds and wanted != WHOLE:
        st.warning(address.dead_id(text("die Planungsrunde"), wanted), icon=":material/link_off:")
    return address.select(text("Planungsrunde"), "round", options, value,
                          lambda one: text("Ganzer Fachplan") if one == WHOLE
                          else rounds[one].title)


def _below(found: Snapshot, report: Report) -> str:
    first, last = report.years()
    years = f"{first}–{last}" if first and last and first != last else first or last
    decided = ""
    if report.round and report.round.text("decision_body"):
        decided = text("beschlossen von {body} am {day}, {number}",
                       body=report.round.text("decision_body"),
                       day=day_text(report.round.text("decision_date")),
                       number=report.round.text("decision_number"))
    plan = plan_words(report.round, found.city) if report.round else \
        str(found.city.plans[report.plan].department)
    return " · ".join(one for one in (plan, years, decided, release_words(found)) if one)


def _conclusion(report: Report) -> str:
    said = report.round.text("report") if report.round else ""
    if not said:
        return ""
    return (f'<div class="conclusion"><h3>{escape(text("Fazit"))}</h3>'
            f'<p class="said">{escape(said)}</p></div>')


def _assessment(found: Snapshot, report: Report) -> None:
    if report.assessments:
        st.html(f'<section class="report"><h3>{escape(text("Standortbestimmung"))}</h3>'
                f"{assessment_html(list(report.assessments[:2]), found)}</section>")
