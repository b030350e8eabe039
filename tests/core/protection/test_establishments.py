"""Places that a single establishment makes, wholly or nearly, in an area or a larger one."""

from dataclasses import replace

import pandas as pd

from monitoring.core.city import ProtectionRule
from monitoring.core.indicator import FacilityCount
from monitoring.core.protection.establishments import few_sites
from monitoring.core.protection.primary import primary
from tests.core.invented import WORDS, cube_with, indicator, row
from tests.core.protection.test_layer import city_of

PLACES = replace(indicator("plaetze"), facilities=FacilityCount("kita"))
BOTH = {"plaetze": PLACES}


def sites(*rows: tuple[str, float, str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["area", "places", "kind"])
    return table.assign(name="Haus", edition="2020", period="2021")


HOUSES = sites(("0101", 50, "kita"), ("0101", 50, "kita"), ("0204", 40, "kita"),
               ("0205", 90, "kita"), ("0205", 5, "kita"), ("0205", 5, "kita"), ("0204", 9, "x"))


def secret(rule: ProtectionRule) -> set[str]:
    cube = cube_with(BOTH, *[row("plaetze", area, "2021", 100.0, 100.0)
                             for area in ("0101", "0204", "0205", "01", "02", "stadt")])
    city = city_of(BOTH, rule)
    found = few_sites(cube, city, HOUSES)
    assert (primary(cube, city, HOUSES) == found).all()
    return {cube.areas.ids[area] for _, area, _ in zip(*found.nonzero(), strict=True)}


def test_fewer_sites_than_the_rule_asks_for() -> None:
    assert secret(ProtectionRule(WORDS, min_sites=3)) == {"0101", "0204", "01"}


def test_one_establishment_that_dominates_an_area_or_a_larger_one() -> None:
    """90 of 100 in 0205; 90 of 140 in 02; 50 of 100 in 0101; 90 of 240 in the city."""
    assert secret(ProtectionRule(WORDS, dominance=90)) == {"0204", "0205"}
    assert secret(ProtectionRule(WORDS, dominance=60)) == {"0204", "0205", "02"}


def test_without_limits_or_facilities_nothing_is_secret() -> None:
    assert secret(ProtectionRule(WORDS)) == set()
    cube = cube_with(BOTH, row("plaetze", "0101", "2021", 5.0, 5.0))
    assert not few_sites(cube, city_of(BOTH, ProtectionRule(WORDS, min_sites=3)), None).any()
