"""What leaves of a small city: what is hidden, beside what, and what is told about it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np

from monitoring.core.city import City, CityFrame, Edition, Level, Profile, ProtectionRule
from monitoring.core.cube import Cube
from monitoring.core.derived import derived
from monitoring.core.indicator import FacilityCount, Formula, Indicator
from monitoring.core.protection.layer import HIDDEN, Layer, Seen, layers
from monitoring.core.protection.words import derivable
from monitoring.core.protection_rules import EVERYBODY
from monitoring.core.status import Status
from monitoring.core.vocabulary import Kind
from tests.core.invented import EDITIONS, LEVELS, WORDS, Row, cube_with, indicator, row

COUNTS = {"jung": indicator("jung"), "alt": indicator("alt"), "alle": indicator("alle")}
INDICATORS = {
    **COUNTS,
    "anteil": replace(indicator("anteil", Kind.share), formula=Formula(("jung",), ("alle",))),
}
RULE = ProtectionRule(WORDS, min_numerator=3)
QUARTERS = ("0101", "0204", "0205")


def city_of(
    indicators: Mapping[str, Indicator],
    rule: ProtectionRule = RULE,
    profiles: Mapping[str, Profile] | None = None,
) -> City:
    frame = CityFrame(
        "stadt", WORDS, WORDS, WORDS, "stadt", "EPSG:25832",
        tuple(Level(one, WORDS, WORDS) for one in LEVELS),
        tuple(Edition(one, WORDS, date(int(one), 1, 1)) for one in EDITIONS),
        {"offen": rule}, residents="alle", profiles=profiles or {},
    )
    return City(frame, indicators, {}, {})


def cube_of(indicators: Mapping[str, Indicator], *rows: Row) -> Cube:
    return derived(cube_with(indicators, *rows), indicators, LEVELS, EDITIONS)


def counts_of(name: str, *numbers: float) -> list[Row]:
    return [row(name, area, "2021", number, number)
            for area, number in zip(QUARTERS, numbers, strict=True)]


def layer(cube: Cube, city: City, known: np.ndarray | None = None) -> Layer:
    seen = None if known is None else {EVERYBODY: Seen(known, known)}
    return layers(cube, city, seen=seen)[EVERYBODY]


def secret(cube: Cube, name: str) -> set[str]:
    at = cube.indicator_position[name]
    hidden = (cube.status[at] == Status.secret).any(axis=1)
    return {cube.areas.ids[one] for one in np.flatnonzero(hidden).tolist()}


def test_a_small_count_takes_its_neighbour_along() -> None:
    cube = cube_of(COUNTS, *counts_of("jung", 30, 2, 40))
    found = layer(cube, city_of(COUNTS))
    assert secret(found.cube, "jung") == {"0204", "0205"}
    at = found.cube.cell("jung", cube.areas.position["2020", "0204"], "2021")
    assert np.isnan([found.cube.value[at], found.cube.numerator[at], found.cube.denominator[at]]
                    ).all()
    assert found.cube.reasons[found.cube.reason[at]] == HIDDEN
    record = found.report.record()
    assert (record["secret"], record["exact"], record["min_candidates"]) == (2, 0, 43)
    assert (record["small"], record["beside"], record["cells"]) == (1, 1, 6)


def test_nothing_small_hides_nothing() -> None:
    cube = cube_of(COUNTS, *counts_of("jung", 30, 20, 40))
    found = layer(cube, city_of(COUNTS))
    assert found.report.record()["secret"] == 0
    assert found.report.kept == found.report.plain == 1
    assert np.array_equal(found.cube.value, cube.value, equal_nan=True)


def test_a_share_of_shown_counts_is_hidden_with_its_count() -> None:
    cube = cube_of(INDICATORS, *counts_of("jung", 30, 2, 40), *counts_of("alle", 90, 95, 99))
    found = layer(cube, city_of(INDICATORS))
    assert secret(found.cube, "jung") == secret(found.cube, "anteil") == {"0204", "0205"}
    assert secret(found.cube, "alle") == set()


def test_counts_that_always_add_up_tell_each_other() -> None:
    rows: list[Row] = []
    for number, year in enumerate(range(2021, 2029)):
        young = [30 + number, 2 if year == 2021 else 22, 40 + number]
        old = [60 + number, 93 + number, 59 + number]
        for area, first, second in zip(QUARTERS, young, old, strict=True):
            for name, one in (("jung", first), ("alt", second), ("alle", first + second)):
                rows.append(row(name, area, str(year), one, one))
    found = layer(cube_of(COUNTS, *rows), city_of(COUNTS))
    # Young and old are everybody, although nobody declared it.
    assert secret(found.cube, "jung") == {"0204", "0205"}
    also = secret(found.cube, "alt") | secret(found.cube, "alle")
    assert {"0204", "0205"} <= also
    assert found.report.record()["exact"] == 0


def test_what_an_earlier_release_showed_is_told() -> None:
    cube = cube_of(COUNTS, *counts_of("jung", 30, 2, 40))
    seen = np.zeros(cube.status.shape, bool)
    seen[cube.cell("jung", cube.areas.position["2020", "0205"], "2021")] = True
    found = layer(cube, city_of(COUNTS), seen)
    # The neighbour protects nothing any more, so the borough and a second one are hidden.
    assert {"0204", "02"} <= secret(found.cube, "jung")
    assert found.report.record()["exact"] == 0


def test_a_cell_that_the_source_hid_is_protected_too() -> None:
    rows = counts_of("jung", 30, 20, 40)
    rows[1] = row("jung", "0204", "2021", status=Status.secret)
    cube = cube_of(COUNTS, *rows, row("jung", "02", "2021", 42), row("jung", "stadt", "2021", 72))
    found = layer(cube, city_of(COUNTS))
    assert secret(found.cube, "jung") == {"0204", "0205"}


def test_a_profile_with_higher_limits_sees_less_of_the_same() -> None:
    profiles = {"amt": Profile(WORDS, publishes=True), "alle": Profile(WORDS, min_numerator=25),
                "grob": Profile(WORDS, min_numerator=25, levels=("bezirk", "stadt"))}
    rows = [*counts_of("jung", 30, 2, 40), *counts_of("alt", 50, 20, 70)]
    found = layers(cube_of(COUNTS, *rows), city_of(COUNTS, profiles=profiles))
    assert list(found) == ["amt", "alle", "grob"]
    assert secret(found["amt"].cube, "alt") == set()
    assert secret(found["alle"].cube, "alt") == {"0204", "0205"}
    coarse = found["grob"].cube
    quarters = np.array([one == "viertel" for one in coarse.areas.levels])
    assert not coarse.observed[:, quarters].any()
    assert coarse.value[coarse.cell("alt", coarse.areas.position["", "02"], "2021")] == 90
    for name, finer, coarser in (("jung", "amt", "alle"), ("alt", "alle", "grob")):
        more, less = found[finer].cube, found[coarser].cube
        own = np.isfinite(less.value[less.indicator_position[name]])
        at = less.indicator_position[name]
        assert (less.value[at][own] == more.value[at][own]).all()


def test_what_can_be_told_all_the_same_is_named_without_its_number() -> None:
    cube = cube_of(COUNTS, *counts_of("jung", 30, 2, 40))
    seen = np.ones(cube.status.shape, bool)
    seen[cube.cell("jung", cube.areas.position["2020", "0204"], "2021")] = False
    found = layer(cube, city_of(COUNTS), seen)
    assert found.report.record()["exact"] == 1
    assert derivable(found.report.audit, cube, COUNTS) == ("Gebiet 0204, Text, 2021",)


def test_whether_a_small_figure_is_still_what_it_was_says_nothing() -> None:
    shown = []
    for young in (2, 1):
        cube = cube_of(COUNTS, *counts_of("jung", 30, young, 40), *counts_of("alt", 9, 9, 9))
        at = cube.cell("jung", cube.areas.position["2020", "0204"], "2021")
        ever, same = np.zeros((2, *cube.status.shape), bool)
        ever[at] = True
        same[at] = young == 2
        found = layers(cube, city_of(COUNTS), seen={EVERYBODY: Seen(ever, same)})[EVERYBODY]
        assert secret(found.cube, "jung") >= {"0204"}
        shown.append((found.report.record(), found.cube.status.tobytes()))
    assert shown[0] == shown[1]
    assert shown[0][0]["seen"] == 1


def test_places_of_an_open_register_hide_nothing() -> None:
    counted = replace(indicator("plaetze"), facilities=FacilityCount("kita"))
    indicators = {"jung": indicator("jung"), "plaetze": counted, "quote": replace(
        indicator("quote", Kind.rate), formula=Formula(("plaetze",), ("jung",)))}
    cube = cube_of(indicators, *counts_of("jung", 30, 2, 40), *counts_of("plaetze", 8, 0, 9))
    found = layer(cube, city_of(indicators, replace(RULE, min_numerator=3)))
    assert secret(found.cube, "plaetze") == set()
    # The share of places would tell how many children there are.
    assert secret(found.cube, "quote") == secret(found.cube, "jung") == {"0204", "0205"}
    assert found.report.record()["exact"] == 0
