"""Indices and dashboards of the cities that the project brings along."""

from pathlib import Path

import numpy as np
import pytest

from monitoring.core.city import City
from monitoring.core.index.declaration import Index
from monitoring.core.prepared import Block, BlockKind, Dashboard
from monitoring.core.status import has_number
from monitoring.core.vocabulary import Polarity
from monitoring.storage.city import city_in
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.store import store_at

DATA = Path(__file__).parents[2] / "data"
CITIES = {name: city_in(DATA / name) for name in ("demo", "berlin")}
# Words that say something about people instead of how they live.
HURTFUL = ("brennpunkt", "problem", "sozial schwach", "ghetto", "hotspot", "deprived", "worst")


def prepared(city: City) -> list[Index | Dashboard]:
    return [*city.indices.values(), *city.dashboards.values()]


@pytest.mark.parametrize("city", CITIES.values(), ids=CITIES)
def test_every_name_in_them_is_declared(city: City) -> None:
    assert city.indices
    assert city.dashboards
    levels = {level.id for level in city.frame.levels}
    for entry in prepared(city):
        assert set(entry.indicators()) <= set(city.indicators)
    for one in city.dashboards.values():
        assert {block.level for block in one.blocks} <= levels
        kinds = {block.kind for block in one.blocks}
        assert {BlockKind.map, BlockKind.trend, BlockKind.figure} <= kinds


@pytest.mark.parametrize("city", CITIES.values(), ids=CITIES)
def test_they_speak_of_living_conditions(city: City) -> None:
    for entry in prepared(city):
        for words in (entry.label, entry.description):
            assert words.de != words.en
            assert not any(one in f"{words.de} {words.en}".casefold() for one in HURTFUL)
    for index in city.indices.values():
        # A neutral figure, such as where people come from, is no burden.
        for name in index.indicators():
            assert city.indicators[name].polarity is Polarity.more_need


def test_the_index_of_berlin_has_three_indicators_now_and_four_to_2017() -> None:
    indices = CITIES["berlin"].indices
    assert indices["mss"].indicators() == ("mss_s1", "mss_s3", "mss_s4")
    assert indices["mss4"].indicators() == ("mss_s1", "mss_s2", "mss_s3", "mss_s4")
    assert {part.weight for index in indices.values() for part in index.components} == {1.0}


def shown(city: str, place: Path) -> Snapshot:
    found = current_snapshot(store_at(str(place), city=CITIES[city].frame.id), CITIES[city])
    assert found is not None
    return found


def numbers(block: Block, snapshot: Snapshot) -> int:
    """Areas of the newest edition with a number in the newest period that has any."""
    areas = snapshot.cube.areas
    own = areas.on_level(block.level, areas.editions_of(block.level)[-1])
    at = snapshot.cube.indicator_position[block.indicator]
    some = has_number(snapshot.cube.status[at, own])
    periods = np.flatnonzero(some.any(axis=0))
    return int(some[:, periods[-1]].sum()) if len(periods) else 0


def test_every_block_of_the_invented_city_shows_figures(demo_store: Path) -> None:
    snapshot = shown("demo", demo_store)
    for dashboard in CITIES["demo"].dashboards.values():
        for block in dashboard.blocks:
            assert numbers(block, snapshot) >= 1, block


def test_every_block_of_berlin_shows_figures(berlin_store: Path) -> None:
    snapshot = shown("berlin", berlin_store)
    found = {(block.indicator, block.level): numbers(block, snapshot)
             for dashboard in CITIES["berlin"].dashboards.values() for block in dashboard.blocks}
    # 542 planning areas, of which six are not rated; 12 districts.
    assert found["mss_s4", "planungsraum"] == found["mss_s1", "planungsraum"] == 536
    assert (found["bev_u18", "bezirk"], found["bev_ew", "stadt"]) == (12, 1)
    assert found["ang_kita_quote", "bezirksregion"] > 100
