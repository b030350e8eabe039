"""Areas with published statistics that libpysal brings along, and real ones of two sizes."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from pandas import DataFrame, read_csv

from monitoring.core.cube import FloatArray
from monitoring.core.space.contiguity import Neighbours, from_pairs


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


def berlin(real: Path) -> tuple[NDArray[Any], FloatArray]:
    """Planning areas of 2021 and the published share of single-parent households."""
    keys, outlines = outlines_of(real / "berlin/areas/planungsraeume_2021.geojson", "PLR_ID")
    table = read_csv(real / "berlin/mss/odp_mss_2021_tab4-1_plr.csv", dtype={"id": str})
    values = table.set_index("id")["k02_single_parent_households"].reindex(keys)
    return outlines, values.to_numpy(np.float64)


def germany(real: Path) -> tuple[NDArray[Any], FloatArray]:
    """Municipalities of 2021 and the unemployed per resident of working age."""
    keys, outlines = outlines_of(real / "germany/gemeinden_2021.geojson.gz", "AGS")
    table = read_csv(
        real / "germany/inkar_gemeinden_1998_2021_long.csv.gz", dtype={"ags": str}
    )
    year = table[table["jahr"] == 2019].set_index("ags").reindex(keys)
    persons = year["bev_15_64"].where(year["bev_15_64"] > 0)
    return outlines, (year["arbeitslose"] / persons).to_numpy(np.float64)


def outlines_of(path: Path, key: str) -> tuple[list[str], NDArray[Any]]:
    """Keys and outlines in the order of the file."""
    raw = path.read_bytes()
    text = gzip.decompress(raw) if path.suffix == ".gz" else raw
    features = json.loads(text)["features"]
    outlines = shapely.from_geojson([json.dumps(one["geometry"]) for one in features])
    return [one["properties"][key] for one in features], outlines
