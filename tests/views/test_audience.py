"""The same block says more to professionals, less to the public, and it in other words plainly."""

from __future__ import annotations

import pytest

from monitoring.core.planning.item import Register
from monitoring.core.prepared import Audience, Block, BlockKind, Dashboard
from monitoring.language import Words
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.parts import shown_blocks
from monitoring.views.dashboard.shown import Shown

K = BlockKind
BLOCKS = (
    Block(K.figure, "mat_sgb2_u15", "stadt"), Block(K.map, "mat_sgb2_u15", "stadtteil"),
    Block(K.trend, "mat_sgb2_u15", "bezirk"),
)


def read_by(demo: Snapshot, audience: Audience) -> tuple[Shown, ...]:
    words = Words("Ansicht", "Dashboard")
    return shown_blocks(demo, Register({}, 0), Dashboard("a", words, words, BLOCKS, audience))


def said(blocks: tuple[Shown, ...]) -> str:
    return " ".join(f"{one.alt} {one.method} {one.source} {one.table}" for one in blocks)


def test_professionals_read_how_a_figure_is_made(demo: Snapshot) -> None:
    definition = str(demo.city.indicators["mat_sgb2_u15"].definition).rstrip(".")
    for one in read_by(demo, Audience.fach):
        assert definition in one.method
    assert "95 von 100" in read_by(demo, Audience.fach)[1].method
    assert "95 von 100" not in read_by(demo, Audience.fach)[2].method
    assert {one.method for one in read_by(demo, Audience.rat)} == {""}


def test_the_public_reads_no_interval_that_no_picture_shows(demo: Snapshot) -> None:
    figure, areas, course = read_by(demo, Audience.oeffentlich)
    assert "Intervall" in said(read_by(demo, Audience.rat)[:2])
    assert "Intervall" not in said((figure, areas))
    # The chart draws them, so its table has them.
    assert course.table is not None
    assert any(one.endswith("Intervall") for one in course.table.head)
    assert areas.table is not None
    assert {len(row) for row in areas.table.rows} == {len(areas.table.head)}


@pytest.mark.parametrize("word", ["Intervall", "Prozentpunkte", "Zufall", "Stichtag"])
def test_plain_language_does_without_words_of_statistics(demo: Snapshot, word: str) -> None:
    assert word in said(read_by(demo, Audience.rat))
    assert word not in said(read_by(demo, Audience.einfach))


def test_all_read_the_same_numbers(demo: Snapshot) -> None:
    tables = [read_by(demo, one)[1].table for one in Audience]
    assert len({tuple(row[:2] for row in one.rows) for one in tables if one}) == 1
