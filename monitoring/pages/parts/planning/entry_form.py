"""The form for an entry of any kind: fields in groups, problems, saving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from monitoring.core.planning.field import Field, Kind
from monitoring.core.planning.form import Reading, preset_data
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.words import GROUPS
from monitoring.core.problem import Problem, errors
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.baseline_line import show_baseline
from monitoring.pages.parts.planning.conflict_block import show_conflict
from monitoring.pages.parts.planning.drafts import Draft, draft_of, forget_draft, kept_draft
from monitoring.pages.parts.planning.entry_fields import HIDDEN
from monitoring.pages.parts.planning.entry_way import go, presets
from monitoring.pages.parts.planning.form_fields import is_narrow, show_field
from monitoring.pages.parts.planning.form_saving import BY, reading_of, save
from monitoring.pages.parts.planning.proposals import proposed
from monitoring.pages.parts.publish.person import person_input
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot


def show_new_form(found: Snapshot, register: Register, kind: str) -> None:
    """The form for a new entry, with what the address says about it filled in."""
    setting, given = setting_of(found), presets()
    name = f"{kind}:" + "&".join(f"{one}={given[one]}" for one in sorted(given))
    known = kept_draft(name)
    if known:
        before = known.before
    else:
        data = preset_data(KINDS[kind], given, register, setting)
        before = Item(kind, "", data=proposed(kind, data, found, register, setting))
    st.subheader(text("{kind} anlegen", kind=KINDS[kind].label))
    _form(found, register, name, before, setting, given)


def show_edit_form(found: Snapshot, register: Register, item: Item) -> None:
    """The form for an entry that is there."""
    st.subheader(text("{kind} bearbeiten: {title}", kind=KINDS[item.kind].label,
                      title=item.title[:120]))
    _form(found, register, f"{item.kind}.{item.id}", item, setting_of(found))


def _form(
    found: Snapshot, register: Register, name: str, before: Item, setting: Setting,
    given: Mapping[str, str] | None = None,
) -> None:
    draft = draft_of(name, before, setting, given)
    reading = reading_of(draft, register, setting)
    with st.container(key="planning_form"):
        if draft.touched:
            st.html('<p class="note">' + escape(text(
                "Noch nicht gespeichert. Was Sie eingeben, bleibt bis zum Ende der Sitzung "
                "erhalten.")) + "</p>")
        show_conflict(draft, reading, register, setting)
        _show_problems(draft, reading)
        for group, heading in GROUPS.items():
            fields = [one for one in KINDS[before.kind].fields
                      if one.group == group and one.id not in HIDDEN]
            if fields:
                st.html(f'<h3 class="part">{escape(str(heading))}</h3>')
                _show_group(found, draft, fields, reading, register, setting)
        _show_saving(found, register, name, draft)


def _show_problems(draft: Draft, reading: Reading) -> None:
    """All problems in one list at the top; each stands at its field too."""
    if draft.refused:
        st.error(draft.refused, icon=":material/block:")
    if not draft.tried:
        return
    wrong = errors(reading.problems)
    if not wrong:
        return
    said = text("1 Angabe ist zu berichtigen:") if len(wrong) == 1 else \
        text("{n} Angaben sind zu berichtigen:", n=len(wrong))
    kind = KINDS[draft.before.kind]
    rows = "".join(f"<li>{escape(_place(kind, one))}: {escape(one.message)}</li>"
                   for one in wrong)
    st.html(f'<div class="wrongs" role="alert"><strong>{escape(said)}</strong>'
            f'<ul class="plain">{rows}</ul></div>')


def _place(kind: Kind, problem: Problem) -> str:
    field = kind.by_id.get(problem.column)
    return str(field.label) if field else problem.column


def _show_group(
    found: Snapshot, draft: Draft, fields: Sequence[Field], reading: Reading,
    register: Register, setting: Setting,
) -> None:
    """The fields of a group; two short ones share a line."""
    waiting: list[Field] = []
    for field in fields:
        if is_narrow(field):
            waiting.append(field)
        if waiting and (len(waiting) == 2 or not is_narrow(field)):
            _row(found, draft, waiting, reading, register, setting)
            waiting = []
        if not is_narrow(field):
            show_field(draft, field, reading, register, setting)
    if waiting:
        _row(found, draft, waiting, reading, register, setting)


def _row(
    found: Snapshot, draft: Draft, fields: Sequence[Field], reading: Reading,
    register: Register, setting: Setting,
) -> None:
    for column, field in zip(st.columns(2), fields, strict=False):
        with column:
            show_field(draft, field, reading, register, setting)
    if any(one.id == "baseline" for one in fields):
        show_baseline(found, draft, reading)


def _show_saving(found: Snapshot, register: Register, name: str, draft: Draft) -> None:
    st.html(f'<h3 class="part">{escape(text("Speichern"))}</h3>')
    key = draft.key("#note")
    if key not in st.session_state:
        st.session_state[key] = draft.note
    left, right = st.columns(2)
    with left:
        by = person_input(BY)
    with right:
        st.text_input(text("Was hat sich geändert?") if draft.before.version else
                      text("Notiz"), key=key, on_change=_keep_note, args=(draft, key))
    with st.container(horizontal=True):
        st.button(text("Speichern"), key="planning_save", type="primary", icon=":material/save:",
                  on_click=save, args=(found, register, name, draft))
        st.button(text("Abbrechen"), key="planning_leave", on_click=_leave, args=(draft,))
        if draft.touched:
            st.button(text("Eingaben verwerfen"), key="planning_discard",
                      icon=":material/undo:", on_click=_discard, args=(name, draft))
    if not by:
        st.caption(text("Zum Speichern gehört ein Name."))


def _keep_note(draft: Draft, key: str) -> None:
    draft.note = st.session_state[key]


def _leave(draft: Draft) -> None:
    """Back to where the form was opened; what was typed stays for the session."""
    before = draft.before
    go(entry=f"{before.kind}.{before.id}" if before.id else address.chosen("entry"))


def _discard(name: str, draft: Draft) -> None:
    forget_draft(name)
    _leave(draft)
