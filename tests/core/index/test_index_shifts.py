"""Who would change class in an index after an upload."""

from dataclasses import replace

import numpy as np

from monitoring.core.index.declaration import Scale
from monitoring.core.index.shifts import class_changes
from monitoring.core.status import Status
from monitoring.language import Words
from tests.core.index.test_index_values import INDEX, INDICATORS, LIMITS, city

NAMED = replace(INDEX, status=Scale(tuple(
    replace(one, label=Words(one.id, one.id)) for one in LIMITS)))


def test_areas_that_change_class_are_named_with_both_classes() -> None:
    before = city([10, 20, 30, 40], [80, 70, 60, 50])
    after = city([50, 20, 30, 40], [40, 70, 60, 50])
    # a moves from the lowest to the highest value; b falls to the lowest.
    assert class_changes(NAMED, INDICATORS, "viertel", before, after) == (
        "a 2020 (niedrig → hoch)", "b 2020 (mittel → niedrig)", "d 2020 (hoch → mittel)")
    assert class_changes(NAMED, INDICATORS, "viertel", before, before) == ()


def test_an_area_that_falls_out_is_named_too() -> None:
    before = city([10, 20, 30, 40], [80, 70, 60, 50])
    after = city([10, 20, np.nan, 40], [80, 70, 60, 50])
    assert after.status[0, 2, 1] == Status.missing
    assert "c 2020 (mittel → –)" in class_changes(NAMED, INDICATORS, "viertel", before, after)


def test_an_index_that_is_new_or_gone_moves_nobody() -> None:
    whole = city([10, 20, 30, 40], [80, 70, 60, 50])
    none = city([np.nan] * 4, [80, 70, 60, 50])
    assert class_changes(NAMED, INDICATORS, "viertel", none, whole) == ()
    assert class_changes(NAMED, INDICATORS, "viertel", whole, none) == ()
