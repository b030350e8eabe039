"""Header rows of a table and the path of texts above each column."""

from __future__ import annotations

import re

import numpy as np

from monitoring.core.grid import Grid

YEAR = re.compile(r"(?:19|20|21)\d\d(?:[/-]\d{2,4})?[*¹²³]?")
UNIT = re.compile(
    r"\(?(?:in )?(?:%|‰|prozent|anzahl|personen|einwohner|eur|euro|€|tsd\.?(?: \w+)?|1[ .]000"
    r"(?: \w+)?|mill?\.?|mio\.?(?: \w+)?|ar|ha|m²|km²|qm|jahre|je 1(?:[ .]?000|00)\b.*)\)?",
    re.IGNORECASE,
)
HYPHEN_LOWER = re.compile(r"(?<=\w)[-\u00ad] ?\n ?(?=[a-zäöüß])")
HYPHEN_UPPER = re.compile(r"- ?\n ?")
MOST = 8


def header_text(cell: str) -> str:
    """A header on one line, words divided at line ends put together."""
    whole = HYPHEN_UPPER.sub("-", HYPHEN_LOWER.sub("", cell))
    return " ".join(whole.split())


def is_years(cells: list[str]) -> bool:
    """Whether all cells but the first texts are different years, as they head columns."""
    filled = [cell for cell in cells if cell]
    years = [cell for cell in filled if YEAR.fullmatch(cell)]
    words = [cell for cell in filled if not YEAR.fullmatch(cell)]
    if len(years) < 2 or len(set(years)) < len(years) or len(words) > max(3, len(years)):
        return False
    ordered = sorted(years)
    if years not in (ordered, ordered[::-1]):
        return False
    return not any(re.fullmatch(r"[\d.,]+", word) for word in words)


def is_numbering(cells: list[str]) -> bool:
    """Whether the cells only count the columns: 1 2 3, (1) (2) (3) or a b c."""
    filled = [cell.strip("()[]") for cell in cells if cell]
    if len(filled) < 3:
        return False
    if all(cell.isdigit() for cell in filled):
        numbers = list(map(int, filled))
        return numbers[0] in (0, 1) and bool(np.all(np.diff(numbers) == 1))
    return filled == [chr(ord("a") + place) for place in range(len(filled))]


def paths(
    grid: Grid, header: list[int], columns: list[int]
) -> tuple[list[tuple[str, ...]], list[int]]:
    """Texts above each column from top to bottom, and the columns where they are doubtful."""
    texts = [_filled(grid, row) for row in header]
    doubtful: list[int] = []
    for level, row in enumerate(header[:-1]):
        doubtful += _fill_right(texts, level, _covered(grid, row), columns)
    found = []
    for column in columns:
        path: list[str] = []
        for line in texts:
            cell = header_text(line[column])
            if cell and (not path or path[-1] != cell):
                path.append(cell)
        found.append(tuple(path))
    return found, sorted(set(doubtful))


def _filled(grid: Grid, index: int) -> list[str]:
    """Texts of a header row with merged cells filled to the right."""
    line = grid.line(index)
    row = int(grid.rows[index])
    for merged in grid.merged:
        if merged.first_row == row and merged.first_column < len(line):
            for column in range(merged.first_column, min(merged.last_column + 1, len(line))):
                line[column] = line[merged.first_column]
    return line


def _covered(grid: Grid, index: int) -> set[int]:
    """Columns of a row that lie in a merged range."""
    row = int(grid.rows[index])
    return {
        column
        for merged in grid.merged
        if merged.first_row <= row <= merged.last_row
        for column in range(merged.first_column, merged.last_column + 1)
    }


def _fill_right(
    texts: list[list[str]], level: int, covered: set[int], columns: list[int]
) -> list[int]:
    """Let a text stand for the columns to its right that have none; doubtful columns."""
    line, below = texts[level], texts[level + 1 :]
    last, alone, doubtful = "", False, []
    for column in columns:
        under = any(lower[column] for lower in below)
        if line[column]:
            last, alone = line[column], not under
        elif under and last and column not in covered:
            line[column] = last
            if alone:
                doubtful.append(column)
    return doubtful


def units(texts: list[str]) -> bool:
    """Whether all filled cells of a row are units."""
    filled = [header_text(text) for text in texts if text]
    return bool(filled) and all(UNIT.fullmatch(text) for text in filled)
