"""One block of every kind on a city."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from monitoring.core.planning.item import Register
from monitoring.core.prepared import Block, BlockKind
from monitoring.language import Words
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.parts import shown
from monitoring.views.dashboard.shown import Shown
from tests.views import by_hand
from tests.views.invented_register import goal, measure, register

K = BlockKind


@dataclass(frozen=True)
class Example:
    """A city, what its goals look like, and one block of every kind."""

    snapshot: Snapshot
    register: Register
    blocks: Mapping[BlockKind, Block]

    def shown(self, kind: BlockKind) -> Shown:
        """The block of this kind."""
        return shown(self.snapshot, self.register, self.blocks[kind])


def blocks_of(
    need: str, supply: str, small: str, large: str, index: str, trend: str = ""
) -> Mapping[BlockKind, Block]:
    """One block of every kind."""
    found = (
        Block(K.map, need, small), Block(K.trend, trend or need, large),
        Block(K.figure, need, "stadt"), Block(K.ranking, trend or need, large),
        Block(K.profile, areas=("",)), Block(K.index, index=index),
        Block(K.supply, need, small, beside=supply), Block(K.goal, goal="Z1"),
        Block(K.synopsis), Block(K.text, text=Words("Worte", "Words")),
    )
    return {one.kind: one for one in found}


def example(snapshot: Snapshot, blocks: Mapping[BlockKind, Block], indicator: str) -> Example:
    """The blocks with a goal for the first borough."""
    areas = snapshot.cube.areas
    place = int(areas.on_level("bezirk", areas.editions_of("bezirk")[-1])[0])
    period = by_hand.newest(snapshot, indicator, "bezirk")[0]
    entries = register(
        goal(plan=next(iter(snapshot.city.plans)), indicator=indicator, areas=[areas.ids[place]],
             baseline_period=period), measure(plan=next(iter(snapshot.city.plans)),
                                              areas=[areas.ids[place]]))
    profile = Block(K.profile, areas=(areas.ids[place],))
    return Example(snapshot, entries, {**blocks, K.profile: profile})
