"""Meanings of signs, by the wording of published tables."""

import pytest

from monitoring.core.signs import DEFAULT, letters_of, meaning, signs_of
from monitoring.core.status import Status

# Explanations as German and Swiss offices print them.
PUBLISHED = [
    ("nichts vorhanden", Status.zero),
    ("nichts vorhanden (genau Null)", Status.zero),
    ("genau Null oder auf Null geändert", Status.zero),
    ("weniger als die Hälfte von 1 in der letzten besetzten Stelle, jedoch mehr als nichts",
     Status.rounded_zero),
    ("mehr als nichts, aber weniger als die Haelfte der kleinsten Einheit", Status.rounded_zero),
    ("Zahlenwert unbekannt oder geheim zu halten", Status.secret),
    ("aus Datenschutzgründen nicht veröffentlicht", Status.secret),
    ("unbekannt", Status.unknown),
    ("keine Angabe", Status.unknown),
    ("Tabellenfach gesperrt, weil Aussage nicht sinnvoll", Status.not_meaningful),
    ("Nachweis nicht sinnvoll oder Fragestellung trifft nicht zu", Status.not_meaningful),
    ("keine Angaben, da Zahlenwert nicht sicher genug", Status.unreliable),
    ("Zahlenwert nicht sicher genug", Status.unreliable),
    ("Aussagewert eingeschränkt, da der Zahlenwert statistisch relativ unsicher ist",
     Status.limited),
    ("Angabe fällt später an", Status.not_yet),
    ("Angaben lagen bei Redaktionsschluss noch nicht vor", Status.not_yet),
    ("vorläufiges Ergebnis", Status.provisional),
    ("vorläufige Zahl", Status.provisional),
    ("berichtigte Zahl", Status.revised),
    ("revidierter Wert", Status.revised),
    ("geschätzte Zahl", Status.estimated),
    ("Schätzung", Status.estimated),
    ("value unknown or secret", Status.secret),
    ("exactly zero", Status.zero),
    ("not reliable enough", Status.unreliable),
    ("provisional figure", Status.provisional),
]


@pytest.mark.parametrize(("words", "status"), PUBLISHED)
def test_published_wordings(words: str, status: Status) -> None:
    assert meaning(words) is status


@pytest.mark.parametrize(
    "words", ["siehe Vorbemerkung", "", "nichts vorhanden oder keine Angabe",
              "grundsätzliche Änderung innerhalb einer Reihe", "Durchschnitt", "gesperrt",
              "vorläufig, berichtigt"]
)
def test_wordings_without_one_clear_meaning_are_left_to_ask(words: str) -> None:
    assert meaning(words) is None


def test_a_legend_replaces_custom() -> None:
    legend = {"0": "weniger als die Hälfte von 1 in der letzten besetzten Stelle", ".": "unbekannt",
              "()": "Aussagewert eingeschränkt", "|": "grundsätzliche Änderung", "p": "vorläufig"}
    assert signs_of(legend) == {"0": Status.rounded_zero, ".": Status.unknown,
                                "( )": Status.limited, "p": Status.provisional}


def test_custom_of_official_statistics() -> None:
    assert DEFAULT["–"] is Status.zero
    assert DEFAULT["."] is Status.secret
    assert DEFAULT["..."] is DEFAULT["…"] is Status.not_yet
    assert "0" not in DEFAULT


def test_letters_behind_numbers_follow_the_legend() -> None:
    assert letters_of(DEFAULT) == {"p": Status.provisional, "r": Status.revised,
                                    "s": Status.estimated}
    assert letters_of({"b": Status.revised, "x": Status.secret, "s": Status.limited}) == {
        "p": Status.provisional, "r": Status.revised, "s": Status.limited, "b": Status.revised}
