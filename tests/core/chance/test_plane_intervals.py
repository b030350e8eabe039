"""Intervals of planes: the declared method, the bands of a standardised rate, benchmarks."""

from dataclasses import replace

import numpy as np
import pytest

from monitoring.core.chance.comparison import Verdict
from monitoring.core.chance.intervals import interval_of, rates
from monitoring.core.chance.plane_intervals import (
    interval_of_plane,
    interval_of_series,
    verdicts_of_plane,
    z_of_plane,
)
from monitoring.core.chance.standardised_planes import standardised_rest
from monitoring.core.chance.standardised_rates import directly_standardised
from monitoring.core.cube import Cube, empty_cube
from monitoring.core.derived import derived
from monitoring.core.indicator import Indicator
from monitoring.core.sheet import NO_COUNTS
from monitoring.core.space.carried import carried_series
from monitoring.core.standard import Standard
from monitoring.core.status import Status
from monitoring.core.vocabulary import Interval, Kind
from monitoring.language import Words
from tests.core.invented import EDITIONS, LEVELS, areas_of, indicator
from tests.core.space.test_carried import AREAS, crosswalk
from tests.core.space.test_carried import PERIODS as CARRIED_PERIODS

pytestmark = pytest.mark.filterwarnings("error")
STANDARD = Standard("own", Words("Alt", "Old"), ("0-64", "65+"), (80.0, 20.0))
RATE = replace(indicator("k", Kind.rate), multiplier=1000.0, standard=STANDARD)
PLANES = ("k", "k:age=0-64", "k:age=65+")
PLACES = areas_of()
Counts = dict[str, tuple[int, int, int, int]]
# Cases and people under 65, then from 65 on.
YOUNG_OLD: Counts = {"0101": (40, 600, 90, 400), "0204": (30, 900, 20, 100),
                     "0205": (60, 700, 30, 100)}  # fmt: skip


def cube_of(figures: Counts = YOUNG_OLD, period: str = "2021", of: Indicator = RATE) -> Cube:
    cube = empty_cube(PLANES, PLACES, ("2019", "2020", "2021"))
    edition = "2020" if period >= "2020" else "2015"
    for area, (cases, people, more, older) in figures.items():
        place = PLACES.position[edition, area]
        for plane, top, base in (("k:age=0-64", cases, people), ("k:age=65+", more, older)):
            at = cube.cell(plane, place, period)
            cube.numerator[at], cube.denominator[at] = top, base
            cube.value[at] = 1000 * top / base
            cube.status[at], cube.origin[at] = Status.value, 1
    return derived(cube, {"k": of}, LEVELS, EDITIONS)


def places(*names: str) -> np.ndarray:
    older = PLACES.position["2015", "0203"]
    return np.array([PLACES.find(one, "2020") or older for one in names], np.intp)


def expected(*areas: str, z: float = 1.959963984540054) -> tuple[float, float, float]:
    cases, people, more, older = np.sum([YOUNG_OLD[one] for one in areas], axis=0)
    found = directly_standardised([cases, more], [people, older], STANDARD.weights, 1000, z)
    return float(found.value), float(found.lower), float(found.upper)


@pytest.mark.parametrize(("name", "parts"), [
    ("0101", ("0101",)), ("0204", ("0204",)), ("02", ("0204", "0205")),
    ("stadt", ("0101", "0204", "0205")),
])  # fmt: skip
def test_every_level_has_its_summed_bands_and_their_limits(
    name: str, parts: tuple[str, ...]
) -> None:
    cube = cube_of()
    around = interval_of_plane(cube, RATE, places(name), "2021")
    value, lower, upper = expected(*parts)
    assert cube.value[0, places(name)[0], 2] == pytest.approx(value)
    assert (around.lower[0], around.upper[0]) == (pytest.approx(lower), pytest.approx(upper))


def test_a_crude_rate_never_has_a_say() -> None:
    cube = cube_of()
    at = (0, places("0101", "02"), 2)
    crude = 1000 * cube.numerator[at] / cube.denominator[at]
    assert cube.numerator[at].tolist() == [130, 140]
    assert cube.denominator[at].tolist() == [1000, 1800]
    assert (np.abs(crude - cube.value[at]) > 1).all()
    assert np.isnan(interval_of(RATE, *(
        figure[at] for figure in (cube.value, cube.numerator, cube.denominator))).lower).all()


