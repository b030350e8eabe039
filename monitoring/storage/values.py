"""Values of a release as a table, and that table in the formats people ask for."""

from __future__ import annotations

import json
from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd

from monitoring.core.area import IntArray
from monitoring.core.cube import Cube, Origin, plane_parts
from monitoring.core.refused import NotInRelease
from monitoring.core.status import Status
from monitoring.language import text
from monitoring.storage import parquet
from monitoring.storage.interval_columns import add_intervals, add_standardised
from monitoring.storage.moment import day
from monitoring.storage.plain_text import csv_file
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.workbook import Told, workbook

TEXTS = ("indicator", "period", "breakdown", "interval", "status", "reason", "unit", "origin",
         "file", "correction")


def _check(
    cube: Cube,
    indicator: str,
    period: str,
    level: str,
    edition: str | None,
    area: Sequence[str],
) -> None:
    """Refuse words that the release does not know instead of giving an empty table."""
    if indicator not in cube.indicator_position:
        raise NotInRelease(text("Den Indikator „{id}“ gibt es in dieser Ausgabe nicht. Bitte "
                                "die Kennung prüfen.", id=indicator))
    if period and period not in cube.period_position:
        raise NotInRelease(text("Das Jahr {period} gibt es in dieser Ausgabe nicht. Vorhanden "
                                "sind: {known}.", period=period, known=", ".join(cube.periods)))
    if level and level not in cube.areas.levels:
        raise NotInRelease(text("Die Ebene „{level}“ gibt es nicht. Vorhanden sind: {known}.",
                              level=level, known=", ".join(dict.fromkeys(cube.areas.levels))))
    if edition and edition not in cube.areas.editions:
        raise NotInRelease(text("Den Gebietsstand „{edition}“ gibt es nicht.", edition=edition))
    if unknown := sorted(set(area) - set(cube.areas.ids)):
        raise NotInRelease(text("Diese Gebiete gibt es nicht: {ids}. Bitte Kennung und führende "
                              "Nullen prüfen.", ids=", ".join(unknown)))


def values_table(
    snapshot: Snapshot,
    indicator: str,
    period: str = "",
    level: str = "",
    edition: str | None = None,
    area: Sequence[str] = (),
) -> pd.DataFrame:
    """One row per observed cell, with status, counts, 95 % interval, source file and row."""
    cube = snapshot.cube
    _check(cube, indicator, period, level, edition, area)
    at = _cells(cube, indicator, period, level, edition, area)
    _, areas, periods = at
    table = cube.areas.table().iloc[areas].drop(columns=["since", "continues"])
    table = table.reset_index(drop=True)
    table.insert(0, "indicator", indicator)
    table["period"] = np.array(cube.periods)[periods]
    table["breakdown"] = np.array([plane_parts(one)[1] for one in cube.planes], object)[at[0]]
    for name in ("value", "numerator", "denominator"):
        table[name] = getattr(cube, name)[at]
    add_intervals(table, snapshot.city.indicators[indicator])
    add_standardised(table, cube, snapshot.city.indicators[indicator], areas, periods)
    table["status"] = [Status(code).name for code in cube.status[at]]
    table["reason"] = np.array([str(one) for one in cube.reasons], dtype=object)[cube.reason[at]]
    table["unit"] = str(snapshot.city.indicators[indicator].unit)
    table["origin"] = [Origin(code).name for code in cube.origin[at]]
    table["file"] = np.array(snapshot.files, dtype=object)[cube.file[at]]
    table["row"] = cube.row[at]
    table["release"] = snapshot.release.id
    table["correction"] = _correction_notes(snapshot, at)
    # Columns without a row would have no type of text.
    return table.astype({name: "str" for name in TEXTS if name in table})


def _cells(
    cube: Cube, indicator: str, period: str, level: str, edition: str | None, area: Sequence[str]
) -> tuple[IntArray, IntArray, IntArray]:
    """Plane, area and period of every observed cell that was asked for."""
    planes = np.array([number for number, plane in enumerate(cube.planes)
                       if plane_parts(plane)[0] == indicator], np.intp)
    own, areas, periods = np.nonzero(cube.observed[planes])
    wanted = np.isin(np.arange(len(cube.areas)), chosen_rows(
        cube.areas.table(), "", level, edition, area).index.to_numpy())[areas]
    if period:
        wanted &= periods == cube.period_position[period]
    return planes[own[wanted]], areas[wanted], periods[wanted]


def chosen_rows(
    table: pd.DataFrame, period: str, level: str, edition: str | None, area: Sequence[str]
) -> pd.DataFrame:
    """The rows that were asked for; "" and nothing ask for all."""
    for name, wanted in (("period", period), ("level", level), ("edition", edition)):
        if wanted:
            table = table[table[name].isin([wanted, "" if name == "edition" else wanted])]
    return table[table["area"].isin(list(area))] if area else table


def _correction_notes(snapshot: Snapshot, at: tuple[np.ndarray, ...]) -> list[str]:
    """The note of the release that corrected each figure last; "" where none did."""
    if not snapshot.corrected:
        return [""] * len(at[0])
    cells = zip(*(one.tolist() for one in at), strict=True)
    return [correction_note(snapshot, cell) for cell in cells]


def correction_note(snapshot: Snapshot, cell: tuple[int, int, int]) -> str:
    """What stands with a corrected figure: the release, its day, its author and the note."""
    entry = snapshot.notes.get(snapshot.corrected.get(cell, 0))
    if entry is None:
        return ""
    return text("Berichtigt in Ausgabe {id} ({day}, {by}): {note}", id=entry.id,
                day=day(entry.time), by=entry.by, note=entry.note)


def written(
    snapshot: Snapshot, table: pd.DataFrame, form: str, told: Told = (),
    indicators: Sequence[str] = (),
) -> bytes:
    """
    The table as csv, json, parquet, geojson or xlsx; numbers stay numbers.

    `told` and `indicators` are explained in the workbook beside the table's own indicator.
    """
    if form == "csv":
        return csv_file(table)
    if form == "json":
        # pandas itself would write 15 digits at most; numbers read back equal with all of them.
        records = table.astype(object).where(table.notna(), None).to_dict("records")
        return json.dumps(records, ensure_ascii=False, default=_plain).encode() + b"\n"
    if form == "parquet":
        return parquet.frame_file(table)
    if form == "geojson":
        return _geojson(snapshot, table)
    return workbook(snapshot, table, told, indicators)


def _plain(number: object) -> object:
    return number.item() if isinstance(number, np.generic) else str(number)


def _geojson(snapshot: Snapshot, table: pd.DataFrame) -> bytes:
    shapes = snapshot.shapes[["edition", "area", "geometry"]]
    joined = gpd.GeoDataFrame(
        table.merge(shapes, on=["edition", "area"], how="left"), geometry="geometry",
        crs=shapes.crs,
    )
    document = json.loads(joined.to_json(drop_id=True, na="null"))
    return json.dumps(document, ensure_ascii=False).encode() + b"\n"
