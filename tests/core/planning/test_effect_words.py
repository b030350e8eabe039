"""What before and after a measure can tell."""

from __future__ import annotations

from dataclasses import replace

from monitoring.core.indicator import SeriesBreak
from monitoring.core.planning.effect_words import caution, limits, method_words, sentences
from monitoring.language import Words
from tests.core.planning.compared_figures import SIX, found, shares
from tests.core.planning.invented_figures import CHILD_POVERTY, empty, measure


def test_sentences_are_careful() -> None:
    one = found(shares(SIX), measure())
    assert [said.replace("\xa0", " ") for said in sentences(one)] == [
        "Gebiet mit der Maßnahme: gesunken von 30,0 % auf 24,0 % (−6,0 Prozentpunkte).",
        "5 vergleichbare Gebiete ohne sie: gleich geblieben bei 20,0 %.",
        "Unterschied der Veränderungen: −6,0 Prozentpunkte (Intervall −8,4 bis −3,6). Das ist "
        "mehr, als Zufall erwarten lässt.",
    ]
    assert caution().startswith("Das belegt keine Wirkung:")
    assert "Vorher: 2018. Nachher: 2024. Beginn der Maßnahme: 01.03.2019." in method_words(one)
    chance = found(shares({**SIX, "q01": (30.0,) * 6 + (31.0,)}), measure())
    assert sentences(chance)[0].startswith("Gebiet mit der Maßnahme: gestiegen von")
    assert sentences(chance)[-1].endswith("Das kann Zufall sein.")


def test_a_break_after_the_start_is_said() -> None:
    broken = replace(CHILD_POVERTY, breaks=(SeriesBreak("2022", Words("neue Quelle", "new")),))
    one = found(shares(SIX), measure(), changed=broken)
    assert "Ab 2022 gilt: neue Quelle. Das betrifft beide Gruppen." in limits(one, empty().areas)
