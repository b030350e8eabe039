"""Third step: everything that is wrong or doubtful, at once and with its place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from monitoring.core.checks.rules import name_of
from monitoring.core.problem import Problem
from monitoring.core.rounding import rounded
from monitoring.language import current, speaking, text
from monitoring.pages.parts.publish.findings import (
    ICONS,
    Findings,
    Group,
    severity_word,
)
from monitoring.pages.parts.publish.work import Work
from monitoring.pages.parts.tables import scrolling
from monitoring.storage.marked import marked_copy
from monitoring.storage.opened import Opened

PLACES = 20
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_findings(work: Work, found: Opened, findings: Findings) -> None:
    """Counts, one box per rule with the first places, and a copy with all of them marked."""
    st.subheader(text("3. Befunde"))
    if not findings.problems:
        st.success(text("Keine Befunde."), icon=":material/check:")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{findings.counts()}**", width="content")
        st.download_button(
            text("Markierte Kopie (XLSX)"),
            data=partial(_marked, found, findings.problems, current()),
            file_name=f"{text('befunde')}-{work.name.partition('.')[0]}.xlsx", mime=XLSX,
            icon=":material/download:", on_click="ignore", key=f"marked_{work.number}",
        )
    for group in findings.groups:
        _group(work, group)


def _marked(found: Opened, problems: Sequence[Problem], language: str) -> bytes:
    # Made when it is asked for, in a thread that does not know the reader.
    with speaking(language):
        return marked_copy(found, problems)


def _group(work: Work, group: Group) -> None:
    number = rounded(len(group.problems), 0)
    label = f"**{severity_word(group.severity)}** · {name_of(group.rule)} · {number}"
    with st.expander(label, icon=ICONS[group.severity],
                     key=f"group_{work.number}_{group.severity}_{group.rule}",
                     expanded=group.severity == "error"):
        sentences = group.sentences
        if len(sentences) == 1:
            st.html(f"<p>{escape(sentences[0])}</p>")
        if places := _places(group.problems[:PLACES], with_sentence=len(sentences) > 1):
            st.html(places)
        more = len(group.problems) - PLACES
        if more > 0:
            st.caption(text("… und {n} weitere; alle stehen in der markierten Kopie",
                            n=rounded(more, 0)))


def _places(problems: Sequence[Problem], with_sentence: bool) -> str:
    """Where each problem stands; columns that no problem fills are left out."""
    cells = {
        text("Blatt"): [one.sheet for one in problems],
        text("Zeile"): ["" if one.row is None else str(one.row) for one in problems],
        text("Spalte"): [one.column for one in problems],
        text("Wert"): [one.value for one in problems],
        text("Was zu tun ist"): [one.message if with_sentence else "" for one in problems],
    }
    shown = {name: column for name, column in cells.items() if any(column)}
    if not shown:
        return ""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in shown)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in zip(*shown.values(), strict=True)
    )
    return scrolling(f'<table class="figures"><thead><tr>{head}</tr></thead>'
                     f"<tbody>{rows}</tbody></table>", text("Was zu tun ist"))
