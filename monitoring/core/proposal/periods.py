"""Where a table says for which year its figures are."""

from __future__ import annotations

import re

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
IN_FILE = r"(?<!\d)((?:19|20)\d\d)(?!\d)"
IN_TITLE = r"(?:\d{1,2}\.\d{1,2}\.|[^\d]|^)((?:19|20)\d\d)(?!\d)"


def period_column(table: SourceTable) -> str:
    """The column of years or days; "" if there is none."""
    best, most = "", 0.0
    for name, cells in table.columns.items():
        words = [one for one in coded(cells).texts if one]
        if not words:
            continue
        share = sum(1 for one in words if year_in(one)) / len(words)
        headed = bool(HEADING.fullmatch(name.rpartition(" / ")[2].strip(" :*")))
        plain = table.holds.get(name) in ("years", "dates") or share >= ENOUGH
        # A column that is called year holds years, however many of them are mistakes.
        if not plain and not headed:
            continue
        score = share + headed
        if score > most:
            best, most = name, score
    return best


def years_above(names: list[str]) -> dict[str, str]:
    """The year in the heading of each of these columns, where every heading has just one."""
    found = {}
    for name in names:
        years = set(YEAR.findall(name))
        if len(years) == 1:
            found[name] = years.pop()
    return found if len(set(found.values())) > 1 or len(found) == len(names) else {}


def written_period(table: SourceTable) -> tuple[Place | None, tuple[str, ...]]:
    """The year in the title or in the name of the file; several of them are for a person."""
    title = "\n".join((table.sheet, table.title))
    years = tuple(dict.fromkeys(YEAR.findall(title)))
    if len(years) == 1:
        return Place(title=IN_TITLE), years
    if not years:
        years = tuple(dict.fromkeys(YEAR.findall(table.file)))
        if len(years) == 1:
            return Place(file=IN_FILE), years
    return None, years
