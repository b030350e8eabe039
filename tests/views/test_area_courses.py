"""The tables behind sparklines and strips say what the release says."""

from __future__ import annotations

import numpy as np
import pytest

from monitoring.core.rounding import formatted
from monitoring.core.status import Status, has_number
from monitoring.language import speak
from monitoring.storage.snapshot import Snapshot
from monitoring.views.area_courses import courses_frame, courses_table
from monitoring.views.profile_figures import figures_of
from monitoring.views.profile_tables import positions_table, profile_frame


@pytest.fixture(autouse=True)
def german() -> None:
    speak("de")


def _district(demo: Snapshot) -> int:
    found = demo.cube.areas.find("0303")
    assert found is not None
    return found


def test_a_course_has_every_year_and_a_word_for_every_gap(demo: Snapshot) -> None:
    area, cube = _district(demo), demo.cube
    indicators = [demo.city.indicators[one] for one in cube.indicators]
    table = courses_table(demo, area, indicators)
    assert table.head == ("Indikator", *cube.periods)
    words = set()
    for one, row in zip(cube.indicators, table.rows, strict=True):
        status = cube.status[cube.indicator_position[one], area]
        values = cube.value[cube.indicator_position[one], area]
        known = has_number(status)
        assert [said for said, has in zip(row[1:], known, strict=True) if has] == (
            formatted(values[known], demo.city.indicators[one].decimals))
        words |= {str(said) for said, has in zip(row[1:], known, strict=True) if not has}
    assert "k. A." in words
    assert not any(any(sign.isdigit() for sign in one) for one in words)


def test_a_file_of_courses_leaves_out_only_what_was_never_delivered(demo: Snapshot) -> None:
    area, cube = _district(demo), demo.cube
    names = cube.indicators
    frame = courses_frame(demo, area, [demo.city.indicators[one] for one in names])
    status = cube.status[[cube.indicator_position[one] for one in names], area]
    assert len(frame) == int((status != Status.missing).sum())
    assert frame["Wert"].notna().sum() == int(has_number(status).sum())


def test_the_span_is_that_of_all_districts(demo: Snapshot) -> None:
    area = _district(demo)
    figures = figures_of(demo, area)
    table, frame = positions_table(demo, figures), profile_frame(demo, figures)
    assert len(frame) == len(figures)
    at = next(number for number, one in enumerate(figures)
              if one.indicator.id == "mat_sgb2_u15")
    one = figures[at]
    row = next(row for row in table.rows if str(row[0]).startswith(str(one.indicator.label)))
    known = sorted(value for value in one.others.tolist() if np.isfinite(value))
    low, high = formatted([known[0], known[-1]], one.indicator.decimals)
    assert (row[4], row[8], row[9]) == (low, high, str(len(known)))
    assert frame["Median"][at] == pytest.approx(np.median(known))
    assert frame["Wert"][at] == one.value
