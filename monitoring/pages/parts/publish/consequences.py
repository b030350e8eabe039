"""What a draft would change, worked out once in the background."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.core.consequences import (
    Dependent,
    changes_by_area,
    dependents,
    difference_table,
)
from monitoring.core.planning.goal_consequences import goals_changed
from monitoring.core.protection.layer import Progress
from monitoring.core.protection.words import derivable
from monitoring.storage.drafting import Draft
from monitoring.storage.planning.served import served_register

SHOWN = 100
IMPLAUSIBLE = ("broken-count", "jump", "levels-disagree", "other-unit", "parts-differ",
               "share-as-fraction", "share-mismatch", "total-differs", "unit-slip")


@dataclass(frozen=True, eq=False)
class Consequences:
    """Counts by kind, the first differences, where they lie, and what shows them."""

    draft: Draft
    dependents: list[Dependent]
    table: pd.DataFrame
    derivable: tuple[str, ...] = ()

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many figures are new, changed, gone and implausible."""
        implausible = sum(one.rule in IMPLAUSIBLE for one in self.draft.problems)
        return {**self.draft.changes, "implausible": implausible}

    @property
    def corrects(self) -> bool:
        """Whether published figures change or go, so that the note is one of a correction."""
        return self.counts["changed"] + self.counts["gone"] > 0

    @property
    def all(self) -> int:
        """How many figures differ."""
        return sum(self.draft.changes.values())

    def every_difference(self) -> pd.DataFrame:
        """The whole table of differences."""
        return difference_table(self.draft.differences, self.draft.before, self.draft.delivered,
                                max(self.all, 1))

    @cached_property
    def by_area(self) -> npt.NDArray[np.int64]:
        """How many figures change in every area of the release."""
        areas = np.arange(len(self.draft.before.areas))
        return changes_by_area(self.draft.differences, areas)

    @cached_property
    def layer(self) -> tuple[str, str]:
        """Level and edition with most changes; the smaller areas where it is even."""
        areas = self.draft.before.areas
        found: dict[tuple[str, str], int] = {}
        for pair, count in zip(zip(areas.levels, areas.editions, strict=True),
                               self.by_area.tolist(), strict=True):
            found[pair] = found.get(pair, 0) + count
        return max(found, key=lambda pair: found[pair])


def consequences_of(made: Draft, progress: Progress | None = None) -> Consequences:
    """Everything about a draft that takes time; most of it is the protection of its layers."""
    made.protected(progress)
    found = Consequences(
        made, [*dependents(made.city, made.before, made.cube),
               *goals_changed(served_register(), made.before, made.cube)],
        difference_table(made.differences, made.before, made.delivered, SHOWN),
        derivable(made.audit, made.cube, made.city.indicators),
    )
    # Worked out here, where nobody waits, and not in the page.
    assert found.layer
    return found
