"""Tables of a report: goals, measures, participation, reviews, findings."""

from __future__ import annotations

from html import escape

from monitoring.core.planning.attainment_words import sentence
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.participation_words import OUTCOMES, STAGES
from monitoring.core.planning.places import names_of
from monitoring.core.planning.report import Report
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import day_text
from monitoring.core.planning.words import CONCLUSIONS, MEASURE_STATES, TIERS
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.entry_words import (
    money_words,
    span_words,
    staff_words,
    unit_html,
)
from monitoring.pages.parts.planning.findings_section import finding_html, strengths_first
from monitoring.pages.parts.planning.goal_state import Attained, state_html
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.pages.parts.planning.measured_effects import caution_html, measured_effects
from monitoring.storage.snapshot import Snapshot

MOST_DISTRICTS = 6
MOST_VOICES = 12


def goals_table(report: Report, setting: Setting, states: Attained) -> str:
    """The tree of goals, each with a sentence for each district."""
    rows = []
    for one in report.goals:
        goal = one.goal
        tier = str(TIERS.get(goal.text("tier"), ""))
        name = (f'<div class="branch" style="--deep:{min(one.depth, 5)}">{entry_link(goal)}'
                f"{small(tier)}</div>")
        rows.append((name, state_html(goal, states), _sentences(goal, setting, states),
                     unit_html(goal), escape(day_text(goal.text("deadline")))))
    head = (text("Ziel"), text("Stand"), text("Woran das zu sehen ist"), text("Zuständig"),
            text("Frist"))
    return html_table(text("Ziele"), head, rows) if rows else ""


def _sentences(goal: Item, setting: Setting, states: Attained) -> str:
    if goal.id not in states:
        return escape(goal.text("text"))
    names = names_of(setting.areas, goal.list("areas"))
    figures = states[goal.id]
    said = [f"{escape(name)}: {escape(sentence(one))}" if len(names) > 1 else escape(sentence(one))
            for name, one in zip(names, figures, strict=False)]
    more = [escape(text("und {n} weitere Gebiete", n=len(said) - MOST_DISTRICTS))] \
        if len(said) > MOST_DISTRICTS else []
    return "".join(f"<p>{one}</p>" for one in (*said[:MOST_DISTRICTS], *more))


def measures_table(
    report: Report, found: Snapshot, register: Register, setting: Setting
) -> str:
    """Measures with state, means, what was expected and done, and what the figures say."""
    measured = measured_effects(found, register, report.measures)
    rows = [(entry_link(one) + small(", ".join(names_of(setting.areas, one.list("areas"))[:4])),
             escape(str(MEASURE_STATES.get(one.text("state"), one.text("state"))))
             + small(span_words(one)), _effects(one, measured.get(one.id, "")), unit_html(one),
             escape(staff_words(one.number("staff"))),
             escape(money_words(one.number("money"))) + small(one.text("funding")))
            for one in report.measures]
    head = (text("Maßnahme"), text("Stand"), text("Wirkung"), text("Zuständig"),
            text("Personal"), text("Mittel im Jahr"))
    if not rows:
        return ""
    return html_table(text("Maßnahmen"), head, rows, (4, 5)) + caution_html(measured)


def _effects(one: Item, measured: str) -> str:
    facts = ((text("erwartet"), one.text("effect")), (text("geleistet"), one.text("output")),
             (text("bei der Zielgruppe"), one.text("outcome")),
             (text("im Gebiet"), one.text("impact")))
    said = "".join(f'<div><span class="source">{escape(name)}:</span> {escape(words)}</div>'
                   for name, words in facts if words) + measured
    return f'<div class="effects">{said}</div>' if said else ""


def acts_table(report: Report) -> str:
    """Participation with stage, reach, result and what became of it."""
    rows = [(entry_link(one) + small(day_text(one.text("start"))),
             escape(str(STAGES.get(one.text("stage"), ""))), _count(one.number("reached")),
             escape(one.text("result")),
             escape(str(OUTCOMES.get(one.text("outcome"), ""))) + _became(one))
            for one in report.acts]
    head = (text("Beteiligung"), text("Stufe"), text("Erreicht"), text("Ergebnis"),
            text("Was daraus wurde"))
    return html_table(text("Beteiligung"), head, rows, (2,)) if rows else ""


def _became(one: Item) -> str:
    return f'<div>{escape(one.text("became"))}</div>' if one.text("became") else ""


def _count(number: float | None) -> str:
    return "" if number is None else rounded(number, 0)


def reviews_table(report: Report, register: Register) -> str:
    """Reviews with what they found and what follows."""
    rows = [(entry_link(one) + small(day_text(one.text("date"))), _about(one, register),
             escape(one.text("finding")),
             escape(str(CONCLUSIONS.get(one.text("conclusion"), "")))
             + (f'<div>{escape(one.text("consequence"))}</div>' if one.text("consequence") else ""))
            for one in report.reviews]
    head = (text("Überprüfung"), text("Betrifft"), text("Befund"), text("Folgerung"))
    return html_table(text("Überprüfungen"), head, rows) if rows else ""


def _about(one: Item, register: Register) -> str:
    found = (register.get(kind, one.text(kind)) for kind in ("goal", "measure", "round"))
    return "<br>".join(entry_link(each) for each in found if each)


def voices_html(report: Report, found: Snapshot, register: Register, setting: Setting) -> str:
    """The newest qualitative findings."""
    shown = strengths_first(report.findings)[:MOST_VOICES]
    cards = "".join(finding_html(one, found, register, setting) for one in shown)
    return f'<div class="voices">{cards}</div>' if cards else ""
