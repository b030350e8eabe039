"""Columns that seem to hold the same; a person says which is meant, so that none gets lost."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from monitoring.core.city import City
from monitoring.core.proposal.uses import ColumnUse, Use
from monitoring.core.question import Question
from monitoring.core.source_table import SourceTable
from monitoring.language import text

ONCE = (Use.level, Use.sign, Use.value, Use.numerator, Use.denominator, Use.breakdown)


def without_twins(
    table: SourceTable, city: City, uses: Mapping[str, ColumnUse]
) -> tuple[dict[str, ColumnUse], list[Question]]:
    """The uses with twins open again, and a question for each of them."""
    groups: dict[Hashable, list[str]] = {}
    for name, one in uses.items():
        if one.use in ONCE:
            groups.setdefault(_key(one), []).append(name)
    changed, asked = dict(uses), []
    for names in groups.values():
        for name in names if len(names) > 1 else ():
            one = uses[name]
            changed[name] = ColumnUse(Use.open, part=one.part, year=one.year)
            asked.append(_question(table, city, name, names, one))
    return changed, asked


def _key(one: ColumnUse) -> Hashable:
    parts = (tuple(sorted(part.items())) for part in (one.part, one.where))
    return (one.use, one.indicator, one.dimension, one.year, *parts)


def _question(
    table: SourceTable, city: City, name: str, names: list[str], one: ColumnUse
) -> Question:
    indicator = city.indicators.get(one.indicator)
    label = str(indicator.label) if indicator else one.dimension or str(one.use)
    message = text("Mehrere Spalten scheinen dasselbe zu enthalten ({label}): {columns}. Welche "
                   "davon gilt?", label=label, columns=", ".join(names))
    options = (one.indicator or one.dimension or str(one.use), text("wird nicht übernommen"))
    return Question(f"column:{name}", message, options, table.sheet, name)
