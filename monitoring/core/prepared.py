"""What a city prepares from its indicators for the council: dashboards."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from monitoring.language import Words


class BlockKind(StrEnum):
    """How a block of a dashboard shows its indicator."""

    map = "map"
    trend = "trend"
    figure = "figure"


@dataclass(frozen=True, slots=True)
class Block:
    """
    One view of a dashboard: an indicator on a level, of all areas or of the named ones.

    Without a period it shows the newest.
    """

    kind: BlockKind
    indicator: str
    level: str
    areas: tuple[str, ...] = ()
    period: str = ""


@dataclass(frozen=True, slots=True)
class Dashboard:
    """A prepared page for the council."""

    id: str
    label: Words
    description: Words
    blocks: tuple[Block, ...] = field(default_factory=tuple)

    def indicators(self) -> tuple[str, ...]:
        """Ids of the indicators that it shows."""
        return tuple(dict.fromkeys(one.indicator for one in self.blocks))
