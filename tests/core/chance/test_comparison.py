from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from monitoring.core.chance.comparison import (
    Benchmark,
    Reference,
    Verdict,
    difference,
    rest_of,
    together,
    verdicts,
    why_none,
    z_values,
)
from monitoring.core.chance.comparison_words import (
    established_words,
    limits_words,
    scale,
    steps,
    symbol,
    words,
)
from monitoring.core.chance.funnel import funnel_limits, funnel_z
from monitoring.core.chance.intervals import Z95, Z998, byar, wilson
from monitoring.core.vocabulary import Kind, Polarity
from monitoring.language import speak
from tests.core.golden import Golden, golden

pytestmark = pytest.mark.filterwarnings("error")
NAN = float("nan")
SHARES = st.one_of(st.floats(0, 1), st.sampled_from([0.0, 1.0, 0.5]))


@pytest.mark.parametrize("row", golden("compare_funnel_proportion"))
def test_published_comparisons(row: Golden) -> None:
    value, n, benchmark, z = (
        float(row.inputs[name]) for name in ("value%", "n", "benchmark%", "z")
    )  # fmt: skip
    limits = funnel_limits(benchmark, n, Kind.share, 100, z)
    found = "better" if value < limits.lower else "worse" if value > limits.upper else "similar"
    assert found == row.expected
    # The same as the five classes say: low is good here.
    verdict = int(verdicts(value, n, Benchmark(benchmark), Kind.share, 100))
    reached = np.sign(verdict) if abs(verdict) > (z > 2) else 0
    assert {-1: "better", 0: "similar", 1: "worse"}[reached] == row.expected


@given(SHARES, SHARES, st.floats(1, 1e6), st.sampled_from([Z95, Z998]))
def test_z_is_where_the_limits_of_a_share_lie(
    value: float, benchmark: float, n: float, z: float
) -> None:
    limits = funnel_limits(benchmark, n, Kind.share, 1, z)
    assert 0 <= limits.lower <= benchmark + 1e-12
    assert benchmark - 1e-12 <= limits.upper <= 1
    distance = float(funnel_z(value, n, benchmark, Kind.share))
    if abs(abs(distance) - z) > 1e-6:
        assert (distance > z) == (value > limits.upper)
        assert (distance < -z) == (value < limits.lower)


@given(st.floats(0, 500), st.floats(0, 500), st.floats(1, 1e5), st.sampled_from([Z95, Z998]))
def test_z_is_where_the_limits_of_a_rate_lie(
    value: float, benchmark: float, n: float, z: float
) -> None:
    limits = funnel_limits(benchmark, n, Kind.rate, 1000, z)
    assert 0 <= limits.lower <= benchmark
    assert benchmark < limits.upper
    distance = float(funnel_z(value, n, benchmark, Kind.rate, 1000))
    if abs(abs(distance) - z) > 1e-6:
        assert (distance > z) == (value > limits.upper)
        assert (distance < -z) == (value < limits.lower)


def test_limits_towards_the_middle_are_the_published_ones() -> None:
    above = funnel_limits([0.05, 0.2, 0.4], 900, Kind.share)
    assert np.array_equal(above.upper, wilson([45, 180, 360], 900).upper)
    below = funnel_limits([0.6, 0.95], 900, Kind.share)
    assert np.array_equal(below.lower, wilson([540, 855], 900).lower)
    rate = funnel_limits(65, 1000, Kind.rate, 1000)
    assert float(rate.upper) == pytest.approx(float(byar(65).upper))


def test_none_of_three_is_no_alert() -> None:
    # Wilson's own limits around 10 % would call 0 of 3 clearly below.
    found = verdicts([0, 100, 0, 0], [3, 3, 40, 200], Benchmark([10, 90, 10, 10]), Kind.share, 100)
    assert found.tolist() == [
        Verdict.similar, Verdict.similar, Verdict.below, Verdict.clearly_below,
    ]  # fmt: skip
    rates = verdicts([0, 0, 0], [100, 500, 2000], Benchmark(10), Kind.rate, 1000)
    assert rates.tolist() == [Verdict.similar, Verdict.below, Verdict.clearly_below]


@pytest.mark.parametrize(("z", "n"), list(product([Z95, Z998], [5, 30, 100, 1000])))
def test_false_alerts_of_shares_stay_near_the_promise(z: float, n: int) -> None:
    cases = np.arange(n + 1)
    for share in (0.002, 0.01, 0.05, 0.1, 0.3, 0.5, 0.75, 0.98):
        chance = stats.binom.pmf(cases, n, share)
        outside = np.abs(funnel_z(cases / n, n, share, Kind.share)) > z
        # A discrete count cannot hit the level; more than 1.6 times would break the promise.
        assert chance[outside].sum() <= 1.6 * 2 * stats.norm.sf(z)


@pytest.mark.parametrize("z", [Z95, Z998])
@pytest.mark.parametrize("expected", [0.1, 1, 3, 10, 80])
def test_false_alerts_of_rates_stay_below_the_promise(z: float, expected: float) -> None:
    cases = np.arange(400)
    chance = stats.poisson.pmf(cases, expected)
    outside = np.abs(funnel_z(cases, 1, expected, Kind.rate)) > z
    assert chance[outside].sum() <= 2 * stats.norm.sf(z)


def test_large_districts_are_compared_with_the_rest() -> None:
    rest = rest_of([38, 1200], [212, 10000], 1200, 10000, 100)
    value, size = np.asarray(rest.value), np.asarray(rest.denominator)
    assert value[0] == pytest.approx(100 * 1162 / 9788)
    assert size[0] == 9788
    assert np.isnan(value[1])  # the whole city has no rest
    # The plain test of two shares gives z = 2.68: outside 95 %, inside 99.8 %.
    plain = stats.chi2_contingency([[38, 174], [1162, 8626]], correction=False).statistic
    assert plain**0.5 == pytest.approx(2.68, abs=0.005)
    share = np.array([3800 / 212, 12.0])
    found = verdicts(share, [212, 10000], rest, Kind.share, 100)
    assert found.tolist() == [Verdict.above, Verdict.none]


