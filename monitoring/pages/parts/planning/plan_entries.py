"""What a plan has in the planning register: rounds, goals, measures, reports."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

import streamlit as st

from monitoring.core.indicator import Plan
from monitoring.core.planning.deadlines import review_is_open
from monitoring.core.planning.entries_at import plan_goals_on
from monitoring.core.planning.goal_tree import tree_of
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.means import binding, means_of
from monitoring.core.planning.typed import day_text
from monitoring.core.planning.words import CYCLE, OVER
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.entry_words import (
    counted,
    day_html,
    money_words,
    named,
    unit_html,
)
from monitoring.pages.parts.planning.figure_line import indicator_links
from monitoring.pages.parts.planning.goal_state import attained, state_html
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.storage.planning.served import served_register, setting_of
from monitoring.storage.snapshot import Snapshot

MOST = 10


def show_plan_entries(found: Snapshot, plan: Plan) -> None:
    """Rounds and goals of a plan, its measures in a sentence, and the indicators that count."""
    register = served_register()
    rounds, goals, measures = (
        [one for one in register.of(kind) if plan.id in one.plans()]
        for kind in ("round", "goal", "measure"))
    if not (rounds or goals or measures):
        return
    st.subheader(text("Runden, Ziele und Maßnahmen"))
    today = setting_of(found).today.isoformat()
    bodies = [_rounds(rounds, register, today), _goals(found, plan, goals),
              _measures(plan, measures), _indicators(found, plan, register)]
    st.html("".join(bodies))


def _go(words: str, **choices: str) -> str:
    to = f"planung?{urlencode(address.link(**choices))}"
    return f'<p class="go"><a href="{escape(to)}" target="_self">{escape(words)}</a></p>'


def _part(words: str) -> str:
    return f'<h3 class="part">{escape(words)}</h3>'


def _rounds(rounds: list[Item], register: Register, today: str) -> str:
    if not rounds:
        return ""
    rows = [(entry_link(one), escape(str(CYCLE.get(one.text("cycle"), ""))),
             day_html(one.text("next_review"), review_is_open(one, register, today)),
             unit_html(one), _report(one)) for one in rounds]
    head = (text("Planungsrunde"), text("Stelle im Kreislauf"), text("Nächste Überprüfung"),
            text("Zuständig"), text("Bericht"))
    return _part(text("Planungsrunden")) + html_table(text("Planungsrunden"), head, rows)


def _report(one: Item) -> str:
    to = urlencode(address.link(show="bericht", plan=one.text("plan"), round=one.id))
    return f'<a href="planung?{escape(to)}" target="_self">{escape(text("ansehen"))}</a>'


def _goals(found: Snapshot, plan: Plan, goals: list[Item]) -> str:
    current = [one for one in goals if one.text("state") not in OVER]
    if not current:
        return ""
    shown = [one.goal for one in tree_of(current)][:MOST]
    states = attained(shown, found, setting_of(found))
    rows = [(entry_link(one) + small(_other(one, plan, found)), state_html(one, states),
             unit_html(one), escape(day_text(one.text("deadline")))) for one in shown]
    head = (text("Ziel"), text("Stand"), text("Zuständig"), text("Frist"))
    return _part(text("Ziele")) + html_table(text("Ziele"), head, rows) + _go(
        text("Alle Ziele des Fachplans ({n})", n=rounded(len(goals), 0)), show="ziele",
        plan=plan.id)


def _other(goal: Item, plan: Plan, found: Snapshot) -> str:
    """The other plans that share a goal."""
    plans = found.city.plans
    names = [str(plans[one].label) for one in goal.plans() if one != plan.id and one in plans]
    return text("gemeinsam mit {plans}", plans=", ".join(names)) if names else ""


def _measures(plan: Plan, measures: list[Item]) -> str:
    if not measures:
        return ""
    bound = binding(measures)
    means = means_of(bound)
    said = counted("measure", len(measures))
    said += ", " + text("{n} davon geplant oder laufend", n=rounded(len(bound), 0))
    if means.money:
        said += ", " + text("zusammen {money} im Jahr", money=money_words(means.money))
    return _part(text("Maßnahmen")) + _go(said, show="massnahmen", plan=plan.id)


def _indicators(found: Snapshot, plan: Plan, register: Register) -> str:
    """Which of the plan's indicators goals rest on, of whichever plan."""
    resting: Mapping[str, tuple[Item, ...]] = {
        one: goals for one in plan.indicators()
        if (goals := tuple(each for each in plan_goals_on(register, one)
                           if each.text("state") not in OVER))}
    if not resting:
        return ""
    rows = [(indicator_links(found, (name,)) + small(_version(found, name)),
             ", ".join(named(one, found.city) for one in goals))
            for name, goals in resting.items()]
    heading = text("Indikatoren des Fachplans, auf denen Ziele beruhen")
    return _part(heading) + html_table(
        heading, (text("Indikator"), text("Darauf beruhen die Ziele")), rows)


def _version(found: Snapshot, name: str) -> str:
    return text("Fassung {version}", version=found.city.indicators[name].version)
