"""Times as people read them."""

import time
from collections.abc import Iterator

import pytest

from monitoring.language import speak
from monitoring.storage.moment import now, spoken


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("berlin")
def test_times_are_said_in_the_clock_of_the_server() -> None:
    assert spoken("2026-07-01T22:30:05+00:00") == "02.07.2026, 00:30 Uhr CEST"
    assert spoken("2026-12-01T08:05:00+00:00") == "01.12.2026, 09:05 Uhr CET"
    speak("en")
    assert spoken("2026-07-01T22:30:05+00:00") == "2026-07-02, 00:30 CEST"


def test_what_is_no_time_is_said_as_it_is() -> None:
    assert (spoken("gestern"), spoken("")) == ("gestern", "")


def test_now_is_told_in_utc_to_the_second() -> None:
    assert now().endswith("+00:00")
    assert len(now()) == len("2026-07-01T22:30:05+00:00")
