import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from monitoring.core.classes import (
    NO_CLASS,
    SCHEMES,
    Scheme,
    around_zero,
    equal_steps,
    linked,
    natural_breaks,
    numbers_in,
    own_limits,
    quantiles,
    typed,
)
from monitoring.core.rounding import formatted, half_up
from monitoring.language import speaking

# Example of jenkspy's documentation: breaks 1.2, 2.3, 5.0, 7.8 (upper ends of the classes).
PUBLISHED = [1.3, 7.1, 7.3, 2.3, 3.9, 4.1, 7.8, 1.2, 4.3, 7.3, 5.0, 4.3]
VALUES = arrays.arrays(
    np.float64,
    st.integers(0, 60),
    elements=st.one_of(st.floats(-1000, 1000), st.just(np.nan), st.integers(-3, 3).map(float)),
)


def test_natural_breaks_of_a_published_example() -> None:
    found = natural_breaks(PUBLISHED, 3, 1)
    assert found.limits == (3.9, 7.1)
    assert (found.low, found.high) == (1.2, 7.8)
    assert found.labels("de") == ["1,2 bis 3,8", "3,9 bis 7,0", "7,1 bis 7,8"]
    assert found.counts(PUBLISHED) == [3, 5, 4]


def test_quantiles_hold_equal_numbers() -> None:
    found = quantiles(np.arange(1, 11), 5, 0)
    assert found.limits == (3, 5, 7, 9)
    assert found.counts(np.arange(1, 11)) == [2, 2, 2, 2, 2]


def test_many_zeros_leave_fewer_quantiles() -> None:
    found = quantiles([0, 0, 0, 0, 0, 0, 1, 2, 3, 4], 5, 0)
    assert found.limits == (1, 3)
    assert (found.count, found.asked) == (3, 5)


def test_equal_steps_round_to_what_is_shown() -> None:
    assert equal_steps([0, 10], 4, 0).limits == (3, 5, 8)
    assert equal_steps([0, 10], 4, 1).limits == (2.5, 5.0, 7.5)


def test_a_value_shown_below_a_limit_is_not_drawn_above_it() -> None:
    found = own_limits([2.2], [0.0, 5.0], 1)
    assert found.numbers([2.149, 2.15, 2.2, np.nan]).tolist() == [0, 1, 1, NO_CLASS]


def test_change_has_a_middle_class_and_mirrored_sides() -> None:
    found = around_zero([-4, -3, -2, -1, 0, 0, 1, 2, 3, 9], 5, 0)
    # Absolute values 0 0 1 1 2 2 3 3 4 9: places 2 and 6 are 1 and 3.
    assert found.limits == (-2, 0, 1, 3)
    assert found.labels("de") == ["−4 bis −3", "−2 bis −1", "0", "1 bis 2", "3 bis 9"]
    assert found.counts([-3, 3, -2, 2, 0]) == [1, 1, 1, 1, 1]


def test_without_change_there_is_one_class() -> None:
    assert around_zero([0.0, 0.0], 4, 1).count == 1
    assert around_zero([0.0, 1.0], 4, 1).asked == 5


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_empty_and_constant_values(scheme: Scheme) -> None:
    empty = scheme([np.nan, np.nan], 5, 1)
    assert (empty.count, empty.limits, empty.labels()) == (0, (), [])
    assert empty.numbers([np.nan]).tolist() == [NO_CLASS]
    assert empty.counts([]) == []
    if scheme is not around_zero:
        constant = scheme([7.0, 7.0, np.nan], 5, 1)
        assert (constant.count, constant.labels("de")) == (1, ["7,0"])


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
@given(values=VALUES, n=st.integers(1, 7), decimals=st.integers(0, 2))
def test_classes_cover_all_values_in_order(
    scheme: Scheme, values: np.ndarray, n: int, decimals: int
) -> None:
    found = scheme(values, n, decimals)
    numbers = found.numbers(values)
    known = ~np.isnan(values)
    assert list(found.limits) == sorted(set(found.limits))
    assert half_up(found.limits, decimals).tolist() == list(found.limits)
    assert found.count <= max(found.asked, 1)
    assert (numbers[~known] == NO_CLASS).all()
    assert (numbers[known] < max(found.count, 1)).all()
    assert (
        np.diff(numbers[known][np.argsort(values[known], kind="stable")].astype(int)) >= 0
    ).all()
    assert sum(found.counts(values)) == known.sum()


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
@given(values=VALUES, n=st.integers(1, 7))
def test_equal_texts_have_equal_colours(scheme: Scheme, values: np.ndarray, n: int) -> None:
    numbers = scheme(values, n, 1).numbers(values).tolist()
    assert len(set(zip(formatted(values, 1), numbers, strict=True))) == len(
        set(formatted(values, 1))
    )


@given(VALUES, st.integers(1, 7))
def test_sides_of_a_change_mirror_each_other(values: np.ndarray, n: int) -> None:
    found = around_zero(values, n, 1)
    assert found.numbers(values[values != 0]).tolist() == [
        number if number == NO_CLASS else found.count - 1 - number
        for number in found.numbers(-values[values != 0]).tolist()
    ]


def test_own_limits_read_the_readers_numbers() -> None:
    assert own_limits("5; 1.000; 12,5", [], 1).limits == (5, 12.5, 1000)
    assert own_limits("10 5, 5", [1.0, 20.0], 0).limits == (5, 10)
    with speaking("en"):
        assert own_limits("5; 1,000; 12.5", [], 1).limits == (5, 12.5, 1000)


def test_own_limits_beyond_the_values_stay() -> None:
    found = own_limits([1, 20, 30], [5.0, 12.0], 0)
    assert found.labels("de") == ["unter 1", "1 bis 19", "20 bis 29", "ab 30"]
    assert found.counts([5.0, 12.0]) == [0, 2, 0, 0]


@pytest.mark.parametrize("given_text", ["5; viel", "5,10,15", "2.5", "", " ; ", "nan"])
def test_unclear_limits_are_refused(given_text: str) -> None:
    with pytest.raises(ValueError, match="Bitte"):
        own_limits(given_text, [1.0], 1)


@pytest.mark.parametrize(("language", "said", "link", "shown"), [
    ("de", "5; 10; 12,5", "5_10_12.5_", "5; 10; 12,5"),
    ("de", "1.000; −2,25", "1000_-2.25_", "1000; -2,25"),
    ("en", "1,000 12.5", "1000_12.5_", "1000; 12.5"),
    ("de", "7", "7_", "7"),
    ("de", "fünf; 6", "fünf; 6", "fünf; 6"),
    ("de", "9" * 400, "9" * 400, "9" * 400),
    ("de", "", "", ""),
])
def test_limits_in_a_link_mean_the_same_in_both_languages(
    language: str, said: str, link: str, shown: str
) -> None:
    with speaking(language):
        assert linked(said) == link
        assert typed(link) == shown
    if link.endswith("_"):
        found = []
        for other in ("de", "en"):
            with speaking(other):
                assert linked(link) == link
                found.append(numbers_in(link))
        assert found[0] == found[1]
