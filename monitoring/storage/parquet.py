"""Observations, areas and facilities as Parquet files."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from monitoring.core.area import Areas
from monitoring.core.cube import Cube, empty_cube
from monitoring.core.observations import FIGURES, TYPES
from monitoring.language import Words

# Columns whose texts repeat so often that they are kept as a dictionary.
_REPEATED = ("edition", "area", "period", "breakdown", "reason_de", "reason_en", "file")


def observations_file(table: pd.DataFrame) -> bytes:
    """The observations of one indicator as Parquet."""
    columns: dict[str, Any] = {}
    for name in TYPES:
        column = pa.array(table[name].to_numpy(), from_pandas=True)
        columns[name] = column.dictionary_encode() if name in _REPEATED else column
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, compression="zstd")
    return out.getvalue()


def observations_in(content: bytes) -> pd.DataFrame:
    """The observations of one indicator with the types of `TYPES`."""
    table: pd.DataFrame = pq.read_table(io.BytesIO(content)).to_pandas()
    return table.astype(TYPES)


def areas_file(areas: gpd.GeoDataFrame) -> bytes:
    """Areas with outlines as GeoParquet."""
    out = io.BytesIO()
    areas.to_parquet(out, index=False, compression="zstd")
    return out.getvalue()


def areas_in(content: bytes) -> gpd.GeoDataFrame:
    """Areas with outlines."""
    found: gpd.GeoDataFrame = gpd.read_parquet(io.BytesIO(content))
    return found


def area_table_in(content: bytes) -> pd.DataFrame:
    """Areas without their outlines, which take longest to read."""
    columns = ["area", "name", "level", "edition", "parent", "since", "continues"]
    found: pd.DataFrame = pq.read_table(io.BytesIO(content), columns=columns).to_pandas()
    return found


def frame_file(table: pd.DataFrame) -> bytes:
    """A plain table as Parquet."""
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pandas(table, preserve_index=False), out, compression="zstd")
    return out.getvalue()


def frame_in(content: bytes) -> pd.DataFrame:
    """A plain table."""
    found: pd.DataFrame = pq.read_table(io.BytesIO(content)).to_pandas()
    return found


def cube_in(
    contents: dict[str, bytes], areas: Areas, files: tuple[str, ...], indicators: tuple[str, ...]
) -> Cube:
    """The cube of a release straight from its files, without a table in between."""
    tables = {name: pq.read_table(io.BytesIO(content)) for name, content in contents.items()}
    periods = sorted({one for table in tables.values() for one in _distinct(table, "period")})
    cube = empty_cube(indicators, areas, tuple(periods))
    reasons: dict[tuple[str, str], int] = {("", ""): 0}
    number_of = {name: number for number, name in enumerate(files)}
    for name, table in tables.items():
        _fill(cube, cube.indicator_position[name], table, number_of, reasons)
    words = tuple(Words(*pair) for pair in reasons)
    return replace(cube, reasons=words)


def _distinct(table: pa.Table, column: str) -> list[str]:
    found: list[str] = table[column].combine_chunks().dictionary.to_pylist()
    return found


def _fill(
    cube: Cube,
    at: int,
    table: pa.Table,
    number_of: dict[str, int],
    reasons: dict[tuple[str, str], int],
) -> None:
    """Write one indicator's rows into the cube; repeated texts are looked up once each."""
    total = _texts(table, "breakdown") == ""
    areas = _looked_up(table, cube)[total]
    periods = _codes(table, "period", cube.period_position)[total]
    for name in (*FIGURES, "status", "origin", "row"):
        column = table[name].to_numpy()
        getattr(cube, name)[at, areas, periods] = column[total]
    cube.file[at, areas, periods] = _codes(table, "file", number_of)[total]
    cube.reason[at, areas, periods] = _reason_codes(table, reasons)[total]


def _texts(table: pa.Table, column: str) -> np.ndarray:
    encoded = table[column].combine_chunks()
    words = np.array(encoded.dictionary.to_pylist(), dtype=object)
    found: np.ndarray = words[encoded.indices.to_numpy()]
    return found


def _codes(table: pa.Table, column: str, position: Any) -> np.ndarray:
    encoded = table[column].combine_chunks()
    places = np.array([position.get(one, 0) for one in encoded.dictionary.to_pylist()], np.intp)
    found: np.ndarray = places[encoded.indices.to_numpy()]
    return found


def _looked_up(table: pa.Table, cube: Cube) -> np.ndarray:
    """Positions of (edition, area): a small matrix of distinct editions × distinct ids."""
    editions, ids = table["edition"].combine_chunks(), table["area"].combine_chunks()
    find = cube.areas.position.get
    names = ids.dictionary.to_pylist()
    own = editions.dictionary.to_pylist()
    places = np.array([[find((edition, one), -1) for one in names] for edition in own], np.intp)
    found: np.ndarray = places[editions.indices.to_numpy(), ids.indices.to_numpy()]
    return found


def _reason_codes(table: pa.Table, reasons: dict[tuple[str, str], int]) -> np.ndarray:
    german, english = table["reason_de"].combine_chunks(), table["reason_en"].combine_chunks()
    first, second = german.indices.to_numpy(), english.indices.to_numpy()
    width = max(len(english.dictionary), 1)
    pairs, inverse = np.unique(first.astype(np.int64) * width + second, return_inverse=True)
    words = [
        (german.dictionary[pair // width].as_py(), english.dictionary[pair % width].as_py())
        for pair in pairs.tolist()
    ]
    codes = np.array([reasons.setdefault(pair, len(reasons)) for pair in words], np.uint16)
    return codes[inverse]
