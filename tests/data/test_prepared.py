"""Indices and dashboards of the cities that the project brings along."""

import json
from pathlib import Path

import pytest

from monitoring.core.city import City
from monitoring.core.index.declaration import Index
from monitoring.core.planning.item import Register
from monitoring.core.prepared import Audience, BlockKind, Dashboard
from monitoring.core.vocabulary import Polarity
from monitoring.language import Words, speaking
from monitoring.storage.city import city_in
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.store import store_at
from monitoring.views.dashboard.parts import shown_blocks
from monitoring.views.dashboard.shown import Shown

DATA = Path(__file__).parents[2] / "data"
CITIES = {name: city_in(DATA / name) for name in ("demo", "berlin", "leipzig")}
# Words that say something about people instead of how they live.
HURTFUL = ("brennpunkt", "problem", "sozial schwach", "ghetto", "hotspot", "deprived", "worst")


def own_words(entry: Index | Dashboard) -> list[Words]:
    """What the city itself wrote into a dashboard."""
    if isinstance(entry, Index):
        return []
    found = [entry.before, *(one for block in entry.blocks for one in (block.title, block.text))]
    return [one for one in found if one]


def prepared(city: City) -> list[Index | Dashboard]:
    return [*city.indices.values(), *city.dashboards.values()]


@pytest.mark.parametrize("city", CITIES.values(), ids=CITIES)
def test_every_name_in_them_is_declared(city: City) -> None:
    assert city.dashboards
    levels = {level.id for level in city.frame.levels} | {""}
    for entry in prepared(city):
        assert set(entry.indicators()) <= set(city.indicators)
    for one in city.dashboards.values():
        assert {block.level for block in one.blocks} <= levels
        assert not [block for block in one.blocks if block.missing()]
    kinds = {block.kind for one in city.dashboards.values() for block in one.blocks}
    assert {BlockKind.map, BlockKind.trend, BlockKind.figure} <= kinds


@pytest.mark.parametrize("city", CITIES.values(), ids=CITIES)
def test_they_speak_of_living_conditions(city: City) -> None:
    for entry in prepared(city):
        for words in (entry.label, entry.description, *own_words(entry)):
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


def parts(city: str, snapshot: Snapshot) -> list[tuple[Dashboard, Shown]]:
    """Every block as readers see it, on a release and an empty planning register."""
    register = Register({}, 0)
    return [(dashboard, one) for dashboard in CITIES[city].dashboards.values()
            for one in shown_blocks(snapshot, register, dashboard)]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", ["demo", "berlin", "leipzig"])
def test_every_block_shows_figures_and_says_them(
    name: str, language: str, request: pytest.FixtureRequest
) -> None:
    snapshot = shown(name, request.getfixturevalue(f"{name}_store"))
    with speaking(language):
        for dashboard, one in parts(name, snapshot):
            where = (dashboard.id, one.block)
            # Goals stand in the planning register, which is another matter.
            if one.block.kind in (BlockKind.goal, BlockKind.synopsis):
                continue
            assert not one.why, where
            assert one.title, where
            if one.block.kind is BlockKind.text:
                continue
            assert one.sentences, where
            assert one.table is not None, where
            assert one.table.rows, where
            if one.picture:
                assert one.picture.alt, where


def test_blocks_of_berlin_count_its_areas(berlin_store: Path) -> None:
    rows = {(one.block.indicator, one.block.kind): len(one.table.rows)
            for _, one in parts("berlin", shown("berlin", berlin_store)) if one.table}
    assert rows["mss_s4", BlockKind.map] == rows["mss_s1", BlockKind.map] == 542
    assert rows["ang_kita_quote", BlockKind.map] == 143
    assert rows["bev_ew", BlockKind.figure] == 1


def test_the_invented_city_uses_all_kinds_and_all_audiences() -> None:
    own = CITIES["demo"].dashboards.values()
    assert {block.kind for one in own for block in one.blocks} == set(BlockKind)
    assert {one.audience for one in own} == set(Audience)
    for one in own:
        assert one.agenda
        assert one.decision
        assert one.before
        assert one.contact
    assert [one.id for one in own if one.release] == ["wohnen"]


def test_goals_of_the_invented_city_stand_in_its_first_entries() -> None:
    wanted = {block.goal for one in CITIES["demo"].dashboards.values() for block in one.blocks
              if block.goal}
    entries = json.loads((DATA / "demo" / "planning.json").read_text("utf-8"))["entries"]
    assert wanted <= {one["id"] for one in entries if one["kind"] == "goal"}


def test_plain_language_is_short_and_free_of_statistics(demo_store: Path) -> None:
    own = [one for dashboard, one in parts("demo", shown("demo", demo_store))
           if dashboard.audience is Audience.einfach]
    said = [*(sentence for one in own for block in one.sentences
              for sentence in block.split(". ")),
            *(line for one in own for line in one.words.splitlines())]
    assert said
    for sentence in said:
        assert len(sentence.split()) <= 12, sentence
        assert not any(word in sentence for word in ("Intervall", "Prozent", "Zufall", "Median"))
    assert not any("Intervall" in one.alt for one in own)
