"""The same block in the words of those for whom a dashboard is made."""

from __future__ import annotations

from dataclasses import replace

from monitoring.core.chance.comparison_words import limits_words
from monitoring.core.prepared import Audience, BlockKind
from monitoring.reports.document import Table
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.figure_part import figure_part
from monitoring.views.dashboard.plain import in_plain
from monitoring.views.dashboard.shown import Shown

COMPARED = (BlockKind.map, BlockKind.ranking)
SIGNS = ("▲", "▼", "●")


def for_readers(snapshot: Snapshot, shown: Shown, audience: Audience) -> Shown:
    """
    The council reads it as it is made, professionals also how the figures are made.

    The public reads no intervals that no picture shows; plain language has words of its own.
    """
    if shown.why or audience is Audience.rat:
        return shown
    if audience is Audience.einfach:
        return in_plain(snapshot, shown)
    if audience is Audience.fach:
        return replace(shown, method=_method(snapshot, shown))
    if shown.block.kind is BlockKind.figure:
        return figure_part(snapshot, shown.block, intervals=False)
    if shown.block.kind is BlockKind.map and shown.table:
        return replace(shown, table=_without_intervals(shown.table))
    return shown


def _method(snapshot: Snapshot, shown: Shown) -> str:
    """The definitions of its indicators, and what the signs of a comparison mean."""
    declared = snapshot.city.indicators
    said = [f"{declared[one].label}: {declared[one].definition}".rstrip(".") + "."
            for one in shown.block.read() if one in declared]
    if shown.block.kind in COMPARED and _compares(shown.table):
        said.append(limits_words())
    return " ".join(said)


def _compares(table: Table | None) -> bool:
    return table is not None and any(str(row[-1]).startswith(SIGNS) for row in table.rows)


def _without_intervals(table: Table) -> Table:
    """Place, value and comparison."""
    rows = tuple((*row[:2], row[3]) for row in table.rows)
    return replace(table, head=(*table.head[:2], table.head[3]), rows=rows, numbers=(1,),
                   widths=(3, 1.6, 3))
