"""The history of an entry: who changed what, when and why."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.planning.field import FieldType
from monitoring.core.planning.field_words import Changed, changes_between
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.setting import Setting
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.storage.moment import spoken
from monitoring.storage.planning.served import setting_of
from monitoring.storage.served import served_store
from monitoring.storage.snapshot import Snapshot


def show_history(found: Snapshot, register: Register, item: Item) -> None:
    """A switch; once it is on, every version, the newest first, with what it changed."""
    st.subheader(text("Fassungen"))
    if not address.switch(text("Alle Fassungen zeigen ({n})", n=item.version), "history"):
        return
    setting = setting_of(found)
    versions = served_store().ledger.versions(item.kind, item.id)
    first = Item(item.kind, item.id)
    rows = [_version(one, before, register, setting)
            for before, one in zip([first, *versions], versions, strict=False)]
    st.html(f'<ol class="history">{"".join(reversed(rows))}</ol>')


def _version(one: Item, before: Item, register: Register, setting: Setting) -> str:
    head = text("Fassung {version}, {by}, {time}", version=one.version, by=one.by,
                time=spoken(one.time))
    note = f'<p class="said">{escape(one.note)}</p>' if one.note else ""
    return f"<li><strong>{escape(head)}</strong>{note}{_what(one, before, register, setting)}</li>"


def _what(one: Item, before: Item, register: Register, setting: Setting) -> str:
    if one.gone:
        return f"<p>{escape(text('Gelöscht.'))}</p>"
    back = f"<p>{escape(text('Wiederhergestellt.'))}</p>" if before.gone else ""
    changed = changes_between(before, one, register, setting)
    if before.version == 0:
        said = text("Angelegt mit {n} Angaben.", n=len(changed))
        return f"<p>{escape(said)}</p>"
    if not changed:
        return back or f"<p>{escape(text('Kein Feld geändert.'))}</p>"
    return back + f'<ul class="plain">{"".join(_change(each) for each in changed)}</ul>'


def _change(one: Changed) -> str:
    label = escape(str(one.field.label))
    if one.field.type in (FieldType.text, FieldType.steps):
        return (f"<li>{label}: <details><summary>{escape(text('vorher und nachher'))}</summary>"
                f'<p class="was said">{escape(one.before)}</p>'
                f'<p class="said">{escape(one.after)}</p></details></li>')
    return f'<li>{label}: <span class="was">{escape(one.before)}</span> → {escape(one.after)}</li>'
