"""Text tables as columns of text, with the row numbers that people see."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.core.problem import Problem
from monitoring.language import text

SHOWN_ROWS = 200


@dataclass(frozen=True)
class Table:
    """Columns of text (surrounding blanks removed) and the row number of every row."""

    file: str
    columns: dict[str, pd.Series]
    rows: npt.NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.rows)


class TableRefused(Exception):
    """A file that cannot be read as a table; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(problem.sentence() for problem in problems))
        self.problems = list(problems)


def csv_table(path: Path, encoding: str = "utf-8", delimiter: str = ",") -> Table:
    """A CSV file (.gz too) whose first line names the columns; raises TableRefused."""
    lines = _lines(path, _text(path, encoding), delimiter)
    names = [cell.strip() for cell in lines[0]] if lines else []
    _check_names(path.name, names, delimiter)
    rows, body = [], []
    bad: list[Problem] = []
    for number, cells in enumerate(lines[1:], 2):
        if not any(cell.strip() for cell in cells):
            continue
        # Some programs end every line with a delimiter.
        if len(cells) > len(names) and not any(cell.strip() for cell in cells[len(names) :]):
            cells = cells[: len(names)]  # noqa: PLW2901
        if len(cells) != len(names):
            bad.append(_wrong_width(path.name, number, len(cells), len(names)))
            continue
        rows.append(number)
        body.append(cells)
    if bad:
        raise TableRefused(*bad[:SHOWN_ROWS])
    columns = zip(*body, strict=True) if body else [()] * len(names)
    series = {
        name: pd.Series(cells, dtype=str).str.strip()
        for name, cells in zip(names, columns, strict=True)
    }
    return Table(path.name, series, np.array(rows, np.int32))


def _lines(path: Path, content: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        message = text("Die Tabelle ist nicht lesbar ({error}). Bitte Trennzeichen und "
                       "Anführungszeichen prüfen.", error=error)
        raise TableRefused(Problem("unreadable-table", message, path.name)) from None


def _check_names(file: str, names: list[str], delimiter: str) -> None:
    if not any(names):
        message = text("Die Datei ist leer oder hat keine Kopfzeile. Bitte prüfen.")
        raise TableRefused(Problem("empty-table", message, file))
    if len(names) < 2:
        message = text("Die Tabelle hat nur eine Spalte. Das Trennzeichen der Leseanleitung ist "
                       "„{delimiter}“; bitte prüfen.", delimiter=delimiter)
        raise TableRefused(Problem("one-column", message, file))
    named = [name for name in names if name]
    if twice := sorted({name for name in named if named.count(name) > 1}):
        message = text("Diese Spalte steht mehrmals in der Kopfzeile. Bitte umbenennen.")
        raise TableRefused(
            *(Problem("duplicate-column", message, file, row=1, column=name) for name in twice)
        )
    # A column without a heading cannot be named by a recipe; it is kept as its number.
    for place, name in enumerate(names):
        names[place] = name or text("Spalte {n}", n=place + 1)


def _wrong_width(file: str, row: int, cells: int, columns: int) -> Problem:
    message = text("Die Zeile hat {cells} statt {columns} Zellen. Bitte Trennzeichen, "
                   "Anführungszeichen oder die Zeile berichtigen.", cells=cells, columns=columns)
    return Problem("row-width", message, file, row=row)


def _text(path: Path, encoding: str) -> str:
    content = path.read_bytes()
    if path.suffix == ".gz":
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError, zlib.error):
            message = text("Die gepackte Datei ist beschädigt. Bitte neu beschaffen.")
            raise TableRefused(Problem("unreadable-file", message, path.name)) from None
    try:
        return content.decode("utf-8-sig" if encoding.lower() == "utf-8" else encoding)
    except (UnicodeError, LookupError):
        message = text("Die Datei ist nicht in „{encoding}“ gespeichert. Bitte die Kodierung in "
                       "der Leseanleitung berichtigen.", encoding=encoding)
        raise TableRefused(Problem("encoding", message, path.name)) from None
