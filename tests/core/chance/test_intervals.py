from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from monitoring.core.chance.intervals import (
    Z95,
    Z998,
    byar,
    counts,
    interval_of,
    meaning_words,
    method_words,
    newcombe,
    poisson_exact,
    rates,
    wilson,
)
from monitoring.core.indicator import Indicator
from monitoring.core.vocabulary import Kind, Periodicity, Polarity
from monitoring.language import Words
from tests.core.golden import Golden, golden

pytestmark = pytest.mark.filterwarnings("error")
NAN = float("nan")
AREAS = st.lists(
    st.one_of(st.floats(0, 1e7), st.integers(0, 40).map(float), st.just(NAN), st.floats(-5, -1)),
    min_size=1, max_size=12,
)  # fmt: skip
LEVELS = st.sampled_from([Z95, Z998])


def indicator(kind: Kind, multiplier: float = 100.0) -> Indicator:
    words = Words("Wort", "word")
    return Indicator(
        id="x", label=words, short=words, definition=words, unit=words, kind=kind,
        domain="arbeit", phase="alle", polarity=Polarity.more_need, source=words,
        periodicity=Periodicity.yearly, reference_date=words, protection="p", version="1",
        decimals=1, numerator=words, denominator=words, multiplier=multiplier,
    )  # fmt: skip


@pytest.mark.parametrize("row", golden("wilson95"))
def test_published_wilson_limits(row: Golden) -> None:
    found = wilson(float(row.inputs["x"]), float(row.inputs["n"]), Z95)
    assert float(getattr(found, row.quantity)) == pytest.approx(row.number, abs=row.tolerance)


@pytest.mark.parametrize("row", golden("byar95", "byar99.8"))
def test_published_byar_limits(row: Golden) -> None:
    found = byar(float(row.inputs["x"]), Z95 if row.method == "byar95" else Z998)
    assert float(getattr(found, row.quantity)) == pytest.approx(row.number, abs=row.tolerance)


@pytest.mark.parametrize("row", golden("poisson_exact95"))
def test_exact_poisson_limits(row: Golden) -> None:
    found = poisson_exact(float(row.inputs["x"]), Z95)
    assert float(getattr(found, row.quantity)) == pytest.approx(row.number, abs=row.tolerance)


@pytest.mark.parametrize("row", golden("newcombe_diff95"))
def test_published_difference_of_shares(row: Golden) -> None:
    (x, n), (y, m) = (map(float, part.split("/")) for part in row.case.split("-"))
    found = newcombe(x, n, y, m, Z95)
    quantity = "value" if row.quantity == "difference" else row.quantity
    assert float(getattr(found, quantity)) == pytest.approx(row.number, abs=row.tolerance)


@pytest.mark.parametrize(
    ("numerator", "denominator", "lower", "upper"),
    [(38, 212, 13.3, 23.6), (0, 40, 0, 8.8), (6, 30, 9.5, 37.3), (20, 100, 13.3, 28.9),
     (200, 1000, 17.6, 22.6)],
)  # fmt: skip
def test_shares_of_small_districts(
    numerator: int, denominator: int, lower: float, upper: float
) -> None:
    found = wilson(numerator, denominator).times(100)
    assert float(found.lower) == pytest.approx(lower, abs=0.05)
    assert float(found.upper) == pytest.approx(upper, abs=0.05)


def test_byar_at_a_hundred_is_not_the_wrong_older_number() -> None:
    found = byar(100)
    assert [float(found.lower), float(found.upper)] == pytest.approx([81.362, 121.628], abs=5e-4)


def test_a_rise_that_looks_large_is_not_established() -> None:
    # 17.9 % after 12.2 %: plus 47 percent, and yet within chance.
    found = newcombe(38, 212, 25, 205)
    points = [100 * float(one) for one in (found.value, found.lower, found.upper)]
    assert points == pytest.approx([5.7, -1.2, 12.6], abs=0.05)
    assert not found.established
    assert newcombe(56, 70, 48, 80).established


@pytest.mark.parametrize("z", [1.0, Z95, Z998, 4.0])
def test_exact_limits_are_gamma_quantiles(z: float) -> None:
    given = np.concatenate([np.arange(10), np.linspace(0.01, 9.99, 700)])
    found, tail = poisson_exact(given, z), stats.norm.sf(z)
    upper = stats.chi2.isf(tail, 2 * given + 2) / 2
    assert found.upper == pytest.approx(upper, rel=1e-10)
    positive = given > 0
    lower = stats.chi2.ppf(tail, 2 * given[positive]) / 2
    assert found.lower[positive] == pytest.approx(lower, rel=1e-9)
    assert not found.lower[~positive].any()


