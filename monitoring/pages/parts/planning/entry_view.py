"""One entry: title, state, all its fields, its figures, what refers to it, what can be done."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.access import plans
from monitoring.core.planning.field import FieldType
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.setting import Setting
from monitoring.core.prepared import Block, BlockKind
from monitoring.language import text
from monitoring.pages.parts.dashboards.adding import show_add
from monitoring.pages.parts.planning.comments_block import about_html, show_comments
from monitoring.pages.parts.planning.effect_block import show_effect
from monitoring.pages.parts.planning.entry_actions import show_actions, show_restoring
from monitoring.pages.parts.planning.entry_fields import fields_html
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.goal_data_block import show_goal_data
from monitoring.pages.parts.planning.history_block import show_history
from monitoring.pages.parts.planning.participation.act_block import show_act
from monitoring.pages.parts.planning.participation.needs_block import show_needs
from monitoring.pages.parts.publish.plain_words import plain
from monitoring.storage.moment import spoken
from monitoring.storage.planning.served import setting_of
from monitoring.storage.served import served_role
from monitoring.storage.snapshot import Snapshot

# Choices that say at one look what an entry is and how far.
CHIPS = ("tier", "state", "cycle", "stage", "side", "conclusion", "verdict", "actor_kind",
         "visibility")
_MOST = 20


def show_entry(found: Snapshot, register: Register, item: Item) -> None:
    """Everything about one entry."""
    setting = setting_of(found)
    _head(item, setting)
    show_actions(found, register, item)
    if shown := about_html(register, item) + fields_html(found, register, item, setting):
        st.html(shown)
    if item.kind == "goal" and (item.text("tier") == "operativ" or item.text("indicator")):
        show_goal_data(found, register, item)
        show_add(lambda: (Block(BlockKind.goal, goal=item.id),))
    if item.kind == "measure":
        show_effect(found, register, item)
    if item.kind == "act":
        show_act(found, register, item)
    if item.kind == "round":
        show_needs(found, item)
    _referring(register, item)
    show_comments(register, item)
    if plans(found.city, served_role()):
        show_history(found, register, item)


def show_deleted(found: Snapshot, register: Register, item: Item) -> None:
    """A deleted entry as it was, and the way to bring it back."""
    setting = setting_of(found)
    _head(item, setting)
    said = text("Gelöscht am {time} von {by}.", time=spoken(item.time), by=item.by)
    st.warning(plain(f"{said} {item.note}".strip()), icon=":material/delete:")
    show_restoring(item)
    if shown := fields_html(found, register, item, setting):
        st.html(shown)
    show_history(found, register, item)


def _head(item: Item, setting: Setting) -> None:
    chips = [_chip(str(KINDS[item.kind].label)), _chip(item.id)]
    for field in KINDS[item.kind].fields:
        if field.id in CHIPS and field.type is FieldType.choice and item.text(field.id):
            chips.append(_chip(str(setting.options(field).get(item.text(field.id),
                                                              item.text(field.id)))))
    who = text("Fassung {version}, {by}, {time}", version=item.version, by=item.by,
               time=spoken(item.time))
    if item.author and item.author != item.by:
        who += "; " + text("angelegt von {author}", author=item.author)
    title = item.title if len(item.title) < 120 else item.title[:117] + "…"
    st.html(f'<div class="entry-head"><h2>{escape(title)}</h2><div>{"".join(chips)}</div>'
            f'<p class="note">{escape(who)}</p></div>')


def _chip(words: str) -> str:
    return f'<span class="tag">{escape(words)}</span>'


def _referring(register: Register, item: Item) -> None:
    """What refers to the entry, by kind; comments have a block of their own."""
    boxes = []
    for kind in KINDS.values():
        own = register.referring(item.kind, item.id, kind.id)
        if own:
            rows = [f"<li>{entry_link(one)}{_state(one)}</li>" for one in own]
            shown = f'<ul class="plain">{"".join(rows[:_MOST])}</ul>'
            if len(rows) > _MOST:
                more = escape(text("und {n} weitere", n=len(rows) - _MOST))
                shown += (f'<details><summary>{more}</summary><ul class="plain">'
                          f'{"".join(rows[_MOST:])}</ul></details>')
            boxes.append(f'<section class="facts"><h3 class="part">{escape(str(kind.plural))}'
                         f"</h3>{shown}</section>")
    if boxes:
        st.subheader(text("Was sich darauf bezieht"))
        st.html(f'<div class="entry">{"".join(boxes)}</div>')


def _state(item: Item) -> str:
    kind = KINDS[item.kind]
    if not kind.state or not item.text(kind.state):
        return ""
    said = kind.by_id[kind.state].options.get(item.text(kind.state), item.text(kind.state))
    return f' <span class="beside">{escape(str(said))}</span>'
