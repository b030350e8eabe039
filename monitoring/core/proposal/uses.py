"""What each column of a table is used for, and the recipe that says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from monitoring.core.reading_plan import YEAR
from monitoring.core.recipe import AreaBy, Figure, ObservationsRecipe, Place, RowStatus
from monitoring.core.status import Status
from monitoring.language import Words


class Use(StrEnum):
    """What a column is; `open` is what nobody has decided yet."""

    area = "area"
    period = "period"
    level = "level"
    breakdown = "breakdown"
    indicator = "indicator"
    value = "value"
    numerator = "numerator"
    denominator = "denominator"
    sign = "sign"
    ignored = "ignored"
    open = "open"


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """
    The use of one column.

    `indicator` is set for figures of a wide table ("" in a long one, whose rows name it);
    `dimension` names what a column of parts divides by; `part` is the part that a column of
    figures holds; `where` are texts in other columns for which it does.
    """

    use: Use
    indicator: str = ""
    dimension: str = ""
    part: Mapping[str, str] = field(default_factory=dict)
    where: Mapping[str, str] = field(default_factory=dict)
    year: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for the table as a whole."""

    id: str
    label: Words
    level: str = ""
    edition: str = ""
    area_by: AreaBy = AreaBy.id
    area_digits: int = 0
    period: Place = field(default_factory=Place)
    sheet: str = ""
    table: int = 0
    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    thousands: str = ""
    signs: Mapping[str, Status] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    status_by: tuple[RowStatus, ...] = ()


YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
NOT_READ = Words("wird nicht gebraucht", "not needed")


def recipe_of(frame: Frame, uses: Mapping[str, ColumnUse]) -> ObservationsRecipe:
    """The recipe that reads the table as said; columns that are open are not read."""
    period, column = frame.period, _first(uses, Use.period)
    if column and column != period.column:
        period = Place(column=column)
    level = _first(uses, Use.level)
    long = bool(_first(uses, Use.indicator))
    return ObservationsRecipe(
        id=frame.id,
        label=frame.label,
        area=_first(uses, Use.area),
        period=period,
        level=Place(column=level) if level else Place(fixed=frame.level),
        edition=frame.edition,
        edition_by_period=not frame.edition,
        sheet=frame.sheet,
        table=frame.table,
        area_by=frame.area_by,
        area_digits=frame.area_digits,
        breakdown=_breakdown(uses),
        answers=frame.answers,
        encoding=frame.encoding,
        delimiter=frame.delimiter,
        decimal=frame.decimal,
        thousands=frame.thousands,
        signs=frame.signs,
        status_by=frame.status_by,
        columns=() if long else tuple(_figures(uses)),
        indicator=_first(uses, Use.indicator),
        value=_first(uses, Use.value) if long else "",
        numerator=_first(uses, Use.numerator) if long else "",
        denominator=_first(uses, Use.denominator) if long else "",
        status=_first(uses, Use.sign),
        # A year in a heading is another one next year.
        ignored={YEARS.sub("*", name): NOT_READ for name, one in uses.items()
                 if one.use is Use.ignored},
    )


def _first(uses: Mapping[str, ColumnUse], use: Use) -> str:
    return next((name for name, one in uses.items() if one.use is use), "")


def _breakdown(uses: Mapping[str, ColumnUse]) -> dict[str, str]:
    """Columns by what they divide by; a second one of the same name is not lost."""
    found: dict[str, str] = {}
    for name, one in uses.items():
        if one.use is Use.breakdown and one.dimension:
            again = f"{one.dimension}_{len(found) + 1}"
            found[again if one.dimension in found else one.dimension] = name
    return found


def _figures(uses: Mapping[str, ColumnUse]) -> list[Figure]:
    """
    One figure per indicator and part; columns that differ in their year only become one.

    Two columns of the same become two figures, whose cells the checks then find to be double.
    """
    found: dict[tuple[object, ...], dict[str, str]] = {}
    parts: dict[tuple[object, ...], ColumnUse] = {}
    for name, one in uses.items():
        if one.use not in (Use.value, Use.numerator, Use.denominator) or not one.indicator:
            continue
        column = name.replace(one.year, YEAR) if one.year else name
        key: tuple[object, ...] = (one.indicator, tuple(sorted(one.part.items())),
                                   tuple(sorted(one.where.items())))
        while found.get(key, {}).get(str(one.use), column) != column:
            key = (*key, column)
        found.setdefault(key, {})[str(one.use)] = column
        parts[key] = one
    return [
        Figure(parts[key].indicator, columns.get("value", ""), columns.get("numerator", ""),
               columns.get("denominator", ""), parts[key].where, parts[key].part)
        for key, columns in found.items()
    ]
