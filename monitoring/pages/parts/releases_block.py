"""Every release of a city and the files it was made from."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts.tables import scrolling
from monitoring.storage.base import inner_sources
from monitoring.storage.history import history
from monitoring.storage.moment import day
from monitoring.storage.snapshot import Snapshot
from monitoring.views.release import release_words
from monitoring.web.middleware import publishing_is_on


def show_releases(snapshot: Snapshot) -> None:
    """Newest first: number, day, author, note; the current one is marked."""
    st.markdown(text("Eine Ausgabe wird nie verändert. Eine Berichtigung ist eine neue Ausgabe, "
                     "und jede frühere lässt sich wieder gültig machen."))
    records = [*reversed(history(snapshot.store, snapshot.city, snapshot.profile))]
    rows = "".join(
        f'<tr><td class="number">{one["id"]}</td><td>{day(one["time"])}</td>'
        f"<td>{escape(_people(one))}</td><td>{escape(one['note'])}</td>"
        f"<td>{_state(one)}</td></tr>"
        for one in records
    )
    head = "".join(
        f'<th scope="col">{name}</th>'
        for name in (text("Ausgabe"), text("Tag"), text("Veröffentlicht von"), text("Notiz"),
                     text("Stand"))
    )
    st.html(scrolling(f'<table class="figures"><thead><tr>{head}</tr></thead>'
                      f"<tbody>{rows}</tbody></table>", text("Ausgaben")))


def _people(one: dict[str, Any]) -> str:
    """Who published it and, where a second person had to, who approved it."""
    if not one["approved_by"]:
        return str(one["by"])
    return text("{by}, freigegeben von {second}", by=one["by"], second=one["approved_by"])


def _state(one: dict[str, Any]) -> str:
    words = [text("gültig")] if one["current"] else []
    if one["act"] == "restored":
        words.append(text("stellt Ausgabe {id} wieder her", id=one["restored_from"]))
    return ", ".join(words)


def show_sources(snapshot: Snapshot) -> None:
    """Source files of the current release; size and fingerprint for those who publish."""
    if publishing_is_on():
        _show_kept(snapshot)
        return
    st.markdown(text("{release} beruht auf diesen Dateien.", release=release_words(snapshot)))
    names = (text("Datei"), text("Leseanleitung"), text("Seit Ausgabe"))
    rows = "".join(
        f"<tr><td>{escape(one['name'])}</td><td>{escape(one['recipe'])}</td>"
        f'<td class="number">{one.get("since", "–")}</td></tr>'
        for one in snapshot.sources
    )
    _show_table(names, rows)


def _show_kept(snapshot: Snapshot) -> None:
    """The files as the inner store keeps them; hash and size would tell others of secrets."""
    st.markdown(text("{release} beruht auf diesen Dateien. Der Fingerabdruck (SHA-256) zeigt, ob "
                     "eine Datei dieselbe ist.", release=release_words(snapshot)))
    rows = "".join(
        f"<tr><td>{escape(one['name'])}</td><td>{escape(one['recipe'])}</td>"
        f'<td class="number">{rounded(one["bytes"] / 1000, 0)} kB</td>'
        f"<td><code>{one['sha256'][:16]}…</code></td></tr>"
        for one in inner_sources(snapshot.store, snapshot.release).values()
    )
    names = (text("Datei"), text("Leseanleitung"), text("Größe"), text("Fingerabdruck"))
    _show_table(names, rows)


def _show_table(names: tuple[str, ...], rows: str) -> None:
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    st.html(scrolling(f'<table class="figures"><thead><tr>{head}</tr></thead>'
                      f"<tbody>{rows}</tbody></table>", names[0]))
