"""The reading process: one upload in, cells and findings out, nothing else."""

from __future__ import annotations

import errno
import json
import sys
from pathlib import Path
from typing import Any

from monitoring.core.problem import Problem
from monitoring.language import speak, text
from monitoring.storage.reading.cell_kinds import odd_signs
from monitoring.storage.reading.confined import confine
from monitoring.storage.reading.content import kind_of
from monitoring.storage.reading.exchange import (
    FAILED,
    OUT_OF_MEMORY,
    TOO_LARGE,
    Block,
    plain,
    write_answer,
    write_sheet,
)
from monitoring.storage.reading.limits import Limits, Refused
from monitoring.storage.reading.spreadsheets import (
    blocks,
    merged_of,
    sheet_of,
    shown_sheets,
    with_errors,
    workbook,
)
from monitoring.storage.reading.text_tables import text_table
from monitoring.storage.reading.unread_cells import Unread, errors_in_xls, unread_in_xlsx


def main(folder: Path) -> None:
    """Read what `request.json` names and write the answer beside it."""
    request = json.loads((folder / "request.json").read_text("utf-8"))
    speak(request["language"])
    limits = Limits(**request["limits"])
    confine(limits)
    try:
        answer = _read(Path(request["path"]), folder, request["answers"], limits)
    except Refused as refusal:
        answer = {"kind": "", "problems": [plain(refusal.problem)]}
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    # A panic of the reader is no Exception, and no upload may end in a traceback.
    except BaseException as error:
        sys.exit(_status(error))
    try:
        write_answer(folder, answer)
    except OSError as error:
        sys.exit(_status(error))


def _status(error: BaseException) -> int:
    """The exit status by which the parent knows why nothing was read."""
    if isinstance(error, OSError) and error.errno == errno.EFBIG:
        return TOO_LARGE
    words = str(error).lower()
    return OUT_OF_MEMORY if "memory" in words or "alloc" in words else FAILED


def _read(path: Path, folder: Path, answers: dict[str, str], limits: Limits) -> dict[str, Any]:
    kind = kind_of(path, limits)
    if kind == "text":
        return _text(path, folder, answers, limits)
    return _spreadsheet(path, folder, kind, limits)


def _text(path: Path, folder: Path, answers: dict[str, str], limits: Limits) -> dict[str, Any]:
    table = text_table(path, answers, limits)
    write_sheet(folder / "0.arrow", table.blocks())
    return {
        "kind": "text",
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "sheets": [{"name": "", "merged": []}],
        "problems": [plain(problem) for problem in table.problems],
        "questions": [plain(question) for question in table.questions],
    }


def _spreadsheet(path: Path, folder: Path, kind: str, limits: Limits) -> dict[str, Any]:
    book = workbook(path)
    names, problems = shown_sheets(book)
    unread = unread_in_xlsx(path, limits.problems) if kind == "xlsx" else Unread()
    sheets: list[dict[str, Any]] = []
    for name in names:
        sheet = sheet_of(book, name, limits)
        if sheet is None:
            message = text("Das Blatt ist leer.")
            problems.append(Problem("empty-sheet", message, sheet=name, severity="note"))
            continue
        target = folder / f"{len(sheets)}.arrow"
        errors = unread.errors.get(name, [])
        write_sheet(target, (
            _watched(with_errors(block, errors), name, problems, limits)
            for block in blocks(sheet)
        ))
        sheets.append({"name": name, "merged": merged_of(sheet)})
    problems += unread.problems
    if kind == "xls":
        problems += errors_in_xls(path, limits.problems)
    return {
        "kind": kind,
        "sheets": sheets,
        "problems": [plain(problem) for problem in problems],
    }


def _watched(block: Block, sheet: str, problems: list[Problem], limits: Limits) -> Block:
    for place, column in enumerate(block.columns):
        if len(problems) < limits.problems:
            problems.extend(odd_signs(column, place, block.rows, sheet))
    return block


if __name__ == "__main__":
    main(Path(sys.argv[1]))
