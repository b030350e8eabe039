"""The fields of an entry as definition lists, one for each group."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from urllib.parse import urlencode

from monitoring.core.planning.field import Field, FieldType
from monitoring.core.planning.field_words import field_words
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.places import area_at, is_current
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import day_text
from monitoring.core.planning.words import GROUPS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entry_links import links_to
from monitoring.pages.parts.planning.figure_line import explore_address
from monitoring.storage.snapshot import Snapshot

# Names what a comment is about; its own block says it in words.
HIDDEN = frozenset({"about_kind", "about"})
_FEW = 12


def fields_html(found: Snapshot, register: Register, item: Item, setting: Setting) -> str:
    """HTML of all fields that are filled in, below the headings of their groups."""
    kind = KINDS[item.kind]
    boxes = []
    for group, heading in GROUPS.items():
        rows = [_row(found, register, item, field, setting) for field in kind.fields
                if field.group == group and field.id not in HIDDEN
                and (field.id != kind.title or field.type is not FieldType.line)
                and item.data.get(field.id) not in (None, "", [], ())]
        if rows:
            boxes.append(f'<section class="facts"><h3 class="part">{escape(str(heading))}</h3>'
                         f"<dl>{''.join(rows)}</dl></section>")
    return f'<div class="entry">{"".join(boxes)}</div>' if boxes else ""


def _row(
    found: Snapshot, register: Register, item: Item, field: Field, setting: Setting
) -> str:
    shown = _SHOWN.get(field.type)
    value = shown(found, register, item, field) if shown else \
        f'<div class="said">{escape(field_words(item, field, register, setting))}</div>'
    if field.id == "steps":
        value = steps_html(item, setting)
    if field.id == "decision_until" and item.text(field.id) < setting.today.isoformat():
        value += _late(text("abgelaufen"))
    return f"<dt>{escape(str(field.label))}</dt><dd>{value}</dd>"


def steps_html(item: Item, setting: Setting) -> str:
    """The steps as a list; done and overdue ones say so in words."""
    today = setting.today.isoformat()
    rows = []
    for step in item.data.get("steps") or ():
        due = str(step.get("due") or "")
        said = escape(str(step.get("what", "")))
        if due:
            said += f' <span class="beside">{escape(text("bis {day}", day=day_text(due)))}</span>'
        if step.get("done"):
            said += f' <span class="beside">✓ {escape(text("erledigt"))}</span>'
        elif due and due < today:
            said += _late(text("überfällig"))
        rows.append(f"<li>{said}</li>")
    return f'<ul class="plain">{"".join(rows)}</ul>'


def _late(words: str) -> str:
    return f' <span class="late">⚠ {escape(words)}</span>'


def _areas(found: Snapshot, _register: Register, item: Item, field: Field) -> str:
    areas = found.cube.areas
    links = []
    for key in item.list(field.id):
        at = area_at(areas, key)
        if at is None:
            links.append(escape(key))
            continue
        edition = "" if is_current(areas, at) else areas.editions[at]
        to = urlencode(address.link(area=areas.ids[at], edition=edition))
        old = _late(text("früherer Gebietsstand {edition}", edition=edition)) if edition else ""
        links.append(f'{_link(f"profil?{to}", areas.names[at])}{old}')
    return _many(links)


def _indicators(found: Snapshot, _register: Register, item: Item, field: Field) -> str:
    areas = [area_at(found.cube.areas, key) for key in item.list("areas")[:1]]
    declared = found.city.indicators
    return _many([
        _link(explore_address(found, one, areas[0] if areas else None), str(declared[one].label))
        if one in declared else escape(one) for one in item.list(field.id)])


def _plans(found: Snapshot, _register: Register, item: Item, field: Field) -> str:
    plans = found.city.plans
    return _many([_link(f"fachplaene?{urlencode(address.link(plan=one))}", str(plans[one].label))
                  if one in plans else escape(one) for one in item.list(field.id)])


def _entries(_found: Snapshot, register: Register, item: Item, field: Field) -> str:
    return _many([links_to(register, field.target, (one,)) for one in item.list(field.id)])


def _web(_found: Snapshot, _register: Register, item: Item, field: Field) -> str:
    to = item.text(field.id)
    if not to.startswith(("https://", "http://")):
        return escape(to)
    return f'<a href="{escape(to)}" target="_blank" rel="noopener noreferrer">{escape(to)}</a>'


def _link(to: str, words: str) -> str:
    return f'<a href="{escape(to)}" target="_self">{escape(words)}</a>'


def _many(links: list[str]) -> str:
    """Links one after another; very many behind a line that opens."""
    if len(links) <= _FEW:
        return ", ".join(links)
    more = escape(text("und {n} weitere", n=len(links) - _FEW))
    return (f"{', '.join(links[:_FEW])} <details><summary>{more}</summary>"
            f"{', '.join(links[_FEW:])}</details>")


_Shown = Callable[[Snapshot, Register, Item, Field], str]
_SHOWN: dict[FieldType, _Shown] = {
    FieldType.areas: _areas, FieldType.indicator: _indicators, FieldType.indicators: _indicators,
    FieldType.plan: _plans, FieldType.plans: _plans, FieldType.entry: _entries,
    FieldType.entries: _entries, FieldType.link: _web,
}
