"""Anchors: small files that name the newest rows of the ledger."""

import os
from pathlib import Path

import pytest

from monitoring.storage.anchors import Anchors
from monitoring.storage.chain import End
from monitoring.storage.objects import Unreachable
from monitoring.storage.store import Store

ENDS = [End("releases", 7, "a" * 64), End("record", 12, "b" * 64)]


@pytest.mark.parametrize("prefix", ["", "file://"])
def test_what_is_kept_is_found_with_its_time(tmp_path: Path, prefix: str) -> None:
    anchors = Anchors(f"{prefix}{tmp_path}")
    assert anchors.found() == []
    anchors.keep(ENDS)
    path = tmp_path / "anchors" / f"releases-00000007-{'a' * 64}"
    os.utime(path, (1_790_000_000, 1_790_000_000))
    anchors.keep(ENDS)
    found = {one.end: one for one in anchors.found()}
    assert set(found) == set(ENDS)
    assert found[ENDS[0]].file == path.name
    assert found[ENDS[0]].time == "2026-09-21T14:13:20+00:00"


def test_other_files_are_no_anchors(tmp_path: Path) -> None:
    anchors = Anchors(str(tmp_path))
    anchors.keep(ENDS[:1])
    (tmp_path / "anchors" / "notes.txt").write_text("x")
    (tmp_path / "anchors" / "releases-7-abc").write_text("x")
    assert [one.end for one in anchors.found()] == ENDS[:1]


def test_an_empty_anchor_is_as_good(tmp_path: Path) -> None:
    anchors = Anchors(str(tmp_path))
    anchors.keep(ENDS[:1])
    (tmp_path / "anchors" / f"releases-00000007-{'a' * 64}").write_bytes(b"")
    assert [one.end for one in anchors.found()] == ENDS[:1]


def test_a_place_where_nothing_can_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "anchors").write_text("a file, no folder")
    with pytest.raises(Unreachable, match="Anker"):
        Anchors(str(tmp_path)).keep(ENDS)


def test_a_store_anchors_both_chains_at_each_act(store: Store) -> None:
    entry = store.ledger.add("m1.json", "Anna", "Erste", 0)
    store.ledger.record("recipe_saved", "Anna", "arbeit", "Neu")
    first, second = store.ledger.acts()
    assert [one.end for one in store.anchors.found()] == [
        ("record", 1, first.hash), ("record", 2, second.hash), ("releases", 1, entry.hash)
    ]
