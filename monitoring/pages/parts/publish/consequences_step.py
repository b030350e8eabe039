"""Fourth step: what would change for those who read the release."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from monitoring.core.consequences import Dependent
from monitoring.core.rounding import rounded
from monitoring.language import current, speaking, text
from monitoring.pages.parts.publish.changes_map import show_changes_map
from monitoring.pages.parts.publish.consequences import Consequences
from monitoring.pages.parts.publish.difference_table import differences_csv, differences_html
from monitoring.pages.parts.publish.protection_block import show_protection
from monitoring.pages.parts.publish.work import Work
from monitoring.storage.snapshot import Snapshot

NAMED = 30


def show_consequences(snapshot: Snapshot, work: Work, found: Consequences) -> None:
    """Numbers, differences, map, and everything that shows the changed figures."""
    st.subheader(text("4. Folgen"))
    st.html(_numbers(found))
    if not found.all:
        st.info(text("Die Tabelle ändert nichts an der gültigen Ausgabe."), icon=":material/info:")
        return
    show_protection(found)
    left, right = st.columns([1.8, 1], gap="large")
    with left:
        st.html(differences_html(found.table, found.all, snapshot.city))
        st.download_button(
            text("Alle Unterschiede (CSV)"), data=partial(_csv, found, current()),
            file_name=f"{text('unterschiede')}-{work.name.partition('.')[0]}-nach-ausgabe"
            f"{snapshot.release.id}.csv",
            mime="text/csv", icon=":material/download:", on_click="ignore",
            key=f"differences_{work.number}",
        )
    with right:
        show_changes_map(snapshot, work, found)
        _dependents(found.dependents)


def _csv(found: Consequences, language: str) -> bytes:
    # Made when it is asked for, in a thread that does not know the reader.
    with speaking(language):
        return differences_csv(found.every_difference(), found.draft.city)


def _numbers(found: Consequences) -> str:
    names = {"new": text("neu"), "changed": text("geändert"), "gone": text("entfallen"),
             "implausible": text("unplausibel")}
    cards = "".join(
        f'<div class="card"><div class="figure">{rounded(found.counts[name], 0)}</div>'
        f'<div class="change">{escape(word)}</div></div>' for name, word in names.items()
    )
    return f'<div class="cards counts">{cards}</div>'


def _dependents(found: list[Dependent]) -> None:
    """What shows other figures, by kind; areas that a dashboard would lose as a warning."""
    for one in found:
        if one.emptied:
            st.warning(text("Ansicht „{label}“: ohne Zahl wären dann {areas}.", label=one.label,
                            areas=_named(one.emptied)), icon=":material/warning:")
        if one.moved and one.kind == "goal":
            st.warning(text("Ziel „{label}“: der Ausgangswert ändert sich in {areas}. Bitte das "
                            "Ziel danach prüfen.", label=one.label, areas=_named(one.moved)),
                       icon=":material/flag:")
        elif one.moved:
            st.warning(text("Index „{label}“, Wechsel der Klasse: {areas}.", label=one.label,
                            areas=_named(one.moved)), icon=":material/tune:")
    kinds = {"key": text("Kennzahlen"), "plan": text("Fachpläne"), "index": text("Indizes"),
             "dashboard": text("Ansichten"), "goal": text("Ziele"),
             "formula": text("Berechnete Indikatoren")}
    lines = []
    for kind, name in kinds.items():
        own = [one for one in found if one.kind == kind]
        if own:
            words = ", ".join(f"{one.label} ({rounded(one.figures, 0)})" for one in own[:NAMED])
            lines.append(f"<dt>{escape(name)}</dt><dd>{escape(_more(words, len(own)))}</dd>")
    if lines:
        title = text("Davon hängt ab (Zahl der Änderungen)")
        st.html(f'<p><b>{escape(title)}</b></p><dl class="depends">{"".join(lines)}</dl>')


def _named(areas: tuple[str, ...]) -> str:
    return _more(", ".join(areas[:NAMED]), len(areas))


def _more(words: str, count: int) -> str:
    """The first names, and how many there are beyond them."""
    if count <= NAMED:
        return words
    return f"{words} {text('und {n} weitere', n=rounded(count - NAMED, 0))}"
