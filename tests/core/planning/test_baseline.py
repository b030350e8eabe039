"""The typed baseline beside the figure of the release."""

from __future__ import annotations

from typing import Any

import pytest

from monitoring.core.planning.baseline import baseline_note
from tests.core.planning.invented_figures import city, empty, goal, put


def note(counts: dict[str, float | None], **data: Any) -> str:
    cube = empty()
    for area, count in counts.items():
        put(cube, "kinderarmut", area, [count, 1, 1, 1, 1], 100 if area == "q02" else 1000)
    return baseline_note(goal(tuple(counts), **data), cube, city()).replace("\xa0", " ")


@pytest.mark.parametrize("typed", [31.2, 31.0, 31])
def test_nothing_is_said_about_the_same_figure(typed: float) -> None:
    assert note({"q01": 312}, baseline=typed) == ""


def test_a_corrected_figure_is_said() -> None:
    assert note({"q01": 318}, baseline=31.2) == (
        "Eingetragen ist als Ausgangswert (2020) 31,2 %; in der aktuellen Ausgabe steht 31,8 %. "
        "Die Zahl wurde seither berichtigt oder anders abgelesen.")


def test_several_districts_are_taken_together() -> None:
    # 300 of 1,000 and 52 of 100 are 352 of 1,100.
    assert note({"q01": 300, "q02": 52}, baseline=32.0) == ""
    assert "41,0 %; in der aktuellen Ausgabe steht 32,0 %" in note({"q01": 300, "q02": 52},
                                                                   baseline=41.0)


def test_secret_figures_are_said_and_never_guessed() -> None:
    assert note({"q01": None}, baseline=None) == "Ausgangswert (2020): geheim."
    assert note({"q01": 300, "q02": None}, baseline=30.0) == (
        "Der Ausgangswert (2020) lässt sich nicht mit der aktuellen Ausgabe vergleichen: geheim.")
    assert note({"q01": 300}, baseline=None) == (
        "Ausgangswert (2020) nach der aktuellen Ausgabe: 30,0 %.")


def test_what_is_not_there_is_said() -> None:
    assert note({"q01": 300}, baseline_period="1999") == (
        "Der Ausgangswert (1999) lässt sich nicht mit der aktuellen Ausgabe vergleichen: "
        "keine Angabe.")
    assert note({"q01": 300}, indicator="weg") == ""
