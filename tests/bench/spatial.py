"""`python -m tests.bench.spatial`: local Moran beside esda, and natural breaks, on real areas."""

from __future__ import annotations

import importlib.util
import json
import statistics
import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from monitoring.core.natural_breaks import class_starts
from monitoring.core.space.contiguity import queen
from monitoring.core.space.local_moran import LocalMoran, local_moran
from monitoring.core.space.moran import PERMUTATIONS, moran
from tests.bench.stores import REAL
from tests.core.example_areas import berlin, germany

RUNS = 5
CLASSES = 7
TARGETS = {
    "berlin: local Moran": 0.2,
    "germany: local Moran": 3.0,
    "germany: natural breaks": 2.0,
}
FloatArray = NDArray[np.float64]


def spatial_figures(runs: int = RUNS) -> dict[str, Any]:
    """Median seconds of each step and of esda, and whether both find the same."""
    seconds: dict[str, float] = {}
    found: dict[str, Any] = {}
    for name, areas in (("berlin", berlin(REAL)), ("germany", germany(REAL))):
        times, found[name] = _measured(*areas, runs)
        seconds |= {f"{name}: {step}": took for step, took in times.items()}
    return {
        "permutations": PERMUTATIONS,
        "seconds, median": {step: round(took, 4) for step, took in seconds.items()},
        "targets": {
            step: {"at most": limit, "met": seconds[step] <= limit}
            for step, limit in TARGETS.items()
        },
        "found": found,
        "esda": "measured" if importlib.util.find_spec("esda") else "not installed",
        "numba": bool(importlib.util.find_spec("numba")),
    }


def _measured(
    outlines: NDArray[Any], values: FloatArray, runs: int
) -> tuple[dict[str, float], dict[str, Any]]:
    """Median seconds by step, and what was found."""
    neighbours = queen(outlines)
    ours = local_moran(values, neighbours)
    found = {"areas": len(outlines), "sentences": ours.sentences()}
    steps: dict[str, Callable[[], Any]] = {
        "neighbours": lambda: queen(outlines),
        "Moran": lambda: moran(values, neighbours),
        "local Moran": lambda: local_moran(values, neighbours, PERMUTATIONS),
        "local Moran, as many permutations as needed": lambda: local_moran(values, neighbours),
        "natural breaks": lambda: _breaks(values),
    }
    seconds = {
        step: statistics.median(_seconds(work) for _ in range(runs))
        for step, work in steps.items()
    }
    if importlib.util.find_spec("esda"):
        seconds["local Moran, esda"], same = _esda(values, ours)
        found |= same
    return seconds, found


def _breaks(values: FloatArray) -> list[int]:
    distinct, counts = np.unique(values[np.isfinite(values)], return_counts=True)
    return class_starts(distinct, counts, CLASSES)


def _esda(values: FloatArray, ours: LocalMoran) -> tuple[float, dict[str, Any]]:
    """Seconds of esda on the same areas, and how far its results are from ours."""
    from esda import Moran_Local
    from libpysal.weights import W

    used, among = ours.scope.used, ours.scope.neighbours
    weights = W({one: among.of(one).tolist() for one in range(len(used))}, silence_warnings=True)
    start = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = Moran_Local(
            values[used], weights, permutations=PERMUTATIONS, seed=1, keep_simulations=False
        )
    took = time.perf_counter() - start
    return took, {
        "largest difference of a local value": float(np.abs(theirs.Is - ours.local[used]).max()),
        "areas in another quadrant": int((theirs.q != ours.quadrant[used]).sum()),
    }


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    print(json.dumps(spatial_figures(), indent=2, ensure_ascii=False))
