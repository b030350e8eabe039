"""Fachpläne: every plan with its questions, and which indicator serves which plans."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from monitoring.core.indicator import Plan
from monitoring.core.ranking import sort_key
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.pages.parts.loaded import (
    snapshot,
)
from monitoring.pages.parts.planning.plan_entries import show_plan_entries
from monitoring.pages.parts.tables import scrolling
from monitoring.storage.snapshot import Snapshot
from monitoring.views.release import release_words


def plans_page() -> None:
    """A plan's questions, then the register of all indicators."""
    address.begin()
    found = snapshot()
    plans = found.city.plans
    options = sorted(plans, key=lambda one: sort_key(str(plans[one].label)))
    if not options:
        st.info(text("Für diese Stadt ist noch kein Fachplan erklärt."))
        return
    value = address.known("plan", options, options[0], text("den Fachplan"))
    chosen = address.select(
        text("Fachplan"), "plan", options, value, lambda one: str(plans[one].label)
    )
    _questions(found, plans[chosen])
    show_plan_entries(found, plans[chosen])
    _register(found)


def _questions(found: Snapshot, plan: Plan) -> None:
    st.subheader(str(plan.label))
    st.markdown(str(plan.description))
    st.caption(str(plan.department))
    columns = st.columns(2, gap="large")
    for number, group in enumerate(plan.groups):
        with columns[number % 2]:
            st.markdown(f"**{group.label}**")
            for one in group.indicators:
                _indicator_link(found, plan, one)


def _indicator_link(found: Snapshot, plan: Plan, indicator: str) -> None:
    label = str(found.city.indicators[indicator].label)
    if indicator in found.cube.indicators:
        st.page_link(
            "explore.py", label=label, icon=":material/map:",
            query_params=address.link(plan=plan.id, indicator=indicator),
        )
    else:
        st.caption(text("{label}: noch nicht geladen", label=label))


def _register(found: Snapshot) -> None:
    st.subheader(text("Welcher Indikator dient welchem Plan"))
    used = {one: found.city.plans_using(one) for one in found.cube.indicators}
    uses = sum(len(plans) for plans in used.values())
    st.markdown(
        text("**{n} Indikatoren** sind einmal geladen und werden **{uses}-mal** verwendet: im "
             "Mittel in {mean} Fachplänen.", n=len(used), uses=uses,
             mean=_mean(uses, len(used)))
    )
    rows = [_row(found, one, plans) for one, plans in sorted(
        used.items(), key=lambda item: list(DOMAINS).index(found.city.indicators[item[0]].domain)
    )]
    head = "".join(
        f'<th scope="col"{" class=number" if number else ""}>{escape(name)}</th>'
        for name, number in (
            (text("Lebenslage"), False), (text("Indikator"), False), (text("Pläne"), False),
            (text("geladen"), True), (text("verwendet"), True),
        )
    )
    st.html(scrolling(f'<table class="figures"><thead><tr>{head}</tr></thead>'
                      f'<tbody>{"".join(rows)}</tbody></table>',
                      text("Welcher Indikator dient welchem Plan")))
    show_figure_files(
        found, "indikatoren-und-plaene", text("Welcher Indikator dient welchem Plan"), lambda: "",
        lambda: _frame(found, used), [f"{found.city.frame.name}, {release_words(found)}"],
        "register_files", tuple(used),
    )
    st.caption(release_words(found))


def _frame(found: Snapshot, used: Mapping[str, tuple[Plan, ...]]) -> pd.DataFrame:
    """One row per indicator and plan that uses it."""
    records = [
        (str(DOMAINS[found.city.indicators[one].domain]), one,
         str(found.city.indicators[one].label), str(plan.label) if plan else "")
        for one, plans in used.items() for plan in (plans or (None,))
    ]
    head = (text("Lebenslage"), text("Kennung"), text("Indikator"), text("Fachplan"))
    return pd.DataFrame(records, columns=list(head))


def _mean(uses: int, count: int) -> str:
    from monitoring.core.rounding import rounded

    return rounded(uses / count, 1) if count else "0"


def _row(found: Snapshot, name: str, plans: tuple[Plan, ...]) -> str:
    indicator = found.city.indicators[name]
    tags = "".join(f'<span class="tag">{escape(str(plan.label))}</span>' for plan in plans)
    return (
        f"<tr><td>{escape(str(DOMAINS[indicator.domain]))}</td>"
        f"<td>{escape(str(indicator.label))}</td><td>{tags}</td>"
        f'<td class="number">{text("1-mal")}</td>'
        f'<td class="number">{text("{n}-mal", n=len(plans))}</td></tr>'
    )


st.title(text("Fachpläne"))
plans_page()
