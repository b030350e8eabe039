"""What a block shows, and why it may show nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from monitoring.core.prepared import Block
from monitoring.reports.document import Chart, Figures, Picture, Table


class NotShown(Exception):
    """A block that cannot be shown; the message says why."""


@dataclass(frozen=True, eq=False)
class Shown:
    """
    A block as readers see it.

    `sentences` say the same as the picture, in plain words; `uncertain` what is not certain;
    `table` has the numbers of the picture; `source` stands below. `why` says why there is
    nothing else, "" where there is. `explore` are the choices that lead to the same view.
    `shows` names figure and year where the title is the planner's own, `method` how the figure is
    made, for readers who want to know.

    `picture` is for paper and small screens; `screen` is the same drawing (SVG) for a wide one,
    of a map without its `legend`: drawings of the classes with their words.
    """

    block: Block
    title: str
    sentences: tuple[str, ...] = ()
    uncertain: str = ""
    table: Table | None = None
    picture: Picture | None = None
    chart: Chart | None = None
    figures: Figures | None = None
    source: str = ""
    why: str = ""
    method: str = ""
    words: str = ""
    shows: str = ""
    screen: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    explore: Mapping[str, str] = field(default_factory=dict)
    cells: tuple[tuple[str, int, str], ...] = ()

    @property
    def alt(self) -> str:
        """Words that stand for the picture: never empty."""
        return " ".join(self.sentences) or self.words or self.why or self.title

    def record(self) -> dict[str, Any]:
        """The block as plain values, the same for ever on the same release."""
        rows = [[one if isinstance(one, str) else one.alt for one in row]
                for row in (self.table.rows if self.table else ())]
        return {
            "kind": self.block.kind.value, "title": self.title, "shows": self.shows,
            "text": self.words,
            "sentences": list(self.sentences), "uncertain": self.uncertain,
            "head": list(self.table.head) if self.table else [], "rows": rows,
            "legend": [words for _, words in self.legend],
            "figures": [[one.name, one.number, one.beside] for one in self.figures.figures]
            if self.figures else [],
            "source": self.source, "method": self.method, "why": self.why, "alt": self.alt,
        }
