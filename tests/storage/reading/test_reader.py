"""The reading process: ready before it is needed, used once, gone with its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import psutil
import pytest

from monitoring.storage.reading import reader
from monitoring.storage.reading.limits import Limits
from monitoring.storage.reading.upload import read_upload

TABLE = b"a;b\n1;2\n"


@pytest.fixture(autouse=True)
def _none_ready() -> Iterator[None]:
    """No reader of another test waits."""
    reader.end_waiting()
    yield
    reader.end_waiting()


def test_a_reader_that_was_prepared_is_used_once() -> None:
    reader.prepare()
    reader.prepare()
    first, second = reader.taken(), reader.taken()
    try:
        assert first.process.pid != second.process.pid
        assert first.since < second.since
    finally:
        first.close()
        second.close()


def test_after_the_second_upload_a_reader_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[reader.Reader] = []
    original = reader.started

    def counted() -> reader.Reader:
        started.append(original())
        return started[-1]

    monkeypatch.setattr(reader, "started", counted)
    for _ in range(3):
        assert not read_upload(TABLE, "t.csv").refused
    assert started[-1].usable()
    assert [one.process.poll() is None for one in started].count(True) == 1


def _prepared() -> psutil.Process:
    """The reader that waits now; other tests may have left processes of their own."""
    others = {one.pid for one in psutil.Process().children()}
    reader.prepare()
    (waiting,) = [one for one in psutil.Process().children() if one.pid not in others]
    return waiting


def test_a_reader_that_died_waiting_is_replaced() -> None:
    waiting = _prepared()
    waiting.kill()
    waiting.wait()
    assert not read_upload(TABLE, "t.csv").refused


def test_a_reader_that_waited_too_long_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = _prepared()
    monkeypatch.setattr(reader, "LONGEST_READY", -1.0)
    assert not read_upload(TABLE, "t.csv").refused
    assert not psutil.pid_exists(waiting.pid) or waiting.status() == psutil.STATUS_ZOMBIE


def test_a_reader_of_a_forked_parent_stays_with_it() -> None:
    reader.prepare()
    waiting = reader.taken()
    try:
        assert waiting.usable()
        waiting.parent += 1
        assert not waiting.usable()
    finally:
        waiting.close()


def test_a_waiting_reader_ends_with_its_parent() -> None:
    code = ("from monitoring.storage.reading import reader\n"
            "reader.prepare()\n"
            "print(reader.taken().process.pid, flush=True)\n"
            "input()\n")
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        waiting = psutil.Process(int(parent.stdout.readline()))
        os.kill(parent.pid, signal.SIGKILL)
    gone, _ = psutil.wait_procs([waiting], timeout=30)
    assert gone


@pytest.mark.parametrize(
    ("words", "rule"),
    [(b"MemoryError", "limit-memory"), (b"memory allocation of 9 bytes failed", "limit-memory"),
     (b"thread panicked", "damaged")],
)
def test_a_reader_that_breaks_is_a_refusal(
    monkeypatch: pytest.MonkeyPatch, words: bytes, rule: str
) -> None:
    monkeypatch.setattr(
        reader, "START", f"import os; os.write(2, {words!r}); os.abort()"
    )
    upload = read_upload(TABLE, "t.csv")
    assert [one.rule for one in upload.problems] == [rule]


def test_a_reader_that_says_nothing_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "START", "pass")
    assert [one.rule for one in read_upload(TABLE, "t.csv").problems] == ["damaged"]


def test_a_reader_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "START", "import time; time.sleep(60)")
    (problem,) = read_upload(TABLE, "t.csv", Limits(seconds=0.3)).problems
    assert problem.rule == "limit-seconds"
    assert not [one for one in psutil.Process().children() if "sleep" in " ".join(one.cmdline())]


def test_the_end_is_noticed_where_the_system_does_not_tell_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(_pid: int) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "pidfd_open", refused)
    assert not read_upload(TABLE, "t.csv").refused


@pytest.mark.parametrize(
    "deed",
    ["import socket; socket.socket()", "import subprocess; subprocess.run(['true'])",
     "import os; os.system('true')", "import os; os.fork()"],
)
def test_a_reader_reaches_no_network_and_starts_nothing(deed: str) -> None:
    code = ("from monitoring.storage.reading.confined import confine\n"
            "from monitoring.storage.reading.limits import Limits\n"
            f"confine(Limits())\n{deed}\n")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 1
    assert b"PermissionError" in done.stderr
