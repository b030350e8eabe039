"""`python -m tests.bench.uploads`: a million rows read, checked and compared, beside others."""

from __future__ import annotations

import importlib.util
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from monitoring.core.recipe import ObservationsRecipe
from monitoring.storage.city import city_in
from monitoring.storage.drafting import Draft, draft
from monitoring.storage.publishing import publish
from monitoring.storage.sources import read_files
from monitoring.storage.store import Store, store_at
from tests.bench.large_city import MISTAKES, large_city, large_table
from tests.bench.reading import watched

RUNS = 5
# Ours at most five times DuckDB's parsing, and fifteen times faster than frictionless.
COUNT = {"type": "number", "decimalChar": ",", "constraints": {"minimum": 0}}
YEARS = {"type": "integer", "constraints": {"minimum": 1900, "maximum": 2100}}
SCHEMA = {
    "fields": [
        {"name": "gebiet", "type": "string", "constraints": {"required": True}},
        {"name": "ebene", "type": "string"}, {"name": "jahr", **YEARS},
        {"name": "indikator", "type": "string"}, {"name": "zaehler", **COUNT},
        {"name": "nenner", **COUNT}, {"name": "wert", "type": "number", "decimalChar": ","},
        {"name": "zeichen", "type": "string"},
    ],
    "primaryKey": ["gebiet", "jahr", "indikator"],
}
TARGETS = {"ours / duckdb": 5.0, "frictionless / ours": 15.0, "peak megabytes": 1000.0}


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _ours(folder: Path, table: Path, store: Store) -> Callable[[], Draft]:
    city = city_in(folder)
    recipe = city.recipes["tabelle"]
    assert isinstance(recipe, ObservationsRecipe)
    return lambda: draft(store, city, read_files([table], recipe, city))


def _duckdb(table: Path) -> Callable[[], Any] | None:
    if importlib.util.find_spec("duckdb") is None:
        return None
    import duckdb

    types = {"gebiet": "VARCHAR", "jahr": "INTEGER", "zaehler": "DOUBLE", "nenner": "DOUBLE",
             "wert": "DOUBLE"}
    # Numbers are parsed and mistakes are kept with their rows, as ours are.
    query = (f"create or replace temp table t as select * from read_csv('{table}', delim=';', "
             f"header=true, decimal_separator=',', store_rejects=true, types={types})")
    return lambda: duckdb.sql(query)


def _frictionless(table: Path, declared: bool) -> Callable[[], Any] | None:
    """Its validation without a schema, or with one that declares what our checks know."""
    if importlib.util.find_spec("frictionless") is None:
        return None
    import frictionless

    frictionless.system.trusted = True
    dialect = frictionless.Dialect.from_descriptor({"csv": {"delimiter": ";"}})
    resource = frictionless.Resource(path=str(table), dialect=dialect)
    if declared:
        resource.schema = frictionless.Schema.from_descriptor(SCHEMA)
    # Without a higher limit it stops at the thousandth mistake.
    return lambda: resource.validate(limit_errors=10_000_000)


def figures() -> dict[str, Any]:
    """Seconds of each side, taken in turn, their ratios, and what was found."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = large_city(Path(temporary) / "city")
        store = store_at(str(Path(temporary) / "store"), city="grossstadt")
        clean = large_table(Path(temporary) / "erste.csv", mistakes=0)
        first = _ours(folder, clean, store)()
        publish(store, first, "Messung", "Erste")
        table = large_table(Path(temporary) / "tabelle.csv", mistakes=MISTAKES, seed=1)
        ours, duck = _ours(folder, table, store), _duckdb(table)
        made = ours()
        times: dict[str, list[float]] = {"ours": [], "duckdb": []}
        for _ in range(RUNS):
            times["ours"].append(_seconds(ours))
            if duck:
                times["duckdb"].append(_seconds(duck))
        slow = {name: _frictionless(table, declared) for name, declared in
                (("frictionless", True), ("frictionless without schema", False))}
        found = {name: _seconds(work) for name, work in slow.items() if work}
        return _summary(times, found, made, _peak(folder, table, store))


def _peak(folder: Path, table: Path, store: Store) -> dict[str, int]:
    """Megabytes of a process of its own that only does this, and of its reading process."""
    command = [sys.executable, "-m", "tests.bench.uploads", str(folder), str(table),
               store.location]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, int] = json.loads(out)
    return found


def _alone(folder: Path, table: Path, location: str) -> dict[str, int]:
    work = _ours(folder, table, store_at(location, city="grossstadt"))
    with watched() as peaks:
        work()
    # The peak of getrusage would count what the measuring process had before it started this one.
    status = Path("/proc/self/status").read_text("utf-8")
    own = int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) // 1000
    return {"process": own, "reading process": max(peaks, default=0) // 1_000_000}


def _summary(
    times: dict[str, list[float]], found: dict[str, float], made: Draft, peak: dict[str, int]
) -> dict[str, Any]:
    seconds = {name: statistics.median(own) for name, own in times.items() if own} | found
    ratios = {}
    if "duckdb" in seconds:
        ratios["ours / duckdb"] = statistics.median(
            one / other for one, other in zip(times["ours"], times["duckdb"], strict=True))
    ratios |= {f"{name} / ours": seconds[name] / seconds["ours"] for name in found}
    named = [one for one in made.problems if one.rule in ("not-a-number", "negative-count")]
    assert len(named) == MISTAKES
    assert all(one.row and one.column for one in named)
    return {"rows": 1_000_000, "accepted": made.accepted, "changes": made.changes,
            "mistakes named with row and column": len(named), "seconds": seconds,
            "ratios": ratios, "peak megabytes": peak, "targets": TARGETS}


if __name__ == "__main__":
    alone = [Path(one) for one in sys.argv[1:]]
    json.dump(_alone(alone[0], alone[1], str(alone[2])) if alone else figures(), sys.stdout,
              indent=2, ensure_ascii=False)
    print()
