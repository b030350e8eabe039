import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from monitoring.core.chance.alerts import (
    AlertRule,
    alerts,
    benjamini_hochberg,
    chance_words,
    expected_by_chance,
    p_values,
    rule_for,
)
from monitoring.core.chance.intervals import Z95, Z998

pytestmark = pytest.mark.filterwarnings("error")
NAN = float("nan")
# Benjamini & Hochberg 1995, section 3: 15 probabilities of a trial on heart attacks.
TRIAL = np.array([
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
    0.5719, 0.6528, 0.7590, 1.0000,
])  # fmt: skip


def test_fifty_districts_with_26_indicators_give_65_false_alerts() -> None:
    assert expected_by_chance(50 * 26) == pytest.approx(65)
    assert expected_by_chance(50 * 26, Z998) == pytest.approx(2.6)
    assert chance_words(1300) == (
        "Bei 1.300 Vergleichen sind etwa 65 Auffälligkeiten allein durch Zufall zu erwarten."
    )
    assert "etwa 2,6 " in chance_words(1300, Z998)
    assert "etwa 0,06 " in chance_words(30, Z998)
    assert "etwa 5 von 100 " in chance_words(1)


def test_the_published_example_finds_four() -> None:
    order = np.random.default_rng(1).permutation(len(TRIAL))
    found = benjamini_hochberg(TRIAL[order])
    assert sorted(TRIAL[order][found]) == TRIAL[:4].tolist()


@given(
    st.lists(st.one_of(st.floats(0, 1), st.floats(0, 0.01), st.sampled_from([0.01, 0.02, NAN])),
             max_size=40),
    st.sampled_from([0.01, 0.05, 0.2]),
)  # fmt: skip
def test_false_discoveries_as_scipy_counts_them(given_p: list[float], q: float) -> None:
    p = np.array(given_p, dtype=np.float64)
    known = ~np.isnan(p)
    found = benjamini_hochberg(p, q)
    assert not found[~known].any()
    if known.any():
        adjusted = stats.false_discovery_control(p[known])
        clear = np.abs(adjusted - q) > 1e-9
        assert np.array_equal(found[known][clear], (adjusted <= q)[clear])


def test_shape_is_kept_and_nothing_is_found_in_nothing() -> None:
    p = np.array([[0.0001, NAN], [0.9, 0.02]])
    assert benjamini_hochberg(p).tolist() == [[True, False], [False, True]]
    assert benjamini_hochberg([]).tolist() == []
    assert benjamini_hochberg([NAN, NAN]).tolist() == [False, False]


def test_p_values_are_two_sided() -> None:
    z = np.array([[0, 1.3, -1.3], [NAN, -3.7, 8]])
    assert p_values(z) == pytest.approx(2 * stats.norm.sf(np.abs(z)), nan_ok=True, rel=1e-12)


def test_few_comparisons_use_the_usual_limits_many_the_strict_ones() -> None:
    assert [rule_for(n) for n in (1, 20, 21, 542)] == [
        AlertRule.usual, AlertRule.usual, AlertRule.strict, AlertRule.strict,
    ]  # fmt: skip
    few = alerts([2.5, -2.5, 1.9, NAN])
    assert (few.rule, few.raised.tolist()) == (AlertRule.usual, [True, True, False, False])
    assert few.compared == 3
    assert few.expected == pytest.approx(0.15)
    many = alerts(np.array([2.5, -3.2, *[0.0] * 40]))
    assert many.rule is AlertRule.strict
    assert np.flatnonzero(many.raised).tolist() == [1]
    assert "42" in many.words()
    assert "Auffällig: 1 von 42 Vergleichen." in many.words()


def test_false_discovery_rate_by_request() -> None:
    z = np.array([4.0, 3.0, *[0.5] * 40])
    found = alerts(z, AlertRule.discovery)
    assert np.array_equal(found.raised, benjamini_hochberg(p_values(z)))
    assert found.expected == pytest.approx(0.05 * found.raised.sum())
    assert "höchstens 5\u00a0% Zufall" in found.words()
    quiet = alerts([0.1, 0.2], AlertRule.discovery)
    assert quiet.words() == "Auffällig: 0 von 2 Vergleichen."


def test_nothing_to_compare_is_said() -> None:
    found = alerts([NAN, NAN])
    assert not found.raised.any()
    assert found.words() == "Hier gibt es nichts zu vergleichen."


def test_chance_alone_raises_as_many_as_announced() -> None:
    z = np.random.default_rng(4).standard_normal(200_000)
    for rule, limit in ((AlertRule.usual, Z95), (AlertRule.strict, Z998)):
        raised = int(alerts(z, rule).raised.sum())
        assert raised == pytest.approx(expected_by_chance(len(z), limit), rel=0.1)