def test_a_benchmark_of_its_own_size_widens_the_limits() -> None:
    fixed = z_values(15.0, 400, Benchmark(10.0), Kind.share, 100)
    varying = z_values(15.0, 400, Benchmark(10.0, 400), Kind.share, 100)
    assert float(varying) == pytest.approx(float(fixed) / 2**0.5)


def test_similar_districts_are_summed_not_averaged() -> None:
    found = together([[10, 90, NAN], [1, NAN, NAN]], [[100, 100, 100], [10, 10, 10]], 100)
    assert np.asarray(found.value).tolist() == [50, 10]
    assert np.asarray(found.denominator).tolist() == [200, 10]
    nobody = together([[NAN]], [[NAN]])
    assert np.isnan(np.asarray(nobody.value)).all()


def test_without_figures_there_is_no_verdict_but_a_reason() -> None:
    value = np.array([[12, NAN, 12, 12], [12, 12, 104, 12]], dtype=np.float64)
    size = np.array([[50, 50, NAN, 0], [-3, 50, 50, 50]], dtype=np.float64)
    benchmark = np.array([[10, 10, 10, 10], [10, NAN, 10, 130]], dtype=np.float64)
    found = verdicts(value, size, Benchmark(benchmark), Kind.share, 100)
    assert found.tolist() == [[0, 9, 9, 9], [9, 9, 9, 9]]
    reasons = [
        why_none(*cell, Kind.share, 100)
        for cell in zip(value.ravel(), size.ravel(), benchmark.ravel(), strict=True)
    ]
    assert [bool(reason) for reason in reasons] == (found.ravel() == 9).tolist()
    assert reasons[2] == "Ohne Nenner lässt sich der Zufall nicht abschätzen."
    for kind in (Kind.count, Kind.mean, Kind.balance, Kind.index):
        assert int(verdicts(12, 50, Benchmark(10), kind)) == Verdict.none
        assert why_none(12, 50, 10, kind)
        assert np.isnan(funnel_limits(10, 50, kind).upper)
    wild = verdicts([np.inf, 5], [50, np.inf], Benchmark([10, -10]), Kind.rate, 1000)
    assert wild.tolist() == [9, 9]


def test_every_reason_is_the_verdicts_reason_for_the_rest_too() -> None:
    rest = rest_of([NAN, 5, 9, 5], [10, NAN, 10, 10], [100, 100, 8, 100], [200, 200, 200, NAN])
    assert np.isnan(np.asarray(rest.value)).all()
    assert (verdicts(0.5, 10, rest, Kind.share) == Verdict.none).all()


def test_differences_of_two_periods() -> None:
    share = difference((38, 212), (25, 205), Kind.share, 100)
    assert [float(share.value), float(share.lower), float(share.upper)] == pytest.approx(
        [5.7, -1.2, 12.6], abs=0.05
    )
    assert not share.established
    same = difference(([65, 200], [1000, 1000]), ([65, 100], [1000, 1000]), Kind.rate, 1000)
    # Equal figures: √2 is not reached, as the limits are not symmetric.
    below, above = 65 - float(byar(65).lower), float(byar(65).upper) - 65
    assert same.upper[0] == pytest.approx((below**2 + above**2) ** 0.5)
    assert same.established.tolist() == [False, True]
    none = difference((1, 2), (1, 2), Kind.balance)
    assert np.isnan([none.value, none.lower, none.upper]).all()
    assert "kann Zufall" in established_words(False)
    assert established_words(True) != established_words(False)


def test_words_follow_the_polarity() -> None:
    city, rest = Reference.city, Reference.rest
    need, better, neutral = Polarity.more_need, Polarity.better, Polarity.neutral
    assert words(Verdict.above, need, city) == "mehr Bedarf als die Stadt insgesamt"
    assert words(Verdict.below, need, rest) == "weniger Bedarf als die übrige Stadt"
    assert words(Verdict.clearly_above, better, city, "Musterstadt") == (
        "deutlich günstiger als Musterstadt"
    )
    assert words(Verdict.below, better, Reference.similar) == "ungünstiger als ähnliche Gebiete"
    assert words(Verdict.above, neutral, Reference.parent) == "höher als das übergeordnete Gebiet"
    assert words(Verdict.similar, need, city) == "nicht unterscheidbar von der Stadt insgesamt"
    assert words(Verdict.none, need, city) == "nicht vergleichbar"


def test_every_combination_has_its_own_words_and_symbol() -> None:
    for polarity, reference, name in product(Polarity, Reference, ("", "Nord")):
        said = [words(verdict, polarity, reference, name) for verdict in Verdict]
        assert len(set(said)) == len(Verdict)
    assert len({symbol(verdict) for verdict in Verdict}) == len(Verdict)
    assert all(symbol(verdict) in limits_words() for verdict in Verdict)
    speak("en")
    assert words(Verdict.above, Polarity.neutral, Reference.city)


def test_colour_follows_need_not_height() -> None:
    found = np.array([[-2, -1, 0], [1, 2, 9]], dtype=np.int8)
    assert steps(found, Polarity.more_need).tolist() == found.tolist()
    assert steps(found, Polarity.better).tolist() == [[2, 1, 0], [-1, -2, 9]]
    assert steps(found, Polarity.neutral).tolist() == found.tolist()
    assert [scale(one) for one in Polarity] == ["valued", "valued", "neutral"]
