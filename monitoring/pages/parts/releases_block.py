"""Every release of a city and the files it was made from."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts.loaded import day, release_words
from monitoring.storage.snapshot import Snapshot


def show_releases(snapshot: Snapshot) -> None:
    """Newest first: number, day, author, note; the current one is marked."""
    st.markdown(text("Eine Ausgabe wird nie verändert. Eine Berichtigung ist eine neue Ausgabe, "
                     "und jede frühere lässt sich wieder gültig machen."))
    rows = "".join(
        f'<tr><td class="number">{entry.id}</td><td>{day(entry.time)}</td>'
        f"<td>{escape(entry.by)}</td><td>{escape(entry.note)}</td>"
        f"<td>{_state(entry.id == snapshot.release.id, entry.restored_from)}</td></tr>"
        for entry in reversed(snapshot.store.ledger.entries())
    )
    head = "".join(
        f'<th scope="col">{name}</th>'
        for name in (text("Ausgabe"), text("Tag"), text("Veröffentlicht von"), text("Notiz"),
                     text("Stand"))
    )
    st.html(f'<div class="scroll"><table class="figures"><thead><tr>{head}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>")


def _state(current: bool, restored_from: int | None) -> str:
    words = [text("gültig")] if current else []
    if restored_from:
        words.append(text("stellt Ausgabe {id} wieder her", id=restored_from))
    return ", ".join(words)


def show_sources(snapshot: Snapshot) -> None:
    """Source files of the current release with size and fingerprint."""
    st.markdown(text("{release} beruht auf diesen Dateien. Der Fingerabdruck (SHA-256) zeigt, ob "
                     "eine Datei dieselbe ist.", release=release_words(snapshot)))
    rows = "".join(
        f"<tr><td>{escape(one['name'])}</td><td>{escape(one['recipe'])}</td>"
        f'<td class="number">{rounded(one["bytes"] / 1000, 0)} kB</td>'
        f"<td><code>{one['sha256'][:16]}…</code></td></tr>"
        for one in snapshot.sources
    )
    head = "".join(
        f'<th scope="col">{name}</th>'
        for name in (text("Datei"), text("Leseanleitung"), text("Größe"), text("Fingerabdruck"))
    )
    st.html(f'<div class="scroll"><table class="figures"><thead><tr>{head}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>")
