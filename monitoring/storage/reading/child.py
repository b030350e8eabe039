"""The reading process: one upload in, cells and findings out, nothing else."""

from __future__ import annotations

import errno
import gc
import json
import os
import sys
from pathlib import Path
from typing import Any, NoReturn

from monitoring.language import speak
from monitoring.storage.reading.confined import confine
from monitoring.storage.reading.content import kind_of
from monitoring.storage.reading.exchange import (
    FAILED,
    OUT_OF_MEMORY,
    TOO_LARGE,
    plain,
    write_answer,
    write_sheet,
)
from monitoring.storage.reading.gzipped import unpacked
from monitoring.storage.reading.like_records import Layout, chunks
from monitoring.storage.reading.limits import Limits, Refused
from monitoring.storage.reading.progress import Told, telling, unheard
from monitoring.storage.reading.raw_text import RawText
from monitoring.storage.reading.text_tables import text_table
from monitoring.storage.reading.workbooks import Workbook

IDLE = 600.0


def main() -> None:
    """Wait for the name of a folder, read what its request names, write the answer beside it."""
    _warm()
    if not (line := _line()):
        return
    folder = Path(line.removesuffix("\n"))
    request = json.loads((folder / "request.json").read_text("utf-8"))
    speak(request["language"])
    limits = Limits(**request["limits"])
    told = telling(folder) if request["progress"] else unheard
    confine(limits)
    try:
        answer = _read(Path(request["path"]), folder, request["answers"], limits, told)
    except Refused as refusal:
        answer = {"kind": "", "problems": [plain(refusal.problem)]}
    except MemoryError:
        _leave(OUT_OF_MEMORY)
    # A panic of the reader is no Exception, and no upload may end in a traceback.
    except BaseException as error:
        _leave(_status(error))
    try:
        write_answer(folder, answer)
    except OSError as error:
        _leave(_status(error))
    _leave(0)


class _WithoutPandas:
    """Arrow loads pandas at its first array, which takes longer than all other libraries."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name)


def _warm() -> None:
    """Let libraries start what they need before memory is limited."""
    gc.disable()  # the process ends before rubbish could pile up
    sys.meta_path.insert(0, _WithoutPandas)
    list(chunks(bytearray(b"a;b\n"), Layout(";", 2, 2, quoted=False)))


def _line() -> str:
    """The request, or nothing if none comes for long or nobody is there any more."""
    if sys.platform != "win32":
        import select

        if not select.select([sys.stdin], [], [], IDLE)[0]:
            return ""
    return sys.stdin.readline()


def _leave(status: int) -> NoReturn:
    """End at once: everything is written, and taking the libraries down takes time."""
    sys.stderr.flush()
    os._exit(status)


def _status(error: BaseException) -> int:
    """The exit status by which the parent knows why nothing was read."""
    if isinstance(error, OSError) and error.errno == errno.EFBIG:
        return TOO_LARGE
    words = str(error).lower()
    return OUT_OF_MEMORY if "memory" in words or "alloc" in words else FAILED


def _read(
    path: Path, folder: Path, answers: dict[str, str], limits: Limits, told: Told
) -> dict[str, Any]:
    kind = kind_of(path, limits)
    if kind == "gzip":
        content = folder / "unpacked"
        unpacked(path, content, limits)
        answer = _read(content, folder, answers, limits, told)
        content.unlink()
        return answer
    if kind == "text":
        return _text(path, folder, answers, limits, told)
    found = Workbook(path, folder, kind, limits).read(told)
    return {
        "kind": kind,
        "sheets": [{"name": sheet.name, "merged": sheet.merged} for sheet in found.sheets],
        "problems": [plain(problem) for problem in found.problems],
    }


def _text(
    path: Path, folder: Path, answers: dict[str, str], limits: Limits, told: Told
) -> dict[str, Any]:
    table = text_table(
        RawText(path), answers, limits, lambda blocks: write_sheet(folder, 0, blocks), told
    )
    return {
        "kind": "text",
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "sheets": [{"name": "", "merged": []}],
        "problems": [plain(problem) for problem in table.problems],
        "questions": [plain(question) for question in table.questions],
    }


if __name__ == "__main__":
    main()
