"""Parts of a whole that do not overlap: all of them, or bands of ages that follow each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_BAND = re.compile(r"\D*(\d+)\s*(?:[-–—]|bis|to|u|bis unter)\s*(?:unter\s*)?(\d+)\D*")
_OPEN = re.compile(r"\D*(\d+)\s*(?:\+|und (?:mehr|älter|mehr)|or (?:more|over)|plus).*", re.I)
_BELOW = re.compile(r"(?:unter|bis unter|under|u)\s*(\d+)\D*", re.I)
_ENDLESS = 10_000
_MOST = 50


@dataclass(frozen=True, slots=True)
class Partition:
    """Planes that make up another part, or the whole itself where none is named."""

    planes: tuple[str, ...]
    whole: str | None = None


def partitions(parts: Mapping[str, str]) -> Iterator[Partition]:
    """
    Possible divisions of a whole (word → plane): all parts, chains of bands, and nested bands.

    Bands are such as "0-5", "6–14", "15 und mehr", "unter 3"; the caller looks whether they add up.
    """
    yield Partition(tuple(parts.values()))
    bands = {plane: span for word, plane in parts.items() if (span := _span(word))}
    if len(bands) < 2:
        return
    first = min(low for low, _ in bands.values())
    last = max(high for _, high in bands.values())
    wholes: list[tuple[str | None, int, int]] = [(None, first, last)]
    wholes += [(plane, low, high) for plane, (low, high) in bands.items()]
    for whole, low, high in wholes:
        others = {plane: span for plane, span in bands.items() if plane != whole}
        for number, chain in enumerate(_chains(others, low, high)):
            if number >= _MOST:
                break
            if len(chain) > 1 and (whole or len(chain) < len(parts)):
                yield Partition(chain, whole)


def _chains(
    bands: Mapping[str, tuple[int, int]], low: int, high: int
) -> Iterator[tuple[str, ...]]:
    """Bands that follow each other from one end to the other."""
    if low == high:
        yield ()
        return
    for plane, (start, end) in bands.items():
        if start == low and end <= high and end > start:
            for rest in _chains(bands, end, high):
                yield (plane, *rest)


def _span(word: str) -> tuple[int, int] | None:
    """First age and the one after the last."""
    if found := _BAND.fullmatch(word):
        low, high = int(found[1]), int(found[2])
        below = "unter" in word or re.search(r"\du\d", word)
        return (low, high if below else high + 1) if high >= low else None
    if found := _OPEN.fullmatch(word):
        return int(found[1]), _ENDLESS
    if found := _BELOW.fullmatch(word):
        return 0, int(found[1])
    return None
