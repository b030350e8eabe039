import numpy as np
import pytest

from monitoring.core.status import PRECEDENCE, WITH_NUMBER, Status, has_number, joined, word
from monitoring.language import speaking


def test_every_status_has_a_place_and_a_word() -> None:
    assert sorted(PRECEDENCE) == sorted(Status)
    assert len({word(one) for one in Status}) == len(Status)
    with speaking("en"):
        assert all(word(one) for one in Status)


def test_only_five_statuses_hold_a_number() -> None:
    codes = np.arange(len(Status), dtype=np.uint8)
    assert {Status(code) for code in codes[has_number(codes)]} == set(WITH_NUMBER)


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ((Status.value, Status.zero), Status.value),
        ((Status.value, Status.missing), Status.missing),
        ((Status.missing, Status.secret), Status.secret),
        ((Status.excluded, Status.unreliable), Status.excluded),
        ((Status.estimated, Status.provisional), Status.estimated),
        ((Status.revised, Status.value), Status.revised),
    ],
)
def test_the_most_limiting_status_wins(parts: tuple[Status, Status], whole: Status) -> None:
    first, second = (np.array([one], np.uint8) for one in parts)
    assert joined(first, second).tolist() == joined(second, first).tolist() == [whole]
