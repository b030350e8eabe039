"""Names of files: the same on every system, and none for two districts."""

from __future__ import annotations

import pytest

from monitoring.storage.snapshot import Snapshot
from monitoring.views.written import file_id


@pytest.mark.parametrize(("words", "name"), [
    ("profil-010101", "profil-010101"), ("profil-Süd.2-a", "profil-Süd.2-a")])
def test_a_plain_id_names_its_file(demo: Snapshot, words: str, name: str) -> None:
    assert file_id(words, demo) == f"{name}-ausgabe1"


def test_ids_that_cannot_name_a_file_stay_apart(demo: Snapshot) -> None:
    odd = ["a/b", "a b", "a-b", "../a", "a\\b", "a:b", "x" * 300, "x" * 301]
    names = [file_id(one, demo) for one in odd]
    assert len(set(names)) == len(odd)
    for one in names:
        assert not set(one) & set('/\\ :*?"<>|')
        assert len(one.encode()) < 200
