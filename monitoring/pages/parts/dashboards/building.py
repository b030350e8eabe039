"""Putting a dashboard together: titles, order, explanations, preview, saving."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from monitoring.core.planning.item import Register
from monitoring.core.prepared import AUDIENCES, KINDS, Audience, Block, BlockKind, Dashboard
from monitoring.language import Words, text
from monitoring.pages.parts.dashboards.draft import Draft, draft, moved, start
from monitoring.pages.parts.dashboards.opened import opened
from monitoring.pages.parts.dashboards.reading import show_reading
from monitoring.pages.parts.dashboards.saving import show_import, show_saving
from monitoring.storage.snapshot import Snapshot


def show_building(found: Snapshot, register: Register) -> None:
    """The form on the left, the preview on the right."""
    own = draft()
    left, right = st.columns([1, 1.2], gap="large")
    with left:
        _head(own)
        _release(found, register, own)
        _blocks(own)
        show_saving(found, own)
        show_import()
        st.button(text("Entwurf leeren"), key="draft_clear", icon=":material/delete_sweep:",
                  on_click=lambda: start(Draft(turn=own.turn + 1)))
    with right:
        st.subheader(text("Vorschau"))
        if own.dashboard.blocks:
            show_reading(opened(found, register, own.dashboard))
        else:
            st.info(text("Noch ist nichts darin. Auf Erkunden, im Sozialraumprofil, in der "
                         "Index-Werkstatt und der Planung fügt der Knopf „In eine Ansicht“ hinzu, "
                         "was dort zu sehen ist."))


def _head(own: Draft) -> None:
    one = own.dashboard
    label = _line(own, text("Titel"), "label", str(one.label))
    about = _area(own, text("Worum es geht"), "description", str(one.description))
    names = {audience.value: str(words) for audience, words in AUDIENCES.items()}
    audience = st.selectbox(text("Für wen"), list(names), key=_key(own, "audience"),
                            index=list(names).index(one.audience.value),
                            format_func=names.__getitem__)
    agenda = _line(own, text("Punkt der Tagesordnung"), "agenda", one.agenda)
    decision = _line(own, text("Beschluss (Gremium, Datum, Nummer)"), "decision", one.decision)
    before = _area(own, text("Was zuletzt beschlossen wurde"), "before", str(one.before or ""))
    contact = _line(own, text("Fragen an (Stelle)"), "contact", one.contact)
    own.dashboard = replace(
        one, label=_words(label), description=_words(about), audience=Audience(audience),
        agenda=agenda, decision=decision, before=_words(before) if before else None,
        contact=contact,
    )


def _release(found: Snapshot, register: Register, own: Draft) -> None:
    frozen = st.toggle(
        text("Auf Ausgabe {id} einfrieren", id=own.dashboard.release or found.release.id),
        value=bool(own.dashboard.release), key=_key(own, "frozen"),
        help=text("Eingefroren zeigt sie auch in Jahren dieselben Zahlen; sonst immer die "
                  "gültige Ausgabe."),
    )
    if frozen and not own.dashboard.release:
        own.dashboard = replace(own.dashboard, release=found.release.id,
                                register=register.number)
    elif not frozen:
        own.dashboard = replace(own.dashboard, release=0, register=0)
    own.public = st.toggle(text("Für alle sichtbar"), value=own.public, key=_key(own, "public"))


def _blocks(own: Draft) -> None:
    st.subheader(text("Bausteine"))
    st.button(text("Text hinzufügen"), key="draft_text", icon=":material/notes:",
              on_click=_append, args=(own, Block(BlockKind.text, text=_words(text("Text")))))
    changed = []
    for at, block in enumerate(own.dashboard.blocks):
        with st.container(border=True):
            changed.append(_block(own, at, block))
    own.dashboard = replace(own.dashboard, blocks=tuple(changed))


def _block(own: Draft, at: int, block: Block) -> Block:
    about = " · ".join(one for one in (block.indicator, block.level, block.period, block.index,
                                       block.goal, ", ".join(block.areas[:3])) if one)
    st.markdown(f"**{at + 1}. {KINDS[block.kind]}**")
    if about:
        st.text(about)
    title = _line(own, text("Überschrift"), f"title_{at}", str(block.title or ""))
    words = _area(own, text("Erläuterung"), f"text_{at}", str(block.text or ""))
    last = len(own.dashboard.blocks) - 1
    with st.container(horizontal=True):
        for label, icon, by, off in ((text("nach oben"), "arrow_upward", -1, at == 0),
                                     (text("nach unten"), "arrow_downward", 1, at == last)):
            st.button(label, key=f"draft_move_{at}_{by}", icon=f":material/{icon}:",
                      disabled=off, on_click=_move, args=(own, at, by))
        st.button(text("entfernen"), key=f"draft_remove_{at}", icon=":material/close:",
                  on_click=_remove, args=(own, at))
    return replace(block, title=_words(title) if title else None,
                   text=_words(words) if words else None)


def _append(own: Draft, block: Block) -> None:
    own.put(replace(own.dashboard, blocks=(*own.dashboard.blocks, block)))


def _move(own: Draft, at: int, by: int) -> None:
    own.put(replace(own.dashboard, blocks=moved(own.dashboard.blocks, at, by)))


def _remove(own: Draft, at: int) -> None:
    blocks = own.dashboard.blocks
    own.put(replace(own.dashboard, blocks=(*blocks[:at], *blocks[at + 1 :])))


def _key(own: Draft, name: str) -> str:
    # A new turn makes new fields, so that they show what was changed outside of them.
    return f"draft_{own.turn}_{name}"


def _line(own: Draft, label: str, name: str, value: str) -> str:
    found: str = st.text_input(label, value=value, key=_key(own, name), max_chars=300)
    return found.strip()


def _area(own: Draft, label: str, name: str, value: str) -> str:
    found: str = st.text_area(label, value=value, key=_key(own, name), height=80, max_chars=4000)
    return found.strip()


def _words(given: str) -> Words:
    return Words(given, given)


def copied(dashboard: Dashboard) -> Draft:
    """A new draft that starts from another dashboard."""
    return Draft(replace(dashboard, id="neu", release=0, register=0))
