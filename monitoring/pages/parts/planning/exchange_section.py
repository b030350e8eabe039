"""Entries as files: out as XLSX or JSON, and back in with every problem named."""

from __future__ import annotations

from functools import partial

import streamlit as st

from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.item import Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.setting import Setting
from monitoring.core.rounding import rounded
from monitoring.language import current, speaking, text
from monitoring.pages.parts import address
from monitoring.pages.parts.file_names import content_hash
from monitoring.pages.parts.planning.chosen import ALL, show_filters
from monitoring.pages.parts.planning.import_block import show_import
from monitoring.storage.planning.exchange_json import register_json
from monitoring.storage.planning.exchange_sheets import register_xlsx
from monitoring.storage.planning.served import planning_is_served, setting_of
from monitoring.storage.snapshot import Snapshot

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_exchange(found: Snapshot, register: Register) -> None:
    """What fits the choices as a file, then the field for a file that was changed elsewhere."""
    st.subheader(text("Ausgeben"))
    chosen = show_filters(found)
    kind = _kind()
    part = exported(register, found, chosen, kind)
    with st.container(horizontal=True, vertical_alignment="center"):
        _buttons(part, setting_of(found), found, kind)
    count = len(part.items)
    said = text("1 Eintrag.") if count == 1 else text("{n} Einträge.", n=rounded(count, 0))
    st.caption(said + " " + text("Jede Zeile behält Kennung und Fassung: So lässt sich die Datei "
                                 "ändern und wieder einlesen, ohne Neueres zu überschreiben."))
    if planning_is_served():
        st.subheader(text("Einlesen"))
        show_import(found, register)


def exported(register: Register, found: Snapshot, chosen: Chosen, kind: str) -> Register:
    """The part of the register that fits the choices; `kind` "" stands for all kinds."""
    items = [one for one in register.items.values() if kind in ("", one.kind)]
    return Register({one.key: one for one in fitting(items, chosen, found.cube.areas)},
                    register.number)


def _kind() -> str:
    options = {ALL: text("Alle Arten"), **{name: str(one.plural) for name, one in KINDS.items()}}
    value = address.known("kind", list(options), ALL, text("die Art"))
    with st.container(width=270):
        name = address.select(text("Art der Einträge"), "kind", list(options), value,
                              options.__getitem__)
    return "" if name == ALL else name


def _buttons(part: Register, setting: Setting, found: Snapshot, kind: str) -> None:
    kinds = (kind,) if kind else ()
    city, language = found.city.frame.id, current()
    name = f"planung-{kind or 'register'}-{setting.today.isoformat()}-{entries_hash(part)}"
    for form, mime, made in (
        ("xlsx", XLSX, partial(_sheets, language, part, setting, kinds)),
        ("json", "application/json", partial(register_json, part, city, kinds)),
    ):
        st.download_button(form.upper(), data=made, file_name=f"{name}.{form}", mime=mime,
                           icon=":material/download:", on_click="ignore",
                           key=f"planning_export_{form}")


def _sheets(language: str, part: Register, setting: Setting, kinds: tuple[str, ...]) -> bytes:
    # The file is made when a reader asks for it, in a thread that does not know the reader.
    with speaking(language):
        return register_xlsx(part, setting, kinds)


def entries_hash(part: Register) -> str:
    """Letters that change with any of the entries: each version of one is told by its number."""
    versions = sorted((one.kind, one.id, one.version) for one in part.items.values())
    return content_hash(repr(versions).encode())


def report_file(part: Register, setting: Setting, name: str) -> None:
    """A button for the tables behind a report; `name` says of which and of which release."""
    st.download_button(
        text("Tabellen als XLSX"), data=partial(_sheets, current(), part, setting, ()),
        file_name=f"{name}-{entries_hash(part)}.xlsx", mime=XLSX, icon=":material/download:",
        on_click="ignore", key="planning_report_xlsx")
