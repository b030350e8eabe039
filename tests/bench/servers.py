"""The servers under test: started on a free port, always stopped."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.bench.sides import Side

START_SECONDS = 60.0


@dataclass(frozen=True)
class Server:
    """A running server: its port on 127.0.0.1 and its process."""

    port: int
    process: psutil.Process

    def processor_seconds(self) -> float:
        """Processor time used so far, children included, in seconds."""
        total = 0.0
        for process in [self.process, *self.process.children(recursive=True)]:
            used = process.cpu_times()
            total += used.user + used.system
        return total

    def memory_bytes(self) -> int:
        """Resident memory, children included."""
        processes = [self.process, *self.process.children(recursive=True)]
        return sum(int(process.memory_info().rss) for process in processes)


def free_port() -> int:
    """A port on 127.0.0.1 that nobody listens on at the moment."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def running(side: Side, settings: Mapping[str, str], log: Path) -> Iterator[Server]:
    """The side's server, ready to answer; RuntimeError with its output if it does not start."""
    port = free_port()
    command = [part.format(port=port) for part in side.command]
    with log.open("wb") as output, tempfile.TemporaryDirectory() as empty:
        process = subprocess.Popen(
            command,
            cwd=side.folder or empty,
            env={**os.environ, **settings},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(port, process, log)
            yield Server(port, psutil.Process(process.pid))
        finally:
            _stop(process)


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"server did not start:\n{log.read_text(errors='replace')[-2000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
