"""Putting a dashboard together: titles, occasion, release, blocks, preview, saving."""

from __future__ import annotations

import streamlit as st

from monitoring.core.planning.item import Register
from monitoring.core.prepared import AUDIENCES
from monitoring.language import text
from monitoring.pages.parts.dashboards.blocks_form import show_blocks
from monitoring.pages.parts.dashboards.draft import Draft, draft, start
from monitoring.pages.parts.dashboards.form import area, key_of, line, take_fields
from monitoring.pages.parts.dashboards.importing import show_import
from monitoring.pages.parts.dashboards.new_block import show_new_block
from monitoring.pages.parts.dashboards.opened import opened
from monitoring.pages.parts.dashboards.reading import show_reading
from monitoring.pages.parts.dashboards.saving import show_saving
from monitoring.storage.earlier import frozen, living
from monitoring.storage.snapshot import Snapshot


def show_building(found: Snapshot, register: Register) -> None:
    """The form on the left, the preview on the right."""
    own = draft()
    take_fields(own)
    preview = opened(found, register, own.dashboard)
    left, right = st.columns([1, 1.2], gap="large")
    with left:
        _head(own)
        _release(found, register, own)
        show_blocks(found, own, preview)
        show_new_block(found, register, own)
        show_saving(found, own)
        show_import()
        st.button(text("Entwurf leeren"), key="draft_clear", icon=":material/delete_sweep:",
                  on_click=lambda: start(Draft(turn=own.turn + 1)))
    with right:
        st.subheader(text("Vorschau"))
        if own.dashboard.blocks:
            show_reading(preview, level=3, links=False)
        else:
            st.info(text("Noch ist nichts darin. Auf Erkunden, im Sozialraumprofil, in der "
                         "Index-Werkstatt und der Planung fügt der Knopf „In eine Ansicht“ hinzu, "
                         "was dort zu sehen ist."))


def _head(own: Draft) -> None:
    one = own.dashboard
    line(own, text("Titel"), "label", str(one.label))
    area(own, text("Worum es geht"), "description", str(one.description))
    names = {audience.value: str(words) for audience, words in AUDIENCES.items()}
    st.selectbox(text("Für wen"), list(names), key=key_of(own, "audience"),
                 index=list(names).index(one.audience.value), format_func=names.__getitem__,
                 placeholder=text("Bitte wählen"))
    line(own, text("Punkt der Tagesordnung"), "agenda", str(one.agenda or ""))
    line(own, text("Beschluss (Gremium, Datum, Nummer)"), "decision", str(one.decision or ""))
    area(own, text("Was zuletzt beschlossen wurde"), "before", str(one.before or ""))
    line(own, text("Fragen an (Stelle)"), "contact", str(one.contact or ""))
    st.toggle(text("Deutsch und Englisch getrennt schreiben"), value=own.apart,
              key=key_of(own, "apart"))
    if own.apart:
        st.caption(text("Was Sie jetzt schreiben, gilt nur für die Sprache, in der Sie die Seite "
                        "gerade lesen."))


def _release(found: Snapshot, register: Register, own: Draft) -> None:
    release = own.dashboard.release or found.release.id
    st.toggle(
        text("Auf Ausgabe {id} einfrieren", id=release), value=bool(own.dashboard.release),
        key=key_of(own, "frozen"), on_change=_freeze, args=(own, found, register.number),
    )
    st.caption(text("Eingefroren zeigt sie auch in Jahren dieselben Zahlen; sonst immer die "
                    "gültige Ausgabe."))
    st.toggle(text("Für alle sichtbar"), value=own.public, key=key_of(own, "public"))


def _freeze(own: Draft, found: Snapshot, versions: int) -> None:
    wanted = bool(st.session_state[key_of(own, "frozen")])
    own.dashboard = frozen(found, own.dashboard, versions) if wanted else living(own.dashboard)
