"""Which areas of a level lie beside each other, from the outlines of the release."""

from __future__ import annotations

from functools import lru_cache

from monitoring.core.space.contiguity import Neighbours, queen
from monitoring.storage.snapshot import Snapshot


@lru_cache(maxsize=32)
def neighbourhood(snapshot: Snapshot, level: str, edition: str) -> Neighbours:
    """
    Areas of a level that share an edge or a corner, by their place in `Areas.on_level`.

    An area without an outline has no neighbour.
    """
    areas = snapshot.cube.areas.on_level(level, edition)
    return queen(snapshot.shapes.geometry.to_numpy()[areas])
