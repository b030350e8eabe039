"""Texts of header rows: years, units, column numbers, footnote marks."""

from __future__ import annotations

import re

import numpy as np

from monitoring.core.cell_classes import DATE, MARK, NUMBER

YEAR = re.compile(r"(?:19|20)\d\d(?:[/-]\d{2,4})?")
FIGURE = re.compile(NUMBER)
PERIOD_CELL = re.compile(rf"(?:{YEAR.pattern}|{DATE.replace('^', '').replace('$', '')})(?:{MARK})?")
UNIT = re.compile(
    r"\(?(?:in )?(?:%|‰|prozent|anzahl|personen|einwohner|eur|euro|€|tsd\.?(?: \w+)?|1[ .]000"
    r"(?: \w+)?|mill?\.?|mio\.?(?: \w+)?|ar|ha|m²|km²|qm|jahre|je 1(?:[ .]?000|00)\b.*)\)?",
    re.IGNORECASE,
)
HYPHEN_LOWER = re.compile(r"(?<=\w)[-\u00ad] ?\n ?(?=[a-zäöüß])")
HYPHEN_UPPER = re.compile(r"- ?\n ?")
# No square or cubic metre, and no bracket that was opened before.
_NOTED = re.compile(rf"^(?P<text>.*[^ ])(?P<mark>(?<!m)(?:{MARK}))$", re.DOTALL)
MOST = 8


def header_text(cell: str) -> str:
    """A header on one line, words divided at line ends put together."""
    whole = HYPHEN_UPPER.sub("-", HYPHEN_LOWER.sub("", cell))
    return " ".join(whole.split())


def without_mark(cell: str) -> tuple[str, str]:
    """A text and the footnote mark behind it, "" where there is none."""
    found = _NOTED.match(cell)
    if not found or found["text"].count("(") > found["text"].count(")"):
        return cell, ""
    return found["text"], found["mark"].strip()


def is_period(cell: str) -> bool:
    """Whether a header says a year or a date and nothing else."""
    return PERIOD_CELL.fullmatch(cell) is not None


def is_years(cells: list[str]) -> bool:
    """Whether all cells but the first texts are years or dates, as they head columns."""
    filled = [cell for cell in cells if cell]
    years = [without_mark(cell)[0] for cell in filled if is_period(cell)]
    words = [cell for cell in filled if not is_period(cell)]
    if len(years) < 2 or len(words) > max(3, len(years)):
        return False
    return _ordered(years) and not any(FIGURE.match(word) for word in words)


def _ordered(years: list[str]) -> bool:
    """Whether years rise or fall, or do so over and over in the same way."""
    years = [year for place, year in enumerate(years) if not place or year != years[place - 1]]
    again = next((place for place, year in enumerate(years[1:], 1) if year == years[0]), len(years))
    block = years[:again]
    if len(set(block)) < len(block) or block not in (sorted(block), sorted(block)[::-1]):
        return len(set(years)) == len(years) and not all(map(YEAR.fullmatch, years))
    return years == (block * len(years))[: len(years)] and len(years) % len(block) == 0


def is_numbering(cells: list[str], fewest: int = 3) -> bool:
    """Whether the cells only count the columns: 1 2 3, (1) (2) (3) or a b c."""
    filled = [cell.strip("()[]") for cell in cells if cell]
    if len(filled) < fewest:
        return False
    if all(cell.isdecimal() for cell in filled):
        numbers = list(map(int, filled))
        return numbers[0] in (0, 1) and bool(np.all(np.diff(numbers) == 1))
    return filled == [chr(ord("a") + place) for place in range(len(filled))]


def units(texts: list[str]) -> bool:
    """Whether all filled cells of a row are units."""
    filled = [header_text(text) for text in texts if text]
    return bool(filled) and all(UNIT.fullmatch(text) for text in filled)
