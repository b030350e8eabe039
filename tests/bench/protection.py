"""`python -m tests.bench.protection`: hiding and its audit in a large, our own and real cities."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from monitoring.core.area import Areas, areas_from
from monitoring.core.city import City, CityFrame, Edition, Level, ProtectionRule
from monitoring.core.cube import Cube, empty_cube
from monitoring.core.derived import derived
from monitoring.core.protection.audit import ranges
from monitoring.core.protection.layer import Layer, layers
from monitoring.core.protection.of_cube import Protection
from monitoring.core.protection.quantities import BLOCKS
from monitoring.core.protection.shown import Shown
from monitoring.core.status import Status, has_number
from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.sources import read_folder
from monitoring.storage.store import store_at
from tests.bench.stores import REAL
from tests.core.invented import WORDS, indicator

DATA = Path(__file__).parents[2] / "data"
DISTRICTS = 542
Found = TypeVar("Found")
LEVELS = ("planungsraum", "bezirksregion", "bezirk", "stadt")
PLANES = ("faelle", *(f"faelle:alter={age};geschlecht={sex}" for age in range(6) for sex in "mw"))
YEAR = "2021"
# Cases per part and district: many, some, and few small ones.
CASES = (4.0, 12.0, 40.0)
TARGETS = {"large city, audit": 60.0, "demo, protection": 3.0}


def large_areas() -> Areas:
    """Districts, regions of 4, boroughs of 11 regions, and the city."""
    regions = -(-DISTRICTS // 4)
    boroughs = -(-regions // 11)
    rows = [(f"p{one:03d}", LEVELS[0], "2020", f"r{one // 4:03d}") for one in range(DISTRICTS)]
    rows += [(f"r{one:03d}", LEVELS[1], "", f"b{one // 11:02d}") for one in range(regions)]
    rows += [(f"b{one:02d}", LEVELS[2], "", "stadt") for one in range(boroughs)]
    rows.append(("stadt", LEVELS[3], "", ""))
    table = pd.DataFrame(rows, columns=["area", "level", "edition", "parent"], dtype=str)
    return areas_from(table.assign(name=table["area"], since="", continues=""), LEVELS)


def large_city(cases: float, seed: int = 1) -> tuple[Cube, City]:
    """Residents, and one count with 12 parts that add up, in districts of very different size."""
    random, areas = np.random.default_rng(seed), large_areas()
    cube = empty_cube((*PLANES, "einwohner"), areas, (YEAR,))
    small = areas.on_level(LEVELS[0], "2020")
    parts = random.poisson(random.gamma(1.5, cases, size=(len(PLANES) - 1, DISTRICTS, 1)))
    people = 1000 + random.poisson(random.gamma(4, 1500, size=(1, DISTRICTS, 1)))
    counts = np.concatenate([parts.sum(axis=0, keepdims=True), parts, people])
    cube.value[:, small] = cube.numerator[:, small] = counts
    cube.status[:, small] = np.where(counts > 0, Status.value, Status.zero)
    indicators = {"faelle": indicator("faelle"),
                  "einwohner": replace(indicator("einwohner"), protection="frei")}
    frame = CityFrame(
        "stadt", WORDS, WORDS, WORDS, "stadt", "EPSG:25832",
        tuple(Level(one, WORDS, WORDS) for one in LEVELS),
        (Edition("2020", WORDS, date(2020, 1, 1)),),
        {"offen": ProtectionRule(WORDS, min_numerator=3), "frei": ProtectionRule(WORDS)},
        residents="einwohner",
    )
    return derived(cube, indicators, LEVELS, ("2020",)), City(frame, indicators, {}, {})


def figures() -> dict[str, Any]:
    """Seconds, hidden figures and what stays, by city."""
    found = {f"large city, {cases:g} cases per part": _measured(*large_city(cases))
             for cases in CASES}
    for name, folder in _cities():
        print(f"\n{name}", file=sys.stderr)
        city = city_in(DATA / name)
        with tempfile.TemporaryDirectory() as place:
            store = store_at(str(Path(place) / "store"), city=city.frame.id)
            made = draft(store, city, read_folder(folder, city))
            found[name] = _measured(made.cube, city, made.facilities)
    slowest = max((one["seconds, audit"] for name, one in found.items() if name[:5] == "large"),
                  key=lambda one: one["clock"])
    seconds = {"large city, audit": slowest, "demo, protection": found["demo"]["seconds, hiding"]}
    targets = {name: {"at most": limit, "met": seconds[name]["clock"] <= limit, **seconds[name]}
               for name, limit in TARGETS.items()}
    return {"targets": targets, "cities": found}


def _cities() -> Iterator[tuple[str, Path]]:
    """The invented city, and real ones where their files are."""
    yield "demo", DATA / "demo"
    for name in ("berlin", "leipzig"):
        if (REAL / name).is_dir():
            yield name, REAL / name


def _measured(cube: Cube, city: City, facilities: pd.DataFrame | None = None) -> dict[str, Any]:
    """The most detailed layer: how long it took, what it hides and what whole rows would hide."""
    found, hiding = _timed(lambda: layers(cube, city, facilities, progress=_progress("hiding")))
    layer = next(iter(found.values()))
    audited, auditing = _timed(lambda: _audit(cube, city, layer))
    record = layer.report.record()
    return {
        "seconds, hiding": hiding, "seconds, audit": auditing,
        "figures": record["cells"], "small": record["small"], "beside": record["beside"],
        "hidden counts": len(audited),
        "fewest candidates": _whole(audited),
        "kept beside whole rows left out": {
            "figures": [record["kept"], record["plain"]],
            "residents": [record["people"], record["plain_people"]]},
    }


def _timed(work: Callable[[], Found]) -> tuple[Found, dict[str, float]]:
    """What some work gives, and its seconds by the clock and of the processor alone."""
    start, own = time.perf_counter(), time.process_time()
    found = work()
    return found, {"clock": round(time.perf_counter() - start, 2),
                   "processor": round(time.process_time() - own, 2)}


def _whole(candidates: np.ndarray) -> int | None:
    bounded = candidates[np.isfinite(candidates)]
    return int(bounded.min()) if len(bounded) else None


def _audit(cube: Cube, city: City, layer: Layer) -> np.ndarray:
    """Candidates of every hidden count, each from two linear programmes of its own."""
    hidden = (layer.cube.status == Status.secret) & has_number(cube.status)
    work = Protection(cube, city, hidden)
    # What an open register of facilities tells anybody is asked of nobody.
    wanted = np.zeros_like(hidden)
    wanted[tuple(layer.report.audit.cells.astype(np.intp).T)] = True
    candidates = [np.zeros(0)]
    said = _progress("audit")
    for period in np.flatnonzero(hidden.any(axis=(0, 1))).tolist():
        counts, own = work.found.counts(period), hidden[:, :, period].ravel()
        unseen, flat = np.tile(own, BLOCKS), counts.ravel()
        shown = Shown(work.sums.of_period(period, counts, unseen), flat,
                      unseen | ~np.isfinite(flat), ~np.isfinite(flat), work.found.least,
                      np.full(flat.size, np.inf))
        asked = np.tile(wanted[:, :, period].ravel(), BLOCKS) & work.found.wanted
        asked &= unseen & np.isfinite(flat)
        found = ranges(shown, asked, None, said)
        candidates.append(found.candidates[asked])
    return np.concatenate(candidates)


def _progress(step: str) -> Any:
    def said(part: float) -> None:
        print(f"\r{step}: {part:4.0%}", end="", file=sys.stderr, flush=True)
    return said


if __name__ == "__main__":
    print(json.dumps(figures(), indent=2))
