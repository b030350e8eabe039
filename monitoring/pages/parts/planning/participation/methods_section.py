"""The library of participation methods, the fitting ones first, with what they cost so far."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from monitoring.core.planning.item import Register
from monitoring.core.planning.method import Method
from monitoring.core.planning.methods import Fit, fitting
from monitoring.core.planning.participation_stats import MethodCost, by_method
from monitoring.core.planning.participation_words import STAGES
from monitoring.core.planning.words import TARGET_GROUPS
from monitoring.core.rounding import rounded, with_unit
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import ALL
from monitoring.pages.parts.planning.entry_links import new_address
from monitoring.pages.parts.planning.participation.words import number
from monitoring.storage.planning.served import planning_is_served
from monitoring.storage.snapshot import Snapshot

HOURS = ("10", "20", "40", "80", "160")


def show_methods(_found: Snapshot, register: Register) -> None:
    """Choose stage, group and hours; every method says why it fits or not."""
    with st.container(horizontal=True):
        stage = _select(text("Stufe"), "stage", STAGES, text("Alle Stufen"))
        group = _select(text("Zielgruppe"), "group",
                        {one: said for one, said in TARGET_GROUPS.items() if one != "alle"},
                        text("Alle Zielgruppen"))
        hours = _select(text("Zeit, die da ist"), "hours",
                        {one: text("bis {n} Stunden", n=one) for one in HOURS}, text("Egal"))
    costs = by_method(register.of("act"))
    fits = fitting(stage, [group] if group else [], float(hours) if hours else None)
    good = [one for one in fits if one.serves and one.in_time]
    rest = [one for one in fits if one not in good]
    st.caption(text("Zuerst prüfen, welche Gremien und Termine es schon gibt: Vorhandenes zu "
                    "nutzen kostet am wenigsten."))
    st.html(_cards(good, costs, stage, group))
    if rest:
        st.html(f'<h3 class="part">{escape(text("Passen weniger gut"))}</h3>'
                + _cards(rest, costs, stage, group))


def _select(label: str, name: str, options: Mapping[str, object], every: str) -> str:
    value = address.known(name, [ALL, *options], ALL, label)
    found = address.select(label, name, [ALL, *options], value,
                           lambda one: str(options.get(one, every)))
    return "" if found == ALL else found


def _cards(fits: list[Fit], costs: Mapping[str, MethodCost], stage: str, group: str) -> str:
    cards = "".join(_card(one, costs.get(one.method.id), stage, group) for one in fits)
    return f'<div class="voices">{cards}</div>'


def _card(fit: Fit, cost: MethodCost | None, stage: str, group: str) -> str:
    method = fit.method
    stages = "".join(f'<span class="tag">{escape(str(STAGES[one]))}</span>'
                     for one in method.stages)
    reasons = "".join(f'<p class="fit">{escape(one)}</p>' for one in fit.reasons)
    unfit = "" if fit.serves and fit.in_time else " unfit"
    lines = ((text("Geeignet für"), str(method.suits)), (text("Grenzen"), str(method.limits)),
             (text("Aufwand"), _effort(method)), (text("Bisher hier"), _so_far(cost)))
    body = "".join(f"<p><b>{escape(label)}:</b> {said}</p>" for label, said in (
        (label, said if label == text("Aufwand") else escape(said)) for label, said in lines))
    return (f'<article class="voice method{unfit}"><h4>{escape(str(method.label))}</h4>'
            f"<p>{escape(str(method.about))}</p>{stages}{reasons}{body}{_new(fit, stage, group)}"
            "</article>")


def _effort(method: Method) -> str:
    dots = "●" * method.effort + "○" * (3 - method.effort)
    words = (text("gering"), text("mittel"), text("hoch"))[method.effort - 1]
    span = text("{least}–{most} Stunden, {few}–{many} Menschen", least=number(method.hours[0]),
                most=number(method.hours[1]), few=number(method.people[0]),
                many=number(method.people[1]))
    return (f'<span class="dots" aria-hidden="true">{dots}</span> {escape(words)}; '
            f"{escape(span)}")


def _so_far(cost: MethodCost | None) -> str:
    if cost is None:
        return text("noch nicht eingesetzt")
    said = [text("einmal eingesetzt") if cost.figures.acts == 1
            else text("{n} Mal eingesetzt", n=cost.figures.acts)]
    if cost.hours is not None:
        said.append(text("{n} Stunden", n=number(cost.hours)))
    if cost.money is not None:
        said.append(with_unit(rounded(cost.money, 0), "€"))
    if cost.figures.reached is not None:
        said.append(text("{n} Menschen erreicht", n=number(cost.figures.reached)))
    if cost.money_per_person is not None:
        said.append(text("{money} je Mensch",
                         money=with_unit(rounded(cost.money_per_person, 0), "€")))
    return ", ".join(said)


def _new(fit: Fit, stage: str, group: str) -> str:
    """HTML of a link to the form with this method, where acts may be added."""
    if not planning_is_served():
        return ""
    given = {"method": fit.method.id, "stage": stage if fit.serves else "", "groups": group}
    to = escape(new_address("act", **{name: one for name, one in given.items() if one}))
    said = escape(text("Beteiligung mit dieser Methode anlegen"))
    return f'<p class="go"><a href="{to}" target="_self">{said}</a></p>'
