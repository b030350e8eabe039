"""Empty tables to fill in, for offices that have none of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from monitoring.core.ranking import sort_key
from monitoring.language import current, speaking, text
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.templates import csv_template, loaded_indicators, xlsx_template

FORMS: dict[str, tuple[Callable[..., bytes], str]] = {
    "xlsx": (xlsx_template,
             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (csv_template, "text/csv"),
}


def show_template_box(snapshot: Snapshot) -> None:
    """Plan, level and year; the table has their indicators and districts."""
    city = snapshot.city
    with st.container(border=True):
        st.markdown(f"**{text('Leere Vorlage')}**")
        plans = sorted(city.plans, key=lambda one: sort_key(str(city.plans[one].label)))
        if not plans:
            st.caption(text("Ohne Fachplan gibt es keine Vorlage."))
            return
        plan = st.selectbox(text("Fachplan"), plans, key="template_plan",
                            format_func=lambda one: str(city.plans[one].label),
                            placeholder=text("Bitte wählen"))
        left, right = st.columns(2)
        levels = [level.id for level in city.frame.levels]
        level = left.selectbox(text("Ebene"), levels, key="template_level",
                               format_func=lambda one: str(city.level(one).plural),
                               placeholder=text("Bitte wählen"))
        last = max(int(snapshot.cube.periods[-1]), date.today().year - 1)
        years = [str(last + 1 - step) for step in range(12)]
        year = right.selectbox(text("Jahr"), years, index=1, key="template_year",
                               placeholder=text("Bitte wählen"))
        with st.container(horizontal=True):
            for form, (_, mime) in FORMS.items():
                st.download_button(
                    form.upper(),
                    data=partial(template, snapshot, plan, level, year, form, current()),
                    file_name=text("vorlage-{plan}-{year}.{form}", plan=plan, year=year,
                                   form=form),
                    mime=mime, icon=":material/download:", on_click="ignore",
                    key=f"template_{form}",
                )


def template(
    snapshot: Snapshot, plan: str, level: str, year: str, form: str, language: str
) -> bytes:
    """The empty table of a plan's indicators for one level and year."""
    city = snapshot.city
    # Made when it is asked for, in a thread that does not know the reader.
    with speaking(language):
        chosen = loaded_indicators(city, city.plans[plan].indicators())
        edition = "" if city.level(level).stable else city.edition_for(year)
        made, _ = FORMS[form]
        return made(chosen, snapshot.cube.areas, level, edition, year)
