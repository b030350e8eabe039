"""Registers of facilities: points with places, and what they add up to per area."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.observations import (
    NO_REASON,
    Observations,
    Place,
    Plane,
    Source,
    together,
)
from monitoring.core.problem import Problem
from monitoring.core.recipe import FacilitiesRecipe
from monitoring.core.status import Status
from monitoring.language import text
from monitoring.storage.geodata import LONGITUDE_LATITUDE, features, texts

COLUMNS = ["kind", "key", "name", "places", "period", "longitude", "latitude", "file"]


def read_facilities(
    folder: Path, recipe: FacilitiesRecipe
) -> tuple[pd.DataFrame | None, list[Problem]]:
    """The register as a table with `COLUMNS`; places are NaN where not stated."""
    problems: list[Problem] = []
    raw = features(folder / recipe.file, problems)
    if raw is None:
        return None, problems
    needed = [one for one in (recipe.key, recipe.name, recipe.places) if one]
    for name in (one for one in needed if one not in raw.columns):
        message = text("Diese Eigenschaft fehlt im Register der Einrichtungen. Bitte die "
                       "Leseanleitung berichtigen.")
        problems.append(Problem("missing-column", message, recipe.file, column=name))
    points = _points(raw, recipe, problems)
    if problems:
        return None, problems
    stated = raw[recipe.places] if recipe.places else pd.Series(np.nan, index=raw.index)
    places = pd.to_numeric(stated, errors="coerce")
    table = pd.DataFrame(
        {
            "kind": recipe.facility,
            "key": texts(raw[recipe.key]),
            "name": texts(raw[recipe.name]),
            "places": places.astype(float),
            "period": recipe.period,
            "longitude": points.x,
            "latitude": points.y,
            "file": Path(recipe.file).name,
        }
    )
    if recipe.places:
        problems += _without_places(table, stated, recipe)
    return table, problems


def _points(
    raw: gpd.GeoDataFrame, recipe: FacilitiesRecipe, problems: list[Problem]
) -> gpd.GeoSeries:
    points = raw.geometry
    if not points.dropna().geom_type.eq("Point").all():
        message = text("Das Register enthält nicht nur Punkte. Bitte die Datei prüfen.")
        problems.append(Problem("facility-points", message, recipe.file, column="geometry"))
    return points


def _without_places(
    table: pd.DataFrame, stated: pd.Series, recipe: FacilitiesRecipe
) -> list[Problem]:
    message = text("Die Zahl der Plätze fehlt oder ist keine Zahl. Die Einrichtung wird gezeigt, "
                   "ihre Plätze zählen nicht mit.")
    bad = table[table["places"].isna()]
    return [
        Problem("facility-places", message, recipe.file, "", None, recipe.places,
                f"{key}: {said}", "warning")
        for key, said in zip(bad["key"], stated[bad.index], strict=True)
    ]


def located(
    facilities: pd.DataFrame, areas: gpd.GeoDataFrame, city: City
) -> tuple[pd.DataFrame, list[Problem]]:
    """Facilities with `edition` and `area` of the smallest level in which they lie."""
    smallest = city.frame.levels[0].id
    problems: list[Problem] = []
    parts = []
    for (kind, period), group in facilities.groupby(["kind", "period"], sort=True):
        edition = "" if city.level(smallest).stable else city.edition_for(str(period))
        shapes = areas[(areas["level"] == smallest) & (areas["edition"] == edition)]
        points = gpd.GeoDataFrame(
            group,
            geometry=gpd.points_from_xy(group["longitude"], group["latitude"]),
            crs=LONGITUDE_LATITUDE,
        )
        joined = points.sjoin(shapes[["area", "geometry"]], how="left", predicate="within")
        joined = joined[~joined.index.duplicated()]
        for row in joined[joined["area"].isna()].itertuples():
            message = text("Die Einrichtung liegt in keinem Gebiet und wird nicht mitgezählt. "
                           "Bitte ihre Koordinaten prüfen.")
            problems.append(Problem("facility-outside", message, str(row.file), column="geometry",
                                    value=f"{kind} {row.key}", severity="warning"))
        table = pd.DataFrame(joined.drop(columns=["geometry", "index_right"]))
        parts.append(table.assign(edition=edition, area=table["area"].fillna("")))
    whole = pd.concat(parts, ignore_index=True) if parts else facilities.assign(edition="", area="")
    return whole, problems


def counted(facilities: pd.DataFrame, areas: Areas, city: City) -> Observations:
    """Observations of every indicator that counts places or sites, one per smallest area."""
    smallest = city.frame.levels[0].id
    parts = []
    for indicator in city.indicators.values():
        if indicator.facilities is None:
            continue
        own = facilities[facilities["kind"] == indicator.facilities.kind]
        for (period, edition), group in own.groupby(["period", "edition"]):
            at = areas.on_level(smallest, str(edition))
            ids = [areas.ids[one] for one in at.tolist()]
            by_area = group.groupby("area")["places"]
            sums = by_area.sum() if indicator.facilities.count == "places" else by_area.size()
            values = sums.reindex(ids, fill_value=0.0).to_numpy(float)
            places = tuple(Place(smallest, str(edition), one) for one in ids)
            source = Source(str(group["file"].iloc[0]))
            parts.append(_observed(Plane(indicator.id), places, str(period), source, values))
    return together(parts)


def _observed(
    plane: Plane, places: tuple[Place, ...], period: str, source: Source, values: np.ndarray
) -> Observations:
    none = np.zeros(len(places), np.int32)
    return Observations(
        (plane,), places, (period,), (NO_REASON,), (source,),
        none, np.arange(len(places), dtype=np.int32), none, none, none,
        values, values, np.full(len(places), np.nan),
        np.where(values == 0, Status.zero, Status.value).astype(np.uint8), none,
    )
