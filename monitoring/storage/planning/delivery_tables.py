"""Entries out of a spreadsheet or a text table, cell by cell."""

from __future__ import annotations

from pathlib import PurePath

from monitoring.core.grid import Grid, letter
from monitoring.core.grid import Kind as CellKind
from monitoring.core.planning.field import Kind
from monitoring.core.planning.kinds import KINDS
from monitoring.core.problem import Problem
from monitoring.core.question import Question
from monitoring.language import text
from monitoring.storage.planning.delivered import Delivered
from monitoring.storage.planning.exchange_cells import Cell
from monitoring.storage.planning.exchange_sheets import (
    VERSION,
    fields_by_heading,
    kind_by_sheet,
)
from monitoring.storage.reading.upload import read_upload


def in_table(content: bytes, name: str, kind: str) -> tuple[list[Delivered], list[Problem]]:
    """
    Entries of all sheets, read in the confined process; with `kind`, of a single sheet.

    Sheets and columns that mean nothing here are problems: nothing is left out unsaid.
    """
    upload = read_upload(content, name)
    problems = [*upload.problems, *(_unclear(name, one) for one in upload.questions)]
    found: list[Delivered] = []
    for grid in upload.grids:
        if not any(kinds.any() for kinds in grid.kinds):
            continue
        known = _kind_of(grid, name, kind if len(upload.grids) == 1 else "")
        if known is None:
            words = ", ".join(str(one.plural) for one in KINDS.values())
            problems.append(Problem("planning-kind", text(
                "Zu welcher Art von Einträgen diese Tabelle gehört, ist nicht zu erkennen. Bitte "
                "das Blatt so nennen: {words}.", words=words), name, grid.sheet))
            continue
        entries, wrong = _in_grid(grid, known, name)
        found += entries
        problems += wrong
    return found, problems


def _unclear(name: str, question: Question) -> Problem:
    message = text("Zeichenkodierung oder Trennzeichen dieser Datei sind nicht eindeutig. Bitte "
                   "als XLSX speichern, oder als CSV in UTF-8 mit Semikolon.")
    return Problem("open-question", message, name, question.sheet, column=question.column)


def _kind_of(grid: Grid, name: str, kind: str) -> Kind | None:
    if kind:
        return KINDS.get(kind)
    return kind_by_sheet(grid.sheet) if grid.sheet else kind_by_sheet(PurePath(name).stem)


def _in_grid(grid: Grid, kind: Kind, name: str) -> tuple[list[Delivered], list[Problem]]:
    top = next(row for row in range(len(grid)) if any(kinds[row] for kinds in grid.kinds))
    columns, problems = _columns(grid, kind, name, top)
    found = []
    for row in range(top + 1, len(grid)):
        if not any(kinds[row] for kinds in grid.kinds):
            continue
        entry, wrong = _entry(grid, row, columns, kind, name)
        found.append(entry)
        problems += wrong
    return found, problems


def _columns(
    grid: Grid, kind: Kind, name: str, top: int
) -> tuple[dict[str, int], list[Problem]]:
    known, found = fields_by_heading(kind), dict[str, int]()
    problems = []
    for place, word in enumerate(grid.line(top)):
        field = known.get(word.strip().casefold())
        where = {"file": name, "sheet": grid.sheet, "row": int(grid.rows[top]),
                 "column": word or letter(place)}
        if field is None and (word or grid.kinds[place].any()):
            problems.append(Problem("planning-field", text(
                "Diese Spalte gibt es bei {kind} nicht. Bitte berichtigen oder entfernen.",
                kind=kind.plural), **where))  # type: ignore[arg-type]
        elif field in found:
            problems.append(Problem("planning-field", text(
                "Diese Spalte steht zweimal da. Bitte eine entfernen."),
                **where))  # type: ignore[arg-type]
        elif field is not None:
            found[field] = place
    return found, problems


def _entry(
    grid: Grid, row: int, columns: dict[str, int], kind: Kind, name: str
) -> tuple[Delivered, list[Problem]]:
    raw: dict[str, Cell] = {
        field: _cell(grid, row, place) for field, place in columns.items()
        if not field.startswith("#")
    }
    own = grid.columns[columns["#id"]][row].as_py() if "#id" in columns else ""
    said = _cell(grid, row, columns["#version"]) if "#version" in columns else ""
    version, wrong = _version(said)
    entry = Delivered(kind.id, own.strip(), version, raw, name, grid.sheet, int(grid.rows[row]))
    # Nothing tells a broken formula from somebody's text "#NV".
    errors = [entry.placed(Problem("planning-field", text(
        "Das sieht aus wie ein Fehler der Tabelle; es wird als Text gelesen. Bitte prüfen."),
        column=str(kind.by_id[field].label), value=str(raw[field])[:80], severity="warning"))
        for field in raw if grid.kinds[columns[field]][row] == CellKind.error]
    return entry, [*errors, *([entry.placed(wrong)] if wrong else [])]


def _cell(grid: Grid, row: int, place: int) -> Cell:
    words: str = grid.columns[place][row].as_py()
    return float(words) if grid.kinds[place][row] == CellKind.number else words


def _version(said: Cell) -> tuple[int | None, Problem | None]:
    if said == "":
        return None, None
    words = str(int(said)) if isinstance(said, float) and said == int(said) else str(said)
    if words.isascii() and words.isdecimal() and len(words) < 10:
        return int(words), None
    return None, Problem("planning-number", text(
        "Hier steht eine ganze Zahl. Bitte berichtigen."), column=str(VERSION), value=words[:80])
