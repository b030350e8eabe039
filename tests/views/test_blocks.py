"""Blocks on the invented city and on Berlin: words, table and picture say the same."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from monitoring.core.palette import sequential
from monitoring.core.prepared import BlockKind
from monitoring.core.status import has_number
from monitoring.language import speak
from monitoring.storage.index_table import index_in, index_periods, index_table
from monitoring.storage.snapshot import Snapshot
from tests.views import by_hand
from tests.views.examples import Example, blocks_of, example

SVG = "{http://www.w3.org/2000/svg}"
K = BlockKind


@pytest.fixture(scope="session")
def invented(demo: Snapshot) -> Example:
    blocks = blocks_of("mat_sgb2_u15", "ang_kita_u6", "stadtteil", "bezirk", "soziale_lage")
    return example(demo, blocks, "mat_sgb2_u15")


@pytest.fixture(scope="session")
def real_city(berlin: Snapshot) -> Example:
    blocks = blocks_of("bev_u18", "ang_kita_quote", "bezirksregion", "bezirk", "mss")
    return example(berlin, blocks, "bev_u18")


@pytest.fixture(params=["invented", "real_city"])
def city(request: pytest.FixtureRequest) -> Example:
    found: Example = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", list(K))
def test_every_block_has_words_a_title_and_a_table(
    city: Example, kind: BlockKind, language: str
) -> None:
    speak(language)
    found = city.shown(kind)
    assert found.why == ""
    assert found.alt.strip()
    assert found.title.strip() or kind is K.text
    if kind is not K.text:
        assert found.table is not None
        assert found.table.rows
        assert {len(one) for one in found.table.rows} == {len(found.table.head)}
        assert all(sentence.strip() for sentence in found.sentences)
    record = json.loads(json.dumps(found.record()))
    assert record["alt"] == found.alt
    if found.picture:
        root = ET.fromstring(found.picture.svg)
        assert root.get("aria-label", "").strip()
        assert found.picture.alt.strip()


@pytest.mark.parametrize("kind", [K.map, K.ranking])
def test_every_district_has_its_own_figure(city: Example, kind: BlockKind) -> None:
    found, block = city.shown(kind), city.blocks[kind]
    period, areas = by_hand.newest(city.snapshot, block.indicator, block.level)
    assert found.table is not None
    assert {row[0]: row[1] for row in found.table.rows} == {
        by_hand.named(city.snapshot, one):
        by_hand.shown(city.snapshot, block.indicator, one, period) for one in areas}
    assert len(found.table.rows) == len(areas)
    assert {(name, area, when) for name, area, when in found.cells} == {
        (block.indicator, one, period) for one in areas}


@pytest.mark.parametrize("kind", [K.map, K.ranking])
def test_sentences_count_what_the_table_shows(city: Example, kind: BlockKind) -> None:
    found, block = city.shown(kind), city.blocks[kind]
    period, areas = by_hand.newest(city.snapshot, block.indicator, block.level)
    assert found.table is not None
    signs = [str(row[3])[:1] for row in found.table.rows]
    counted = re.match(r"In ([\d.]+) von ([\d.]+) \w+en .* höher als .*, in ([\d.]+) niedriger",
                       found.sentences[0])
    assert counted is not None
    assert [int(one.replace(".", "")) for one in counted.groups()] == [
        signs.count("▲"), len(areas), signs.count("▼")]
    values = [by_hand.cell(city.snapshot, block.indicator, one, period)[0] for one in areas]
    declared = city.snapshot.city.indicators[block.indicator]
    low, high = (by_hand.number(end, declared.decimals)
                 for end in (np.nanmin(values), np.nanmax(values)))
    assert f"Die Werte reichen von {low}\u00a0{declared.unit} bis {high}" in found.sentences[1]


def test_the_map_has_a_colour_for_every_number(city: Example) -> None:
    found, block = city.shown(K.map), city.blocks[K.map]
    period, areas = by_hand.newest(city.snapshot, block.indicator, block.level)
    assert found.picture is not None
    fills = [one.get("fill", "") for one in ET.fromstring(found.picture.svg).iter(f"{SVG}path")
             if one.get("d", "").startswith("M") and one.get("fill", "").startswith(("#", "url"))]
    numbers = sum(np.isfinite(by_hand.cell(city.snapshot, block.indicator, one, period)[0])
                  for one in areas)
    assert sum(one.startswith("#") for one in fills) == numbers
    assert len(fills) == len(areas)


def test_a_trend_has_every_year_in_table_and_chart(city: Example) -> None:
    found, block = city.shown(K.trend), city.blocks[K.trend]
    snapshot = city.snapshot
    assert found.table is not None
    assert found.chart is not None
    names = snapshot.cube.areas.names
    _, areas = by_hand.newest(snapshot, block.indicator, block.level)
    place = {names[one]: one for one in areas}
    place[names[int(snapshot.cube.areas.find(snapshot.city.frame.reference_area) or 0)]] = int(
        snapshot.cube.areas.find(snapshot.city.frame.reference_area) or 0)
    assert found.chart.categories == tuple(row[0] for row in found.table.rows)
    for column, (name, values) in enumerate(found.chart.series, 1):
        assert found.table.head[column] == name
        for row, value in zip(found.table.rows, values, strict=True):
            own, _ = by_hand.cell(snapshot, block.indicator, place[name], str(row[0]))
            assert value == (own if np.isfinite(own) else None)
            expected = by_hand.shown(snapshot, block.indicator, place[name], str(row[0]))
            assert str(row[column]) == expected.partition(" (")[0]


def test_a_key_figure_is_that_of_the_city_and_says_its_step(city: Example) -> None:
    found, block = city.shown(K.figure), city.blocks[K.figure]
    snapshot = city.snapshot
    period, (area,) = by_hand.newest(snapshot, block.indicator, "stadt")
    assert found.figures is not None
    (figure,) = found.figures.figures
    assert figure.number == by_hand.shown(snapshot, block.indicator, area, period).partition(
        " (")[0]
    declared = snapshot.city.indicators[block.indicator]
    before = [one for one in snapshot.cube.periods if one < period
              and np.isfinite(by_hand.cell(snapshot, block.indicator, area, one)[0])][-1]
    now, then = (by_hand.cell(snapshot, block.indicator, area, one)[0] for one in (period, before))
    step = by_hand.number(now - then, declared.decimals)
    sign = "+" if now > then and step.strip("0,") else ""
    assert figure.beside.startswith(f"{sign}{step}\u00a0Prozentpunkte gegenüber {before}")


def test_a_profile_shows_the_key_indicators_of_the_district(city: Example) -> None:
    found = city.shown(K.profile)
    snapshot = city.snapshot
    assert found.table is not None
    by_label = {str(one.label): name for name, one in snapshot.city.indicators.items()}
    area = found.cells[0][1]
    for row in found.table.rows:
        name = by_label[str(row[0])]
        assert name in snapshot.city.frame.key_indicators
        assert row[2] == by_hand.shown(snapshot, name, area, str(row[1]))


def test_an_index_counts_every_rated_district_once(city: Example) -> None:
    found, block = city.shown(K.index), city.blocks[K.index]
    declared = city.snapshot.city.indices[block.index]
    period = index_periods(city.snapshot, declared)[-1]
    values = index_in(city.snapshot, block.index, period)
    rows = index_table(city.snapshot, values)
    column = "status_class" if "status_class" in rows else "class"
    counted = rows[column].value_counts().to_dict()
    together = 1 if found.table and len(found.table.head) == 3 else -2
    assert found.table is not None
    ids = {str(one.label): one.id for one in values.status.classes}
    assert {ids[str(row[0])]: int(str(row[together]).replace(".", ""))
            for row in found.table.rows} == {
        one.id: counted.get(one.id, 0) for one in values.status.classes}


def test_need_and_supply_count_where_both_are_worse(city: Example) -> None:
    found, block = city.shown(K.supply), city.blocks[K.supply]
    snapshot = city.snapshot
    whole = int(snapshot.cube.areas.find(snapshot.city.frame.reference_area) or 0)
    need, areas = by_hand.newest(snapshot, block.indicator, block.level)
    supply, _ = by_hand.newest(snapshot, block.beside, block.level)
    assert snapshot.city.indicators[block.beside].polarity == "better"
    count = 0
    for one in areas:
        own, other = (by_hand.cell(snapshot, name, one, when) for name, when in
                      ((block.indicator, need), (block.beside, supply)))
        known = has_number(np.array([own[1], other[1]])).all()
        more = own[0] > by_hand.cell(snapshot, block.indicator, whole, need)[0]
        less = other[0] < by_hand.cell(snapshot, block.beside, whole, supply)[0]
        count += bool(known and more and less)
    called = str(snapshot.city.level(block.level).counted)
    assert found.sentences[0].startswith(f"In {count} von {len(areas)} {called} ist")
    words = "mehr Bedarf, weniger Angebot"
    assert found.table is not None
    assert [row[-1] for row in found.table.rows].count(words) == count
    assert any(said.startswith(words) for _, said in found.legend)
    assert found.picture is not None
    strong = sequential(5)[-1]
    drawn = [one for one in ET.fromstring(found.screen).iter(f"{SVG}path")
             if one.get("fill") == strong]
    assert len(drawn) == count
    assert {row[0]: row[1].partition(" (")[0] for row in found.table.rows
            if isinstance(row[1], str)} == {
        by_hand.named(snapshot, one):
        by_hand.shown(snapshot, block.indicator, one, need).partition(" (")[0] for one in areas}


def test_a_ranking_is_alphabetical_and_its_dots_lie_by_value(city: Example) -> None:
    found, block = city.shown(K.ranking), city.blocks[K.ranking]
    assert found.table is not None
    assert found.picture is not None
    root = ET.fromstring(found.picture.svg)
    places = [re.findall(r"[-\d.]+", one.get("transform", ""))[:2]
              for one in root.iter(f"{SVG}path") if one.get("transform")]
    # A sign of two triangles counts once.
    across_at: dict[float, list[float]] = {}
    for x, y in places:
        across_at.setdefault(float(y), []).append(float(x))
    dots = [sum(xs) / len(xs) for _, xs in sorted(across_at.items())]
    names = [str(row[0]).rpartition(" (")[0] for row in found.table.rows]
    texts = [one.text or "" for one in root.iter(f"{SVG}text")]
    written = [(name.rstrip("…"), value) for name, value in pairwise(texts)]
    for name, row in zip(names, found.table.rows, strict=True):
        # Name and value stand as in the table; a long name is cut.
        assert any(name.startswith(start) and start and str(row[1]).startswith(value)
                   for start, value in written), name
    period, areas = by_hand.newest(city.snapshot, block.indicator, block.level)
    value = {city.snapshot.cube.areas.names[one]:
             by_hand.cell(city.snapshot, block.indicator, one, period)[0] for one in areas}
    order = np.argsort([value[one] for one in names])
    across = [round(dots[at], 1) for at in order]
    assert across == sorted(across)


def test_a_goal_and_the_synopsis_say_what_is_planned(city: Example) -> None:
    found = city.shown(K.goal)
    assert "Weniger Arbeitslose" in found.alt
    assert "eine Maßnahme." in found.alt
    assert "Z1" in found.source
    rows = city.shown(K.synopsis).table
    assert rows is not None
    assert [row[2] for row in rows.rows] == ["Weniger Arbeitslose", "Beratung im Viertel"]
