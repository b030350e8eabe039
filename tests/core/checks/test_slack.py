"""Sums of rounded numbers may be off by what was rounded away, exact ones by nothing."""

import numpy as np
import pytest

from monitoring.core.checks.case import as_read, whole_share
from monitoring.core.checks.slack import EXACT, slack_of
from monitoring.core.cube import FloatArray
from monitoring.language import speak
from tests.core.checks.judging import CITY

COUNTS: FloatArray = np.array([310.0, 205, 120, 411, 99, 87])


def test_counts_are_exact() -> None:
    assert slack_of(COUNTS, 6) == EXACT
    nothing: FloatArray = np.array([np.nan, 0, np.nan])
    assert slack_of(nothing, 3) == EXACT


def test_a_few_round_numbers_are_no_rounding_and_many_are() -> None:
    tens: FloatArray = np.linspace(10, 300, 30)
    assert slack_of(tens[:6], 6) == EXACT
    assert slack_of(tens, 30) == pytest.approx(EXACT + 5 * 31)


@pytest.mark.parametrize(("decimals", "half"), [(1, 0.05), (2, 0.005), (3, 0.0005)])
def test_numbers_with_decimals_were_rounded_there(decimals: int, half: float) -> None:
    random = np.random.default_rng(decimals).random(100) * 50
    rounded = np.round(random, decimals)
    assert slack_of(rounded, 100) == pytest.approx(EXACT + half * 101)
    assert abs(rounded.sum() - random.sum()) < slack_of(rounded, 100)
    assert slack_of(random, 100) == EXACT


def test_numbers_in_sentences_are_written_as_people_read_them() -> None:
    assert [as_read(one) for one in (1234.5, 0.131, -5, 2.0952381)] == [
        "1.234,5", "0,131", "-5", "2,095238"]
    speak("en")
    assert as_read(1234.5) == "1,234.5"


def test_the_share_of_everything_is_a_hundred_per_cent() -> None:
    named = {name: whole_share(CITY.indicators[name]) for name in ("zufrieden", "quote", "dichte")}
    assert named == {"zufrieden": 100, "quote": 100, "dichte": 1000}
