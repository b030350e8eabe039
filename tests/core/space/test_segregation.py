from __future__ import annotations

import warnings
from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.space.inequality import inequality
from monitoring.core.space.segregation import Segregation, segregation
from tests.core.golden import Golden, golden

GROUP, TOTAL = [40.0, 30.0, 20.0, 10.0], [100.0, 200.0, 300.0, 400.0]
WARNING = (
    "Die Zahl hängt von Anzahl und Größe der Gebiete ab: nur bei gleichen Gebieten vergleichen. "
    "Kleine Anzahlen lassen sie größer erscheinen."
)
CITY = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 50)), min_size=2, max_size=12
).filter(lambda areas: any(one for one, _ in areas))


@pytest.mark.parametrize("row", golden("segregation_inequality"))
def test_check_values(row: Golden) -> None:
    assert row.case == "toy: group=40,30,20,10; total=100,200,300,400"
    apart = segregation(GROUP, TOTAL)
    rates = inequality(np.array(GROUP) / np.array(TOTAL), TOTAL)
    value = {
        "D (vs rest)": apart.dissimilarity,
        "0.5*sum|a-t|": apart.from_all,
        "isolation": apart.isolation,
        "exposure": apart.exposure,
        "eta2": apart.eta_squared,
        "Gini of rates, pop weighted": rates.gini,
        "Theil of rates, pop weighted": rates.theil,
        "CV of rates, pop weighted": rates.variation,
    }[row.quantity]
    assert float(value) == pytest.approx(row.number, abs=row.tolerance)


def quiet(group: object, total: object) -> Segregation:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return segregation(np.array(group, dtype=float), np.array(total, dtype=float))


def test_sentences_of_a_city() -> None:
    assert quiet(GROUP, TOTAL).sentences() == (
        "44,4\u00a0% der Gruppe müssten umziehen, damit sie überall denselben Anteil hätte.",
        WARNING,
    )


def test_extremes() -> None:
    apart, even = quiet([10, 0], [10, 30]), quiet([10, 30], [20, 60])
    assert apart.dissimilarity == pytest.approx(1)
    assert apart.isolation == pytest.approx(1)
    assert apart.eta_squared == pytest.approx(1)
    assert even.dissimilarity == pytest.approx(0)
    assert even.isolation == pytest.approx(0.5)
    assert even.eta_squared == pytest.approx(0)


def test_periods_are_independent_of_each_other() -> None:
    group = np.array([GROUP, [40, nan, 20, 10], [0, 0, 0, 0], TOTAL, [nan] * 4]).T
    total = np.array([TOTAL] * 5).T
    found = quiet(group, total)
    assert found.dissimilarity[0] == pytest.approx(4 / 9)
    alone = quiet([40, 20, 10], [100, 300, 400])
    assert found.dissimilarity[1] == pytest.approx(float(alone.dissimilarity))
    assert found.isolation[1] == pytest.approx(float(alone.isolation))
    assert np.isnan(found.dissimilarity[2:]).all()
    assert np.isnan(found.exposure[2:]).all()
    assert found.left_out.tolist() == [0, 1, 0, 0, 4]
    assert found.sentences(1)[1] == "Gebiete ohne brauchbare Zahlen, deshalb nicht einbezogen: 1."
    assert found.sentences(2) == (
        "Niemand gehört zur Gruppe, deshalb gibt es keine Verteilung.",
    )
    assert found.sentences(3) == ("Alle gehören zur Gruppe, deshalb gibt es keine Verteilung.",)
    assert found.sentences() == (
        "Weniger als zwei Gebiete haben Zahlen für die Gruppe und für alle.",
    )


def test_impossible_figures_are_left_out_and_empty_areas_change_nothing() -> None:
    found = quiet([*GROUP, 0, 9, -1, 5], [*TOTAL, 0, 5, 10, nan])
    assert found.dissimilarity == pytest.approx(4 / 9)
    assert found.left_out == 3
    assert found.areas == 4


@given(CITY)
def test_known_relations(areas: list[tuple[int, int]]) -> None:
    group = np.array([one for one, _ in areas], dtype=float)
    total = group + np.array([rest for _, rest in areas])
    found = segregation(group, total)
    share = group.sum() / total.sum()
    assert found.from_all == pytest.approx(float(found.dissimilarity) * (1 - share), abs=1e-12)
    assert found.isolation + found.exposure == pytest.approx(1)
    assert -1e-12 <= found.eta_squared <= 1 + 1e-12
