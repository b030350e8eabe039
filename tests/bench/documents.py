"""`python -m tests.bench.documents`: profiles of all districts of Berlin, beside typst alone."""

from __future__ import annotations

import argparse
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pikepdf

from monitoring.reports import pdf as writing
from monitoring.reports.typesetting import tagged_pdf
from monitoring.storage.snapshot import Snapshot
from monitoring.views.district_document import district_document
from tests.bench.release import snapshot_of
from tests.bench.stores import Store, published

LEVEL = "planungsraum"
RUNS = 5
TARGETS = {"one with start-up, seconds": 1.5, "all, seconds": 90.0, "largest, bytes": 300_000.0}


def document_figures(store: Store, folder: Path, runs: int = RUNS) -> dict[str, Any]:
    """Seconds through the command line and of typst alone, bytes and pages."""
    snapshot = snapshot_of(store.city, store.url)
    areas = snapshot.cube.areas
    places = areas.on_level(LEVEL, areas.editions_of(LEVEL)[-1]).tolist()
    one = folder / "one.pdf"
    print("one …", file=sys.stderr, flush=True)
    started = [_command(store, areas.ids[place], "--output", str(one)) for place in places[:runs]]
    whole = folder / "all.zip"
    print("all …", file=sys.stderr, flush=True)
    took = _command(store, "--level", LEVEL, "--output", str(whole))
    sizes, pages = _looked_at(whole)
    print("typst alone …", file=sys.stderr, flush=True)
    making, alone = _apart(snapshot, places)
    figures = {
        "one with start-up, seconds": round(statistics.median(started), 3),
        "all, seconds": round(took, 2), "largest, bytes": max(sizes),
    }
    return {
        "machine": {"cores": os.cpu_count(), "typst": version("typst")},
        "figures": figures,
        "targets": {name: {"at most": limit, "met": figures[name] <= limit}
                    for name, limit in TARGETS.items()},
        "documents": len(sizes), "pages": {str(one): pages.count(one) for one in set(pages)},
        "side by side, milliseconds each": {
            "ours, with figures, words and drawings": round(1000 * took / len(sizes), 1),
            "figures, words and drawings": round(1000 * making, 1),
            "typst alone, from the same data": round(1000 * alone, 1),
        },
    }


def _command(store: Store, *arguments: str) -> float:
    """Seconds of `report` with everything that starting takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "monitoring", "report", *arguments], check=True,
                   env={**os.environ, **store.settings}, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _looked_at(archive: Path) -> tuple[list[int], list[int]]:
    """Bytes and pages of every document in the archive."""
    sizes, pages = [], []
    with zipfile.ZipFile(archive) as found:
        for name in found.namelist():
            content = found.read(name)
            sizes.append(len(content))
            with pikepdf.open(io.BytesIO(content)) as document:
                pages.append(len(document.pages))
    return sizes, pages


def _apart(snapshot: Snapshot, places: Sequence[int]) -> tuple[float, float]:
    """Seconds for making one document, and for typst to set it."""
    register = snapshot.store.ledger.register()
    making, alone = [], []
    for place in places:
        start = time.perf_counter()
        plain = writing.given_of(district_document(snapshot, register, place))
        middle = time.perf_counter()
        tagged_pdf(plain)
        making.append(middle - start)
        alone.append(time.perf_counter() - middle)
    return statistics.mean(making), statistics.mean(alone)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.documents", description=__doc__)
    parser.add_argument("--city", help="folder of Berlin's declarations")
    parser.add_argument("--store", help="its store, already filled; otherwise a new one is filled")
    given = parser.parse_args(arguments)
    if bool(given.city) != bool(given.store):
        parser.error("--store needs --city, and the other way round")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        store = Store(str(Path(given.city).resolve()), str(Path(given.store).resolve())) \
            if given.store else published("berlin", folder)
        print(json.dumps(document_figures(store, folder), indent=2, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
