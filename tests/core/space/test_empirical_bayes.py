from __future__ import annotations

import re
import warnings
from math import isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.space.empirical_bayes import Smoothed, smoothed
from tests.core.example_areas import st_louis
from tests.core.golden import Golden, golden

ROWS = golden("empirical_bayes_marshall")
ST_LOUIS = re.compile(r"stl_hom row (\d+) of 78")
TOY = "toy: O=2,12,30,8,48; n=100,400,1000,200,800"


@pytest.mark.parametrize("row", ROWS)
def test_published_values(row: Golden) -> None:
    county = ST_LOUIS.fullmatch(row.case)
    if county:
        place = int(county[1]) - 1
        areas = st_louis()
        found = smoothed(areas["HC7984"], areas["PO7984"])
        assert areas["HC7984"][place] == float(row.inputs["e"])
        assert areas["PO7984"][place] == float(row.inputs["b"])
        assert found.mean == pytest.approx(float(row.inputs["global m"]), rel=1e-12)
        assert found.between == pytest.approx(float(row.inputs["A"]), rel=1e-9)
        assert row.quantity == "smoothed"
        value = found.values[place]
    else:
        assert row.case == TOY
        found = smoothed([2, 12, 30, 8, 48], [100, 400, 1000, 200, 800])
        parts = {"m": found.mean, "s2": found.variance, "A": found.between}
        parts |= {f"EB area{place + 1}": float(one) for place, one in enumerate(found.values)}
        value = parts[row.quantity]
    assert value == pytest.approx(row.number, abs=row.tolerance)


def quiet(numerators: list[float], denominators: list[float]) -> Smoothed:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return smoothed(numerators, denominators)


def test_what_does_not_vary_beyond_chance_gets_the_value_of_all() -> None:
    found = quiet([10, 11, 9], [100, 100, 100])
    assert found.between == 0
    assert found.values == pytest.approx([0.1, 0.1, 0.1])
    assert found.sentences() == (
        "Die Gebiete unterscheiden sich nicht mehr, als der Zufall erwarten lässt; geglättet haben "
        "alle den Wert der Gesamtheit.",
    )


def test_areas_without_usable_figures_are_left_out() -> None:
    complete = quiet([2, 12, 30, 8, 48], [100, 400, 1000, 200, 800])
    found = quiet([2, 12, 5, 30, nan, 8, -1, 48], [100, 400, 0, 1000, 50, 200, 70, 800])
    assert np.isnan(found.values).tolist() == [
        False, False, True, False, True, False, True, False
    ]
    assert found.values[np.isfinite(found.values)] == pytest.approx(complete.values)
    assert found.left_out == 3
    assert found.sentences()[0] == "Gebiete ohne brauchbaren Zähler oder Nenner: 3."


@pytest.mark.parametrize(
    ("numerators", "denominators"), [([], []), ([nan, 3], [10, 0]), ([1, 2], [0, 0])]
)
def test_nothing_to_smooth(numerators: list[float], denominators: list[float]) -> None:
    found = quiet(numerators, denominators)
    assert np.isnan(found.values).all()
    assert isnan(found.mean)
    assert found.sentences() == ("Kein Gebiet hat Zähler und Nenner; es gibt nichts zu glätten.",)


def test_no_events_and_a_single_area() -> None:
    none = quiet([0, 0], [10, 20])
    assert none.values.tolist() == [0, 0]
    assert none.sentences() == (
        "In keinem Gebiet gab es ein Ereignis; überall bleibt es bei null.",
    )
    single = quiet([3], [10])
    assert single.values == pytest.approx([0.3])
    assert single.sentences() == ("Ein einziges Gebiet behält beim Glätten seinen Wert.",)


@given(
    st.lists(
        st.tuples(st.integers(0, 500), st.integers(1, 100_000)), min_size=2, max_size=20
    )
)
def test_smoothed_values_lie_between_the_raw_one_and_that_of_all(
    areas: list[tuple[int, int]],
) -> None:
    events, base = np.array(areas, dtype=float).T
    found = smoothed(events, base)
    low, high = np.minimum(events / base, found.mean), np.maximum(events / base, found.mean)
    assert (found.values >= low - 1e-12).all()
    assert (found.values <= high + 1e-12).all()
