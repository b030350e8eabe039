"""`python -m tests.bench.reading`: a million rows read, beside DuckDB and python-calamine alone."""

from __future__ import annotations

import importlib.util
import json
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import xlsxwriter
from python_calamine import CalamineWorkbook

from monitoring.storage.reading.limits import Limits
from monitoring.storage.reading.upload import read_upload

ROWS = 1_000_000
RUNS = 5
HEADER = ("gebiet", "ebene", "jahr", "indikator", "zaehler", "nenner", "wert", "zeichen")
INDICATORS = ("bev_ew", "bev_u18_anz", "ein_mittel", "arb_quote", "x5")
# A busy machine shall give a figure too.
PATIENT = Limits(seconds=120)
TARGETS = {"csv: ours / duckdb": 5.0, "xlsx: ours / calamine": 3.0}
CHILD = "reading.child"
Work = Callable[[], Any]


def reading_figures(rows: int = ROWS, runs: int = RUNS) -> dict[str, Any]:
    """Median seconds of each side, taken in turn, their ratios, and peak memory of our child."""
    with tempfile.TemporaryDirectory() as temporary:
        csv, xlsx = Path(temporary) / "tabelle.csv", Path(temporary) / "tabelle.xlsx"
        _write_csv(csv, rows)
        _write_xlsx(xlsx, rows)
        sides: dict[str, Work | None] = {
            "csv: ours": lambda: _ours(csv, rows), "csv: duckdb": _duckdb(csv),
            "xlsx: ours": lambda: _ours(xlsx, rows), "xlsx: calamine": lambda: _calamine(xlsx),
        }
        works = {name: work for name, work in sides.items() if work}
        first = {"csv": _seconds(works["csv: ours"])}
        times: dict[str, list[float]] = {name: [] for name in works}
        for _ in range(runs):
            for name, work in works.items():
                times[name].append(_seconds(work))
        peaks = {name: _peak(works[f"{name}: ours"]) for name in ("csv", "xlsx")}
        sizes = {"csv": csv.stat().st_size, "xlsx": xlsx.stat().st_size}
    medians = {name: round(statistics.median(found), 3) for name, found in times.items()}
    return {
        "rows": rows,
        "bytes": sizes,
        "seconds, first upload of a process": {k: round(v, 3) for k, v in first.items()},
        "seconds, median": medians,
        "seconds": {name: [round(one, 3) for one in found] for name, found in times.items()},
        "ratios": _ratios(medians),
        "targets": TARGETS,
        "peak megabytes of the reading process": peaks,
        "duckdb": "measured" if sides["csv: duckdb"] else "not installed",
    }


def _ratios(medians: dict[str, float]) -> dict[str, float]:
    found = {}
    for name in TARGETS:
        kind, _, pair = name.partition(": ")
        ours, other = (f"{kind}: {side}" for side in pair.split(" / "))
        if other in medians:
            found[name] = round(medians[ours] / medians[other], 2)
    return found


def _lines(rows: int) -> Iterator[tuple[str, str, int, str, int, int, float, str]]:
    random = np.random.default_rng(1)
    counts = random.integers(0, 5_000, rows)
    wholes = counts + random.integers(1, 90_000, rows)
    values = np.round(random.random(rows) * 100, 2)
    for place in range(rows):
        area, rest = divmod(place, 100)
        yield (f"{area + 1:08d}", "planungsraum", 2004 + rest // 5, INDICATORS[rest % 5],
               int(counts[place]), int(wholes[place]), float(values[place]), "")


def _write_csv(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(";".join(HEADER) + "\n")
        file.writelines(
            ";".join(map(str, line)).replace(".", ",") + "\n" for line in _lines(rows)
        )


def _write_xlsx(path: Path, rows: int) -> None:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADER)
    for row, line in enumerate(_lines(rows - 1), 1):
        sheet.write_row(row, 0, line)
    book.close()


def _ours(path: Path, rows: int) -> None:
    upload = read_upload(path, path.name, PATIENT)
    if not upload.grids or len(upload.grids[0]) < rows:
        raise RuntimeError(f"not read: {upload.problems}")


def _duckdb(path: Path) -> Work | None:
    if importlib.util.find_spec("duckdb") is None:
        return None
    import duckdb

    query = (f"create or replace temp table t as select * from read_csv('{path}', delim=';', "
             "header=true, decimal_separator=',', all_varchar=true)")
    return lambda: duckdb.sql(query)


def _calamine(path: Path) -> int:
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return sum(len(row) for row in sheet.iter_rows())


def _seconds(work: Work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _peak(work: Work) -> int:
    with watched() as peaks:
        work()
    return max(peaks, default=0) // 1_000_000


@contextmanager
def watched() -> Iterator[list[int]]:
    """Resident bytes of the reading process while something runs, looked at again and again."""
    # The system's own peak of ended children counts what their parent had before they began, and
    # so does what they show before they run their own program.
    peaks: list[int] = []
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(0.005):
            for child in psutil.Process().children():
                try:
                    if any(CHILD in word for word in child.cmdline()):
                        peaks.append(child.memory_info().rss)
                except psutil.Error:
                    continue

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peaks
    finally:
        ended.set()
        thread.join()


if __name__ == "__main__":
    print(json.dumps(reading_figures(), indent=2))
