"""Warum geheim: what is hidden, why, by which rules, and what helps instead."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from monitoring.core.protection.rule_words import limits_in_words
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.protection_table import protection_html, reading_aid
from monitoring.pages.parts.tables import table_html
from monitoring.storage.history import history
from monitoring.storage.moment import day
from monitoring.storage.snapshot import Snapshot

SECTION = "geheim"
MOST_NAMED = 5


def why_secret_html() -> str:
    """A link to the page that explains secret figures."""
    where = f"daten?{urlencode(address.link(show=SECTION))}"
    return f'<a class="why" href="{where}" target="_self">{escape(text("Warum geheim?"))}</a>'


def show_secret(snapshot: Snapshot) -> None:
    """Reasons, what to do instead, the rules of the sources, and every release's share."""
    st.header(text("Warum geheim?"))
    st.markdown("\n".join(f"- {one}" for one in _reasons()))
    st.subheader(text("Was hilft stattdessen?"))
    st.markdown("\n".join(f"- {one}" for one in _instead()))
    st.subheader(text("Regeln der Quellen"))
    st.html(rules_html(snapshot))
    if silent := without_rule(snapshot):
        st.caption(text("Ohne Regel der Quelle wird nichts gezeigt: {names}.",
                        names=", ".join(silent)))
    st.subheader(text("Wie viel ist geheim?"))
    st.html(_releases_html(snapshot))


def rules_html(snapshot: Snapshot) -> str:
    """Every rule of the city with its limits and the indicators that follow it."""
    indicators = snapshot.city.indicators.values()
    rows = []
    for name, rule in snapshot.city.frame.protection.items():
        own = [str(one.label) for one in indicators if one.protection == name]
        limits = " ".join(limits_in_words(rule)) or text("Alles darf gezeigt werden.")
        rows.append((str(rule.label), limits, _named(own) or text("zurzeit keine")))
    head = (text("Quelle"), text("Regel"), text("gilt für"))
    return table_html(head, rows, caption=text("Regeln der Quellen"))


def _named(labels: list[str]) -> str:
    """The first indicators, and how many there are beyond them."""
    said = ", ".join(labels[:MOST_NAMED])
    if len(labels) <= MOST_NAMED:
        return said
    return text("{names} und {n} weitere", names=said, n=len(labels) - MOST_NAMED)


def without_rule(snapshot: Snapshot) -> list[str]:
    """Indicators of which nothing is published, because no rule says what may be shown."""
    rules = snapshot.city.frame.protection
    return [str(one.label) for one in snapshot.city.indicators.values()
            if one.protection not in rules]


def _releases_html(snapshot: Snapshot) -> str:
    """Newest first; a release of an earlier version says nothing of its protection."""
    records = [*reversed(history(snapshot.store, snapshot.city, snapshot.profile))]
    named = [(text("{id} vom {day}", id=one["id"], day=day(one["time"])), one["audit"] or {})
             for one in records]
    table = protection_html(text("Ausgabe"), named, text("Geheime Zahlen je Ausgabe"))
    return f'{table}<p class="note">{escape(reading_aid())}</p>'


def _reasons() -> list[str]:
    return [
        text("**Es schützt Menschen.** Stehen hinter einer Zahl nur wenige, könnte man sie "
             "erkennen. Darum wird sie nicht gezeigt."),
        text("**Auch andere Zahlen sind geheim,** wenn sich eine kleine daraus errechnen ließe: "
             "zum Beispiel ein zweites Gebiet, dessen Zahl man nur von der Summe abziehen müsste."),
        text("**Geheim heißt nicht null.** Es heißt auch nicht „wenig“: Die Zahl kann groß sein "
             "und nur eine andere schützen."),
        text("**Niemand hat Gebiete ausgesucht.** Ein Verfahren wählt nach festen Regeln für alle "
             "Gebiete gleich und lässt so viel stehen wie möglich."),
        text("**Das Muster verrät nichts.** Welche Zahlen geheim sind, hängt nur davon ab, ob eine "
             "Zahl unter der Grenze ihrer Quelle liegt, nicht davon, wie groß sie genau ist."),
    ]


def _instead() -> list[str]:
    return [
        text("**Das größere Gebiet:** Dort ist die Zahl oft nicht mehr klein. Auf der Seite "
             "Erkunden steht der Weg dorthin neben jeder geheimen Zahl."),
        text("**Mehrere Jahre zusammen:** Erkunden zeigt auf Wunsch zwei oder drei Jahre als eine "
             "Zahl, wo keines davon geheim ist."),
        text("**Mehrere Gebiete zusammen:** Gewählte Gebiete haben eine gemeinsame Zahl, wenn "
             "keines davon geheim ist."),
        text("**Fragen:** Die Statistikstelle der Stadt kann sagen, ob sich eine Frage anders "
             "beantworten lässt."),
    ]
