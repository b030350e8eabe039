"""`python -m tests.bench` measures both pages and prints one JSON document."""

from __future__ import annotations

import argparse
import asyncio
import importlib.metadata
import json
import os
import platform
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.browser import browse
from tests.bench.load import load
from tests.bench.loading import loading
from tests.bench.servers import running
from tests.bench.session import Session
from tests.bench.sides import INLINE, OURS, Side
from tests.bench.stores import CITIES, Store, published
from tests.bench.targets import compared

PARTS = ("browser", "load", "loading")
CHANGES = {"berlin": 20, "germany": 9}
LIBRARIES = ("streamlit", "plotly", "pandas", "numpy", "uvicorn", "playwright", "websockets")
SIDES = (OURS, INLINE)


async def _offered(side: Side, port: int) -> tuple[tuple[str, ...], str]:
    async with Session(side, port) as session:
        return session.options, session.chosen


def options_of(store: Store, folder: Path) -> tuple[str, ...]:
    """Indicators that both pages offer, those shown first at the end."""
    shared: list[str] = []
    first = set()
    for side in SIDES:
        with running(side, store.settings, folder / f"offered_{side.name}.log") as server:
            offered, chosen = asyncio.run(_offered(side, server.port))
        first.add(chosen)
        shared = [option for option in offered if option in shared or side is SIDES[0]]
    if not shared:
        raise RuntimeError("the two pages have no indicator in common")
    return tuple(sorted(shared, key=lambda option: option in first))


def machine() -> dict[str, object]:
    """What the figures were measured on."""
    return {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "system": platform.platform(),
        "versions": {name: importlib.metadata.version(name) for name in LIBRARIES},
    }


def _measured(part: str, store: Store, folder: Path) -> dict[str, object]:
    print(f"{part}: {store.name} …", file=sys.stderr, flush=True)
    if part == "loading":
        return loading(store)
    options = options_of(store, folder)
    if part == "browser":
        changes = CHANGES.get(store.name, 10)
        return browse(SIDES, store.settings, folder, options, changes)
    return {side.name: load(side, store.settings, folder, options) for side in SIDES}


def measurements(
    parts: Sequence[str], stores: Sequence[Store], folder: Path
) -> dict[str, dict[str, object]]:
    """Results by part and city; users are simulated on the first city only."""
    results: dict[str, dict[str, object]] = {}
    for part in parts:
        measured = stores[:1] if part == "load" else stores
        results[part] = {store.name: _measured(part, store, folder) for store in measured}
    return results


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the arguments ask for and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="NAME", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--city", help="folder of the only city to measure")
    parser.add_argument("--store", help="its store, already filled; otherwise a new one is filled")
    chosen = parser.parse_args(arguments)
    # A polite stop must unwind, so that no server is left behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    unknown = set(chosen.parts) - set(PARTS)
    if unknown or (chosen.store and not chosen.city):
        parser.error(f"unknown {sorted(unknown)}" if unknown else "--store needs --city")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if chosen.store:
            url = chosen.store if "://" in chosen.store else str(Path(chosen.store).resolve())
            stores = [Store(str(Path(chosen.city).resolve()), url)]
        else:
            names = [Path(chosen.city).name] if chosen.city else CITIES
            stores = [published(name, folder) for name in names]
        results = measurements(chosen.parts or PARTS, stores, folder)
    document = {"machine": machine(), "targets": compared(results), "figures": results}
    json.dump(document, sys.stdout, indent=2, ensure_ascii=False)
    print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
