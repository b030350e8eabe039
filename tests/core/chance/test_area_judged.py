"""One area in all indicators at once: the same as each indicator alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from monitoring.core.chance.area_judged import judged
from monitoring.core.chance.comparison import Benchmark, Verdict, verdicts
from monitoring.core.chance.declared_interval import comparable_kind
from monitoring.core.chance.declared_trend import declared_trend
from monitoring.core.chance.plane_intervals import (
    interval_of_plane,
    interval_of_series,
    verdicts_of_plane,
)
from monitoring.core.chance.series_parts import series_parts
from monitoring.core.status import has_number
from monitoring.storage.city import city_in
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.store import store_at
from tests.pages.opened import ROOT


@pytest.fixture
def demo(demo_store: Path) -> Snapshot:
    city = city_in(ROOT / "data" / "demo")
    found = current_snapshot(store_at(str(demo_store), city=city.frame.id), city)
    assert found is not None
    return found


@pytest.mark.parametrize("area", ["010101", "030101", "01"])
def test_same_as_each_indicator_alone(demo: Snapshot, area: str) -> None:
    cube, declared = demo.cube, demo.city.indicators
    at, city = cube.areas.find_newest(area), cube.areas.find(demo.city.frame.reference_area)
    assert at is not None
    assert city is not None
    found = judged(cube, declared, at, city)
    assert len(found) > 20
    for name, one in found.items():
        plane = cube.indicator_position[name]
        last = int(np.flatnonzero(has_number(cube.status[plane, at]))[-1])
        cell = (plane, [at], last)
        limits = interval_of_plane(cube, declared[name], np.array([at]), cube.periods[last])
        np.testing.assert_equal([one.lower, one.upper], [limits.lower[0], limits.upper[0]])
        kind = comparable_kind(declared[name])
        middle = Benchmark(cube.value[plane, city, last])
        expected = Verdict.none if kind is None else verdicts(
            cube.value[cell], cube.denominator[cell], middle, kind, declared[name].multiplier)[0]
        if declared[name].standard:
            expected = verdicts_of_plane(cube, declared[name], np.array([at]), cube.periods[last],
                                         middle.value)[0]
        assert one.verdict == expected
        alone = declared_trend(declared[name], cube.periods,
                               series_parts(cube, name, np.array([at])),
                               interval_of_series(cube, declared[name], np.array([at])))
        assert one.trends.recent.direction[one.position] == alone.recent.direction[0], name
        assert one.trends.recent.reason[one.position] == alone.recent.reason[0], name
        assert one.trends.recent_periods == alone.recent_periods
        assert one.trends.long.direction[one.position] == alone.long.direction[0], name


def test_the_city_is_not_compared_with_itself(demo: Snapshot) -> None:
    city = demo.cube.areas.find(demo.city.frame.reference_area)
    assert city is not None
    found = judged(demo.cube, demo.city.indicators, city, city)
    assert {one.verdict for one in found.values()} == {Verdict.none}
