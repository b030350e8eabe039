"""`python -m tests.bench.planning`: synopsis and overlaps beside a change on the map."""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from monitoring.core.planning.conflicts import goal_pairs
from monitoring.core.planning.focus_areas import candidates
from monitoring.core.planning.item import Register
from monitoring.core.planning.overlaps import overlaps
from monitoring.storage.city import city_in
from monitoring.storage.store import store_at
from tests.bench.many_entries import many_entries
from tests.bench.release import snapshot_of
from tests.bench.servers import running
from tests.bench.session import Session
from tests.bench.sides import OURS, PROJECT
from tests.bench.stores import Store, published

CHANGES, WARM_UP = 20, 3
LARGEST_RATIO, LARGEST_SECONDS = 1.5, 1.0
CLICK, GROUP = "change of the indicator on the map", "Zielgruppe"
# The pages that are compared with the change of the indicator.
PAGES = {
    "synopsis": "",
    "synopsis by target group": "rows=group",
    "overlap list": "show=ueberschneidungen",
}


def core_seconds(store: Store) -> dict[str, Any]:
    """Seconds of the first computation of each finder, and what it found."""
    snapshot = snapshot_of(store.city, store.url)
    areas, city = snapshot.cube.areas, snapshot.city
    register = Register({one.key: one for one in many_entries(city, areas)}, 1)
    # What all readers of a process share already when somebody asks for hints.
    overlaps(Register({}, 0), areas)
    steps: dict[str, Callable[[], Any]] = {
        "overlaps": lambda: overlaps(register, areas),
        "conflicts": lambda: goal_pairs(register, areas, city),
        "focus areas": lambda: candidates(register, areas, city.frame.reference_area,
                                          "2026-11-25"),
    }
    found = {}
    for name, work in steps.items():
        start = time.perf_counter()
        hints = len(work())
        found[name] = {"seconds": round(time.perf_counter() - start, 3), "hints": hints}
    return found


async def rerun_seconds(store: Store, folder: Path) -> dict[str, list[float]]:
    """Seconds of each change in turns, the map's among them, over the real protocol."""
    with running(OURS, store.settings, folder / "server.txt") as server:
        page = replace(OURS, page="synopse", indicator_label=GROUP)
        sessions = {CLICK: Session(OURS, server.port), **{
            name: Session(page, server.port, query) for name, query in PAGES.items()}}
        taken: dict[str, list[float]] = {name: [] for name in sessions}
        async with AsyncExitStack() as stack:
            for one in sessions.values():
                await stack.enter_async_context(one)
            for turn in range(WARM_UP + CHANGES):
                for name, one in sessions.items():
                    seconds = await one.choose(_next(one, turn))
                    if turn >= WARM_UP:
                        taken[name].append(seconds)
    return taken


def _next(session: Session, turn: int) -> str:
    """Another option: a group that nobody has chosen yet, then everything, and so on."""
    if session.side.page == "synopse":
        groups = session.options[1:]
        return session.options[0] if turn % 2 else groups[turn // 2 % len(groups)]
    others = [one for one in session.options if one != session.chosen]
    return others[turn % len(others)]


def filled(store: Store) -> int:
    """Put the entries into the store's empty register; how many districts the city has."""
    snapshot = snapshot_of(store.city, store.url)
    city = city_in(Path(store.city))
    ledger = store_at(store.url, city=city.frame.id).ledger
    ledger.begin(many_entries(snapshot.city, snapshot.cube.areas))
    level = city.frame.levels[0].id
    return len(snapshot.cube.areas.on_level(level, snapshot.city.frame.editions[-1].id))


def measured(store: Store, folder: Path) -> dict[str, Any]:
    """Everything in one document, with the targets and whether they are met."""
    districts = filled(store)
    core = core_seconds(store)
    taken = asyncio.run(rerun_seconds(store, folder))
    medians = {name: statistics.median(one) for name, one in taken.items()}
    ratios = {name: round(medians[name] / medians[CLICK], 2) for name in PAGES}
    return {
        "districts": districts,
        "first computation": core,
        "seconds, median": {name: round(one, 3) for name, one in medians.items()},
        "ratio": ratios,
        "targets": {
            "ratio at most": LARGEST_RATIO, "first computation at most": LARGEST_SECONDS,
            "met": max(ratios.values()) <= LARGEST_RATIO
            and core["overlaps"]["seconds"] <= LARGEST_SECONDS,
        },
    }


def main() -> None:
    """Measure on a city that is published for it, or on a copy of a store that is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--city", default="berlin")
    parser.add_argument("--store", default="", help="folder of a store with a release")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if options.store:
            copy = shutil.copytree(options.store, folder / "store")
            store = Store(str(PROJECT / "data" / options.city), str(copy))
        else:
            store = published(options.city, folder)
        print(json.dumps(measured(store, folder), indent=1))


if __name__ == "__main__":
    main()