def test_parts_and_other_indicators_have_their_ordinary_limits() -> None:
    cube, own = cube_of(), places("0101", "0204")
    part = interval_of_plane(cube, RATE, own, "2021", plane="k:age=65+")
    plain = rates(np.array([90, 20]), np.array([400, 100]), 1000)
    np.testing.assert_allclose(part.lower, plain.lower)
    np.testing.assert_allclose(part.upper, plain.upper)
    silent = replace(RATE, interval=Interval.none)
    assert np.isnan(interval_of_plane(cube, silent, own, "2021").lower).all()


def test_one_period_several_and_all() -> None:
    cube, own = cube_of(), places("0101", "0204", "02")
    one, all_ = (interval_of_plane(cube, RATE, own, periods) for periods in ("2021", None))
    two = interval_of_plane(cube, RATE, own, ["2021", "2020"])
    assert (one.lower.shape, two.lower.shape, all_.lower.shape) == ((3,), (3, 2), (3, 3))
    np.testing.assert_array_equal(two.lower[:, 0], one.lower)
    np.testing.assert_array_equal(all_.lower[:, 2], one.lower)
    assert np.isnan(two.lower[:, 1]).all()


def test_an_area_brings_its_limits_of_the_edition_before() -> None:
    cube = cube_of({"0101": YOUNG_OLD["0101"]}, "2019")
    found = interval_of_series(cube, RATE, places("0101", "0204"))
    assert found.lower[0, 0] == pytest.approx(expected("0101")[1])
    assert np.isnan(found.lower[0, 1:]).all()
    assert np.isnan(found.lower[1]).all()


def test_rates_without_bands_are_never_averaged() -> None:
    cube = empty_cube(("k",), PLACES, ("2021",))
    at = cube.cell("k", places("0101")[0], "2021")
    cube.value[at], cube.status[at], cube.origin[at] = 120, Status.value, 1
    cube = derived(cube, {"k": RATE}, LEVELS, EDITIONS)
    above = cube.cell("k", places("01")[0], "2021")
    assert cube.reasons[cube.reason[above]] == NO_COUNTS
    assert np.isnan(interval_of_plane(cube, RATE, places("0101"), "2021").lower).all()


def test_the_benchmark_inside_the_interval_is_no_difference() -> None:
    cube, own = cube_of(), places("0101", "0101", "0101", "0101", "0101", "0203")
    _, lower, upper = expected("0101")
    clear = expected("0101", z=3.090232306167813)
    marks = [lower + 0.01, lower - 0.01, clear[1] - 0.01, upper + 0.01, np.nan, 100.0]
    found = verdicts_of_plane(cube, RATE, own, "2021", marks)
    assert found.tolist() == [
        Verdict.similar, Verdict.above, Verdict.clearly_above, Verdict.below, Verdict.none,
        Verdict.none]
    z = z_of_plane(cube, RATE, own, "2021", [lower, upper, 0.0, 1e9, np.nan, 100.0])
    assert z[:2] == pytest.approx([1.95996398, -1.95996398])
    assert z[2] > 3
    assert z[3] < -3
    assert np.isnan(z[4:]).all()


def test_the_rest_of_the_city_by_bands() -> None:
    found = standardised_rest(cube_of(), RATE, places("0101", "0204", "0203"),
                              int(places("stadt")[0]), "2021")
    assert found[0] == pytest.approx(expected("0204", "0205")[0])
    assert found[1] == pytest.approx(expected("0101", "0205")[0])
    assert np.isnan(found[2])


def test_carried_rates_are_standardised_after_their_bands_are_carried() -> None:
    cube = empty_cube(PLANES, AREAS, CARRIED_PERIODS)
    for area, counts in (("A", (50, 500, 40, 100)), ("B", (30, 300, 60, 200))):
        for plane, top, base in zip(PLANES[1:], counts[::2], counts[1::2], strict=True):
            at = cube.cell(plane, AREAS.position["2015", area], "2019")
            cube.numerator[at], cube.denominator[at] = top, base
            cube.value[at], cube.status[at], cube.origin[at] = 1000 * top / base, Status.value, 1
    cube = derived(cube, {"k": RATE}, ("viertel", "bezirk", "stadt"), ("2015", "2020", "2025"))
    found = carried_series(cube, (crosswalk(),), RATE, np.array([AREAS.position["2020", "Y"]]))
    # 0.4·A + B: 50 of 500 and 76 of 240; 0.8·0.1 + 0.2·76/240.
    assert found.value[0, 1] == pytest.approx(1000 * (0.08 + 0.2 * 76 / 240))
    assert (found.numerator[0, 1], found.denominator[0, 1]) == (126, 740)
    assert found.status[0, 1] == Status.estimated
