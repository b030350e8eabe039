"""Every picture of every dashboard holds the numbers of its table, its words and its JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from monitoring.core.planning.item import Register
from monitoring.core.prepared import BlockKind
from monitoring.language import speaking
from monitoring.reports.document import Table
from monitoring.storage.city import city_in
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.store import store_at
from monitoring.views.dashboard.parts import shown_blocks
from monitoring.views.dashboard.shown import Shown
from monitoring.views.locator import outlines_of
from tests.conftest import PROJECT

SVG = "{http://www.w3.org/2000/svg}"
CITIES = ("demo", "berlin", "leipzig")
K = BlockKind


@pytest.fixture(params=CITIES)
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    city = city_in(PROJECT / "data" / request.param)
    place: Path = request.getfixturevalue(f"{request.param}_store")
    found = current_snapshot(store_at(str(place), city=city.frame.id), city)
    assert found is not None
    return found


def every(snapshot: Snapshot, *kinds: BlockKind) -> Iterator[Shown]:
    """All blocks of these kinds as the readers of their dashboard see them."""
    register = Register({}, 0)
    for dashboard in snapshot.city.dashboards.values():
        for one in shown_blocks(snapshot, register, dashboard):
            if one.block.kind in kinds and not one.why:
                yield one


def number(cell: object) -> float | None:
    """What a cell says in German, as a number."""
    found = re.match(r"[−\d.]+(?:,\d+)?", str(cell))
    if found is None:
        return None
    return float(found[0].replace(".", "").replace(",", ".").replace("−", "-"))


def rows_by_id(table: Table) -> dict[str, float | None]:
    """The value of each district by its id, which stands behind the name."""
    return {str(row[0]).rpartition(" (")[2].rstrip(")"): number(row[1]) for row in table.rows}


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_block_has_words_for_its_picture_and_the_same_in_json(
    snapshot: Snapshot, language: str
) -> None:
    with speaking(language):
        seen = 0
        for one in every(snapshot, *K):
            record = one.record()
            assert one.alt.strip(), one.block
            assert record["alt"] == one.alt
            if one.table:
                assert record["head"] == list(one.table.head)
                assert len(record["rows"]) == len(one.table.rows)
                assert {len(row) for row in record["rows"]} <= {len(one.table.head)}
            for svg in (one.picture.svg if one.picture else "", one.screen):
                if svg:
                    assert ET.fromstring(svg).get("aria-label", "").strip(), one.block
            seen += 1
        assert seen


def test_every_map_has_the_classes_of_its_table(snapshot: Snapshot) -> None:
    seen = 0
    for one in every(snapshot, K.map):
        assert one.table is not None
        values = rows_by_id(one.table)
        areas = snapshot.cube.areas
        edition = areas.editions_of(one.block.level)[-1]
        outlines = outlines_of(snapshot, one.block.level, edition)
        fills = [path.get("fill", "") for path in ET.fromstring(one.screen).iter(f"{SVG}path")
                 if path.get("d") in set(outlines["paths"]) and path.get("fill") != "none"]
        drawn = [name for name, path in zip(outlines["ids"], outlines["paths"], strict=True)
                 if path]
        assert len(fills) == len(drawn)
        by_fill: dict[str, list[float]] = {}
        for name, fill in zip(drawn, fills, strict=True):
            value = values[name]
            assert (value is None) == fill.startswith("url("), (one.block, name)
            by_fill.setdefault(fill, []).append(-1.0 if value is None else value)
        legend = [(list(ET.fromstring(svg).iter(f"{SVG}rect"))[-1].get("fill", ""), words)
                  for svg, words in one.legend]
        for fill, words in legend:
            said = re.search(r": (ein|[\d.]+) Gebiete?$", words)
            assert said is not None, words
            count = 1 if said[1] == "ein" else int(said[1].replace(".", ""))
            own = fill.replace("key-", "map-")
            assert count == len(by_fill.get(own, [])), (one.block, words)
        # From light to dark in the order of the numbers.
        ranges = [by_fill[fill] for fill, _ in legend if fill in by_fill]
        for lower, upper in pairwise(ranges):
            assert max(lower) <= min(upper), one.block
        seen += 1
    assert seen


def test_every_ranking_writes_the_values_of_its_table(snapshot: Snapshot) -> None:
    for one in every(snapshot, K.ranking):
        assert one.table is not None
        assert one.picture is not None
        for svg in (one.picture.svg, one.screen):
            texts = [words.text or "" for words in ET.fromstring(svg).iter(f"{SVG}text")]
            pairs = {(name.rstrip("…"), value) for name, value in pairwise(texts)}
            for row in one.table.rows:
                name = str(row[0]).rpartition(" (")[0]
                assert any(start and name.startswith(start) and str(row[1]).startswith(value)
                           for start, value in pairs), (one.block, name)


def test_every_trend_has_all_that_is_drawn_in_its_table(snapshot: Snapshot) -> None:
    seen = 0
    for one in every(snapshot, K.trend):
        assert one.table is not None
        assert one.chart is not None
        assert [row[0] for row in one.table.rows] == list(one.chart.categories)
        decimals = snapshot.city.indicators[one.block.indicator].decimals
        for column, (name, values) in enumerate(one.chart.series, 1):
            assert one.table.head[column] == name
            for row, value in zip(one.table.rows, values, strict=True):
                said = number(row[column])
                assert (said is None) == (value is None), (one.block, row)
                if said is not None and value is not None:
                    assert abs(said - value) <= 0.5000001 * 10**-decimals, (one.block, row)
        labels = {words.text for words in ET.fromstring(one.screen).iter(f"{SVG}text")}
        # What the drawing's own legend names has columns beside the lines.
        for label in ("Intervall", "alle anderen Gebiete", "mittlere 80 Prozent der anderen"):
            assert (label in labels) == any(head.endswith(label) for head in one.table.head), (
                one.block, label)
        seen += 1
    assert seen


def test_every_key_figure_stands_in_its_table(snapshot: Snapshot) -> None:
    seen = 0
    for one in every(snapshot, K.figure):
        assert one.table is not None
        assert one.figures is not None
        assert [(each.name, each.number, each.beside) for each in one.figures.figures] == list(
            one.table.rows)
        assert [each.number in one.alt for each in one.figures.figures] == [True]
        seen += 1
    assert seen
