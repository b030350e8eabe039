"""Observations, areas and facilities as Parquet files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from monitoring.core.area import Areas
from monitoring.core.cube import Cube, empty_cube, plane_name, plane_parts
from monitoring.core.observations import FIGURES
from monitoring.core.status import Status
from monitoring.language import Words

if TYPE_CHECKING:
    import geopandas as gpd


def observations_file(cube: Cube, indicator: str, files: tuple[str, ...]) -> bytes:
    """
    Every observed cell of an indicator and of its parts, ordered by area and period.

    Columns edition, area, period, breakdown, value, numerator, denominator, status, reason_de,
    reason_en, origin, file, row.
    """
    planes = np.array([at for at, name in enumerate(cube.planes)
                       if plane_parts(name)[0] == indicator], np.intp)
    own, areas, periods = np.nonzero(cube.status[planes] != Status.missing)
    at = (planes[own], areas, periods)
    parts = [plane_parts(cube.planes[one])[1] for one in planes.tolist()]
    reason = cube.reason[at]
    columns = {
        "edition": _dictionary(cube.areas.editions, areas),
        "area": _dictionary(cube.areas.ids, areas),
        "period": _dictionary(cube.periods, periods),
        "breakdown": _dictionary(parts, own),
        **{name: pa.array(getattr(cube, name)[at], from_pandas=True) for name in FIGURES},
        "status": pa.array(cube.status[at]),
        "reason_de": _dictionary([one.de for one in cube.reasons], reason),
        "reason_en": _dictionary([one.en for one in cube.reasons], reason),
        "origin": pa.array(cube.origin[at]),
        "file": _dictionary(files or ("",), cube.file[at]),
        "row": pa.array(cube.row[at]),
    }
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, compression="zstd")
    return out.getvalue()


def _dictionary(texts: Sequence[str], codes: npt.NDArray[Any]) -> pa.DictionaryArray:
    """The texts that occur, in order of occurrence, so that equal content gives equal files."""
    used, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    words = list(dict.fromkeys(texts[one] for one in used[order].tolist()))
    number = {word: at for at, word in enumerate(words)}
    merged = np.array([number[texts[one]] for one in used[order].tolist()], np.int32)
    indices = merged[rank][inverse] if len(used) else np.zeros(0, np.int32)
    dictionary = pa.array(words, pa.string())
    return pa.DictionaryArray.from_arrays(pa.array(indices, pa.int32()), dictionary)


def areas_file(areas: gpd.GeoDataFrame) -> bytes:
    """Areas with outlines as GeoParquet."""
    out = io.BytesIO()
    areas.to_parquet(out, index=False, compression="zstd")
    return out.getvalue()


def areas_in(content: bytes) -> gpd.GeoDataFrame:
    """Areas with outlines."""
    # Imported here: without outlines nobody waits for it.
    import geopandas as gpd

    found: gpd.GeoDataFrame = gpd.read_parquet(io.BytesIO(content))
    return found


def area_table_in(content: bytes) -> pd.DataFrame:
    """Areas without their outlines, which take longest to read."""
    columns = ["area", "name", "level", "edition", "parent", "since", "continues"]
    found: pd.DataFrame = _table(content, columns).to_pandas()
    return found


def _table(content: bytes, columns: Sequence[str] | None = None) -> pa.Table:
    """One file, all of it: what reads folders of files takes as long to import as all of these."""
    return pq.ParquetFile(io.BytesIO(content)).read(columns=columns)


def frame_file(table: pd.DataFrame) -> bytes:
    """A plain table as Parquet."""
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pandas(table, preserve_index=False), out, compression="zstd")
    return out.getvalue()


def frame_in(content: bytes) -> pd.DataFrame:
    """A plain table."""
    found: pd.DataFrame = _table(content).to_pandas()
    return found


def cube_in(
    contents: dict[str, bytes], areas: Areas, files: tuple[str, ...], indicators: tuple[str, ...]
) -> Cube:
    """The cube of a release straight from its files, without a table in between."""
    tables = {name: _table(content) for name, content in contents.items()}
    periods = sorted({one for table in tables.values() for one in _distinct(table, "period")})
    parts = [plane_name(name, part) for name in indicators for part in
             sorted(_distinct(tables[name], "breakdown")) if part]
    cube = empty_cube((*indicators, *parts), areas, tuple(periods))
    reasons: dict[tuple[str, str], int] = {("", ""): 0}
    number_of = {name: number for number, name in enumerate(files)}
    for name, table in tables.items():
        _fill(cube, name, table, number_of, reasons)
    words = tuple(Words(*pair) for pair in reasons)
    return replace(cube, reasons=words)


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Cells of a file that a cube has as well: their index there and what the file says."""

    at: tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.intp]]
    value: npt.NDArray[np.float64]
    numerator: npt.NDArray[np.float64]
    status: npt.NDArray[np.uint8]


def cells_in(content: bytes, indicator: str, cube: Cube) -> Cells:
    """The cells of an indicator's file, without those that the cube lacks."""
    table = _table(content, [
        "edition", "area", "period", "breakdown", "value", "numerator", "status"])
    planes = {part: cube.indicator_position.get(plane_name(indicator, part), -1)
              for part in _distinct(table, "breakdown")}
    periods = {one: cube.period_position.get(one, -1) for one in _distinct(table, "period")}
    at = (_codes(table, "breakdown", planes), _looked_up(table, cube),
          _codes(table, "period", periods))
    there = np.flatnonzero((at[0] >= 0) & (at[1] >= 0) & (at[2] >= 0))
    value, numerator, status = (table[one].to_numpy()[there]
                                for one in ("value", "numerator", "status"))
    return Cells((at[0][there], at[1][there], at[2][there]), value, numerator, status)


def _distinct(table: pa.Table, column: str) -> list[str]:
    found: list[str] = table[column].combine_chunks().dictionary.to_pylist()
    return found


def _fill(
    cube: Cube,
    name: str,
    table: pa.Table,
    number_of: dict[str, int],
    reasons: dict[tuple[str, str], int],
) -> None:
    """Write one indicator's rows into the cube; repeated texts are looked up once each."""
    planes = {part: cube.indicator_position[plane_name(name, part)]
              for part in _distinct(table, "breakdown")}
    at = (_codes(table, "breakdown", planes), _looked_up(table, cube),
          _codes(table, "period", cube.period_position))
    for figure in (*FIGURES, "status", "origin", "row"):
        getattr(cube, figure)[at] = table[figure].to_numpy()
    cube.file[at] = _codes(table, "file", number_of)
    cube.reason[at] = _reason_codes(table, reasons)


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
