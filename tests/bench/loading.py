"""Seconds that a fresh process takes to load the snapshot from disk."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time

from tests.bench.sides import PROJECT
from tests.bench.stores import Store

REPEATS = 5


def loading(store: Store) -> dict[str, object]:
    """Median over fresh processes; imports are counted apart."""
    runs = [_in_fresh_process(store) for _ in range(REPEATS)]
    return {
        "seconds_median": statistics.median(run["seconds"] for run in runs),
        "seconds": [run["seconds"] for run in runs],
        "import_seconds_median": statistics.median(run["import_seconds"] for run in runs),
        "cells": runs[0]["cells"],
    }


def _in_fresh_process(store: Store) -> dict[str, float]:
    command = (sys.executable, "-m", "tests.bench.loading", store.city, store.url)
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def _measure(city: str, url: str) -> dict[str, float]:
    start = time.perf_counter()
    from tests.bench.release import snapshot_of

    imported = time.perf_counter()
    snapshot = snapshot_of(city, url)
    loaded = time.perf_counter()
    return {
        "seconds": loaded - imported,
        "import_seconds": imported - start,
        "cells": snapshot.cube.value.size,
    }


if __name__ == "__main__":
    print(json.dumps(_measure(*sys.argv[1:])))
