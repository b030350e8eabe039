"""Files of the offices, read by a city's recipes: one file, or a whole folder at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import pandas as pd

from monitoring.core.city import City
from monitoring.core.observations import no_observations
from monitoring.core.problem import Problem
from monitoring.core.recipe import AreasRecipe, FacilitiesRecipe, ObservationsRecipe
from monitoring.language import text
from monitoring.storage.facilities import read_facilities
from monitoring.storage.observed import read_table
from monitoring.storage.outlines import read_areas

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was when it was read; `fingerprint` is its SHA-256."""

    path: Path
    recipe: str
    fingerprint: str


@dataclass
class Delivery:
    """
    Everything read from the offices' files in one go.

    `named` are the areas that tables name (columns edition, level, area); `whole` tells that
    the files of all recipes were looked for.
    """

    observations: pd.DataFrame = field(default_factory=no_observations)
    areas: list[gpd.GeoDataFrame] = field(default_factory=list)
    facilities: list[pd.DataFrame] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    files: dict[str, SourceFile] = field(default_factory=dict)
    named: list[pd.DataFrame] = field(default_factory=list)
    whole: bool = False

    def add_file(self, path: Path, recipe: str) -> None:
        """Remember a source file by its name; two of the same name cannot be told apart."""
        try:
            source = SourceFile(path, recipe, hashlib.sha256(path.read_bytes()).hexdigest())
        except OSError:
            return
        before = self.files.setdefault(path.name, source)
        if before.fingerprint != source.fingerprint:
            message = text("Zwei verschiedene Dateien heißen gleich. Bitte eine umbenennen.")
            self.problems.append(Problem("same-file-name", message, path.name))


def read_folder(folder: Path, city: City, progress: Progress = lambda _: None) -> Delivery:
    """Every file of a folder that one of the city's recipes names."""
    delivery = Delivery(whole=True)
    parts: list[pd.DataFrame] = []
    for recipe in city.recipes.values():
        progress(recipe.id)
        if isinstance(recipe, AreasRecipe):
            _add_areas(delivery, folder, recipe, city)
        elif isinstance(recipe, FacilitiesRecipe):
            _add_facilities(delivery, folder, recipe)
        elif recipe.files:
            parts += _add_tables(delivery, sorted(folder.glob(recipe.files)), recipe, city)
    delivery.observations = pd.concat(parts, ignore_index=True) if parts else no_observations()
    return delivery


def read_files(
    paths: Sequence[Path], recipe: ObservationsRecipe, city: City, period: str = ""
) -> Delivery:
    """Tables that are all read by one recipe."""
    delivery = Delivery()
    parts = list(_add_tables(delivery, paths, recipe, city, period))
    delivery.observations = pd.concat(parts, ignore_index=True) if parts else no_observations()
    return delivery


def _add_tables(
    delivery: Delivery,
    paths: Sequence[Path],
    recipe: ObservationsRecipe,
    city: City,
    period: str = "",
) -> Iterator[pd.DataFrame]:
    if not paths:
        delivery.problems.append(_no_file(recipe.id, recipe.files))
    for path in paths:
        reading = read_table(path, recipe, city, period)
        delivery.problems += reading.problems
        delivery.named.append(reading.named)
        delivery.add_file(path, recipe.id)
        yield reading.observations


def _add_areas(delivery: Delivery, folder: Path, recipe: AreasRecipe, city: City) -> None:
    files = _files_of(recipe)
    if not any((folder / file).is_file() for file in files):
        delivery.problems.append(_no_file(recipe.id, ", ".join(files)))
        return
    reading = read_areas(folder, recipe, city)
    delivery.areas.append(reading.areas)
    delivery.problems += reading.problems
    for file in files:
        if (folder / file).is_file():
            delivery.add_file(folder / file, recipe.id)


def _files_of(recipe: AreasRecipe) -> list[str]:
    """The files that a recipe of areas reads, tables of names too."""
    outlines = [layer.file for layer in recipe.layers if layer.file]
    names = [layer.names.file for layer in recipe.layers if layer.names]
    return list(dict.fromkeys([*outlines, *names]))


def _no_file(recipe: str, files: str) -> Problem:
    message = text("Zu dieser Leseanleitung wurde keine Datei gefunden. Soll sie geladen werden, "
                   "bitte den Ordner oder den Pfad in der Leseanleitung berichtigen.")
    return Problem("no-file", message, recipe, value=files, severity="warning")


def _add_facilities(delivery: Delivery, folder: Path, recipe: FacilitiesRecipe) -> None:
    if not (folder / recipe.file).is_file():
        delivery.problems.append(_no_file(recipe.id, recipe.file))
        return
    table, problems = read_facilities(folder, recipe)
    delivery.problems += problems
    if table is not None:
        delivery.facilities.append(table)
        delivery.add_file(folder / recipe.file, recipe.id)


def problems_in_folders(folder: Path, city: City) -> list[Problem]:
    """Problems of areas and outlines that the city's own folder brings along."""
    found: list[Problem] = []
    for recipe in city.recipes.values():
        if isinstance(recipe, AreasRecipe):
            files = _files_of(recipe)
            if any((folder / file).is_file() for file in files):
                found += read_areas(folder, recipe, city).problems
    return found
