"""Tables that this program has written itself: they come back as they went out."""

from __future__ import annotations

from monitoring.core.cube import Origin
from monitoring.core.proposal.uses import ColumnUse, Frame, Use
from monitoring.core.reading_plan import ALL_PARTS
from monitoring.core.recipe import Place, RowStatus
from monitoring.core.source_table import SourceTable
from monitoring.core.status import Status
from monitoring.language import Words

USES = {
    "indicator": ColumnUse(Use.indicator),
    "area": ColumnUse(Use.area),
    "level": ColumnUse(Use.level),
    "period": ColumnUse(Use.period),
    "breakdown": ColumnUse(Use.breakdown, dimension=ALL_PARTS),
    "value": ColumnUse(Use.value),
    "numerator": ColumnUse(Use.numerator),
    "denominator": ColumnUse(Use.denominator),
    "status": ColumnUse(Use.sign),
}
OTHERS = ("edition", "origin", "file", "row", "release")
COMPUTED = (Origin.formula, Origin.sum, Origin.official)


def is_export(table: SourceTable) -> bool:
    """Whether the columns are those of an export of values."""
    return set(table.columns) >= {*USES, *OTHERS}


def uses_of_export(table: SourceTable) -> dict[str, ColumnUse]:
    """What each column of an export is; names, units and notes are known from elsewhere."""
    return {name: USES.get(name, ColumnUse(Use.ignored)) for name in table.columns}


def frame_of_export() -> Frame:
    """What holds for every export: statuses are words, numbers have a point."""
    label = Words("Ausfuhr von Werten", "Export of values")
    signs = {"": Status.missing, **{one.name: one for one in Status}}
    return Frame("ausfuhr", label, period=Place(column="period"), decimal=".", signs=signs)


def only_sources() -> tuple[RowStatus, ...]:
    """Rules that leave out what was computed: it is computed again."""
    return tuple(RowStatus("origin", one.name, Status.missing) for one in COMPUTED)
