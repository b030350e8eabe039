"""The record: who did what, when, from which release to which, and why."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts.tables import scrolling
from monitoring.storage.history import acts
from monitoring.storage.moment import spoken
from monitoring.storage.snapshot import Snapshot

SHOWN = 200
CHECKED = "record_checked"


def show_record(snapshot: Snapshot) -> None:
    """The newest acts first, and a check that nothing was changed afterwards."""
    st.markdown(text("Jede Zeile ist mit der vorigen verkettet: Was einmal im Protokoll steht, "
                     "lässt sich nicht unbemerkt ändern."))
    _check(snapshot)
    rows = list(reversed(acts(snapshot.store, publishes=True)))
    if not rows:
        st.info(text("Noch ist nichts geschehen."))
        return
    body = "".join(_row(one) for one in rows[:SHOWN])
    names = (text("Nr."), text("Wann"), text("Wer"), text("Was"), text("Von → zu Ausgabe"),
             text("Warum"))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    st.html(scrolling(f'<table class="figures"><thead><tr>{head}</tr></thead>'
                      f"<tbody>{body}</tbody></table>", text("Protokoll")))
    if len(rows) > SHOWN:
        st.caption(text("und {n} frühere; „sozialraum record“ nennt alle", n=len(rows) - SHOWN))


def _check(snapshot: Snapshot) -> None:
    if st.button(text("Verzeichnis und Dateien prüfen"), key="verify",
                 icon=":material/verified_user:"):
        with st.spinner(text("Prüfen …")):
            damages = snapshot.store.damages()
        if not damages:
            st.success(text("Alle Dateien und Einträge sind unversehrt."),
                       icon=":material/verified:")
        for damage in damages[:SHOWN]:
            st.error(damage, icon=":material/error:")


def _row(one: dict[str, Any]) -> str:
    before, after = one["from_release"], one["to_release"]
    way = f"{before or '–'} → {after or '–'}" if before or after else ""
    cells = (spoken(one["time"]), one["by"], _what(one), way, _why(one))
    return (f'<tr><td class="number">{one["number"]}</td>'
            + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells) + "</tr>")


def _what(one: dict[str, Any]) -> str:
    subject = one["subject"]
    words = {
        "published": text("veröffentlicht"),
        "restored": text("wieder gültig gemacht"),
        "submitted": text("Entwurf {id} eingereicht", id=subject),
        "approved": text("Entwurf {id} freigegeben", id=subject),
        "rejected": text("Entwurf {id} abgelehnt", id=subject),
        "withdrawn": text("Entwurf {id} zurückgezogen", id=subject),
        "recipe_saved": text("Leseanleitung „{id}“ gespeichert", id=subject),
    }
    return words.get(one["act"], str(one["act"]))


def _why(one: dict[str, Any]) -> str:
    """The note, and the reason given for warnings."""
    reason = one["details"].get("reason", "")
    if not reason or reason == one["why"]:
        return str(one["why"])
    return text("{note} (zu den Warnungen: {reason})", note=one["why"], reason=reason)
