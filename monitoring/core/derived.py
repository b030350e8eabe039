"""Figures that follow from others: formulas, sums to larger areas, official values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from monitoring.core.chance.standardised_planes import standardise
from monitoring.core.cube import Cube, Origin, plane_parts
from monitoring.core.formulas import compute
from monitoring.core.indicator import Indicator
from monitoring.core.sheet import REASONS, Sheet, sheet_of
from monitoring.core.status import Status
from monitoring.core.sums import add_up, generations
from monitoring.core.vocabulary import Aggregation, Kind


def derived(
    cube: Cube,
    indicators: Mapping[str, Indicator],
    levels: Sequence[str],
    editions: Sequence[str],
) -> Cube:
    """The cube with all cells that follow from what sources delivered (it is filled in place)."""
    known = (*cube.reasons, *(one for one in REASONS if one not in cube.reasons))
    cube = replace(cube, reasons=known)
    sheets = {name: sheet_of(cube, indicators[plane_parts(name)[0]], name)
              for name in cube.planes}
    below = generations(cube.areas, cube.periods, levels, editions)
    for name, sheet in sorted(sheets.items(), key=_reads_others):
        whole = not plane_parts(name)[1]
        if sheet.indicator.formula and whole:
            compute(sheet, sheets, sheet.indicator.formula)
        standard = sheet.indicator.standard if whole else None
        # Crude sums would be no standardised rate.
        adding = sheet if standard is None else _unsummed(sheet)
        for generation in below:
            add_up(adding, generation)
        if standard:
            standardise(sheet, standard, sheets)
        if whole:
            _official(sheet, cube)
    return cube


def _reads_others(pair: tuple[str, Sheet]) -> bool:
    """Figures that read the sums of others come last."""
    name, sheet = pair
    own = sheet.indicator
    return own.formula is not None or (own.standard is not None and not plane_parts(name)[1])


def _unsummed(sheet: Sheet) -> Sheet:
    """The same figures, not to be summed."""
    return replace(sheet, indicator=replace(sheet.indicator, aggregation=Aggregation.none))


def _official(sheet: Sheet, cube: Cube) -> None:
    """The value that the source itself publishes for a larger area wins over a computed one."""
    for one in sheet.indicator.official:
        area = cube.areas.find(one.area)
        if area is None or one.period not in cube.period_position:
            continue
        cell = (area, cube.period_position[one.period])
        sheet.value[cell] = one.value
        if sheet.indicator.kind is Kind.count:
            sheet.numerator[cell] = one.value
        sheet.status[cell] = Status.value
        sheet.origin[cell] = Origin.official
        sheet.reason[cell] = 0
