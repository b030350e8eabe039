"""Geodata files as tables of features in longitude and latitude."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio.errors
import pyproj

from monitoring.core.problem import Problem
from monitoring.language import text

LONGITUDE_LATITUDE = "EPSG:4326"


def features(path: Path, problems: list[Problem]) -> gpd.GeoDataFrame | None:
    """Features of a file; None, with a problem, if there are none or it is unreadable."""
    if not path.is_file():
        message = text("Diese Datei fehlt. Bitte den Ordner mit den Dateien der Ämter prüfen.")
        problems.append(Problem("missing-file", message, str(path)))
        return None
    source = f"/vsigzip/{path.absolute()}" if path.suffix == ".gz" else str(path)
    try:
        raw = gpd.read_file(source, engine="pyogrio")
        found = _in_degrees(raw) if isinstance(raw, gpd.GeoDataFrame) else None
    except (
        pyogrio.errors.DataSourceError,
        pyogrio.errors.DataLayerError,
        pyogrio.errors.FeatureError,
        pyogrio.errors.GeometryError,
        pyproj.exceptions.ProjError,
        OSError,
        ValueError,
    ) as error:
        message = text("Die Datei ist nicht lesbar ({error}). Bitte neu beschaffen.",
                       error=str(error)[:200])
        problems.append(Problem("unreadable-file", message, path.name))
        return None
    if found is None or found.empty:
        message = text("Die Datei enthält keine Geometrien. Bitte prüfen.")
        problems.append(Problem("empty-file", message, path.name))
        return None
    return found


def _in_degrees(raw: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    if raw.crs is None:
        raw = raw.set_crs(LONGITUDE_LATITUDE)
    projected: gpd.GeoDataFrame = raw.to_crs(LONGITUDE_LATITUDE)
    return projected


def texts(column: pd.Series) -> pd.Series:
    """A property as text, "" where it is empty; whole numbers stay whole."""
    numbers = pd.to_numeric(column, errors="coerce") if column.dtype.kind == "f" else None
    if numbers is not None and (numbers.dropna() % 1 == 0).all():
        column = numbers.astype("Int64")
    found: pd.Series = column.astype("string").fillna("").astype(str).str.strip()
    return found
