import warnings
from math import isnan, nan

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from monitoring.core.space.correlation import Correlation, correlation

NUMBERS = st.integers(-9, 9).map(float)
WARNING = (
    "Ein Zusammenhang von Gebieten sagt nichts über einzelne Personen und nennt keine Ursache."
)


def quiet(first: npt.ArrayLike, second: npt.ArrayLike) -> Correlation:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return correlation(first, second)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=4, max_size=40))
def test_as_scipy_has_it(pairs: list[tuple[float, float]]) -> None:
    x, y = np.array(pairs).T
    if not np.ptp(x) or not np.ptp(y):
        return
    found = correlation(x, y)
    reference = stats.pearsonr(x, y)
    assert found.pearson.value == pytest.approx(reference.statistic, abs=1e-12)
    assert found.spearman.value == pytest.approx(stats.spearmanr(x, y).statistic, abs=1e-12)
    if abs(reference.statistic) < 1 - 1e-9:
        limits = reference.confidence_interval(0.95)
        assert found.pearson.lower == pytest.approx(limits.low, abs=1e-9)
        assert found.pearson.upper == pytest.approx(limits.high, abs=1e-9)


def test_interval_of_ranks_covers_as_often_as_it_says() -> None:
    random = np.random.default_rng(6)
    # The rank correlation of a bivariate normal distribution with r = 0.6.
    true = 6 / np.pi * np.arcsin(0.3)
    covered = []
    for _ in range(1500):
        x = random.normal(size=60)
        found = correlation(x, 0.6 * x + 0.8 * random.normal(size=60)).spearman
        covered.append(found.lower <= true <= found.upper)
    assert np.mean(covered) == pytest.approx(0.95, abs=0.02)


def test_sentences() -> None:
    x = list(range(12))
    up = quiet([float(one) for one in x], [one + (one % 3) * 2.0 for one in x])
    assert up.sentences("Arbeitslosigkeit", "Kinderarmut") == (
        "Wo Arbeitslosigkeit hoch ist, ist meist auch Kinderarmut hoch "
        # scipy.stats.pearsonr of the same figures
        "(r = 0,92, 95-%-Intervall 0,75 bis 0,98, 12 Gebiete).",
        WARNING,
    )
    down = quiet([float(one) for one in x], [-one + (one % 3) * 2.0 for one in x])
    assert down.sentences("A", "B")[0].startswith("Wo A hoch ist, ist B meist niedrig (r = −0,")
    random = np.random.default_rng(4)
    first = random.normal(size=2000)
    weak = quiet(first, 0.15 * first + random.normal(size=2000))
    assert "im Mittel etwas höher; der Zusammenhang ist schwach" in weak.sentences("A", "B")[0]
    weak = quiet(first, -0.15 * first + random.normal(size=2000))
    assert "im Mittel etwas niedriger; der" in weak.sentences("A", "B")[0]
    neither = quiet([1, 2, 3, 4, 5, nan], [2, 1, 2, 1, 2, 9])
    assert neither.sentences("A", "B")[0].startswith("A und B hängen nicht erkennbar zusammen")
    assert neither.sentences("A", "B")[1] == (
        "Gebiete ohne beide Werte, deshalb nicht einbezogen: 1."
    )


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ([], [], "Weniger als zwei Gebiete haben beide Werte."),
        ([1, nan, 2], [nan, 3, 4], "Weniger als zwei Gebiete haben beide Werte."),
        ([nan, nan], [nan, nan], "Weniger als zwei Gebiete haben beide Werte."),
        ([1, 2, 3], [5, 5, 5],
         "Ein Indikator ist in allen Gebieten gleich; ein Zusammenhang lässt sich nicht "
         "berechnen."),
    ],
)
def test_what_cannot_be_calculated_says_why(
    first: list[float], second: list[float], sentence: str
) -> None:
    found = quiet(first, second)
    assert isnan(found.pearson.value)
    assert isnan(found.spearman.upper)
    assert found.sentences("A", "B") == (sentence,)


def test_few_areas_have_no_interval() -> None:
    found = quiet([1, 2, 4], [1, 3, 2])
    assert isnan(found.pearson.lower)
    assert found.sentences("A", "B")[0] == (
        "Mit 3 Gebieten ist kein Zusammenhang zu prüfen (r = 0,33)."
    )


def test_a_perfect_line_has_an_interval_of_one_point() -> None:
    found = quiet([1, 2, 3, 4, 5], [1e300, 2e300, 3e300, 4e300, 5e300])
    assert found.pearson.value == pytest.approx(1)
    assert found.pearson.lower == pytest.approx(1)
    assert found.spearman.upper == pytest.approx(1)
