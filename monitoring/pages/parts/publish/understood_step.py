"""Second step: what was understood of the file, and what is still open."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.question import Question
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts.publish.columns_form import open_columns, show_columns
from monitoring.pages.parts.publish.frame_form import show_frame
from monitoring.pages.parts.publish.left_out_block import show_left_out
from monitoring.pages.parts.publish.plain_words import plain
from monitoring.pages.parts.publish.questions_block import show_questions
from monitoring.pages.parts.publish.recipe_box import show_recipe
from monitoring.pages.parts.publish.rows_block import rows_html
from monitoring.pages.parts.publish.understanding import Understood, without_year
from monitoring.pages.parts.publish.work import Work
from monitoring.storage.snapshot import Snapshot

KINDS = {"xlsx": "XLSX", "xlsb": "XLSB", "xls": "XLS", "ods": "ODS"}
TITLE = 90


def show_understood(snapshot: Snapshot, work: Work, found: Understood) -> None:
    """Kind of file, recipe, table, open questions, first rows, and what stays behind."""
    st.subheader(text("2. Verstanden"))
    if found.refused:
        _refusal(found)
        return
    st.html(f'<p class="lead">{escape(_facts(found))}</p>')
    with st.container(horizontal=True):
        _recipe(work, found)
        _table(work, found)
    if found.recipe is None:
        st.info(text("Mehrere Leseanleitungen passen zu dieser Tabelle. Bitte eine wählen."),
                icon=":material/help:")
        return
    columns = [one for one in found.questions if _of_columns(one)]
    show_questions(work, [one for one in found.questions if one not in columns])
    if work.choice.answers:
        st.button(text("Antworten zurücknehmen ({n})", n=len(work.choice.answers)),
                  key=f"unanswer_{work.number}", icon=":material/undo:",
                  on_click=lambda: work.say(answers={}))
    if found.proposal:
        label = text("Zuordnung der Spalten")
        if columns:
            number = len(open_columns(found.proposal)) or len(columns)
            label = text("Zuordnung der Spalten: {n} noch offen", n=number)
        with st.expander(label, icon=":material/view_column:", expanded=bool(columns),
                         key=f"columns_box_{work.number}_{bool(columns)}"):
            show_frame(snapshot, work, found.proposal)
            show_columns(snapshot, work, found.proposal)
    elif without_year(found.recipe) and work.choice.period:
        show_frame(snapshot, work, None)
    if html := rows_html(snapshot, found):
        st.html(html)
    show_left_out(found)
    show_recipe(work, found)


def _of_columns(question: Question) -> bool:
    """Questions that the form of the columns answers where they stand."""
    return question.id.startswith("column:") or question.id in ("area", "level", "columns")


def _refusal(found: Understood) -> None:
    """Why nothing was read; of a table about persons nothing is shown."""
    problems = found.opened.personal or found.opened.problems
    if found.opened.personal:
        names = ", ".join(f"„{plain(one.column)}“" for one in problems)
        st.error(text("Diese Tabelle wird nicht angenommen. Nach Angaben zu einzelnen Personen "
                      "sehen aus: {names}.", names=names), icon=":material/block:")
        st.markdown(problems[0].message)
        return
    st.error(text("Aus dieser Datei wurde nichts gelesen."), icon=":material/error:")
    sentences = dict.fromkeys(one.sentence() for one in problems)
    st.html("<ul>" + "".join(f"<li>{escape(one)}</li>" for one in sentences) + "</ul>")


def _facts(found: Understood) -> str:
    """Kind of the file, its encoding and sign between columns, and size of the table."""
    upload = found.opened.upload
    parts = [KINDS.get(upload.kind, text("Textdatei"))]
    if upload.encoding:
        parts.append(text("Kodierung {encoding}", encoding=upload.encoding.upper()))
    if upload.delimiter:
        parts.append(text("Trennzeichen {sign}", sign=_sign(upload.delimiter)))
    if len(upload.grids) > 1:
        parts.append(text("{n} Blätter", n=len(upload.grids)))
    if len(found.opened.tables) > 1:
        parts.append(text("{n} Tabellen", n=len(found.opened.tables)))
    if found.table is not None:
        parts.append(text("{rows} Zeilen und {columns} Spalten mit Daten",
                          rows=rounded(len(found.table), 0), columns=len(found.table.columns)))
    return ", ".join(parts)


def _sign(delimiter: str) -> str:
    names = {";": text("Semikolon"), ",": text("Komma"), "\t": text("Tabulator"),
             "|": text("senkrechter Strich")}
    return names.get(delimiter, delimiter)


def _recipe(work: Work, found: Understood) -> None:
    key = f"recipe_{work.number}"
    labels = {one.id: f"{one.label} ({one.id})" for one in found.recipes}
    labels[""] = text("Vorschlag aus der Tabelle")
    own = "" if found.proposal else found.recipe.id if found.recipe else None
    if own is not None and own not in labels:
        labels = {own: own, **labels}
    st.session_state[key] = own
    st.selectbox(
        text("Leseanleitung"), list(labels), key=key, format_func=labels.__getitem__,
        placeholder=text("bitte wählen"), index=None if own is None else 0,
        on_change=lambda: work.say(recipe=st.session_state[key]),
    )


def _table(work: Work, found: Understood) -> None:
    """Which of several tables is meant; a recipe of the city says so itself."""
    if len(found.proposals) < 2:
        return
    key = f"table_{work.number}"
    st.session_state[key] = found.place
    st.selectbox(
        text("Tabelle in der Datei"), range(len(found.proposals)), key=key,
        format_func=lambda place: _table_name(found, place), placeholder=text("Bitte wählen"),
        on_change=lambda: _choose_table(work, st.session_state[key]),
    )


def _choose_table(work: Work, place: int) -> None:
    work.choice = work.choice.of_table(place)
    work.say(recipe="")


def _table_name(found: Understood, place: int) -> str:
    one = found.proposals[place]
    words = [text("Blatt {sheet}", sheet=one.table.sheet) if one.table.sheet else "",
             text("Tabelle {n}", n=one.frame.table) if one.frame.table else "",
             one.table.title[:TITLE], text("{n} Zeilen", n=len(one.table))]
    return ", ".join(part for part in words if part)
