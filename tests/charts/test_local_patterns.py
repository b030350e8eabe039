"""Groups of similar values as classes of the map."""

from __future__ import annotations

import numpy as np

from monitoring.charts.local_patterns import LOOKS, pattern_values
from monitoring.core.palette import contrast
from monitoring.core.space.local_moran import Pattern
from monitoring.core.status import Status

PATTERN = np.array([1, 3, 0, 4, 5, 6, 2], np.uint8)
VALUES = np.array([30.0, 5.0, 17.25, 28.0, np.nan, 9.0, 4.0])
STATUS = np.array([Status.value] * 4 + [Status.secret, Status.value, Status.value], np.uint8)


def test_every_area_has_the_class_of_its_pattern() -> None:
    found = pattern_values(PATTERN, VALUES, STATUS, 1, "%")
    names = {one["key"]: one["text"] for one in found["entries"]}
    assert [names[key] for key in found["classes"]] == [
        "Gruppe hoher Werte", "Gruppe niedriger Werte", "kein auffälliges Muster",
        "hoch zwischen niedrigen", "geheim", "keine Nachbarn mit Wert", "niedrig zwischen hohen",
    ]
    assert found["texts"].split("\n")[2:5] == ["17,3\u00a0%", "28,0\u00a0%", "geheim"]
    assert found["values"][4] is None
    assert "Gruppe ähnlicher Werte" in found["notes"].split("\n")[0]
    assert found["notes"].split("\n")[4] == ""


def test_patterns_differ_by_sign_and_not_by_colour_alone() -> None:
    found = pattern_values(PATTERN, VALUES, STATUS, 1)
    assert len(set(found["symbols"].values())) == 5
    high, low = LOOKS[Pattern.high][0], LOOKS[Pattern.low][0]
    assert min(contrast(high, "#f2f2f2"), contrast(low, "#f2f2f2")) > 3


def test_the_legend_names_the_patterns_also_without_an_area() -> None:
    found = pattern_values(np.zeros(7, np.uint8), np.arange(7.0), np.full(7, Status.value), 0)
    assert [one["count"] for one in found["entries"]] == [0, 0, 0, 0, 7]
    assert found["classes"] == "4444444"


def test_what_cannot_be_calculated_is_no_pattern() -> None:
    found = pattern_values(np.full(3, Pattern.not_calculated), np.ones(3),
                           np.full(3, Status.value), 0)
    names = {one["key"]: one["text"] for one in found["entries"]}
    assert {names[key] for key in found["classes"]} == {"nicht berechnet"}


def test_the_unit_stands_before_a_reservation() -> None:
    status = np.array([Status.provisional, Status.value], np.uint8)
    data = pattern_values(np.array([Pattern.none, Pattern.none]), np.array([1.5, 2.0]), status, 1,
                          "%")
    assert data["texts"].replace("\xa0", " ") == "1,5 % (vorläufig)\n2,0 %"
