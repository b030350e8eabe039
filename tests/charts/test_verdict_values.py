"""The map's values where areas are compared."""

import numpy as np
import pytest

from monitoring.charts.verdict_values import NEUTRAL, VALUED, verdict_colours, verdict_values
from monitoring.core.chance.comparison import Reference, Verdict
from monitoring.core.palette import contrast
from monitoring.core.status import Status
from monitoring.core.vocabulary import Polarity

FOUND = np.array([2, 1, 0, -1, -2, 9, 9], np.int8)
STATUS = np.array([*[Status.value] * 6, Status.secret], np.uint8)
VALUES = np.array([30.0, 20.0, 15.0, 12.0, 5.0, 7.0, np.nan])


@pytest.mark.parametrize(("polarity", "letters", "first"), [
    (Polarity.more_need, "432105s", "deutlich mehr Bedarf als Nord"),
    (Polarity.better, "012345s", "deutlich ungünstiger als Nord"),
    (Polarity.neutral, "432105s", "deutlich höher als Nord"),
])
def test_class_word_sign_and_colour_go_together(
    polarity: Polarity, letters: str, first: str
) -> None:
    found = verdict_values(VALUES, STATUS, FOUND, polarity, 1, Reference.parent, "Nord")
    assert found["classes"] == letters
    assert found["entries"][0] == {"key": "4", "text": first, "count": 1}
    assert [one["key"] for one in found["entries"]] == ["4", "3", "2", "1", "0", "5", "s"]
    signs = [found["symbols"][letter] for letter in letters[:6]]
    assert signs == ["▲▲", "▲", "●", "▼", "▼▼", "○"]
    assert len(found["colors"]) == len(set(found["colors"])) == 6


def test_nothing_compared_has_no_colour_of_a_verdict() -> None:
    none = np.full(7, Verdict.none, np.int8)
    found = verdict_values(VALUES, STATUS, none, Polarity.more_need, 1, Reference.city)
    assert set(found["classes"]) == {"5", "s"}
    assert [one["text"] for one in found["entries"]] == ["nicht vergleichbar", "geheim"]


def test_valued_and_neutral_differ_and_the_strong_ends_are_readable() -> None:
    assert not set(VALUED) & set(NEUTRAL) - {"#f2f2f2"}
    assert verdict_colours(Polarity.better) == verdict_colours(Polarity.more_need)
    for ends in (VALUED, NEUTRAL):
        assert min(contrast(ends[at], "#ffffff") for at in (0, 4)) > 4.5
