"""How far the reading is: told by the reading process through a small file, 0 to 1."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

Told = Callable[[float], None]
NAME = "progress"
DIGITS = 6


def unheard(_share: float) -> None:
    """Nobody wants to know."""


def part_of(told: Told, first: float, last: float) -> Told:
    """Tell a part's own share as the share of the whole between two places."""
    return lambda share: told(first + (last - first) * share)


def telling(folder: Path) -> Told:
    """Write each higher share over the one before, in one write of one length."""
    file = os.open(folder / NAME, os.O_WRONLY | os.O_CREAT, 0o600)
    highest = 0.0

    def told(share: float) -> None:
        nonlocal highest
        # A second way of reading begins anew, but nobody likes to see progress go back.
        if share <= highest:
            return
        highest = share
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, f"{share:.{DIGITS}f}"[: DIGITS + 2].encode())

    return told


def share_in(folder: Path) -> float:
    """The share that was told last, 0 if there is none."""
    try:
        share = float((folder / NAME).read_bytes()[: DIGITS + 2])
    except (OSError, ValueError):
        return 0.0
    return share if 0 <= share <= 1 else 0.0
