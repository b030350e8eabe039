"""What a delivery would change for those who read the release."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from monitoring.core.city import City, CityFrame, Edition, Level
from monitoring.core.completed import completed
from monitoring.core.consequences import (
    Dependent,
    changed_figures,
    changes_by_area,
    dependents,
    difference_table,
)
from monitoring.core.cube import Cube
from monitoring.core.derived import derived
from monitoring.core.differences import differences
from monitoring.core.filling import cells_of, filled, frame_for
from monitoring.core.index.declaration import Component, Index
from monitoring.core.indicator import Formula, Group, Plan
from monitoring.core.prepared import Block, BlockKind, Dashboard
from monitoring.core.status import Status
from monitoring.core.vocabulary import Kind
from monitoring.language import Words
from tests.core.invented import EDITIONS, LEVELS, WORDS, Row, areas_of, indicator, observations, row

INDICATORS = {
    "ew": indicator("ew"),
    "jung": indicator("jung"),
    "alt": indicator("alt"),
    "anteil": indicator("anteil", Kind.share, Formula(("jung",), ("ew",))),
}
ROOM = observations(*(row(one, "0101", year) for one in ("ew", "jung", "alt")
                      for year in ("2019", "2020", "2021")))


def city(*blocks: Block) -> City:
    frame = CityFrame(
        "x", WORDS, WORDS, WORDS, "stadt", "EPSG:25832",
        tuple(Level(one, WORDS, WORDS, one != "viertel") for one in LEVELS),
        (Edition("2015", WORDS, date(2015, 1, 1), date(2019, 12, 31)),
         Edition("2020", WORDS, date(2020, 1, 1))),
        key_indicators=("ew", "anteil"),
    )
    plans = {
        "kinder": Plan("kinder", Words("Kinder", "Children"), WORDS, WORDS,
                       (Group(WORDS, ("anteil", "jung")), Group(WORDS, ("jung",)))),
        "senioren": Plan("senioren", WORDS, WORDS, WORDS, (Group(WORDS, ("alt",)),)),
    }
    indices = {"lage": Index("lage", WORDS, WORDS, (Component("anteil"), Component("alt", 2.0)))}
    dashboards = {"rat": Dashboard("rat", WORDS, WORDS, blocks)}
    return City(frame, INDICATORS, plans, {}, indices, dashboards)


def made(*rows: Row) -> Cube:
    """A release of these rows, with room for three years."""
    table = completed(observations(*rows), INDICATORS)
    cube = frame_for(ROOM, tuple(INDICATORS), areas_of())
    cube = filled(cube, table, cells_of(table, cube), ("", "a.csv"))
    return derived(cube, INDICATORS, LEVELS, EDITIONS)


BEFORE = (row("ew", "0101", value=100), row("jung", "0101", value=20),
          row("ew", "0204", value=50), row("jung", "0204", value=10), row("alt", "0204", value=3))


def named(found: list[Dependent]) -> dict[tuple[str, str], int]:
    return {(one.kind, one.id): one.figures for one in found}


def test_everything_that_reads_a_changed_figure_is_named_with_its_number() -> None:
    before, after = made(*BEFORE), made(row("ew", "0101", value=80), *BEFORE[1:])
    # The quarter, its borough and the city: three figures each of "ew" and of the share.
    assert changed_figures(before, after) == {"ew": 3, "anteil": 3}
    shown = Block(BlockKind.map, "ew", "viertel")
    assert named(dependents(city(shown), before, after)) == {
        ("formula", "anteil"): 3, ("plan", "kinder"): 3, ("key", "ew"): 3, ("key", "anteil"): 3,
        ("index", "lage"): 3, ("dashboard", "rat"): 3,
    }


def test_what_does_not_change_is_not_named() -> None:
    before, after = made(*BEFORE), made(*BEFORE[:-1], row("alt", "0204", value=4))
    found = dependents(city(Block(BlockKind.map, "ew", "viertel")), before, after)
    # The quarter and its borough; of the other borough nothing is known, so there is no city.
    assert named(found) == {("plan", "senioren"): 2, ("index", "lage"): 2}
    assert dependents(city(), before, before) == []


def emptied(block: Block, before: Cube, after: Cube) -> tuple[str, ...]:
    found = dependents(city(block), before, after)
    return next((one.emptied for one in found if one.kind == "dashboard"), ())


def test_areas_that_lose_their_number_are_named() -> None:
    before = made(*BEFORE)
    gone = made(BEFORE[0], row("ew", "0204", status=Status.secret))
    block = Block(BlockKind.map, "ew", "viertel")
    assert emptied(block, before, gone) == ("Gebiet 0204",)
    assert emptied(Block(BlockKind.map, "ew", "bezirk"), before, gone) == ("Gebiet 02",)
    assert emptied(Block(BlockKind.trend, "ew", "viertel", ("0101",)), before, gone) == ()
    assert emptied(Block(BlockKind.figure, "ew", "viertel", ("0204",), "2020"), before,
                   gone) == ("Gebiet 0204",)
    assert emptied(Block(BlockKind.figure, "ew", "viertel", ("0204",), "2021"), before, gone) == ()
    assert emptied(Block(BlockKind.figure, "ew", "viertel", (), "1999"), before, gone) == ()
    assert emptied(Block(BlockKind.map, "alt", "viertel"), before, made(*BEFORE[:4])) == (
        "Gebiet 0204",)


def test_areas_of_the_same_name_are_told_apart() -> None:
    before, gone = made(*BEFORE), made(BEFORE[0])
    same = replace(before.areas, names=("Schloßstraße",) * len(before.areas))
    before = replace(before, areas=same)
    block = Block(BlockKind.map, "ew", "viertel")
    assert emptied(block, before, gone) == ("Schloßstraße (0204)",)


def test_a_newer_year_of_some_areas_only_empties_the_others() -> None:
    before, after = made(*BEFORE), made(*BEFORE, row("ew", "0101", "2021", 110))
    assert emptied(Block(BlockKind.map, "ew", "viertel"), before, after) == ("Gebiet 0204",)
    assert emptied(Block(BlockKind.map, "ew", "viertel", (), "2020"), before, after) == ()


def test_a_block_of_an_earlier_year_shows_the_areas_of_its_edition() -> None:
    before = made(*BEFORE, row("ew", "0203", "2019", 7))
    after = made(*BEFORE, row("ew", "0203", "2019", status=Status.unreliable))
    assert emptied(Block(BlockKind.map, "ew", "viertel", (), "2019"), before, after) == (
        "Gebiet 0203",)
    assert emptied(Block(BlockKind.map, "ew", "viertel"), before, after) == ()


def test_a_dashboard_of_an_indicator_that_was_never_loaded_loses_nothing() -> None:
    before, after = made(*BEFORE[:4]), made(*BEFORE)
    assert emptied(Block(BlockKind.map, "alt", "viertel"), before, after) == ()


def test_differences_as_a_table_changed_ones_first() -> None:
    before = made(*BEFORE)
    after = made(row("ew", "0101", value=80), *BEFORE[1:4], row("ew", "0205", "2021", 9))
    found = differences(before, after)
    table = difference_table(found, before, after)
    assert table[["kind", "indicator", "area", "period"]].values.tolist() == [
        ["changed", "ew", "0101", "2020"], ["gone", "alt", "0204", "2020"],
        ["new", "ew", "0205", "2021"],
    ]
    assert table["before"].tolist()[:2] == [100, 3]
    assert np.isnan(table["before"][2])
    assert (table["after"][0], table["name"][1], table["level"][1]) == (80, "Gebiet 0204",
                                                                        "viertel")
    assert difference_table(found, before, after, 2)["kind"].tolist() == ["changed", "gone"]
    own = np.array([before.areas.position["2020", one] for one in ("0101", "0204", "0205")])
    assert changes_by_area(found, own).tolist() == [1, 1, 1]


@pytest.mark.parametrize("most", [0, 1, 5_000])
def test_no_difference_is_an_empty_table(most: int) -> None:
    cube = made(*BEFORE)
    assert difference_table(differences(cube, cube), cube, cube, most).empty
