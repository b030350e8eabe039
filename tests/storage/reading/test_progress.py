"""A reading tells how far it is, and stops when it is told to."""

from __future__ import annotations

import signal
import threading
from pathlib import Path

import pytest

from monitoring.storage.reading import reader
from monitoring.storage.reading.progress import part_of, share_in, telling
from monitoring.storage.reading.upload import read_upload

TABLE = b"".join(b"%06d;planungsraum;%d\n" % (n, n) for n in range(400_000))


def test_progress_rises_to_the_end_in_the_calling_thread() -> None:
    shares: list[float] = []
    threads = set()

    def heard(share: float) -> None:
        shares.append(share)
        threads.add(threading.get_ident())

    upload = read_upload(TABLE, "t.csv", progress=heard)
    assert len(upload.grids[0]) == 400_000
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] == 1
    assert threads == {threading.get_ident()}


def test_a_refused_reading_does_not_reach_the_end() -> None:
    shares: list[float] = []
    assert read_upload(b"%PDF", "t.csv", progress=shares.append).refused
    assert 1.0 not in shares


def test_a_cancelled_reading_is_a_refusal_and_ends_its_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    readers: list[reader.Reader] = []

    def taken() -> reader.Reader:
        readers.append(reader.started())
        return readers[-1]

    monkeypatch.setattr(reader, "taken", taken)
    answers = iter([False, True])
    upload = read_upload(TABLE * 8, "t.csv", cancelled=lambda: next(answers))
    assert [one.rule for one in upload.problems] == ["cancelled"]
    assert upload.refused
    assert [one.process.poll() for one in readers] == [-signal.SIGKILL]


def test_a_reading_that_is_not_cancelled_ends_as_ever() -> None:
    upload = read_upload(b"a;b\n1;2\n", "t.csv", cancelled=lambda: False)
    assert upload.grids[0].line(1) == ["1", "2"]


def test_an_error_of_the_listener_is_not_swallowed() -> None:
    def broken(_share: float) -> None:
        raise RuntimeError("the page is gone")

    with pytest.raises(RuntimeError, match="page is gone"):
        read_upload(b"a;b\n1;2\n", "t.csv", progress=broken)


def test_a_share_is_what_was_told_last(tmp_path: Path) -> None:
    assert share_in(tmp_path) == 0
    told = telling(tmp_path)
    told(0.25)
    told(0.5)
    assert share_in(tmp_path) == 0.5
    part_of(told, 0.5, 1)(0.5)
    assert share_in(tmp_path) == 0.75
    told(0.3)
    assert share_in(tmp_path) == 0.75
    told(1)
    assert share_in(tmp_path) == 1


@pytest.mark.parametrize("content", [b"", b"nan", b"7", b"-1", b"0.5\xff", b"inf"])
def test_nonsense_of_a_reading_process_is_no_progress(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "progress").write_bytes(content)
    assert share_in(tmp_path) == 0
