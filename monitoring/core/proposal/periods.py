"""Where a table says for which year its figures are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitoring.core.coded import coded
from monitoring.core.recipe import Place
from monitoring.core.source_table import SourceTable
from monitoring.core.table_keys import year_in

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
ENOUGH = 0.8
HEADING = re.compile(
    r"(?i)(?:berichts|erhebungs|kalender)?jahr|jahr(?:e|gang)?|stichtag|datum|zeit(?:punkt|raum)?|"
    r"year|period|date|reference date"
)
MONTH = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?")
DAY = re.compile(r"(?<!\d)\d{1,2}\. ?\d{1,2}\. ?((?:19|20)\d\d)(?!\d)")
IN_FILE = r"(?<!\d)((?:19|20)\d\d)(?!\d)"
IN_TITLE = r"(?:\d{1,2}\.\d{1,2}\.|[^\d]|^)((?:19|20)\d\d)(?!\d)"


def period_place(table: SourceTable) -> Place:
    """The column of years, months or days; without a column if there is none."""
    best, most = Place(), 0.0
    for name, cells in table.columns.items():
        words = [one for one in coded(cells).texts if one]
        if not words:
            continue
        months = sum(bool(MONTH.fullmatch(one)) for one in words) / len(words)
        share = max(sum(map(_is_period, words)) / len(words), months)
        headed = bool(HEADING.fullmatch(name.rpartition(" / ")[2].strip(" :*")))
        # Counts look like years, too: a column of numbers needs a heading that says so.
        plain = table.holds.get(name) in ("years", "dates") or (
            share >= ENOUGH and table.holds.get(name) != "numbers")
        # A column that is called year holds years, however many of them are mistakes.
        if (plain or headed) and share + headed > most:
            best = Place(column=name, first=4 if months >= ENOUGH else 0)
            most = share + headed
    return best


def _is_period(word: str) -> bool:
    return bool(YEAR.match(year_in(word)))


def years_above(names: list[str]) -> dict[str, str]:
    """The year in the heading of each of these columns, where every heading has just one."""
    found = {}
    for name in names:
        years = set(YEAR.findall(name))
        if len(years) == 1:
            found[name] = years.pop()
    return found if len(set(found.values())) > 1 or len(found) == len(names) else {}


def written_period(
    table: SourceTable, headings: Iterable[str] = ()
) -> tuple[Place | None, tuple[str, ...]]:
    """
    The year in the title or in the name of the file; several of them are for a person.

    `headings` stand above figures: their years, and a day below the table, must not contradict.
    """
    above = YEAR.findall("\n".join((table.sheet, table.title)))
    place, own = Place(title=IN_TITLE), above
    others = [year for heading in headings for year in YEAR.findall(heading)]
    if not above:
        place, own = Place(file=IN_FILE), YEAR.findall(table.file)
        others += DAY.findall("\n".join(table.notes))
    years = tuple(dict.fromkeys([*own, *others]))
    return (place if own and len(years) == 1 else None), years
