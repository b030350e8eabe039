"""Areas with published statistics, from the data that libpysal brings along."""

from __future__ import annotations

import importlib.util
import os
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from pandas import DataFrame, read_csv

from monitoring.core.contiguity import Neighbours, from_pairs


def example_file(name: str) -> Path:
    """One of libpysal's example files; without libpysal the test is skipped, or fails."""
    # Importing libpysal takes over a second, finding its folder does not.
    found = importlib.util.find_spec("libpysal")
    if found is None or found.origin is None:
        reason = f"{name} is not there: libpysal is not installed"
        if os.environ.get("SOZIALRAUM_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return Path(found.origin).parent / "examples" / name


@cache
def columbus() -> Any:
    """49 neighbourhoods of Columbus, Ohio (Anselin 1988), with outlines."""
    return gpd.read_file(example_file("columbus/columbus.shp"))


@cache
def st_louis() -> DataFrame:
    """78 counties around St. Louis: homicides HC…, population PO…, rates HR…."""
    return read_csv(example_file("stl/stl_hom.csv"), skipinitialspace=True)


@cache
def st_louis_neighbours() -> Neighbours:
    """The counties' neighbours as published with them."""
    lines = example_file("stl/stl.gal").read_text().splitlines()
    pairs = [
        (int(head.split()[0]) - 1, int(other) - 1)
        for head, others in zip(lines[1::2], lines[2::2], strict=True)
        for other in others.split()
    ]
    return from_pairs(int(lines[0]), pairs)


def lattice(side: int) -> Neighbours:
    """A square of areas numbered row by row, neighbours over edges and corners."""
    pairs = [
        (side * row + column, side * (row + down) + column + right)
        for row in range(side) for column in range(side)
        for down, right in ((0, 1), (1, -1), (1, 0), (1, 1))
        if row + down < side and 0 <= column + right < side
    ]
    return from_pairs(side * side, pairs)
