"""The figures to reach, and whether this run reached them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Results = dict[str, Any]


def _browser(results: Results, city: str, side: str, figure: str) -> float:
    return float(results["browser"][city][side][figure])


def _ratio(results: Results, city: str, figure: str) -> float:
    ours = _browser(results, city, "area_map", figure)
    return ours / _browser(results, city, "inline_geojson", figure)


def _users(results: Results) -> float:
    served = {
        name: float(one["users_below_limit"]) for name, one in results["load"]["berlin"].items()
    }
    return served["area_map"] / max(1.0, served["inline_geojson"])


def _loading(results: Results, city: str) -> float:
    return float(results["loading"][city]["seconds_median"])


# What is measured, how it is found in the results, and the least or largest value wanted.
TARGETS: tuple[tuple[str, Callable[[Results], float], str, float], ...] = (
    (
        "repaint after a change, 542 districts, ours / inline",
        lambda r: _ratio(r, "berlin", "milliseconds_median"),
        "at most",
        0.5,
    ),
    (
        "bytes sent for the map, 542 districts",
        lambda r: _browser(r, "berlin", "area_map", "map_bytes_median"),
        "at most",
        15_000,
    ),
    (
        "bytes sent for the whole page, 542 districts",
        lambda r: _browser(r, "berlin", "area_map", "page_bytes_median"),
        "at most",
        60_000,
    ),
    (
        "server processor time of a change, ours / inline",
        lambda r: _ratio(r, "berlin", "processor_ms_per_change"),
        "at most",
        0.2,
    ),
    (
        "server processor milliseconds of a change",
        lambda r: _browser(r, "berlin", "area_map", "processor_ms_per_change"),
        "at most",
        25,
    ),
    (
        "repaint with 11,000 districts, inline / ours",
        lambda r: 1 / _ratio(r, "germany", "milliseconds_median"),
        "at least",
        5,
    ),
    ("users with p95 below 0.5 s, ours / inline", _users, "at least", 10),
    ("seconds to load Berlin", lambda r: _loading(r, "berlin"), "at most", 0.5),
    ("seconds to load Germany", lambda r: _loading(r, "germany"), "at most", 1.0),
)


def compared(results: Results) -> list[dict[str, object]]:
    """Each target that this run measured, with value, limit and whether it is met."""
    rows: list[dict[str, object]] = []
    for name, value_of, relation, limit in TARGETS:
        try:
            value = value_of(results)
        except KeyError:
            continue
        met = value <= limit if relation == "at most" else value >= limit
        rows.append({"figure": name, "value": value, "target": f"{relation} {limit}", "met": met})
    return rows
