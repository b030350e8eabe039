"""What the reading process takes from itself: memory, time, files, network."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from monitoring.storage.reading.limits import Limits

FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn",
             "ctypes.", "urllib.", "ftplib.", "http.", "smtplib.")


def confine(limits: Limits) -> None:
    """Set the limits of this process; what is loaded by now does not count as memory."""
    sys.addaudithook(_forbid)
    try:
        import resource
    except ImportError:  # not on Windows, where only the time is watched
        return
    _lower(resource.RLIMIT_AS, _mapped() + limits.memory)
    _lower(resource.RLIMIT_FSIZE, limits.answer_bytes)
    # The parent watches the time; this holds if it is gone, for all threads together.
    _lower(resource.RLIMIT_CPU, int(limits.seconds * 3) + 2)
    _lower(resource.RLIMIT_CORE, 0)


def _lower(kind: int, value: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    value = min(value, sys.maxsize)
    resource.setrlimit(kind, (value, value))


def _mapped() -> int:
    """Bytes of address space that the interpreter and its libraries take."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return 1_000_000_000
    import resource

    return pages * resource.getpagesize()


def _forbid(event: str, arguments: tuple[Any, ...]) -> None:  # noqa: ARG001
    if event.startswith(FORBIDDEN):
        raise PermissionError(event)
