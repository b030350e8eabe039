"""The fields of a form: one widget for each, what it needs, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from monitoring.core.planning.field import Field, FieldType
from monitoring.core.planning.field_words import unit_of
from monitoring.core.planning.form import Reading, need_of
from monitoring.core.planning.item import Register
from monitoring.core.planning.places import area_key, is_current
from monitoring.core.planning.setting import Setting
from monitoring.core.problem import Problem
from monitoring.core.ranking import sort_key
from monitoring.language import text
from monitoring.pages.parts.planning.drafts import Draft

NOTHING = "–"
_LONG = frozenset({FieldType.text, FieldType.steps})
_CHOSEN = frozenset({FieldType.choice, FieldType.plan, FieldType.indicator, FieldType.transition,
                     FieldType.entry})
_NARROW = frozenset({FieldType.line, FieldType.number, FieldType.money, FieldType.whole,
                     FieldType.year, FieldType.date, FieldType.choice, FieldType.plan})


def is_narrow(field: Field) -> bool:
    """Whether a field shares its line with the next one."""
    return field.type in _NARROW and field.id != "title"


def show_field(
    draft: Draft, field: Field, reading: Reading, register: Register, setting: Setting
) -> None:
    """A widget with its label; below it every problem, and how it is filled in."""
    begun = draft.begun[field.id]
    label = _label(draft, field, reading, setting)
    args = {"key": draft.key(field.id), "on_change": _keep, "args": (draft, field.id)}
    if field.type is FieldType.flag:
        st.toggle(label, value=bool(begun), **args)  # type: ignore[arg-type]
    elif field.type in _CHOSEN:
        _select(label, field, draft, register, setting, args)
    elif isinstance(draft.raw[field.id], list):
        _several(label, field, draft, register, setting, args)
    elif field.type in _LONG:
        st.text_area(label, str(begun), placeholder="", **args)  # type: ignore[call-overload]
    else:
        st.text_input(label, str(begun), placeholder="", **args)  # type: ignore[call-overload]
    problems = [one for one in reading.at(field.id) if is_shown(one, draft)]
    # A place of its own: nothing moves when a sentence comes or goes, so no click is lost.
    place = st.container()
    if below := problems_html(problems) + _hint(field):
        place.html(below)


def is_shown(problem: Problem, draft: Draft) -> bool:
    """Whether a problem is said already: gaps only after somebody tried to save."""
    return draft.tried or problem.rule not in ("planning-missing", "planning-start")


def problems_html(problems: Sequence[Problem]) -> str:
    """Sentences for right below a field; "" for none."""
    return "".join(
        f'<p class="wrong {one.severity}" role="alert">{_sign(one)} {escape(one.message)}'
        f"{_value(one)}</p>" for one in problems)


def _sign(one: Problem) -> str:
    return f"⚠ {escape(text('Hinweis:'))}" if one.severity == "warning" else "✕"


def _value(one: Problem) -> str:
    return f' <span class="quoted">({escape(one.value)})</span>' if one.value else ""


def _label(draft: Draft, field: Field, reading: Reading, setting: Setting) -> str:
    unit = unit_of(draft.before.kind, field, reading.item.data, setting)
    need = need_of(field, reading.item)
    label = f"{field.label} ({unit})" if unit else str(field.label)
    if need:
        said = text("nötig") if need == "required" else text("nötig, damit es beginnen kann")
        label = f"{label} – {said}"
    # Labels are read as Markdown; these stand for themselves.
    return "".join(f"\\{one}" if one in "*_[]$<>:`" else one for one in label)


def _hint(field: Field) -> str:
    usual = {FieldType.steps: text("Ein Schritt je Zeile: was | bis wann | erledigt"),
             FieldType.date: text("Tag wie 31.12.2027")}
    said = str(field.help) if field.help else usual.get(field.type, "")
    return f'<p class="hint">{escape(said)}</p>' if said else ""


def _select(
    label: str, field: Field, draft: Draft, register: Register, setting: Setting,
    args: Mapping[str, object],
) -> None:
    options = _options(field, register, setting)
    begun = str(draft.begun[field.id])
    options = {"": NOTHING, **options,
               **_unknown(options, [begun, str(draft.raw[field.id])])}
    st.selectbox(label, list(options), list(options).index(begun),  # type: ignore[call-overload]
                 format_func=lambda one: options.get(one, str(one)),
                 placeholder=text("Bitte wählen"), **args)


def _several(
    label: str, field: Field, draft: Draft, register: Register, setting: Setting,
    args: Mapping[str, object],
) -> None:
    begun, chosen = draft.begun[field.id], draft.raw[field.id]
    assert isinstance(begun, list)
    assert isinstance(chosen, list)
    options = _options(field, register, setting)
    options = {**options, **_unknown(options, [*begun, *chosen])}
    st.multiselect(label, list(options), begun,  # type: ignore[call-overload]
                   format_func=lambda one: options.get(one, str(one)),
                   placeholder=text("Bitte wählen"), select_all=False, **args)


def _unknown(options: Mapping[str, str], chosen: Sequence[str]) -> dict[str, str]:
    """What an entry names and a list no longer has stays there until somebody changes it."""
    return {one: text("{id} (nicht in der Liste)", id=one) for one in chosen
            if one and one not in options}


def _options(field: Field, register: Register, setting: Setting) -> dict[str, str]:
    if field.type is FieldType.areas:
        return area_options(setting)
    if field.type in (FieldType.entry, FieldType.entries):
        named = {one.id: f"{one.title[:80]} ({one.id})" for one in register.of(field.target)}
        return _sorted(named)
    found = {name: str(label) for name, label in setting.options(field).items()}
    return found if field.options else _sorted(found)


def _sorted(options: dict[str, str]) -> dict[str, str]:
    return dict(sorted(options.items(), key=lambda one: sort_key(one[1])))


def area_options(setting: Setting) -> dict[str, str]:
    """All districts of today's boundaries, the smallest ones first."""
    areas = setting.areas
    levels = {one.id: str(one.label) for one in setting.city.frame.levels}
    order = list(levels)
    own = [one for one in range(len(areas)) if is_current(areas, one)]
    own.sort(key=lambda one: (order.index(areas.levels[one]), sort_key(areas.names[one])))
    return {area_key(areas, one): f"{areas.names[one]} ({levels[areas.levels[one]]})"
            for one in own}


def _keep(draft: Draft, name: str) -> None:
    draft.raw[name] = st.session_state[draft.key(name)]
