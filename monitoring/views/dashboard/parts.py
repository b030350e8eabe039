"""Every block of a dashboard on a release; one that cannot be shown says why."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from monitoring.core.planning.item import Register
from monitoring.core.prepared import KINDS, Block, BlockKind, Dashboard
from monitoring.language import text
from monitoring.storage.objects import Damaged
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.audience import for_readers
from monitoring.views.dashboard.figure_part import figure_part
from monitoring.views.dashboard.goal_part import goal_part, synopsis_part
from monitoring.views.dashboard.index_part import index_part
from monitoring.views.dashboard.map_part import map_part
from monitoring.views.dashboard.profile_part import profile_part, text_part
from monitoring.views.dashboard.ranking_part import ranking_part
from monitoring.views.dashboard.shown import NotShown, Shown
from monitoring.views.dashboard.supply_part import supply_part
from monitoring.views.dashboard.trend_part import trend_part

PARTS: Mapping[BlockKind, Callable[[Snapshot, Block], Shown]] = {
    BlockKind.map: map_part, BlockKind.figure: figure_part, BlockKind.ranking: ranking_part,
    BlockKind.index: index_part, BlockKind.supply: supply_part,
    BlockKind.profile: profile_part, BlockKind.text: text_part, BlockKind.trend: trend_part,
}
# These read the planning register as well.
PLANNED: Mapping[BlockKind, Callable[[Snapshot, Register, Block], Shown]] = {
    BlockKind.goal: goal_part, BlockKind.synopsis: synopsis_part,
}


def shown(snapshot: Snapshot, register: Register, block: Block) -> Shown:
    """One block; `why` is filled where there is nothing to show."""
    title = str(block.title or KINDS[block.kind])
    if missing := block.missing():
        return Shown(block, title, why=text("Diesem Baustein fehlt: {names}.",
                                            names=", ".join(missing)))
    try:
        if block.kind in PLANNED:
            return PLANNED[block.kind](snapshot, register, block)
        return PARTS[block.kind](snapshot, block)
    except (NotShown, Damaged) as why:
        return Shown(block, title, why=str(why), words=str(block.text or ""))


def shown_blocks(
    snapshot: Snapshot, register: Register, dashboard: Dashboard
) -> tuple[Shown, ...]:
    """All blocks of a dashboard, in their order and in the words of those it is made for."""
    return tuple(for_readers(snapshot, shown(snapshot, register, one), dashboard.audience)
                 for one in dashboard.blocks)
