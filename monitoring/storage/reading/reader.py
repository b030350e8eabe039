"""The reading process as its parent sees it: started ahead, given one upload, ended."""

from __future__ import annotations

import atexit
import itertools
import os
import select
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import monitoring

# A reader that is not needed for ten minutes ends by itself; it is left alone before that.
LONGEST_READY = 570.0
LONGEST_WAIT = 100_000.0
MESSAGES = 64_000
START = "from monitoring.storage.reading.child import main; main()"
KNOWN = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH")
# Allocators that reserve far more than they use would meet the limit at once.
FRUGAL = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "ARROW_IO_THREADS": "1",
}


@dataclass
class Reader:
    """A process that waits for one upload and ends after it, or when its parent ends."""

    process: subprocess.Popen[bytes]
    complaints: IO[bytes]
    parent: int = field(default_factory=os.getpid)
    since: float = field(default_factory=time.monotonic)

    def usable(self) -> bool:
        """Whether it still waits, and for this process."""
        return (
            self.parent == os.getpid()
            and time.monotonic() - self.since < LONGEST_READY
            and self.process.poll() is None
        )

    def give(self, folder: Path) -> None:
        """Let it read what a folder's request names; raises OSError if it is gone."""
        assert self.process.stdin is not None
        with self.process.stdin as line:
            line.write(f"{folder}\n".encode())

    def ended(self, seconds: float) -> bool:
        """Whether it ends within this time."""
        seconds = min(seconds, LONGEST_WAIT)
        # `wait` with a time looks only every now and then; this wakes at once, where it exists.
        with suppress(AttributeError, OSError):
            handle = os.pidfd_open(self.process.pid)
            try:
                waiting = select.poll()
                waiting.register(handle, select.POLLIN)
                if not waiting.poll(seconds * 1000):
                    return False
            finally:
                os.close(handle)
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def close(self) -> tuple[int, bytes]:
        """End it; its exit status and what it complained about."""
        self.process.kill()
        status = self.process.wait()
        if self.process.stdin is not None:
            self.process.stdin.close()
        with self.complaints as file:
            file.seek(0)
            return status, file.read(MESSAGES)


_lock = threading.Lock()
_ready: list[Reader] = []
_counted = itertools.count()


def prepare() -> None:
    """Start a reader ahead, so that the next upload need not wait for it."""
    with _lock:
        if any(reader.usable() for reader in _ready):
            return
        while _ready:
            _forget(_ready.pop())
        _ready.append(started())


def prepare_after_use() -> None:
    """Start a reader ahead where there was more than one upload: then there will be others."""
    if next(_counted):
        prepare()


def taken() -> Reader:
    """A reader for one upload: the one that was started ahead, or a new one."""
    with _lock:
        waiting = _ready.pop() if _ready else None
    if waiting is not None:
        if waiting.usable():
            return waiting
        _forget(waiting)
    return started()


def started() -> Reader:
    """A new reader."""
    root = str(Path(monitoring.__path__[0]).parent)
    environment = {key: os.environ[key] for key in KNOWN if key in os.environ}
    environment |= FRUGAL | {"PYTHONPATH": root}
    complaints = tempfile.TemporaryFile()  # noqa: SIM115
    process = subprocess.Popen(
        [sys.executable, "-P", "-s", "-c", START],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=complaints, env=environment,
        cwd=tempfile.gettempdir(), close_fds=True,
    )
    return Reader(process, complaints)


def _forget(reader: Reader) -> None:
    """Close what is left of a reader of this process; a fork's parent keeps its own."""
    if reader.parent == os.getpid():
        reader.close()


@atexit.register
def end_waiting() -> None:
    """End the reader that was started ahead."""
    with _lock:
        while _ready:
            _forget(_ready.pop())
