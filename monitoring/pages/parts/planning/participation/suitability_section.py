"""A short check before an act is created: does the topic suit, and at which stage?"""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.item import Register
from monitoring.core.planning.participation_words import MANDATES, STAGES, SUITABILITIES
from monitoring.core.planning.suitability import QUESTIONS, Proposal, Question, proposal
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import ALL
from monitoring.pages.parts.planning.entry_links import new_address
from monitoring.pages.parts.planning.participation.words import section_link
from monitoring.storage.planning.served import planning_is_served
from monitoring.storage.snapshot import Snapshot

_SIGNS = {"geeignet": "✓", "bedingt": "◐", "ungeeignet": "✕"}


def show_suitability(_found: Snapshot, _register: Register) -> None:
    """Seven questions; once all are answered, a proposal with its reasons."""
    left, right = st.columns([1, 1.1], gap="large")
    with left:
        answers = {one.id: _asked(one) for one in QUESTIONS}
    with right:
        found = proposal(answers)
        if found is None:
            left_over = sum(not one for one in answers.values())
            st.info(text("Noch {n} Fragen, dann steht hier ein Vorschlag mit Gründen.",
                         n=left_over) if left_over != 1
                    else text("Noch eine Frage, dann steht hier ein Vorschlag mit Gründen."))
            return
        _show(found)


def _asked(question: Question) -> str:
    options = {name: str(one) for name, one in question.answers.items()}
    name = f"q_{question.id}"
    value = address.known(name, [ALL, *options], ALL, f"„{question.label}“")
    found = address.select(str(question.label), name, [ALL, *options], value,
                           lambda one: options.get(one, text("Bitte wählen")))
    st.caption(str(question.help))
    return "" if found == ALL else found


def _show(found: Proposal) -> None:
    reasons = "".join(f"<li>{escape(one)}</li>" for one in found.reasons)
    hints = "".join(f"<li>{escape(one)}</li>" for one in found.hints)
    st.html(
        f'<article class="voice"><div class="side">{escape(text("Vorschlag"))}</div>'
        f'<h4><span aria-hidden="true">{_SIGNS[found.suitability]}</span> '
        f"{escape(text('Das Thema ist {word}', word=SUITABILITIES[found.suitability]))}</h4>"
        f'<ul class="plain">{reasons}</ul>'
        f"<p><b>{escape(text('Stufe'))}:</b> {escape(str(STAGES[found.stage]))}</p>"
        f"<p><b>{escape(text('Warum diese Stufe'))}:</b> {escape(found.stage_reason)}</p>"
        f"<p><b>{escape(text('Mandat'))}:</b> {escape(str(MANDATES[found.mandate]))}</p>"
        f"<p><b>{escape(text('Vorher'))}:</b></p><ul class=\"plain\">{hints}</ul></article>")
    method = section_link(text("Passende Methoden ansehen"), show="methoden", stage=found.stage)
    links = f'<p class="go">{method}</p>'
    if planning_is_served():
        said = escape(text("Beteiligung damit anlegen"))
        links = (f'<p class="go"><a href="{escape(_form(found))}" target="_self">{said}</a></p>'
                 + links)
    st.html(links)
    st.caption(text("Der Vorschlag folgt festen Regeln. Entscheiden müssen Menschen."))


def _form(found: Proposal) -> str:
    """The address of the form with the proposal, and with plan and districts if known."""
    given = {
        "suitability": found.suitability,
        "suitability_reason": " ".join(found.reasons),
        "stage": found.stage,
        "stage_reason": found.stage_reason,
        "mandate": found.mandate,
        "plan": address.chosen("plan"),
        "areas": address.chosen("area"),
    }
    return new_address("act", **{name: one for name, one in given.items() if one and one != ALL})
