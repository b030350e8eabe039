"""A file with entries: what it would change, every problem, and saving it with a name."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.item import Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.problem import Problem, errors
from monitoring.core.rounding import rounded
from monitoring.language import current, text
from monitoring.pages.parts.planning.chosen import ALL
from monitoring.pages.parts.planning.html_table import html_table
from monitoring.pages.parts.publish.person import person_input
from monitoring.pages.parts.publish.plain_words import plain
from monitoring.pages.parts.publish.uploader_style import uploader_style
from monitoring.storage.ledger import NotAllowed
from monitoring.storage.objects import Unreachable
from monitoring.storage.planning.importing import Import, imported
from monitoring.storage.planning.served import setting_of
from monitoring.storage.planning.versions import Overwritten
from monitoring.storage.served import served_store
from monitoring.storage.snapshot import Snapshot

FILE, FIELD, DONE, READ = "planning_file", "planning_upload", "planning_imported", "planning_read"
MOST_PROBLEMS = 200


def show_import(found: Snapshot, register: Register) -> None:
    """The field for a file; once one is there, what it would do and the button that does it."""
    if done := st.session_state.pop(DONE, ""):
        st.success(done, icon=":material/check_circle:")
    kept = st.session_state.get(FILE)
    if kept is None:
        _field()
        return
    name, content = kept
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(name)}**", width="content")
        st.button(text("Andere Datei"), key="planning_other", icon=":material/close:",
                  on_click=_forget)
    read = _read(content, name, _kind(name), register, found)
    _counts(read)
    _problems(read)
    if errors(read.problems):
        st.error(text("Bitte die Datei berichtigen und neu einlesen. Gespeichert wird alles "
                      "zusammen oder nichts."), icon=":material/block:")
    elif read.changes:
        _save(read)
    else:
        st.info(text("Alles in dieser Datei steht schon so im Register."))


def _field() -> None:
    st.html(f"<style>{uploader_style()}</style>")
    st.file_uploader(text("Ausgegebene und geänderte Datei: XLSX, ODS, CSV oder JSON"),
                     key=_key(), on_change=_take, type=None)
    st.html('<p class="note">' + escape(text(
        "Neue Einträge haben keine Kennung. Gespeichert wird erst, wenn Sie alles gesehen "
        "haben.")) + "</p>")


def _key() -> str:
    """A field of its own for each file: an old one would still hold the file before."""
    return f"{FIELD}_{st.session_state.get(FIELD, 0)}"


def _take() -> None:
    file = st.session_state.get(_key())
    if file is not None:
        st.session_state[FILE] = (file.name, file.getvalue())
        st.session_state[FIELD] = st.session_state.get(FIELD, 0) + 1


def _forget() -> None:
    st.session_state.pop(FILE, None)
    st.session_state.pop(READ, None)


def _kind(name: str) -> str:
    """Which kind a text table holds, where neither a sheet nor JSON says it."""
    if not name.lower().endswith((".csv", ".txt")):
        return ""
    options = {ALL: text("wie die Datei heißt"), **{
        one: str(kind.plural) for one, kind in KINDS.items()}}
    with st.container(width=270):
        chosen = st.selectbox(text("Art der Einträge in dieser Tabelle"), list(options),
                              key="planning_import_kind", placeholder=text("Bitte wählen"),
                              format_func=options.__getitem__)
    return "" if chosen in (None, ALL) else str(chosen)


def _read(
    content: bytes, name: str, kind: str, register: Register, found: Snapshot
) -> Import:
    """The file against the register as it is now; read once until either changes."""
    mark = (name, kind, register.number, found.release.id, current())
    known = st.session_state.get(READ)
    if known and known[0] == mark:
        read: Import = known[1]
        return read
    read = imported(content, name, register, setting_of(found), kind)
    st.session_state[READ] = (mark, read)
    return read


def _counts(read: Import) -> None:
    cards = "".join(
        f'<div class="card"><div class="figure">{rounded(n, 0)}</div><div>{escape(word)}</div>'
        "</div>" for n, word in ((read.new, text("neu")), (read.changed, text("geändert")),
                                 (read.same, text("gleich"))))
    st.html(f'<div class="cards counts">{cards}</div>')


def _problems(read: Import) -> None:
    if not read.problems:
        return
    ordered = sorted(read.problems, key=lambda one: one.severity != "error")
    head = (text("Wo"), text("Wert"), text("Was nicht stimmt und was zu tun ist"))
    rows = [(escape(_place(one)), escape(one.value), _sign(one) + escape(one.message))
            for one in ordered[:MOST_PROBLEMS]]
    st.html(html_table(text("Mängel der Datei"), head, rows))
    if len(ordered) > MOST_PROBLEMS:
        st.caption(text("und {n} weitere", n=rounded(len(ordered) - MOST_PROBLEMS, 0)))


def _place(one: Problem) -> str:
    parts = [text("Blatt {sheet}", sheet=one.sheet) if one.sheet else "",
             text("Zeile {row}", row=one.row) if one.row is not None else "",
             text("Spalte „{column}“", column=one.column) if one.column else ""]
    return ", ".join(part for part in parts if part) or one.file


def _sign(one: Problem) -> str:
    word = text("Fehler") if one.severity == "error" else text("Hinweis")
    return f"<b>{escape(word)}:</b> "


def _save(read: Import) -> None:
    by = person_input("planning_import_by")
    note = st.text_input(text("Notiz: warum?"), key="planning_import_note")
    wanted = st.button(text("Alles speichern"), key="planning_import_save", type="primary",
                       icon=":material/save:", disabled=not by)
    if not by:
        st.caption(text("Zum Speichern gehört ein Name."))
    if not wanted:
        return
    try:
        saved = served_store().ledger.save(read.changes, by, note)
    except (Overwritten, NotAllowed, Unreachable) as refused:
        st.error(str(refused), icon=":material/sync_problem:")
        return
    _forget()
    st.session_state[DONE] = text("1 Eintrag ist gespeichert.") if len(saved) == 1 else text(
        "{n} Einträge sind gespeichert.", n=rounded(len(saved), 0))
    st.rerun()
