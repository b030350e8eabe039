"""A city of 24 quarters with shares over eleven years, made for judging goals and measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from monitoring.core.area import Areas, areas_from
from monitoring.core.city import City, CityFrame, Level
from monitoring.core.cube import Cube, empty_cube
from monitoring.core.indicator import Indicator
from monitoring.core.planning.item import Item
from monitoring.core.status import Status
from monitoring.core.vocabulary import Kind, Polarity
from monitoring.language import Words
from tests.core.invented import indicator

TODAY = date(2024, 11, 1)
PERIODS = tuple(str(year) for year in range(2014, 2025))
QUARTERS = tuple(f"q{number:02d}" for number in range(1, 25))
CHILD_POVERTY = replace(
    indicator("kinderarmut", Kind.share), label=Words("Kinderarmut", "Child poverty"),
    unit=Words("%", "%"), polarity=Polarity.more_need,
)
RENT = replace(indicator("miete", Kind.index), label=Words("Miete", "Rent"),
               unit=Words("€", "€"))
YOUNG = replace(indicator("jung", Kind.share), label=Words("Junge", "Young"))
PEOPLE = replace(indicator("menschen"), label=Words("Menschen", "People"))
DECLARED = {one.id: one for one in (CHILD_POVERTY, RENT, YOUNG, PEOPLE)}


def areas() -> Areas:
    """24 quarters of one city; no boundary ever changed."""
    rows = [(one, f"Viertel {one[1:]}", "viertel", "", "stadt", "", "") for one in QUARTERS]
    rows.append(("stadt", "Musterstadt", "stadt", "", "", "", ""))
    columns = ["area", "name", "level", "edition", "parent", "since", "continues"]
    return areas_from(pd.DataFrame(rows, columns=columns, dtype=str), ("viertel", "stadt"))


def city(declared: Mapping[str, Indicator] = DECLARED) -> City:
    """The city with its indicators; "jung" tells which quarters are alike."""
    words = Words("Musterstadt", "Musterstadt")
    levels = tuple(Level(one, Words(one, one), Words(one, one), True)
                   for one in ("viertel", "stadt"))
    frame = CityFrame("musterstadt", words, words, words, "stadt", "EPSG:25832", levels, (),
                      key_indicators=("menschen", "kinderarmut", "jung"))
    return City(frame, declared, {}, {})


def empty() -> Cube:
    """Nothing observed yet."""
    return empty_cube(tuple(DECLARED), areas(), PERIODS)


def put(cube: Cube, name: str, area: str, counts: Sequence[float | None], of: float = 0.0) -> Cube:
    """
    Write one course, the newest year last, and give the cube back.

    With `of` the numbers are counts among so many, else plain values; None is secret.
    """
    at = cube.areas.find_newest(area)
    assert at is not None
    plane = cube.indicator_position[name]
    for period, count in zip(range(len(PERIODS) - len(counts), len(PERIODS)), counts, strict=True):
        cell = plane, at, period
        cube.status[cell] = Status.secret if count is None else Status.value
        if count is None:
            continue
        cube.value[cell] = 100 * count / of if of else count
        if of:
            cube.numerator[cell], cube.denominator[cell] = count, of
    return cube


def goal(areas: Sequence[str] = ("q01",), **data: Any) -> Item:
    """Child poverty is to fall from 30 % in 2020 to 20 % by the end of 2025, ± 1."""
    usual = {
        "title": "Weniger Kinderarmut", "tier": "operativ", "state": "gilt", "areas": list(areas),
        "indicator": "kinderarmut", "direction": "senken", "baseline_period": "2020",
        "baseline": 30.0, "target": 20.0, "tolerance": 1.0, "deadline": "2025-12-31",
        "rule": "wert",
    }
    given = {name: one for name, one in {**usual, **data}.items() if one is not None}
    return Item("goal", str(data.get("id", "Z-1")), 1, data=given)


def measure(name: str = "M-1", areas: Sequence[str] = ("q01",), **data: Any) -> Item:
    """A family centre for child poverty, from March 2019 to the end of 2025."""
    usual = {"title": "Familienzentrum", "state": "laeuft", "areas": list(areas),
             "indicator": "kinderarmut", "start": "2019-03-01", "end": "2025-12-31"}
    given = {key: one for key, one in {**usual, **data}.items() if one is not None}
    return Item("measure", name, 1, data=given)
