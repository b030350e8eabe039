"""Which letters beyond ASCII a text has at all, found without reading it letter by letter."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

PRINTED = bytes([9, 10, 13, *range(32, 127), *range(128, 256)])
BEYOND = "\U00010000"
Bytes = npt.NDArray[np.uint8]


def controls_in(content: bytes) -> bool:
    """Whether there is any control sign but tabs and line ends."""
    return bool(content.translate(None, PRINTED))


def letters_of(content: bytes) -> frozenset[str]:
    """Letters beyond ASCII in proper UTF-8; U+10000 stands for all that are longer still."""
    if content.isascii():
        return frozenset()
    signs = np.frombuffer(content, np.uint8)
    places = np.flatnonzero(signs >= 0xC2)
    leads = signs[places]
    two, three = places[leads < 0xE0], places[(leads >= 0xE0) & (leads < 0xF0)]
    letters = _present(_low(signs, two, 0x1F) << 6 | _low(signs, two + 1))
    letters |= _present(
        _low(signs, three, 0x0F) << 12 | _low(signs, three + 1) << 6 | _low(signs, three + 2)
    )
    return letters | {BEYOND} if len(two) + len(three) < len(places) else letters


def _low(signs: Bytes, places: npt.NDArray[np.int64], mask: int = 0x3F) -> npt.NDArray[np.uint16]:
    return (signs[places] & mask).astype(np.uint16)


def _present(points: npt.NDArray[np.integer[Any]]) -> frozenset[str]:
    return frozenset(map(chr, np.flatnonzero(np.bincount(points, minlength=1))))
