"""Real open data: figures that must come out, and defects that must be named."""

import gzip
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitoring.core.problem import Problem
from monitoring.core.recipe import ObservationsRecipe
from monitoring.core.status import Status, has_number
from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.publishing import publish
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.sources import read_files, read_folder
from monitoring.storage.store import store_at
from monitoring.storage.values import values_table
from tests.conftest import PROJECT


def snapshot(name: str, place: Path) -> Snapshot:
    city = city_in(PROJECT / "data" / name)
    found = current_snapshot(store_at(str(place), city=city.frame.id), city)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def berlin(berlin_store: Path) -> Snapshot:
    return snapshot("berlin", berlin_store)


def cell(found: Snapshot, indicator: str, area: str, edition: str, period: str) -> tuple[int, ...]:
    place = found.cube.areas.find(area, edition)
    assert place is not None
    return found.cube.cell(indicator, place, period)


def test_unemployment_of_one_district(berlin: Snapshot) -> None:
    at = cell(berlin, "mss_s1", "01100101", "2021", "2020")
    assert berlin.cube.value[at] == 4.22594


def test_an_excluded_district_says_why_in_both_languages(berlin: Snapshot) -> None:
    at = cell(berlin, "mss_s1", "03300515", "2021", "2020")
    reason = berlin.cube.reasons[berlin.cube.reason[at]]
    assert Status(berlin.cube.status[at]) is Status.excluded
    assert np.isnan(berlin.cube.value[at])
    assert "300 Einwohner" in reason.de
    assert "300 residents" in reason.en
    residents = cell(berlin, "bev_ew", "03300515", "2021", "2020")
    assert berlin.cube.value[residents] == 38


def test_residents_of_2020_in_the_older_edition(berlin: Snapshot) -> None:
    table = values_table(berlin, "bev_ew", "2020", "planungsraum")
    assert table[table["edition"] == "2006"]["value"].sum() == 3_769_962


@pytest.mark.parametrize("year", range(2015, 2025))
def test_residents_equal_the_sum_of_the_raw_file(berlin: Snapshot, real: Path, year: int) -> None:
    raw = pd.read_csv(real / "berlin" / "population" / f"population_{year}h2_t1_plr.csv")
    edition = "2006" if year <= 2020 else "2021"
    table = values_table(berlin, "bev_ew", str(year), "planungsraum")
    assert table[table["edition"] == edition]["value"].sum() == raw["inhabitants"].sum()
    if year != 2020:
        whole = berlin.cube.value[cell(berlin, "bev_ew", "berlin", "", str(year))]
        assert whole == raw["inhabitants"].sum()


def test_all_levels_of_berlin(berlin: Snapshot) -> None:
    levels = ("planungsraum", "bezirksregion", "prognoseraum", "bezirk", "stadt")
    areas = berlin.cube.areas
    assert [len(areas.on_level(level, "2021")) for level in levels] == [542, 143, 58, 12, 1]
    assert len(areas.on_level("planungsraum", "2006")) == 448
    assert all(areas.parents[areas.on_level(level, "2021")].min() >= 0 for level in levels[:-1])


def test_defects_of_the_older_outlines_are_named_and_the_rest_loads(real: Path) -> None:
    city = city_in(PROJECT / "data" / "berlin")
    problems = read_folder(real / "berlin", city).problems
    assert [(one.rule, one.value, one.severity) for one in problems] == [
        ("duplicate-outline", "06010102", "warning"),
        ("missing-outline", "04030417", "warning"),
    ]


def test_zero_instead_of_missing_is_excluded(berlin: Snapshot, real: Path) -> None:
    raw = pd.read_csv(real / "berlin" / "mss" / "odp_mss_2019_tab2-1_plr.csv", dtype={"id": str})
    shares = [name for name in raw.columns if name.startswith(("s1", "s3", "s4", "d1", "d3", "d4"))]
    left_out = set(raw["id"][(raw[shares] == 0).all(axis=1)].str.zfill(8))
    assert left_out
    table = values_table(berlin, "mss_s1", "2018")
    assert set(table[table["status"] == "excluded"]["area"]) == left_out
    assert (table[table["status"] == "value"]["value"] > 0).all()


def test_every_number_has_a_value_and_nothing_else(berlin: Snapshot) -> None:
    numbers = has_number(berlin.cube.status)
    assert (np.isfinite(berlin.cube.value) == numbers).all()


def test_loading_berlin_again_changes_nothing(berlin: Snapshot, real: Path) -> None:
    city = berlin.city
    made = draft(berlin.store, city, read_folder(real / "berlin", city))
    assert made.changes == {"new": 0, "changed": 0, "gone": 0}


def test_one_table_alone_in_an_empty_store(real: Path, tmp_path: Path) -> None:
    city = city_in(PROJECT / "data" / "berlin")
    store = store_at(str(tmp_path / "store"), city="berlin")
    recipe = city.recipes["mss_wfs"]
    assert isinstance(recipe, ObservationsRecipe)
    path = real / "berlin" / "mss" / "wfs_mss_2021_index_indikatoren.csv"
    made = draft(store, city, read_files([path], recipe, city))
    assert [(one.rule, one.severity) for one in made.problems] == [("no-areas", "warning")]
    publish(store, made, "Test", "Test")
    found = snapshot("berlin", tmp_path / "store")
    assert len(found.cube.areas.on_level("bezirksregion", "2021")) == 143
    assert found.cube.value[cell(found, "mss_s1", "01100101", "2021", "2020")] == 4.22594
    assert found.cube.value[cell(found, "bev_ew", "03300515", "2021", "2020")] == 38


def test_leipzig(leipzig_store: Path, real: Path) -> None:
    found = snapshot("leipzig", leipzig_store)
    assert len(found.cube.areas.on_level("ortsteil", "2000")) == 63
    raw = pd.read_csv(real / "leipzig" / "indikatoren_long.csv.gz", dtype={"ortsteil_key": str})
    own = raw[(raw["thema"] == "einwohner-insgesamt") & (raw["merkmal"] == "Einwohner insgesamt")]
    whole = values_table(found, "bev_ew", "2023", "stadt")["value"].tolist()
    assert whole == [own[own["jahr"] == 2023]["wert"].sum()]


def test_every_kind_of_row_of_leipzig_is_read_or_ignored_with_a_reason(real: Path) -> None:
    city = city_in(PROJECT / "data" / "leipzig")
    problems: list[Problem] = read_folder(real / "leipzig", city).problems
    assert problems == []


def test_germany(germany_store: Path, real: Path) -> None:
    found = snapshot("germany", germany_store)
    assert len(found.cube.areas.on_level("gemeinde", "2021")) == 10_999
    with gzip.open(real / "germany" / "inkar_gemeinden_1998_2021_long.csv.gz") as stream:
        raw = pd.read_csv(stream, dtype={"ags": str})
    newest = raw[raw["jahr"] == 2021]
    westphalia = newest[newest["ags"].str.startswith("05")]
    table = values_table(found, "arb_alo_count", "2021", area=["05", "09", "deutschland"])
    values = dict(zip(table["area"], table["value"], strict=True))
    assert values["05"] == pytest.approx(westphalia["arbeitslose"].sum())
    # 203 municipalities have no figure: no sum is made up for what contains them.
    assert newest["arbeitslose"].isna().sum() == 203
    assert np.isnan([values["09"], values["deutschland"]]).all()
