"""Files of the offices, read by a city's recipes: one file, or a whole folder at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import pandas as pd

from monitoring.core.area import Areas
from monitoring.core.checks.widths import beyond_headings
from monitoring.core.city import City
from monitoring.core.interpreted import interpreted
from monitoring.core.named_areas import names_for
from monitoring.core.observations import Observations, no_observations, together
from monitoring.core.problem import Problem
from monitoring.core.recipe import (
    AreasRecipe,
    CrosswalkRecipe,
    FacilitiesRecipe,
    ObservationsRecipe,
)
from monitoring.core.source_table import SourceTable
from monitoring.language import text
from monitoring.storage.crosswalks import read_crosswalk
from monitoring.storage.facilities import read_facilities
from monitoring.storage.opened import Opened, TableRefused, answers_of, opened, table_for
from monitoring.storage.outlines import read_areas

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was when it was read; `fingerprint` is its SHA-256."""

    path: Path | None
    recipe: str
    fingerprint: str
    content: bytes = b""

    def read(self) -> bytes:
        """The content now; raises OSError."""
        return self.path.read_bytes() if self.path else self.content


@dataclass
class Delivery:
    """
    Everything read from the offices' files in one go.

    `whole` tells that the files of all recipes were looked for.
    """

    observations: Observations = field(default_factory=no_observations)
    areas: list[gpd.GeoDataFrame] = field(default_factory=list)
    facilities: list[pd.DataFrame] = field(default_factory=list)
    crosswalks: list[tuple[CrosswalkRecipe, pd.DataFrame]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    files: dict[str, SourceFile] = field(default_factory=dict)
    tables: list[SourceTable] = field(default_factory=list)
    recipes: list[ObservationsRecipe] = field(default_factory=list)
    whole: bool = False

    def add_file(self, name: str, source: SourceFile) -> None:
        """Remember a source file by its name; two of the same name cannot be told apart."""
        before = self.files.setdefault(name, source)
        if before.fingerprint != source.fingerprint:
            message = text("Zwei verschiedene Dateien heißen gleich. Bitte eine umbenennen.")
            self.problems.append(Problem("same-file-name", message, name))

    def take(self, observed: Observations) -> None:
        """Add what was read from one more table."""
        self.observations = together([self.observations, observed])

    def add_path(self, path: Path, recipe: str) -> None:
        """Remember a file of the disk."""
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            return
        self.add_file(path.name, SourceFile(path, recipe, found))


def read_folder(
    folder: Path, city: City, progress: Progress = lambda _: None, areas: Areas | None = None
) -> Delivery:
    """Every file of a folder that one of the city's recipes names."""
    delivery = Delivery(whole=True)
    parts: list[Observations] = []
    for recipe in city.recipes.values():
        progress(recipe.id)
        if isinstance(recipe, AreasRecipe):
            _add_areas(delivery, folder, recipe, city)
        elif isinstance(recipe, FacilitiesRecipe | CrosswalkRecipe):
            _add_other(delivery, folder, recipe)
        elif recipe.files:
            paths = sorted(folder.glob(recipe.files))
            parts += _add_tables(delivery, paths, recipe, city, "", areas)
    delivery.observations = together(parts)
    return delivery


def read_files(
    paths: Sequence[Path], recipe: ObservationsRecipe, city: City, period: str = "",
    areas: Areas | None = None,
) -> Delivery:
    """Tables that are all read by one recipe."""
    delivery = Delivery()
    parts = list(_add_tables(delivery, paths, recipe, city, period, areas))
    delivery.observations = together(parts)
    return delivery


def _add_tables(
    delivery: Delivery,
    paths: Sequence[Path],
    recipe: ObservationsRecipe,
    city: City,
    period: str,
    areas: Areas | None,
) -> Iterator[Observations]:
    if not paths:
        delivery.problems.append(_no_file(recipe.id, recipe.files))
    for path in paths:
        try:
            found = opened(path, path.name, answers_of(recipe))
        except OSError:
            message = text("Die Datei ist nicht lesbar. Bitte Pfad und Rechte prüfen.")
            delivery.problems.append(Problem("unreadable-file", message, str(path)))
            continue
        delivery.add_file(path.name, SourceFile(path, recipe.id, found.fingerprint))
        yield add_table(delivery, found, recipe, city, period, areas)


def add_table(
    delivery: Delivery,
    found: Opened,
    recipe: ObservationsRecipe,
    city: City,
    period: str = "",
    areas: Areas | None = None,
) -> Observations:
    """The observations of an opened file; its problems and its table go into the delivery."""
    try:
        table = table_for(found, recipe, period)
    except TableRefused as refused:
        delivery.problems += refused.problems
        return no_observations()
    names = names_for(table, recipe, city, areas, period) if areas else None
    reading = interpreted(table, recipe, city, period, names)
    delivery.problems += [*_about(found, table), *reading.problems]
    if found.upload.kind == "text":
        delivery.problems += beyond_headings(table, recipe)
    delivery.tables.append(table)
    delivery.recipes.append(recipe)
    return reading.observations


def _about(found: Opened, table: SourceTable) -> list[Problem]:
    """What the reader said about the sheet of the table, or about the file as a whole."""
    return [one for one in found.problems if one.sheet in ("", table.sheet)]


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
            delivery.add_path(folder / file, recipe.id)


def _files_of(recipe: AreasRecipe) -> list[str]:
    """The files that a recipe of areas reads, tables of names too."""
    outlines = [layer.file for layer in recipe.layers if layer.file]
    names = [layer.names.file for layer in recipe.layers if layer.names]
    return list(dict.fromkeys([*outlines, *names]))


def _no_file(recipe: str, files: str) -> Problem:
    message = text("Zu dieser Leseanleitung wurde keine Datei gefunden. Soll sie geladen werden, "
                   "bitte den Ordner oder den Pfad in der Leseanleitung berichtigen.")
    return Problem("no-file", message, recipe, value=files, severity="warning")


def _add_other(
    delivery: Delivery, folder: Path, recipe: FacilitiesRecipe | CrosswalkRecipe
) -> None:
    """The one file of a register of facilities, or of weights between editions."""
    if not (folder / recipe.file).is_file():
        delivery.problems.append(_no_file(recipe.id, recipe.file))
        return
    if isinstance(recipe, CrosswalkRecipe):
        table, problems = read_crosswalk(folder, recipe)
        delivery.crosswalks += [(recipe, table)] if table is not None else []
    else:
        table, problems = read_facilities(folder, recipe)
        delivery.facilities += [table] if table is not None else []
    delivery.problems += problems
    if table is not None:
        delivery.add_path(folder / recipe.file, recipe.id)


def problems_in_folders(folder: Path, city: City) -> list[Problem]:
    """Problems of areas, outlines and weights that the city's own folder brings along."""
    found: list[Problem] = []
    for recipe in city.recipes.values():
        if isinstance(recipe, CrosswalkRecipe) and (folder / recipe.file).is_file():
            found += read_crosswalk(folder, recipe)[1]
        if isinstance(recipe, AreasRecipe):
            files = _files_of(recipe)
            if any((folder / file).is_file() for file in files):
                found += read_areas(folder, recipe, city).problems
    return found
