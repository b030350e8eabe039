"""Divisions of a whole: bands that follow each other, nested ones, and words that are no bands."""

import pytest

from monitoring.core.protection.bands import Partition, partitions


def test_all_parts_and_bands_within_a_band() -> None:
    parts = {"0-5": "a", "6-14": "b", "0–14": "c", "15 und mehr": "d"}
    found = set(partitions(parts))
    assert Partition(("a", "b"), "c") in found
    assert Partition(("c", "d")) in found
    assert Partition(("a", "b", "d")) in found
    assert Partition(("a", "b", "c", "d")) in found


@pytest.mark.parametrize("words", [
    ("unter 3", "3 bis unter 6", "6+"),
    ("0-2 Jahre", "3-5 Jahre", "6 und älter"),
    ("u3", "3u6", "6 or more"),
])
def test_bands_are_read_in_several_spellings(words: tuple[str, ...]) -> None:
    nested = dict(zip(("0-5", *words), "wxyz", strict=True))
    assert Partition(("x", "y"), "w") in set(partitions(nested))


def test_words_are_one_division_only() -> None:
    assert list(partitions({"w": "a", "m": "b"})) == [Partition(("a", "b"))]


def test_bands_with_a_hole_make_up_nothing() -> None:
    found = set(partitions({"0-5": "a", "7-14": "b", "0-14": "c"}))
    assert found == {Partition(("a", "b", "c"))}
