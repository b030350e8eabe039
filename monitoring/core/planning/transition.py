"""A transition between two life phases."""

from __future__ import annotations

from dataclasses import dataclass, field

from monitoring.core.vocabulary import PHASES
from monitoring.language import Words


@dataclass(frozen=True, slots=True)
class Transition:
    """
    From one life phase to the next, with the indicators on both sides.

    `handing` is the plan that hands people over, `receiving` the one that receives them.
    """

    id: str
    label: Words
    from_phase: str = field(metadata={"words": PHASES})
    to_phase: str = field(metadata={"words": PHASES})
    question: Words
    handing: str
    receiving: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    def indicators(self) -> tuple[str, ...]:
        """Ids of all its indicators."""
        return tuple(dict.fromkeys((*self.before, *self.after)))
