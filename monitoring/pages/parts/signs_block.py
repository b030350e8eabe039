"""What signs and words in tables and maps mean, and the rules all figures follow."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.status import SIGNS, meanings, word
from monitoring.language import text
from monitoring.storage.snapshot import Snapshot


def show_signs(snapshot: Snapshot) -> None:
    """The legend of statuses, then the rules, then licences."""
    rows = "".join(
        f'<tr><td class="number">{SIGNS[status] or "&nbsp;"}</td><th scope="row">'
        f"{escape(word(status))}</th><td>{escape(meaning)}</td></tr>"
        for status, meaning in meanings().items()
    )
    st.html(f'<table class="figures"><tbody>{rows}</tbody></table>')
    st.subheader(text("Regeln"))
    for rule in _rules():
        st.markdown(f"- {rule}")
    st.subheader(text("Quellen und Lizenzen"))
    st.markdown(str(snapshot.city.frame.licence))


def _rules() -> list[str]:
    return [
        text("Größere Gebiete entstehen aus Summen von Zählern und Nennern, nie aus dem "
             "Mittelwert von Anteilen. Gibt die Quelle selbst einen Wert, gilt dieser."),
        text("Fehlt auch nur ein Teilgebiet, wird keine Summe gebildet."),
        text("Gerundet wird kaufmännisch und überall gleich: aus 2,45 wird 2,5."),
        text("Klassengrenzen gelten für alle Gebiete und alle Jahre eines Indikators, damit "
             "Farben vergleichbar bleiben."),
        text("Zeitreihen laufen über einen neuen Gebietsstand nur weiter, wenn Kennung und Umriss "
             "des Gebiets gleich geblieben sind."),
    ]
