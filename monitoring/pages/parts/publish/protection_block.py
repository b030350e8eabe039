"""What the draft would hide, for every profile, and that nobody can work it out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from monitoring.core.city import City
from monitoring.language import text
from monitoring.pages.parts.protection_table import Record, protection_html, reading_aid
from monitoring.pages.parts.publish.consequences import Consequences

NAMED = 30


def show_protection(found: Consequences) -> None:
    """A table with a row for each profile, open cells as a warning, indicators without a rule."""
    reports = [(name_of(found.draft.city, one), layer.report.record())
               for one, layer in found.draft.layers.items()]
    for sentence in warnings(found, reports):
        st.warning(sentence, icon=":material/lock_open:")
    if not any(record.get("small") or record.get("beside") for _, record in reports):
        st.caption(text("Geheimhaltung: Keine Zahl ist zu klein; es wird nichts verborgen."))
        return
    table = protection_html(text("Ansicht"), reports, text("Geheimhaltung"))
    st.html(f'{table}<p class="note">{escape(text("Das Programm verbirgt diese Zahlen selbst."))} '
            f"{escape(reading_aid())}</p>")


def name_of(city: City, profile: str) -> str:
    """The label of a profile; a city without profiles shows everybody the same."""
    declared = city.frame.profiles.get(profile)
    return str(declared.label) if declared else text("alle")


def warnings(found: Consequences, reports: Sequence[tuple[str, Record]]) -> list[str]:
    """What needs attention before anybody publishes; empty as a rule."""
    said = []
    if any(record.get("exact") for _, record in reports):
        said.append(text("Einzelne geheime Zahlen lassen sich errechnen, weil eine frühere Ausgabe "
                         "zu viel zeigt: {cells}.", cells=_more(found.derivable)))
    city = found.draft.city
    silent = [str(one.label) for one in city.indicators.values()
              if one.protection not in city.frame.protection]
    if silent:
        said.append(text("Ohne Schutzregel, deshalb nicht veröffentlicht: {names}. Bitte die Regel "
                         "der Quelle erklären.", names=_more(tuple(silent))))
    return said


def _more(names: tuple[str, ...]) -> str:
    shown = "; ".join(names[:NAMED])
    if len(names) <= NAMED:
        return shown
    return f"{shown} {text('und {n} weitere', n=len(names) - NAMED)}"
