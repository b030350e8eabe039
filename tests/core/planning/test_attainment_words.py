"""What is said about a goal, and why something cannot be judged."""

from __future__ import annotations

from typing import Any

import pytest

from monitoring.core.planning.attainment_states import Reason, State
from monitoring.core.planning.attainment_words import SYMBOLS, chip, sentence
from monitoring.language import speaking
from tests.core.planning.invented_figures import empty
from tests.core.planning.judged_figures import one, poor


@pytest.mark.parametrize(("data", "reason"), [
    ({"target": None}, Reason.incomplete),
    ({"rule": None}, Reason.incomplete),
    ({"direction": "drehen"}, Reason.incomplete),
    ({"deadline": "2019-12-31"}, Reason.incomplete),
    ({"baseline_period": "früher"}, Reason.incomplete),
    ({"indicator": "weg"}, Reason.no_indicator),
    ({"areas": ["q99"]}, Reason.no_area),
])
def test_what_cannot_be_judged_has_a_reason(data: dict[str, Any], reason: Reason) -> None:
    found = one(poor(250), **data)
    assert (found.state, found.reason) == (State.unknown, reason)
    assert sentence(found).startswith("Nicht zu beurteilen. ")


def test_the_sentence_says_figure_plan_and_target() -> None:
    assert sentence(one(poor(250))).replace("\xa0", " ") == (
        "Auf dem Weg: 25,0 % (Intervall 22,4 bis 27,8) im Jahr 2024; geplant waren für 2024 "
        "höchstens 22,0 % (Spielraum ± 1,0). Der Wert selbst liegt neben dem Zielkorridor; das "
        "kann Zufall sein. Ziel: höchstens 20,0 % bis Ende 2025.")
    assert "Zufall" not in sentence(one(poor(230)))
    assert sentence(one(empty())).replace("\xa0", " ") == (
        "Noch keine neue Zahl. Ziel: höchstens 20,0 % bis Ende 2025.")
    day = one(poor(250), deadline="2025-06-30", target=20.25, tolerance=None)
    assert sentence(day).replace("\xa0", " ").endswith("Ziel: höchstens 20,25 % bis 30.06.2025.")


def test_every_state_has_a_sign_and_words_of_its_own() -> None:
    assert set(SYMBOLS) == set(State)
    assert len(set(SYMBOLS.values())) == len(State)
    for language in ("de", "en"):
        with speaking(language):
            assert len({chip(state)[2:] for state in State}) == len(State)
