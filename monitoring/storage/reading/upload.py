"""An upload as grids of cells, read by a process that may die in its place."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa

import monitoring
from monitoring.core.grid import Grid, Merged
from monitoring.core.problem import Problem
from monitoring.core.question import Question
from monitoring.language import current
from monitoring.storage.reading.archive import damaged
from monitoring.storage.reading.exchange import (
    ANSWER,
    OUT_OF_MEMORY,
    TOO_LARGE,
    problem_of,
    question_of,
    read_sheet,
)
from monitoring.storage.reading.limits import Limits, Refused, beyond

SIGXCPU, SIGXFSZ = -24, -25
MESSAGES = 64_000
# Allocators that reserve far more than they use would meet the limit at once.
FRUGAL = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "ARROW_IO_THREADS": "1",
}


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
) -> Upload:
    """
    The tables of a file, of whatever content; never raises for what is in it.

    `answers` are those to the questions of an earlier reading, by their ids.
    """
    limits = limits or Limits()
    try:
        upload = _read(source, limits, dict(answers or {}))
    except Refused as refusal:
        upload = Upload(name, problems=(refusal.problem,))
    problems = tuple(replace(problem, file=name) for problem in upload.problems)
    return replace(upload, name=name, problems=problems)


def _read(source: Path | bytes, limits: Limits, answers: dict[str, str]) -> Upload:
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
                   "language": current()}
        (folder / "request.json").write_text(json.dumps(request), "utf-8")
        _run(folder, limits)
        return _answer(folder, limits)


def _run(folder: Path, limits: Limits) -> None:
    """Let a new process read; raises Refused if it passes a limit or breaks."""
    root = str(Path(monitoring.__path__[0]).parent)
    known = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH")
    environment = {key: os.environ[key] for key in known if key in os.environ}
    environment |= FRUGAL | {"PYTHONPATH": root, "TMPDIR": str(folder)}
    command = [sys.executable, "-P", "-s", "-m", "monitoring.storage.reading.child", str(folder)]
    complaints = folder / "complaints.txt"
    with complaints.open("wb") as errors, subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors,
        env=environment, cwd=folder, close_fds=True,
    ) as process:
        try:
            status = process.wait(limits.seconds)
        except subprocess.TimeoutExpired:
            raise beyond(limits, "seconds") from None
        finally:
            process.kill()
    if status:
        raise _broken(status, complaints, limits)


def _broken(status: int, complaints: Path, limits: Limits) -> Refused:
    """The refusal for a process that did not end well."""
    with complaints.open("rb") as file:
        words = file.read(MESSAGES)
    if status == SIGXCPU:
        return beyond(limits, "seconds")
    if status in (SIGXFSZ, TOO_LARGE):
        return beyond(limits, "answer_bytes")
    exhausted = any(sign in words for sign in (b"memory", b"MemoryError", b"capacity"))
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
            folder / f"{number}.arrow",
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
