"""Districts as entries name them, and entries by district, group, phase and plan."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from monitoring.core.planning.filtering import Chosen, counts_on, fitting
from monitoring.core.planning.places import (
    area_at,
    area_key,
    called,
    covered,
    is_current,
    names_of,
    touching,
)
from tests.core.planning.invented_register import areas, entry, goal

AREAS = areas()


def at(key: str) -> int:
    found = area_at(AREAS, key)
    assert found is not None, key
    return found


def ids(*keys: str) -> set[str]:
    return {area_key(AREAS, one) for one in covered(AREAS, keys)}


def test_every_district_has_a_key_that_leads_back() -> None:
    for one in range(len(AREAS)):
        assert area_at(AREAS, area_key(AREAS, one)) == one


def test_a_key_without_an_edition_means_today() -> None:
    assert area_key(AREAS, at("hafen")) == "hafen@2020"
    assert area_key(AREAS, at("nord")) == "nord"
    assert area_at(AREAS, "mond") is None
    assert area_at(AREAS, "hafen@1999") is None


def test_only_the_newest_boundaries_are_current() -> None:
    assert not is_current(AREAS, at("hafen@2015"))
    assert is_current(AREAS, at("hafen@2020"))
    assert is_current(AREAS, at("stadt"))


def test_names() -> None:
    assert names_of(AREAS, ["nord", "mond", "hafen@2015"]) == ["Nordstadt", "mond", "Hafen"]
    assert [area_key(AREAS, one) for one in called("HAFEN", AREAS)] == ["hafen@2020"]
    assert called("Marktplatz", AREAS) == []


def test_what_lies_inside() -> None:
    assert ids("nord") == {"markt_o@2020", "markt_w@2020", "hafen@2020"}
    assert ids("stadt") == ids("nord", "sued") == ids("nord") | {"aue@2020"}
    assert ids("aue") == {"aue@2020"}
    assert ids("markt@2015") == {"markt@2015"}
    assert ids("mond") == ids() == set()


@pytest.mark.parametrize(("key", "touched"), [
    ("nord", True), ("stadt", True), ("hafen", True), ("sued", False), ("hafen@2015", False)])
def test_the_harbour_is_touched_by_its_borough_and_city(key: str, touched: bool) -> None:
    assert touching(AREAS, at("hafen"), [key]) is touched


GOALS = [
    goal("Z1", areas=["hafen"], groups=["jugendliche"], phase="jugend"),
    goal("Z2", areas=["nord"], groups=["alle"], phase="alle", plan="sozial", plans=["jugend"]),
    goal("Z3", areas=["aue"], groups=["familien"], plan="sozial"),
    goal("Z4"),
]


@pytest.mark.parametrize(("chosen", "found"), [
    ({}, "Z1 Z2 Z3 Z4"),
    ({"area": "hafen"}, "Z1 Z2"), ({"area": "markt_o"}, "Z2"), ({"area": "stadt"}, "Z1 Z2 Z3"),
    ({"area": "mond"}, ""),
    ({"group": "jugendliche"}, "Z1 Z2"), ({"group": "familien"}, "Z2 Z3"),
    ({"phase": "jugend"}, "Z1 Z2"), ({"plan": "jugend"}, "Z1 Z2 Z4"), ({"plan": "sozial"}, "Z2 Z3"),
    ({"plan": "sozial", "area": "aue", "group": "familien"}, "Z3"),
])
def test_entries_that_fit(chosen: dict[str, Any], found: str) -> None:
    assert [one.id for one in fitting(GOALS, Chosen(**chosen), AREAS)] == found.split()


def test_entries_are_counted_once_per_district() -> None:
    places = np.array([at("hafen"), at("markt_o"), at("aue")])
    assert counts_on(GOALS, AREAS, places).tolist() == [2, 1, 1]
    boroughs = np.array([at("nord"), at("sued")])
    both = [*GOALS, entry("goal", "Z5", areas=["markt_o", "markt_w"])]
    assert counts_on(both, AREAS, boroughs).tolist() == [3, 1]
    assert counts_on([], AREAS, boroughs).tolist() == [0, 0]
