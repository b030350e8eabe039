"""Which column of a table names the areas, and on which level."""

from __future__ import annotations

from dataclasses import dataclass

from monitoring.core.area import Areas
from monitoring.core.area_names import names_on
from monitoring.core.coded import Coded, coded
from monitoring.core.recipe import AreaBy
from monitoring.core.source_table import SourceTable
from monitoring.core.whole import is_total

# Below this part of the rows a column is no column of areas; a few mistakes are its errors.
ENOUGH = 0.5
SOME = 0.2


@dataclass(frozen=True, slots=True)
class AreaColumn:
    """A column that names areas: how many of its rows do, of which level and edition, by what."""

    column: str
    level: str
    edition: str
    by: AreaBy
    digits: int
    share: float
    distinct: int


def area_columns(table: SourceTable, areas: Areas) -> list[AreaColumn]:
    """Columns that may name the areas, the best first: ids before names, small areas first."""
    found = []
    for name, cells in table.columns.items():
        if table.holds.get(name) == "numbers" and not _may_be_keys(table, name):
            continue
        found += _fits(name, coded(cells), areas)
    return sorted(found, key=lambda one: (
        -round(min(one.share, 0.9), 1), one.by is AreaBy.name, one.digits > 0, -one.distinct,
        -one.share))


def _may_be_keys(table: SourceTable, name: str) -> bool:
    """Numbers of one or two columns at the left edge may be ids that lost their zeros."""
    return table.places[name] <= 1


def _fits(name: str, cells: Coded, areas: Areas) -> list[AreaColumn]:
    rows = len(cells)
    words = [one for one in cells.texts if one and not is_total(one)]
    if not rows or not words:
        return []
    found = []
    for level in dict.fromkeys(areas.levels):
        for edition in reversed(areas.editions_of(level)):
            at = areas.on_level(level, edition)
            ids = {areas.ids[one] for one in at.tolist()}
            hits = [one for one in words if one in ids]
            digits, by = 0, AreaBy.id
            if len(hits) < len(words) * SOME:
                digits, hits = _without_zeros(words, ids)
            if len(hits) < len(words) * SOME:
                names = names_on(areas, level, edition)
                digits, by = 0, AreaBy.name
                hits = [one for one in words if one in names]
            if hits:
                share = len(hits) / len(words)
                if share >= ENOUGH or (len(words) < 5 and share >= SOME):
                    found.append(AreaColumn(name, level, edition, by, digits, share, len(hits)))
    return found


def _without_zeros(words: list[str], ids: set[str]) -> tuple[int, list[str]]:
    """The length of ids whose leading zeros a program has cut off, and the words they fit."""
    best: tuple[int, list[str]] = (0, [])
    for width in {len(one) for one in ids}:
        hits = [one for one in words if one.isdigit() and len(one) < width
                and one.zfill(width) in ids]
        if len(hits) > len(best[1]):
            best = width, hits
    return best
