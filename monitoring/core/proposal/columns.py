"""What each column of a table seems to be, and what nobody can tell from it."""

from __future__ import annotations

from collections.abc import Mapping

from monitoring.core.city import City
from monitoring.core.coded import coded
from monitoring.core.proposal.parts import dimension_of, dimension_of_column
from monitoring.core.proposal.periods import years_above
from monitoring.core.proposal.units import fits_unit
from monitoring.core.proposal.uses import ColumnUse, Use
from monitoring.core.proposal.words import Names, bare, without_year
from monitoring.core.source_table import SourceTable
from monitoring.core.whole import is_whole

NAMES = {
    Use.numerator: {"zaehler", "numerator", "faelle", "count"},
    Use.denominator: {"nenner", "denominator", "bezugsgroesse", "base"},
    Use.value: {"wert", "value", "messwert"},
    Use.sign: {"zeichen", "sign", "status", "kennzeichen"},
}
PARTS = {"zaehler": Use.numerator, "nenner": Use.denominator, "numerator": Use.numerator,
         "denominator": Use.denominator, "wert": Use.value, "value": Use.value}
BETWEEN = ("davon", "darunter", "und zwar", "nach geschlecht", "nach alter")


def column_uses(
    table: SourceTable, city: City, known: Mapping[str, ColumnUse]
) -> dict[str, ColumnUse]:
    """The uses of all columns; those that are known already stay."""
    names = Names(city.indicators)
    uses = dict(known)
    long = _indicator_column(table, city, uses)
    if long:
        uses[long] = ColumnUse(Use.indicator)
    rest = [name for name in table.columns if name not in uses]
    # A column that is called like an indicator has figures, however many of them are mistakes.
    figures = [name for name in rest if table.holds.get(name) == "numbers"
               or (not long and names.find(name))]
    years = years_above(figures)
    for name in rest:
        if long and (use := _long_use(name)):
            uses[name] = ColumnUse(use)
        elif name in figures:
            # Where the rows name the indicator, no other column can be one.
            uses[name] = ColumnUse(Use.open) if long else _figure(
                table, name, years.get(name, ""), names, city)
        else:
            uses[name] = _text_column(table, name, city)
    halves = {} if long else _halves(uses)
    return {name: halves.get(name, uses[name]) for name in table.columns}


def _halves(uses: Mapping[str, ColumnUse]) -> dict[str, ColumnUse]:
    """Numerators without a denominator and the other way round, which give no figure."""
    groups: dict[tuple[object, ...], dict[Use, str]] = {}
    for name, one in uses.items():
        if one.use in (Use.value, Use.numerator, Use.denominator):
            key = (one.indicator, tuple(sorted(one.part.items())), one.year)
            groups.setdefault(key, {})[one.use] = name
    return {
        name: ColumnUse(Use.open, part=uses[name].part, year=uses[name].year)
        for found in groups.values() if Use.value not in found and len(found) == 1
        for name in found.values()
    }


def _indicator_column(table: SourceTable, city: City, uses: Mapping[str, ColumnUse]) -> str:
    """The column whose texts are ids of indicators."""
    for name, cells in table.columns.items():
        if name in uses or table.holds.get(name) == "numbers":
            continue
        words = [one for one in coded(cells).texts if one]
        if words and sum(one in city.indicators for one in words) * 2 > len(words):
            return name
    return ""


def _long_use(name: str) -> Use | None:
    plain = bare(name)
    return next((use for use, words in NAMES.items() if plain in words), None)


def _figure(
    table: SourceTable, name: str, year: str, names: Names, city: City
) -> ColumnUse:
    """Indicator, part and figure of a column of numbers by its heading."""
    path = [part for part in dict.fromkeys(name.split(" / ")) if without_year(part).strip()]
    figure = Use.value
    # An indicator may itself be called "value".
    if path and bare(path[-1]) in PARTS and not names.find(path[-1]):
        figure = PARTS[bare(path.pop())]
    found = names.find(" ".join(path))
    # The whole heading is a name, even if a part of it could be read as a group by age.
    if found and fits_unit(table, name, city.indicators[found], figure):
        return ColumnUse(figure, found, year=year)
    part: dict[str, str] = {}
    kept = []
    for word in path:
        dimension = dimension_of(without_year(word).strip())
        if dimension:
            part[dimension] = without_year(word).strip()
        elif bare(word) not in BETWEEN and (not is_whole(word) or len(path) == 1):
            kept.append(word)
    # Every word must be part of the name: "Residents / change" is no number of residents. And a
    # group that is an indicator of its own may be meant by itself.
    found = names.find(" ".join(kept))
    alone = any(names.find(word) for word in part.values())
    if found and not alone and fits_unit(table, name, city.indicators[found], figure):
        return ColumnUse(figure, found, part=part, year=year)
    return ColumnUse(Use.open, year=year, part=part)


def _text_column(table: SourceTable, name: str, city: City) -> ColumnUse:
    """Levels, parts, or words that need not be read, such as names and remarks."""
    words = [one for one in coded(table.columns[name]).texts if one]
    levels = {level.id for level in city.frame.levels}
    if words and set(words) <= levels:
        return ColumnUse(Use.level)
    if dimension := dimension_of_column(table, name):
        return ColumnUse(Use.breakdown, dimension=dimension)
    # A sub-heading changes what the rows below it mean; a remark does not.
    return ColumnUse(Use.open if name.startswith("#") else Use.ignored)