def test_counts_change_from_exact_to_byar_at_ten() -> None:
    given = np.array([[9, 9.5], [10, NAN]])
    found = counts(given)
    assert np.array_equal(found.upper[0], poisson_exact(given[0]).upper)
    assert found.upper[1, 0] == byar(10).upper
    assert np.isnan(found.lower[1, 1])


@given(AREAS, AREAS, LEVELS)
def test_a_share_lies_between_its_limits(
    numerators: list[float], denominators: list[float], z: float
) -> None:
    part, whole = np.array(numerators)[:, None], np.array(denominators)[None, :]
    found = wilson(part, whole, z)
    possible = (part >= 0) & (whole > 0) & (part <= whole)
    assert found.lower.shape == possible.shape
    assert np.array_equal(~np.isnan(found.lower), possible)
    assert np.array_equal(~np.isnan(found.upper), possible)
    part, whole = np.broadcast_arrays(part, whole)
    share = part[possible] / whole[possible]
    assert (found.lower[possible] >= 0).all()
    assert (found.lower[possible] <= share).all()
    assert (share <= found.upper[possible]).all()
    assert (found.upper[possible] <= 1).all()


@given(st.floats(0.001, 1), st.floats(1, 1e6), LEVELS)
def test_a_share_and_its_opposite_mirror_each_other(share: float, n: float, z: float) -> None:
    one, other = wilson(share * n, n, z), wilson(n - share * n, n, z)
    assert float(one.lower) == pytest.approx(1 - float(other.upper), abs=1e-9)


@given(AREAS, LEVELS)
def test_counts_lie_between_limits_that_grow(given_counts: list[float], z: float) -> None:
    given = np.sort(np.array(given_counts))
    found = counts(given, z)
    known = given >= 0
    assert np.array_equal(~np.isnan(found.lower), known)
    assert (found.lower[known] >= 0).all()
    assert (found.lower[known] <= given[known]).all()
    assert (found.upper[known] > given[known]).all()
    for limits in (found.lower[known], found.upper[known]):
        # Where exact and approximate limits meet, at ten, they differ by less than 0.2 %.
        assert (np.diff(limits) >= -0.002 * limits[1:] - 1e-9).all()


def test_rates_have_no_limits_without_a_base() -> None:
    found = rates([65, 65, 65, NAN, -1], [1000, 0, NAN, 1000, 1000], 1000)
    assert found.lower[0] == pytest.approx(50.163, abs=5e-4)
    assert np.isnan(found.lower[1:]).all()
    assert np.isnan(found.upper[1:]).all()


def test_differences_of_missing_figures_are_missing() -> None:
    found = newcombe([10, NAN, 5, 8], [20, 20, 0, 7], [5, 5, 5, 5], [20, 20, 20, 20])
    assert np.isnan(np.stack([found.value, found.lower, found.upper])[:, 1:]).all()
    assert found.established.tolist() == [False, False, False, False]


def test_the_kind_decides_on_the_method() -> None:
    value, part, whole = np.array([17.9, NAN]), np.array([38.0, 38]), np.array([212.0, 212])
    share = interval_of(indicator(Kind.share), value, part, whole)
    assert share.lower[0] == pytest.approx(13.3, abs=0.05)
    rate = interval_of(indicator(Kind.rate), value, part, whole)
    assert rate.lower[0] == pytest.approx(100 * float(byar(38).lower) / 212)
    for found in (share, rate):
        assert np.isnan([found.lower[1], found.upper[1]]).all()
    for kind in (Kind.count, Kind.balance, Kind.index, Kind.mean):
        none = interval_of(indicator(kind), value, part, whole)
        assert none.lower.shape == (2,)
        assert np.isnan([none.lower, none.upper]).all()


def test_a_mean_has_limits_only_where_its_numerator_counts_cases() -> None:
    size = replace(indicator(Kind.mean), multiplier=1.0)
    found = interval_of(size, [2.1], [2100.0], [1000.0], cases=True)
    assert found.upper[0] == pytest.approx(float(byar(2100).upper) / 1000)
    assert np.isnan(interval_of(size, [2.1], [2100.0], [NAN], cases=True).upper[0])


def test_a_share_above_its_whole_has_no_limits() -> None:
    found = interval_of(indicator(Kind.share), [104.0, 100.0], [52.0, 50.0], [50.0, 50.0])
    assert np.isnan(found.upper).tolist() == [True, False]
    assert found.upper[1] == 100


def test_words() -> None:
    assert "Wilson" in method_words(Kind.share)
    assert "Poisson" in method_words(Kind.rate)
    assert method_words(Kind.mean, cases=True) == method_words(Kind.rate)
    assert all(method_words(kind).startswith("Ohne Intervall") for kind in (
        Kind.mean, Kind.count, Kind.balance, Kind.index))  # fmt: skip
    assert "keinen Stichprobenfehler" in meaning_words()
