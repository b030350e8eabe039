"""How many hints concern each district, on the map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from monitoring.pages.parts.planning.entries_map import map_places, show_counts_map
from monitoring.storage.snapshot import Snapshot


def show_hints_map(found: Snapshot, hints: Iterable[Sequence[int]], what: str, name: str) -> None:
    """Draw the map; each hint is given by the positions of its smallest districts."""
    every = [np.asarray(one, np.intp) for one in hints]
    places = np.concatenate(every) if every else np.array([], np.intp)
    counts = np.bincount(places, minlength=len(found.cube.areas)).astype(float)
    show_counts_map(found, counts[map_places(found)], what, name)
