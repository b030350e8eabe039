"""Observations as a long table, the form in which they are read, kept and passed on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from monitoring.core.area import Areas
from monitoring.core.cube import Cube, empty_cube
from monitoring.core.status import Status
from monitoring.language import Words

# One row per indicator × area × period × breakdown ("" is the total).
KEYS = ["indicator", "edition", "area", "period", "breakdown"]
FIGURES = ["value", "numerator", "denominator"]
TYPES = {
    "indicator": "str",
    "edition": "str",
    "area": "str",
    "period": "str",
    "breakdown": "str",
    "value": "float64",
    "numerator": "float64",
    "denominator": "float64",
    "status": "uint8",
    "reason_de": "str",
    "reason_en": "str",
    "origin": "uint8",
    "file": "str",
    "row": "int32",
}


def no_observations() -> pd.DataFrame:
    """A table of observations without rows."""
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in TYPES.items()})


def cube_of(
    observations: pd.DataFrame, indicators: tuple[str, ...], areas: Areas, files: tuple[str, ...]
) -> Cube:
    """The rows without breakdown as a cube; rows of unknown areas must be gone already."""
    table = observations[observations["breakdown"] == ""]
    periods = tuple(sorted(table["period"].unique()))
    cube = empty_cube(indicators, areas, periods)
    number_of = {name: number for number, name in enumerate(files)}
    pairs = pd.MultiIndex.from_frame(table[["reason_de", "reason_en"]])
    distinct = [("", ""), *(pair for pair in pairs.unique() if any(pair))]
    at = (
        table["indicator"].map(cube.indicator_position).to_numpy(np.intp),
        _positions(table, areas),
        table["period"].map(cube.period_position).to_numpy(np.intp),
    )
    for name in (*FIGURES, "status", "origin", "row"):
        getattr(cube, name)[at] = table[name].to_numpy()
    cube.file[at] = table["file"].map(number_of).fillna(0).to_numpy()
    cube.reason[at] = pd.MultiIndex.from_tuples(distinct).get_indexer(pairs)
    return replace(cube, reasons=tuple(Words(*pair) for pair in distinct))


def _positions(table: pd.DataFrame, areas: Areas) -> np.ndarray:
    pairs = pd.MultiIndex.from_frame(table[["edition", "area"]])
    known = pd.MultiIndex.from_arrays([areas.editions, areas.ids])
    return known.get_indexer(pairs)


def observations_of(cube: Cube, files: tuple[str, ...]) -> pd.DataFrame:
    """Every observed cell of a cube as a row of a long table, ordered by indicator."""
    at = np.nonzero(cube.status != Status.missing)
    names = np.array(cube.areas.ids, dtype=object)[at[1]]
    reasons = cube.reason[at]
    columns = {
        "indicator": np.array(cube.indicators, dtype=object)[at[0]],
        "edition": np.array(cube.areas.editions, dtype=object)[at[1]],
        "area": names,
        "period": np.array(cube.periods, dtype=object)[at[2]],
        "breakdown": "",
        **{name: getattr(cube, name)[at] for name in FIGURES},
        "status": cube.status[at],
        "reason_de": np.array([one.de for one in cube.reasons], dtype=object)[reasons],
        "reason_en": np.array([one.en for one in cube.reasons], dtype=object)[reasons],
        "origin": cube.origin[at],
        "file": np.array(files or ("",), dtype=object)[cube.file[at]],
        "row": cube.row[at],
    }
    return pd.DataFrame(columns)
