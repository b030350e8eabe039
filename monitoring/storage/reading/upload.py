"""An upload as grids of cells, read by a process that may die in its place."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa

from monitoring.core.grid import Grid, Merged
from monitoring.core.problem import Problem
from monitoring.core.question import Question
from monitoring.language import current, text
from monitoring.storage.reading import reader
from monitoring.storage.reading.archive import damaged
from monitoring.storage.reading.exchange import (
    ANSWER,
    OUT_OF_MEMORY,
    TOO_LARGE,
    problem_of,
    question_of,
    read_sheet,
)
from monitoring.storage.reading.limits import (
    Limits,
    Refused,
    WrongSetting,
    beyond,
    limits_from,
    refused,
)
from monitoring.storage.reading.progress import share_in

SIGXCPU, SIGXFSZ = -24, -25
POLL = 0.1
Told = Callable[[float], object]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, eq=False)
class Upload:
    """
    What was read: grids, or none and the reason among the problems.

    `kind` is text, xlsx, xlsb, xls or ods by content. While `questions` are open, the grids show
    the first option of each and must not be published.
    """

    name: str
    kind: str = ""
    encoding: str = ""
    delimiter: str = ""
    grids: tuple[Grid, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether nothing was read."""
        return not self.grids


def read_upload(
    source: Path | bytes,
    name: str,
    limits: Limits | None = None,
    answers: Mapping[str, str] | None = None,
    progress: Told | None = None,
    cancelled: Cancelled | None = None,
) -> Upload:
    """
    The tables of a file, of whatever content; never raises for what is in it.

    `answers` are those to the questions of an earlier reading, by their ids. `progress` hears
    from 0 to 1 how far the reading is and `cancelled` is asked whether to stop, both in the
    calling thread. Without `limits`, those of the environment hold.
    """
    try:
        watch = _Watch(limits or limits_from(os.environ), progress, cancelled)
        upload = _read(source, dict(answers or {}), watch)
    except (Refused, WrongSetting) as refusal:
        upload = Upload(name, problems=(refusal.problem,))
    problems = tuple(replace(problem, file=name) for problem in upload.problems)
    return replace(upload, name=name, problems=problems)


@dataclass(frozen=True)
class _Watch:
    """What a reading is watched by."""

    limits: Limits
    progress: Told | None
    cancelled: Cancelled | None


def _read(source: Path | bytes, answers: dict[str, str], watch: _Watch) -> Upload:
    limits = watch.limits
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size > limits.bytes:
        raise beyond(limits, "bytes", size)
    with TemporaryDirectory(prefix="reading-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        path = folder / "upload"
        if isinstance(source, bytes):
            path.write_bytes(source)
        else:
            path = source.absolute()
        request = {"path": str(path), "answers": answers, "limits": asdict(limits),
                   "language": current(), "progress": watch.progress is not None}
        (folder / "request.json").write_text(json.dumps(request), "utf-8")
        _run(folder, watch)
        upload = _answer(folder, limits)
    reader.prepare_after_use()
    if watch.progress and upload.grids:
        watch.progress(1.0)
    return upload


def _run(folder: Path, watch: _Watch) -> None:
    """Let a new process read; raises Refused if it passes a limit or breaks."""
    process = reader.taken()
    try:
        # If it broke before it could read, its status tells why.
        with suppress(OSError):
            process.give(folder)
        ended = _ended(process, folder, watch)
    finally:
        status, complaints = process.close()
    if not ended:
        raise beyond(watch.limits, "seconds")
    if status:
        raise _broken(status, complaints, watch.limits)


def _ended(process: reader.Reader, folder: Path, watch: _Watch) -> bool:
    """Whether the process ends in time, while others hear of it; raises Refused if cancelled."""
    end = time.monotonic() + watch.limits.seconds
    watched = watch.progress or watch.cancelled
    while (left := end - time.monotonic()) > 0:
        if watch.cancelled and watch.cancelled():
            raise refused("cancelled", text("Das Lesen wurde abgebrochen."))
        if process.ended(min(left, POLL) if watched else left):
            return True
        if watch.progress:
            watch.progress(share_in(folder))
    return False


def _broken(status: int, complaints: bytes, limits: Limits) -> Refused:
    """The refusal for a process that did not end well."""
    if status == SIGXCPU:
        return beyond(limits, "seconds")
    if status in (SIGXFSZ, TOO_LARGE):
        return beyond(limits, "answer_bytes")
    exhausted = any(sign in complaints for sign in (b"memory", b"MemoryError", b"capacity"))
    if status == OUT_OF_MEMORY or exhausted:
        return beyond(limits, "memory")
    return damaged()


def _answer(folder: Path, limits: Limits) -> Upload:
    path = folder / ANSWER
    if not path.exists():
        raise damaged()
    total = sum(part.stat().st_size for part in folder.iterdir())
    if total > limits.answer_bytes + limits.bytes:
        raise beyond(limits, "answer_bytes", total)
    try:
        return _upload(json.loads(path.read_text("utf-8")), folder)
    # The process read what strangers sent; whatever it wrote is checked like theirs.
    except (ValueError, KeyError, TypeError, OSError, pa.ArrowException):
        raise damaged() from None


def _upload(answer: dict[str, Any], folder: Path) -> Upload:
    grids = tuple(
        read_sheet(
            folder,
            number,
            str(sheet["name"]),
            tuple(Merged(*map(int, found)) for found in sheet["merged"]),
        )
        for number, sheet in enumerate(answer.get("sheets", []))
    )
    return Upload(
        "",
        str(answer["kind"]),
        str(answer.get("encoding", "")),
        str(answer.get("delimiter", "")),
        grids,
        tuple(map(problem_of, answer["problems"])),
        tuple(map(question_of, answer.get("questions", []))),
    )
