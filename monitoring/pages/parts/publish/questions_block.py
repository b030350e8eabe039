"""Open questions of the reader, each with the cells or lines that raise it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from monitoring.core.question import Question
from monitoring.language import text
from monitoring.pages.parts.publish.work import Work
from monitoring.pages.parts.publish.year_input import year_input

PERIOD = "period"
MOST = 12


def show_questions(work: Work, questions: Sequence[Question]) -> None:
    """One choice per question; an answer is applied at once and kept by the recipe."""
    if not questions:
        return
    st.info(text("Bitte zuerst beantworten: Geraten wird nichts."), icon=":material/help:")
    for place, question in enumerate(questions[:MOST]):
        with st.container(border=True):
            _question(work, question, place)
    if len(questions) > MOST:
        st.caption(text("und {n} weitere Fragen danach", n=len(questions) - MOST))


def _question(work: Work, question: Question, place: int) -> None:
    key = f"question_{work.number}_{question.id}_{place}"
    quoted = "".join(f"<code>{escape(one[:120])}</code> " for one in question.evidence if one)
    where = [text("Blatt {sheet}", sheet=question.sheet) if question.sheet else "",
             text("Spalte „{column}“", column=question.column) if question.column else ""]
    place_words = ", ".join(one for one in where if one)
    said = f"<b>{escape(question.message)}</b>"
    said += f'<br><span class="note">{escape(place_words)}</span>' if place_words else ""
    said += f'<div class="quoted">{quoted}</div>' if quoted else ""
    st.html(said)
    if question.id == PERIOD and not question.options:
        year_input(work, key)
        return
    names = dict(zip(question.options, question.shown, strict=True))
    st.radio(
        question.message, question.options, index=None, key=key,
        format_func=names.__getitem__, label_visibility="collapsed", horizontal=True,
        on_change=lambda: _answer(work, question, st.session_state[key]),
    )
    if question.id == PERIOD:
        year_input(work, f"{key}_other", text("oder ein anderes Jahr"))


def _answer(work: Work, question: Question, answer: str | None) -> None:
    if answer is None:
        return
    if question.id == PERIOD:
        work.say(period=answer)
        return
    work.say(answers={**work.choice.answers, question.id: answer})
