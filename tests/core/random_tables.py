"""Random office tables from a seed: titles, deep headers, signs, subtotals, footnotes, dialects."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from monitoring.core.grid import Merged
from tests.core.office_tables import Cell, Page, as_csv, as_xlsx
from tests.core.random_body import body
from tests.core.random_columns import columns_of
from tests.core.random_rows import LETTERS, MEANINGS, Column, Figures, Row, expected_of

TITLES = ("Bevölkerung nach Stadtteilen", "Tabelle 3.1: Haushalte und Einwohner",
          "Amt für Statistik, Musterstadt", "Stand: 31.12.2023", "Statistischer Bericht")
NOTES = ("Quelle: Melderegister", "1) Ohne Angabe des Geschlechts.", "© Musterstadt 2024",
         "Die Zahlen sind gerundet.", "Datenstand 15.02.2024", "* Schätzung der Stadt.")


class Dialect(NamedTuple):
    """How a table is stored; no delimiter means a workbook."""

    name: str
    delimiter: str
    encoding: str


DIALECTS = (
    Dialect("semicolon, UTF-8", ";", "utf-8"),
    Dialect("semicolon, UTF-8 with mark", ";", "utf-8-sig"),
    Dialect("semicolon, Windows", ";", "cp1252"),
    Dialect("tab, UTF-16", "\t", "utf-16"),
    Dialect("comma, quoted", ",", "utf-8"),
    Dialect("workbook", "", ""),
)


@dataclass
class Table:
    """A random table; `truth` answers the questions that its reading may ask, by their kind."""

    dialect: Dialect
    page: Page = field(default_factory=Page)
    truth: dict[str, str] = field(default_factory=dict)
    typed: bool = False

    @property
    def workbook(self) -> bool:
        """Whether the table is stored as a workbook."""
        return not self.dialect.delimiter

    def content(self) -> bytes:
        """The stored bytes."""
        if self.workbook:
            return as_xlsx({"Tabelle": self.page})
        width = max(map(len, self.page.lines))
        lines = [[*line, *[""] * (width - len(line))] for line in self.page.lines]
        if self.dialect.encoding == "cp1252":  # which lacks two of the signs
            lines = [[cell.replace("⁾", ")").replace("− ", "-") if isinstance(cell, str) else cell
                      for cell in line] for line in lines]
        return as_csv(lines, self.dialect.delimiter, self.dialect.encoding)


def random_table(seed: int) -> Table:
    """The table of a seed, always the same."""
    rng = Random(seed)
    dialect = rng.choice(DIALECTS)
    table = Table(dialect)
    table.typed = table.workbook and rng.random() < 0.7
    figures = Figures(rng, table.typed)
    columns = columns_of(rng)
    names, rows = body(rng, columns, figures, table.truth)
    remark = _remarks(rng, rows) if rng.random() < 0.15 else None
    marks = {place: rng.choice((" 1)", "¹", "*")) for place in range(len(columns))
             if rng.random() < (0.3 if rng.random() < 0.15 else 0)}
    _titles(rng, table.page)
    _header(rng, table, names, columns, marks, remark is not None)
    _rows(rng, table.page, rows, len(names) + len(columns), remark, int(table.truth["depth"]))
    _foot(rng, table.page, figures)
    table.page.expected = expected_of(rows, columns, remark)
    _shifted(rng, table.page)
    table.truth |= {"decimal": figures.decimal, "header": str(table.truth.pop("depth"))}
    return table


def _remarks(rng: Random, rows: list[Row]) -> dict[int, str]:
    data = [number for number, row in enumerate(rows) if row.kind == "data"]
    return {number: rng.choice(("ohne Heime", "neu gegliedert", "siehe Fußnote"))
            for number in rng.sample(data, max(1, len(data) // 4))}


def _titles(rng: Random, page: Page) -> None:
    for title in rng.sample(TITLES, rng.choice((0, 0, 1, 1, 2, 3))):
        page.lines.append([title])
    if rng.random() < 0.1:
        page.lines.append(["Stichtag:", "31.12.2023"])
    if rng.random() < 0.05:
        page.lines.append(["Tabelle 7", "Bevölkerung"])
    if page.lines and rng.random() < 0.7:
        page.lines.append([])


def _header(
    rng: Random, table: Table, names: tuple[str, ...], columns: list[Column],
    marks: dict[int, str], remark: bool,
) -> None:
    """Header rows with upper texts merged, repeated or written once; units; column numbers."""
    depth = max(len(column.path) for column in columns)
    top = len(table.page.lines)
    bottom_up = depth > 1 and rng.random() < 0.3
    lines: list[list[Cell]] = [[""] * (len(names) + len(columns) + remark) for _ in range(depth)]
    singles = [(place, name) for place, name in enumerate(names)]
    singles += [(len(names) + len(columns), "Bemerkung")] if remark else []
    for place, name in singles:
        _single(table, lines, place, name, top, bottom_up)
    spread = rng.random() < 0.6
    for level in range(depth):
        before: tuple[str, ...] = ()
        for number, column in enumerate(columns):
            place = len(names) + number
            if len(column.path) == 1 < depth:
                if not level:
                    name = column.path[0] + marks.get(number, "")
                    _single(table, lines, place, name, top, bottom_up)
                before = ()
            elif column.path[: level + 1] != before or not spread or level == depth - 1:
                lines[level][place] = column.path[level]
            before = column.path[: level + 1] if len(column.path) > 1 else ()
    last = lines[depth - 1]
    for number, mark in marks.items():
        if len(columns[number].path) == depth:
            last[len(names) + number] = f"{last[len(names) + number]}{mark}"
    if table.workbook and spread:
        _merge(table.page, lines, top, len(names), columns)
    if table.typed and rng.random() < 0.7:
        lines = [[int(cell) if str(cell).isdecimal() else cell for cell in line] for line in lines]
    table.page.lines += lines
    table.truth |= _reaches(columns)
    table.truth["depth"] = str(depth)
    _below_header(rng, table, names, columns)


def _reaches(columns: list[Column]) -> dict[str, str]:
    """How far the upper texts reach, as a question about them would be answered."""
    return {f"span:{words}": str(sum(one.path[: level + 1] == column.path[: level + 1]
                                     for one in columns))
            for column in columns for level, words in enumerate(column.path[:-1])}


def _single(
    table: Table, lines: list[list[Cell]], place: int, name: str, top: int, bottom_up: bool
) -> None:
    """A header of one level: at the top, at the bottom, or merged over all rows."""
    lines[-1 if bottom_up else 0][place] = name
    if table.workbook and not bottom_up and len(lines) > 1:
        table.page.merged.append(Merged(top + 1, place, top + len(lines), place))


def _merge(
    page: Page, lines: list[list[Cell]], top: int, first: int, columns: list[Column]
) -> None:
    """Merged ranges over equal upper texts."""
    for level in range(len(lines) - 1):
        start = 0
        for number in range(1, len(columns) + 1):
            own = columns[start].path
            if number < len(columns) and columns[number].path[: level + 1] == own[: level + 1]:
                continue
            if len(own) > 1 and number - start > 1:
                page.merged.append(
                    Merged(top + level + 1, first + start, top + level + 1, first + number - 1))
            start = number


def _below_header(
    rng: Random, table: Table, names: tuple[str, ...], columns: list[Column]
) -> None:
    lines = table.page.lines
    if rng.random() < 0.12:
        lines.append([*[""] * len(names), *(column.unit for column in columns)])
        table.truth["depth"] = str(int(table.truth["depth"]) + 1)
    if rng.random() < 0.1:
        lines.append([str(number) for number in range(1, len(names) + len(columns) + 1)])
    if rng.random() < 0.2:
        lines.append([])


def _rows(
    rng: Random, page: Page, rows: list[Row], width: int, remark: dict[int, str] | None, depth: int
) -> None:
    merge, again = rng.random() < 0.4, rng.random() < 0.07
    header = list(page.lines)
    for number, row in enumerate(rows):
        if again and number and number % 9 == 0:  # a page break
            page.lines += [[], *header[-depth:]]
        if row.kind == "blank":
            page.lines.append([])
            continue
        line: list[Cell] = [*row.written, *(figure.cell for figure in row.figures)]
        if row.kind == "heading" and row.labels[0] and merge:
            page.merged.append(Merged(len(page.lines) + 1, 0, len(page.lines) + 1, width - 1))
        if remark is not None:
            line = [*line, *[""] * (width - len(line)), remark.get(number, "")]
        page.lines.append(line)


def _foot(rng: Random, page: Page, figures: Figures) -> None:
    """Explanations of signs in one of three forms, and footnotes."""
    if rng.random() < 0.6:
        page.lines.append([rng.choice(("", "_____", "Zeichenerklärung:"))])
    if figures.explained:
        words = {sign: text for sign, (text, _) in {**MEANINGS, **LETTERS}.items()
                 if sign in figures.used}
        form = rng.randrange(3)
        if form == 0:
            page.lines += [[sign, text] for sign, text in words.items()]
        elif form == 1:
            page.lines += [[f"{sign} = {text}"] for sign, text in words.items()]
        elif words:
            page.lines.append(["; ".join(f"{sign} = {text}" for sign, text in words.items())])
    page.lines += [[note] for note in rng.sample(NOTES, rng.randint(0, 3))]


def _shifted(rng: Random, page: Page) -> None:
    """Sometimes an empty first row and column."""
    if rng.random() < 0.2:
        page.lines = [[], *([["", *line] for line in page.lines])]
        page.merged = [Merged(one.first_row + 1, one.first_column + 1, one.last_row + 1,
                              one.last_column + 1) for one in page.merged]
