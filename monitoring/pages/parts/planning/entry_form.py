"""The form for an entry of any kind: fields in groups, problems, saving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from monitoring.core.planning.field import Field
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
from monitoring.pages.parts.planning.drafts import NOTE, Draft, draft_of, forget_draft, kept_draft
from monitoring.pages.parts.planning.entry_fields import HIDDEN
from monitoring.pages.parts.planning.entry_way import go, presets
from monitoring.pages.parts.planning.entry_words import kind_words
from monitoring.pages.parts.planning.form_fields import is_narrow, show_field
from monitoring.pages.parts.planning.form_saving import BY, reading_of, save
from monitoring.pages.parts.planning.proposals import proposed
from monitoring.pages.parts.publish.person import person_input
from monitoring.pages.parts.publish.plain_words import plain
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
    st.subheader(text("{kind} anlegen", kind=kind_words(kind)))
    _form(found, register, name, before, setting, given)


def show_edit_form(found: Snapshot, register: Register, item: Item) -> None:
    """The form for an entry that is there."""
    st.subheader(text("{kind} bearbeiten: {title}", kind=kind_words(item.kind),
                      title=plain(item.title[:120])))
    _form(found, register, f"{item.kind}.{item.id}", item, setting_of(found))


def _form(
    found: Snapshot, register: Register, name: str, before: Item, setting: Setting,
    given: Mapping[str, str] | None = None,
) -> None:
    draft = draft_of(name, before, setting, given)
    reading = reading_of(draft, register, setting)
    with st.container(key="planning_form"):
        _show_top(draft, reading, register, setting)
        for group, heading in GROUPS.items():
            fields = [one for one in KINDS[before.kind].fields
                      if one.group == group and one.id not in HIDDEN]
            if fields:
                st.html(f'<h3 class="part">{escape(str(heading))}</h3>')
                _show_group(found, draft, fields, reading, register, setting)
        _show_saving(found, register, name, draft, reading)


def _show_top(draft: Draft, reading: Reading, register: Register, setting: Setting) -> None:
    """What comes and goes above the fields, in places of its own: nothing below moves."""
    with st.container():
        if draft.touched:
            st.html('<p class="note">' + escape(text(
                "Noch nicht gespeichert. Was Sie eingeben, bleibt bis zum Ende der Sitzung "
                "erhalten.")) + "</p>")
    with st.container():
        show_conflict(draft, reading, register, setting)
    with st.container():
        _show_problems(draft, reading)


def _show_problems(draft: Draft, reading: Reading) -> None:
    """All problems in one list at the top; each stands at its field too."""
    if draft.refused:
        st.error(draft.refused, icon=":material/block:")
    wrong = _to_mend(draft, reading)
    if wrong:
        rows = "".join(f"<li>{escape(label)}: {escape(one.message)}</li>"
                       for label, one in wrong)
        st.html(f'<div class="wrongs" role="alert"><strong>{escape(_count(wrong))}</strong>'
                f'<ul class="plain">{rows}</ul></div>')


def _to_mend(draft: Draft, reading: Reading) -> list[tuple[str, Problem]]:
    """What stopped saving, in the order of the form, with the label of its field."""
    if not draft.tried:
        return []
    fields = KINDS[draft.before.kind].by_id
    order = [one.id for group in GROUPS for one in fields.values() if one.group == group]
    wrong = sorted(errors(reading.problems), key=lambda one: order.index(one.column)
                   if one.column in order else len(order))
    return [(str(fields[one.column].label) if one.column in fields else one.column, one)
            for one in wrong]


def _count(wrong: Sequence[object]) -> str:
    return text("1 Angabe ist zu berichtigen:") if len(wrong) == 1 else \
        text("{n} Angaben sind zu berichtigen:", n=len(wrong))


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


def _show_saving(
    found: Snapshot, register: Register, name: str, draft: Draft, reading: Reading
) -> None:
    st.html(f'<h3 class="part">{escape(text("Speichern"))}</h3>')
    key = draft.key(NOTE)
    left, right = st.columns(2)
    with left:
        by = person_input(BY)
    with right:
        label = text("Was hat sich geändert?") if draft.before.version else text("Notiz")
        st.text_input(label, str(draft.begun[NOTE]), key=key, on_change=_keep_note,
                      args=(draft, key))
    with st.container(horizontal=True):
        st.button(text("Speichern"), key="planning_save", type="primary", icon=":material/save:",
                  on_click=save, args=(found, register, name, draft))
        st.button(text("Abbrechen"), key="planning_leave", on_click=_leave, args=(draft,))
        st.button(text("Eingaben verwerfen"), key="planning_discard", icon=":material/undo:",
                  disabled=not draft.touched, on_click=_discard, args=(name, draft))
    if not by:
        st.caption(text("Zum Speichern gehört ein Name."))
    # Who has just pressed the button is far below the list of problems.
    if wrong := _to_mend(draft, reading):
        names = ", ".join(dict.fromkeys(label for label, _ in wrong))
        st.html(f'<p class="wrong below">✕ {escape(_count(wrong))} {escape(names)}</p>')
    if draft.theirs is not None:
        said = text("Noch nicht gespeichert: Oben stehen zwei Fassungen.")
        st.html(f'<p class="wrong below">✕ {escape(said)}</p>')


def _keep_note(draft: Draft, key: str) -> None:
    draft.note = st.session_state[key]


def _leave(draft: Draft) -> None:
    """Back to where the form was opened; what was typed stays for the session."""
    draft.catch_up()
    before = draft.before
    go(entry=f"{before.kind}.{before.id}" if before.id else address.chosen("entry"))


def _discard(name: str, draft: Draft) -> None:
    forget_draft(name)
    _leave(draft)
