"""Which nodes of a network picture carry their name, and on which side of them."""

from __future__ import annotations

from collections.abc import Sequence

from monitoring.core.cube import FloatArray

# What a letter takes of the picture's width and a line of its height, both in pixels.
LETTER, LINE = 6.0, 14.0
# A name stays inside the picture, and reaches beyond the last node by this at most.
EDGE, BEYOND = 4.0, 60.0
SIDES = ("top center", "bottom center", "middle right", "middle left")
_SHIFTS = {"top center": (0.0, -1.0), "bottom center": (0.0, 1.0), "middle right": (1.0, 0.0),
           "middle left": (-1.0, 0.0)}
_Box = tuple[float, float, float, float]


def label_sides(
    spots: FloatArray, sizes: Sequence[float], names: Sequence[str], order: Sequence[int]
) -> dict[int, str]:
    """
    The side of each label that has room, tried in this order of nodes; the others have none.

    Positions and sizes (across) are pixels, downwards positive.
    """
    taken: list[_Box] = [(x - size / 2, y - size / 2, x + size / 2, y + size / 2)
                         for (x, y), size in zip(spots.tolist(), sizes, strict=True)]
    last = float(spots[:, 0].max(initial=0))
    found: dict[int, str] = {}
    for at in order:
        for side in SIDES:
            box = _box(spots[at], sizes[at], names[at], side)
            inside = box[0] > EDGE and box[2] < last + BEYOND
            if inside and not any(_meet(box, one) for number, one in enumerate(taken)
                                  if number != at):
                found[at] = side
                taken.append(box)
                break
    return found


def _box(spot: FloatArray, size: float, name: str, side: str) -> _Box:
    right, down = _SHIFTS[side]
    wide, tall = LETTER * len(name), LINE
    x = float(spot[0]) + right * (size / 2 + wide / 2 + 2)
    y = float(spot[1]) + down * (size / 2 + tall / 2)
    return x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
