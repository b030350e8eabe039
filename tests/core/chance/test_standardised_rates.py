import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.chance.intervals import Z95, byar
from monitoring.core.chance.standardised_rates import directly_standardised, indirect_ratio, why_not
from monitoring.core.standard import ESP2013, Standard
from monitoring.language import Words
from tests.core.golden import Golden, golden

pytestmark = pytest.mark.filterwarnings("error")
NAN = float("nan")
# Published test data of English public health ("testdata_big"): cases and people by age.
BIG = np.array([
    [127, 636], [25, 558], [18, 609], [21, 543], [12, 384], [27, 594], [48, 669], [27, 843],
    [29, 660], [32, 576], [32, 606], [34, 522], [45, 426], [65, 273], [38, 300], [68, 288],
    [74, 153], [82, 123], [91, 207],
], dtype=np.float64).T  # fmt: skip
TINY = np.array([9, *[0] * 18], dtype=np.float64)


@pytest.mark.parametrize("row", golden("dsr_per_100000_ESP2013_dobson95"))
def test_published_directly_standardised_rates(row: Golden) -> None:
    cases = BIG[0] if row.case == "testdata_big" else TINY
    found = getattr(directly_standardised(cases, BIG[1]), row.quantity)
    if row.expected.startswith("not calculated"):
        assert np.isnan(found)
        assert why_not(cases, BIG[1]) == ["Nicht berechnet: Unter 10 Fällen ist die Rate zu "
                                          "unsicher."]  # fmt: skip
    else:
        assert float(found) == pytest.approx(row.number, abs=row.tolerance)
        assert why_not(cases, BIG[1]) == [""]


@pytest.mark.parametrize("row", golden("indirect_ratio_x100_byar95"))
def test_published_indirect_ratio(row: Golden) -> None:
    # The first row holds what goes into all three.
    found = indirect_ratio(91, 835.883561)
    assert float(getattr(found, row.quantity)) == pytest.approx(row.number, abs=row.tolerance)


def test_european_standard_population() -> None:
    assert len(ESP2013.bands) == len(ESP2013.weights) == 19
    assert (ESP2013.bands[0], ESP2013.bands[-2:]) == ("0-4", ("85-89", "90+"))
    assert sum(ESP2013.weights) == 100_000
    assert not ESP2013.problem()


def test_many_areas_at_once() -> None:
    gap, empty, negative = BIG[0].copy(), BIG[1].copy(), BIG[0].copy()
    gap[3], empty[5], negative[0] = NAN, 0, -1
    cases = np.stack([BIG[0], gap, BIG[0], negative, TINY, BIG[0] * 2])
    people = np.stack([BIG[1], BIG[1], empty, BIG[1], BIG[1], BIG[1] * 2])
    found = directly_standardised(cases.reshape(2, 3, 19), people.reshape(2, 3, 19))
    known = np.array([[True, False, False], [False, False, True]])
    for figures in (found.value, found.lower, found.upper):
        assert np.array_equal(~np.isnan(figures), known)
    assert found.value[1, 2] == pytest.approx(found.value[0, 0])
    assert found.upper[1, 2] < found.upper[0, 0]
    reasons = why_not(cases, people)
    assert [not reason for reason in reasons] == known.ravel().tolist()
    assert "Zahl der Fälle" in reasons[1]
    assert "keine Personen" in reasons[2]


def test_one_band_is_the_plain_rate() -> None:
    found = directly_standardised([50.0], [1000.0], [1.0], 1000)
    limits = byar(50)
    assert [float(found.value), float(found.lower), float(found.upper)] == pytest.approx(
        [50, float(limits.lower), float(limits.upper)]
    )


def test_bands_without_weight_do_not_count() -> None:
    # A standard for people from 65 on, in data that hold all ages.
    weights = np.where(np.arange(19) >= 13, ESP2013.weights, 0)
    cases, people = BIG[0].copy(), BIG[1].copy()
    cases[0], people[1] = NAN, 0
    whole = directly_standardised(cases, people, weights)
    part = directly_standardised(BIG[0, 13:], BIG[1, 13:], weights[13:])
    assert float(whole.value) == pytest.approx(float(part.value))
    assert float(whole.lower) == pytest.approx(float(part.lower))
    assert why_not(cases, people, weights) == [""]


@pytest.mark.parametrize("weights", [[1.0, 1.0], [-1.0, *[1.0] * 18], [0.0] * 19, [NAN] * 19])
def test_unusable_weights_give_a_sentence(weights: list[float]) -> None:
    found = directly_standardised(BIG[0], BIG[1], weights)
    assert np.isnan([found.value, found.lower, found.upper]).all()
    assert why_not(BIG[0], BIG[1], weights)[0].startswith("Nicht berechnet")


def test_a_standard_declared_by_a_city_is_checked() -> None:
    label = Words("Eigener Standard", "Own standard")
    assert not Standard("own", label, ("0-64", "65+"), (80.0, 20.0)).problem()
    assert "genau ein Gewicht" in Standard("own", label, ("0-64", "65+"), (80.0,)).problem()
    assert "zweimal" in Standard("own", label, ("0-64", "0-64"), (80.0, 20.0)).problem()
    assert "negativ" in Standard("own", label, ("0-64", "65+"), (80.0, -20.0)).problem()


def test_nothing_expected_gives_no_ratio() -> None:
    found = indirect_ratio([5, 5, NAN, -1, 0], [10, 0, 10, 10, 10])
    assert np.isnan(found.value).tolist() == [False, True, True, True, False]
    assert np.isnan(found.upper).tolist() == [False, True, True, True, False]
    assert (found.value[4], found.lower[4]) == (0, 0)
    assert found.upper[0] == pytest.approx(116.68332, abs=1e-5)  # exact below ten cases


@given(st.lists(st.integers(0, 400), min_size=19, max_size=19))
def test_the_rate_lies_between_its_limits(cases: list[int]) -> None:
    found = directly_standardised(cases, BIG[1], z=Z95)
    assert np.isnan(found.value) == (sum(cases) < 10)
    if sum(cases) >= 10:
        rates = np.array(cases) / BIG[1] * 100_000
        assert 0 <= found.lower <= found.value <= found.upper
        assert rates.min() - 1e-6 <= found.value <= rates.max() + 1e-6
