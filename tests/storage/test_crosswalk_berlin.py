"""Berlin's 447 and 448 planning areas to 2020 on the 542 from 2021, by the area weights given."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitoring.storage.city import city_in
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.store import store_at
from tests.conftest import PROJECT

LEVELS = {"planungsraum": 542, "bezirksregion": 143, "prognoseraum": 58}


@pytest.fixture(scope="module")
def berlin(berlin_store: Path) -> Snapshot:
    city = city_in(PROJECT / "data" / "berlin")
    found = current_snapshot(store_at(str(berlin_store), city="berlin"), city)
    assert found is not None
    return found


@pytest.mark.parametrize("year", [2015, 2016, 2017, 2018, 2019])
def test_berlin_loses_nobody(berlin: Snapshot, real: Path, year: int) -> None:
    raw = pd.read_csv(real / "berlin" / "population" / f"population_{year}h2_t1_plr.csv",
                      dtype={"id": str})
    areas = berlin.cube.areas.on_level("planungsraum", "2021")
    found = berlin.carried("bev_ew", areas)
    at = found.periods.index(str(year))
    # 09041403 was cut out of 09041301 in 2019: both are left out before, and two areas with them.
    cut = raw["id"].isin(["09041301", "09041403"]) & (year < 2019)
    assert np.nansum(found.value[:, at]) == pytest.approx(raw["inhabitants"][~cut].sum(), abs=0.01)
    assert found.estimated[:, at].sum() == (540 if year < 2019 else 542)


@pytest.mark.parametrize("level", LEVELS)
def test_berlins_higher_levels_hold_the_whole_city_too(berlin: Snapshot, level: str) -> None:
    areas = berlin.cube.areas.on_level(level, "2021")
    assert len(areas) == LEVELS[level]
    found = berlin.carried("bev_ew", areas)
    # 3,769,495 residents on 31 December 2019: the sum of the office's table.
    total = found.value[:, found.periods.index("2019")].sum()
    assert total == pytest.approx(3_769_495, abs=0.01)


def test_whole_areas_of_berlin_come_out_as_the_office_counted_them(berlin: Snapshot) -> None:
    """
    The office gives 31 December 2020 in both editions: 300 areas need no area weight.

    In slivers live up to 40 residents of an area.
    """
    areas = berlin.cube.areas
    old, new = areas.on_level("planungsraum", "2006"), areas.on_level("planungsraum", "2021")
    at = berlin.cube.indicator_position["bev_ew"], slice(None), berlin.cube.periods.index("2020")
    step = next(one for one in berlin.crosswalks if one.level == "planungsraum")
    carried = np.zeros(len(areas))
    np.add.at(carried, step.targets, step.weights * berlin.cube.value[at][step.sources])
    counted = berlin.cube.value[at]
    assert counted[old].sum() == counted[new].sum() == 3_769_962
    whole = new[~step.divides(len(areas))[new]]
    assert len(whole) == 300
    np.testing.assert_allclose(carried[whole], counted[whole], atol=40)


def test_finished_shares_of_berlin_are_not_carried(berlin: Snapshot) -> None:
    areas = berlin.cube.areas.on_level("planungsraum", "2021")
    found = berlin.carried("mss_s1", areas)
    at = found.periods.index("2018")
    assert not found.estimated.any()
    assert (found.reason[:, at] > 0).all()
    assert np.isnan(found.value[:, at]).all()
