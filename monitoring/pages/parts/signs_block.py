"""What signs and words in tables and maps mean, and the rules all figures follow."""

from __future__ import annotations

from html import escape

import streamlit as st

from monitoring.core.status import SIGNS, Status, word
from monitoring.language import text
from monitoring.storage.snapshot import Snapshot


def show_signs(snapshot: Snapshot) -> None:
    """The legend of statuses, then the rules, then licences."""
    rows = "".join(
        f'<tr><td class="number">{SIGNS[status] or "&nbsp;"}</td><th scope="row">'
        f"{escape(word(status))}</th><td>{escape(meaning)}</td></tr>"
        for status, meaning in _meanings().items()
    )
    st.html(f'<table class="figures"><tbody>{rows}</tbody></table>')
    st.subheader(text("Regeln"))
    for rule in _rules():
        st.markdown(f"- {rule}")
    st.subheader(text("Quellen und Lizenzen"))
    st.markdown(str(snapshot.city.frame.licence))


def _meanings() -> dict[Status, str]:
    return {
        Status.zero: text("Es gibt nichts; die Zahl ist genau null."),
        Status.rounded_zero: text("Es gibt etwas, aber weniger als die Hälfte der kleinsten "
                                  "gezeigten Einheit."),
        Status.limited: text("Die Zahl ist nur eingeschränkt aussagekräftig."),
        Status.secret: text("Die Zahl ist so klein, dass sie Personen verraten könnte."),
        Status.unreliable: text("Die Zahl ist zu unsicher, um sie zu nennen."),
        Status.not_yet: text("Die Zahl liegt noch nicht vor."),
        Status.not_meaningful: text("Eine Aussage ist hier nicht sinnvoll oder nicht möglich."),
        Status.excluded: text("Die Quelle hat das Gebiet ausgeschlossen; der Grund steht dabei."),
        Status.unknown: text("Die Zahl ist nicht bekannt oder nicht vollständig."),
        Status.missing: text("Die Quelle hat keine Angabe geliefert."),
        Status.provisional: text("Vorläufige Zahl."),
        Status.revised: text("Nachträglich berichtigte Zahl."),
        Status.estimated: text("Geschätzte Zahl."),
    }


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
