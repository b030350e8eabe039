import warnings
from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.space.inequality import Inequality, inequality

# That the figures are right is tested with the check values in test_segregation.py.


def quiet(values: object, residents: object) -> Inequality:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return inequality(np.array(values, dtype=float), np.array(residents, dtype=float))


def test_equal_values_are_not_unequal() -> None:
    found = quiet([0.3, 0.3, 0.3], [5, 70, 1])
    assert (found.gini, found.theil, found.variation) == pytest.approx((0, 0, 0), abs=1e-12)
    assert found.sentences()[0] == "Gini 0,00: 0 heißt, alle Gebiete haben denselben Wert."


@given(
    st.lists(
        st.tuples(st.floats(0, 1000), st.integers(1, 9)), min_size=2, max_size=10
    ).filter(lambda areas: sum(value for value, _ in areas) > 1)
)
def test_gini_is_half_the_mean_difference_of_two_residents(
    areas: list[tuple[float, int]],
) -> None:
    values, residents = np.array(areas).T
    people = np.repeat(values, residents.astype(int))
    difference = np.abs(people[:, None] - people[None, :]).mean()
    found = inequality(values, residents)
    assert float(found.gini) == pytest.approx(difference / people.mean() / 2, abs=1e-9)
    assert float(found.variation) == pytest.approx(people.std() / people.mean(), abs=1e-9)


def test_periods_are_independent_of_each_other() -> None:
    values = np.array([[1.0, 2.0, 4.0], [1, nan, 4], [0, 0, 0], [-1, 2, 3], [nan, nan, 1]]).T
    found = quiet(values, np.array([[10.0, 20.0, 30.0]] * 5).T)
    assert found.gini[0] == pytest.approx(float(quiet([1, 2, 4], [10, 20, 30]).gini))
    assert found.gini[1] == pytest.approx(float(quiet([1, 4], [10, 30]).gini))
    assert np.isnan(found.gini[2:]).all()
    assert np.isnan(found.theil[2:]).all()
    assert found.sentences(1)[1] == "Gebiete ohne brauchbare Zahlen, deshalb nicht einbezogen: 1."
    assert found.sentences(2) == (
        "Alle Werte sind null, deshalb gibt es keine Ungleichheit zu messen.",
    )
    assert found.sentences(3) == (
        "Für Werte unter null ist diese Ungleichheit nicht definiert.",
    )
    assert found.sentences() == (
        "Weniger als zwei Gebiete haben einen Wert und eine Bevölkerung.",
    )


def test_areas_where_nobody_lives_change_nothing() -> None:
    found = quiet([1, 2, 4, 900], [10, 20, 30, 0])
    assert found.gini == pytest.approx(float(quiet([1, 2, 4], [10, 20, 30]).gini))
    assert found.sentences()[-1].startswith("Die Zahl hängt von Anzahl und Größe der Gebiete ab")
