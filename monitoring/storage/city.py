"""A city's folder of declarations, read and checked as a whole."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from monitoring.core.city import City, CityFrame
from monitoring.core.declaration_rules import problems_in
from monitoring.core.indicator import Indicator, Plan
from monitoring.core.problem import Problem
from monitoring.core.recipe import AreasRecipe, FacilitiesRecipe, ObservationsRecipe, Recipe
from monitoring.language import text
from monitoring.storage.declared import Reader

Entry = TypeVar("Entry", Indicator, Plan, Recipe)
_RECIPES: dict[str, type[Recipe]] = {
    "areas": AreasRecipe,
    "observations": ObservationsRecipe,
    "facilities": FacilitiesRecipe,
}


class CityRefused(Exception):
    """A city whose declarations have problems; `problems` lists all of them."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(problem.sentence() for problem in problems))
        self.problems = problems


def city_in(folder: Path) -> City:
    """The city declared in a folder; raises CityRefused with every problem."""
    city, problems = checked_city(folder)
    if city is None or problems:
        raise CityRefused(problems)
    return city


def checked_city(folder: Path) -> tuple[City | None, list[Problem]]:
    """The city as far as it can be read, and every problem of its declarations."""
    problems: list[Problem] = []
    frame = _frame(folder, problems)
    indicators = _by_id(_indicators(folder, problems), problems)
    plans = _by_id(_plans(folder, problems), problems)
    recipes = _by_id(_recipes(folder, problems), problems)
    if frame is None:
        return None, problems
    city = City(frame, indicators[0], plans[0], recipes[0])
    sources = {**indicators[1], **plans[1], **recipes[1]}
    problems += problems_in(city, sources)
    return city, problems


def _frame(folder: Path, problems: list[Problem]) -> CityFrame | None:
    path = folder / "city.toml"
    if not path.is_file():
        message = text("In diesem Ordner fehlt city.toml. Bitte einen Stadtordner angeben.")
        problems.append(Problem("missing-file", message, file=str(folder)))
        return None
    table = _table(path, folder, problems)
    if table is None:
        return None
    reader = Reader("city.toml")
    frame = reader.read(CityFrame, table)
    problems += reader.problems
    return frame


def _table(path: Path, folder: Path, problems: list[Problem]) -> dict[str, Any] | None:
    name = path.relative_to(folder).as_posix()
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        message = text("Die Datei ist kein gültiges TOML: {error}. Bitte an dieser Stelle "
                       "berichtigen.", error=error)
    except UnicodeDecodeError:
        message = text("Die Datei ist nicht in UTF-8 gespeichert. Bitte als UTF-8 speichern.")
    except OSError:
        message = text("Die Datei ist nicht lesbar. Bitte die Rechte prüfen.")
    problems.append(Problem("unreadable-file", message, file=name))
    return None


def _files(folder: Path, kind: str, problems: list[Problem]) -> Iterator[tuple[str, Any, Reader]]:
    for path in sorted((folder / kind).glob("*.toml")):
        table = _table(path, folder, problems)
        if table is not None:
            reader = Reader(path.relative_to(folder).as_posix())
            yield reader.file, table, reader
            problems += reader.problems


def _indicators(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Indicator]]:
    for file, table, reader in _files(folder, "indicators", problems):
        for key in table.keys() - {"indicator"}:
            message = text("Diesen Schlüssel gibt es nicht.") + " "
            reader.note("unknown-key", key, message + text("Erlaubt sind: {keys}.",
                                                           keys="[[indicator]]"))
        entries = table.get("indicator", [])
        for number, entry in enumerate(entries if isinstance(entries, list) else [entries], 1):
            named = entry.get("id", number) if isinstance(entry, dict) else number
            found = reader.read(Indicator, entry, f"indicator[{named}]")
            if found:
                yield file, found


def _plans(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Plan]]:
    for file, table, reader in _files(folder, "plans", problems):
        if found := reader.read(Plan, table):
            yield file, found


def _recipes(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Recipe]]:
    for file, table, reader in _files(folder, "recipes", problems):
        kind = table.pop("kind", None)
        if kind not in _RECIPES:
            message = text("Die Art der Leseanleitung fehlt oder ist unbekannt. Erlaubt sind: "
                           "{words}.", words=", ".join(_RECIPES))
            reader.note("unknown-word", "kind", message, kind or "")
        elif found := reader.read(_RECIPES[kind], table):
            yield file, found


def _by_id(
    entries: Iterator[tuple[str, Entry]], problems: list[Problem]
) -> tuple[dict[str, Entry], dict[str, str]]:
    """Entries by id and the file of each; a second one of the same id is a problem."""
    found: dict[str, Entry] = {}
    files: dict[str, str] = {}
    for file, entry in entries:
        if entry.id in found:
            message = text("Diese Kennung gibt es schon in {file}. Bitte eine von beiden "
                           "umbenennen oder entfernen.", file=files[entry.id])
            problems.append(Problem("duplicate-id", message, file, column="id",
                                    value=entry.id))
            continue
        found[entry.id], files[entry.id] = entry, file
    return found, files
