"""Rules that a dashboard must keep."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitoring.core.declaration_rules import Declared
from monitoring.core.prepared import NEEDS, Block, BlockKind, Dashboard
from monitoring.core.prepared_rules import problems_in_dashboard, problems_in_dashboards
from monitoring.language import Words
from monitoring.storage.city import city_in
from tests.conftest import MUSTERSTADT

K = BlockKind
LABEL = Words("Rat", "Council")
GOOD = Block(K.map, "arb_quote", "viertel")


@pytest.fixture(scope="module")
def declared() -> Declared:
    """The tiny city as far as dashboards can name something of it."""
    city = city_in(MUSTERSTADT)
    frame = city.frame
    return Declared(
        frame, tuple(one.id for one in frame.levels), tuple(one.id for one in frame.editions),
        tuple(frame.protection), city.indicators, city.plans, city.recipes,
        {("dashboards", name): f"dashboards/{name}.toml" for name in city.dashboards},
        city.indices, city.dashboards)


def found(declared: Declared, *blocks: Block, name: str = "rat") -> list[tuple[str, str]]:
    dashboard = Dashboard(name, LABEL, LABEL, blocks)
    return [(one.rule, one.column) for one in
            problems_in_dashboard(dashboard, declared, "rat.toml")]


def test_the_dashboards_of_the_tiny_city_keep_them(declared: Declared) -> None:
    assert list(problems_in_dashboards(declared)) == []


@pytest.mark.parametrize(("block", "expected"), [
    (GOOD, []),
    (Block(K.map, "weg", "viertel"), [("unknown-indicator", "blocks[2].indicator")]),
    (Block(K.map, "arb_quote", "kiez"), [("unknown-level", "blocks[2].level")]),
    (Block(K.supply, "arb_quote", "viertel", beside="weg"),
     [("unknown-indicator", "blocks[2].beside")]),
    (Block(K.index, index="weg"), [("unknown-index", "blocks[2].index")]),
    (Block(K.synopsis, plan="weg"), [("unknown-plan", "blocks[2].plan")]),
    (replace(GOOD, period="20"), [("unknown-period", "blocks[2].period")]),
    (replace(GOOD, base="gestern"), [("unknown-period", "blocks[2].base")]),
])
def test_what_leads_nowhere_is_named_with_its_place(
    declared: Declared, block: Block, expected: list[tuple[str, str]]
) -> None:
    assert found(declared, GOOD, block) == expected


@pytest.mark.parametrize("kind", list(K))
def test_every_kind_says_what_it_lacks(declared: Declared, kind: BlockKind) -> None:
    assert found(declared, Block(kind)) == [
        ("missing-key", f"blocks[1].{name}") for name in NEEDS[kind]]


def test_nothing_to_show_and_an_id_for_no_address(declared: Declared) -> None:
    assert ("missing-key", "blocks") in found(declared)
    assert [where for _, where in found(declared, GOOD, name="für den rat")] == ["id"]


def test_what_could_not_be_read_is_not_called_unknown(declared: Declared) -> None:
    unread = replace(declared, unread=frozenset({"weg", "indices/*", "plans/*"}))
    blocks = (Block(K.map, "weg", "viertel"), Block(K.index, index="x"),
              Block(K.synopsis, plan="x"))
    assert found(unread, *blocks) == []
