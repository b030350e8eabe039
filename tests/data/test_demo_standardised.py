"""The invented city's standardised rate: its table by age and the rates that come of it."""

import csv
import tomllib
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from monitoring.core.chance.plane_intervals import interval_of_plane
from monitoring.core.chance.standardised_rates import directly_standardised
from monitoring.storage.city import city_in
from monitoring.storage.snapshot import current_snapshot
from monitoring.storage.store import store_at
from tests.data.test_demo_city import DEMO, LENGTHS, Row, counts, number, rows

__all__ = ["rows"]  # a fixture of both files
RATE = "ges_kh_aufenthalte"


def test_age_groups_of_the_hospital_table_hold_all_residents(rows: list[Row]) -> None:
    found, people, hidden = counts(rows), defaultdict[tuple[str, str], float](float), set()
    with (DEMO / "tables_by_age" / "krankenhaus.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter=";"):
            key = row["jahr"], row["gebiet"]
            people[key] += number(row["personen"] or "0")
            hidden |= set() if row["personen"] else {key}
    compared = [key for key in set(people) - hidden if len(key[1]) == LENGTHS["planungsraum"]]
    assert all(people[key] == found["bev_ew", *key] for key in compared)
    assert len(compared) > 500
    standards = tomllib.loads((DEMO / "city.toml").read_text("utf-8"))["standards"]
    assert sum(standards["esp2013_6"]["weights"]) == 100_000


@pytest.mark.parametrize(("area", "year"), [("010201", "2023"), ("0102", "2014"), ("", "2020")])
def test_rates_and_limits_follow_from_the_written_table(
    demo_store: Path, area: str, year: str
) -> None:
    city = city_in(DEMO)
    snapshot = current_snapshot(store_at(str(demo_store), city=city.frame.id), city)
    standard = city.indicators[RATE].standard
    assert snapshot is not None
    assert standard is not None
    name = area or city.frame.reference_area
    with (DEMO / "tables_by_age" / "krankenhaus.csv").open(encoding="utf-8", newline="") as table:
        own = [row for row in csv.DictReader(table, delimiter=";")
               if (row["gebiet"], row["jahr"]) == (name, year)]
    assert [row["alter"].replace("–", "-") for row in own] == list(standard.bands)
    expected = directly_standardised([float(row["faelle"]) for row in own],
                                     [float(row["personen"]) for row in own], standard.weights)
    place = snapshot.cube.areas.find(name, city.edition_for(year))
    assert place is not None
    value = snapshot.cube.value[snapshot.cube.cell(RATE, place, year)]
    around = interval_of_plane(snapshot.cube, city.indicators[RATE], np.array([place]), year)
    assert value == pytest.approx(float(expected.value))
    assert around.lower[0] == pytest.approx(float(expected.lower))
    assert around.upper[0] == pytest.approx(float(expected.upper))
