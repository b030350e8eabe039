"""Text tables as columns of text, with the row numbers that people see."""

from __future__ import annotations

import csv
import gzip
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.core.problem import Problem
from monitoring.language import text


@dataclass(frozen=True)
class Table:
    """Columns of text (surrounding blanks removed) and the row number of every row."""

    file: str
    columns: dict[str, pd.Series]
    rows: npt.NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.rows)


class TableRefused(Exception):
    """A file that cannot be read as a table; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence())
        self.problem = problem


def csv_table(path: Path, encoding: str = "utf-8", delimiter: str = ",") -> Table:
    """A CSV file (.gz too) whose first line names the columns."""
    content = _text(path, encoding)
    try:
        frame = pd.read_csv(
            io.StringIO(content),
            sep=delimiter,
            dtype=str,
            na_filter=False,
            index_col=False,
            skip_blank_lines=False,
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, csv.Error) as error:
        message = text("Die Tabelle ist nicht lesbar ({error}). Bitte Trennzeichen und "
                       "Spaltenzahl je Zeile prüfen.", error=str(error).strip())
        raise TableRefused(Problem("unreadable-table", message, path.name)) from None
    if len(frame.columns) < 2:
        message = text("Die Tabelle hat nur eine Spalte. Das Trennzeichen der Leseanleitung ist "
                       "„{delimiter}“; bitte prüfen.", delimiter=delimiter)
        raise TableRefused(Problem("one-column", message, path.name))
    columns = {str(name).strip(): frame[name].str.strip() for name in frame.columns}
    empty = np.logical_and.reduce([column == "" for column in columns.values()])
    rows = np.arange(2, len(frame) + 2, dtype=np.int32)
    return Table(path.name, {k: v[~empty] for k, v in columns.items()}, rows[~empty])


def _text(path: Path, encoding: str) -> str:
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    try:
        return content.decode("utf-8-sig" if encoding.lower() == "utf-8" else encoding)
    except (UnicodeDecodeError, LookupError):
        message = text("Die Datei ist nicht in „{encoding}“ gespeichert. Bitte die Kodierung in "
                       "der Leseanleitung berichtigen.", encoding=encoding)
        raise TableRefused(Problem("encoding", message, path.name)) from None
