"""A city's folder of declarations, read and checked as a whole."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pyproj

from monitoring.core.city import City, CityFrame, ProtectionRule
from monitoring.core.declaration_rules import Declared, problems_in
from monitoring.core.index.declaration import Index
from monitoring.core.indicator import Indicator, Plan
from monitoring.core.planning.transition import Transition
from monitoring.core.planning.transition_rules import problems_in_transitions
from monitoring.core.prepared import Dashboard
from monitoring.core.prepared_rules import problems_in_dashboards
from monitoring.core.problem import Problem
from monitoring.core.protection_rules import broken, problems_in_rule, refusing
from monitoring.core.recipe import (
    AreasRecipe,
    CrosswalkRecipe,
    FacilitiesRecipe,
    ObservationsRecipe,
    Recipe,
)
from monitoring.core.recipe_rules import problems_in_recipes
from monitoring.core.refused import ProblemsFound
from monitoring.core.standard_rules import with_standards
from monitoring.language import text
from monitoring.storage.declared import Reader

Entry = TypeVar("Entry", Indicator, Plan, Recipe, Index, Dashboard, Transition)
Made = TypeVar("Made", Plan, Index, Dashboard, Transition)
_RECIPES: dict[str, type[Recipe]] = {
    "areas": AreasRecipe,
    "observations": ObservationsRecipe,
    "facilities": FacilitiesRecipe,
    "crosswalk": CrosswalkRecipe,
}


class CityRefused(ProblemsFound):
    """A city whose declarations have problems; `problems` lists all of them."""


def city_in(folder: Path) -> City:
    """The city declared in a folder; raises CityRefused with every problem."""
    city, problems = checked_city(folder)
    if city is None or refusing(problems):
        raise CityRefused(problems)
    return city


def checked_city(folder: Path) -> tuple[City | None, list[Problem]]:
    """The city as far as it can be read, and every problem of its declarations."""
    reading = _Folder(folder)
    frame = reading.frame()
    indicators = with_standards(
        reading.by_id("indicators", reading.indicators()), frame.standards if frame else {}
    )
    plans = reading.by_id("plans", reading.entries("plans", Plan))
    recipes = reading.by_id("recipes", reading.recipes())
    indices = reading.by_id("indices", reading.entries("indices", Index))
    dashboards = reading.by_id("dashboards", reading.entries("dashboards", Dashboard))
    transitions = reading.by_id("transitions", reading.entries("transitions", Transition))
    declared = Declared(
        frame,
        reading.ids("levels"),
        reading.ids("editions"),
        reading.ids("protection"),
        indicators,
        plans,
        recipes,
        reading.files,
        indices,
        dashboards,
        frozenset(reading.unread),
        transitions,
    )
    problems = [*reading.problems, *problems_in(declared), *problems_in_recipes(declared),
                *problems_in_transitions(declared), *problems_in_dashboards(declared)]
    if frame is None:
        return None, problems
    city = City(frame, indicators, plans, recipes, indices, dashboards, transitions)
    return city, [*problems, *_in_crs(frame)]


def _in_crs(frame: CityFrame) -> Iterator[Problem]:
    """Lengths and areas need metres."""
    try:
        crs = pyproj.CRS.from_user_input(frame.crs)
        metric = crs.is_projected and crs.axis_info[0].unit_name == "metre"
    except (pyproj.exceptions.CRSError, IndexError):
        metric = False
    if not metric:
        message = text("Das ist kein Koordinatensystem in Metern. Für Deutschland üblich sind "
                       "EPSG:25832 und EPSG:25833. Bitte berichtigen.")
        yield Problem("unknown-crs", message, "city.toml", column="crs", value=frame.crs)


class _Folder:
    """Reads a folder of declarations and keeps files, problems and unreadable ids."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.files: dict[tuple[str, str], str] = {}
        self.unread: set[str] = set()
        self.city: dict[str, Any] = {}

    def frame(self) -> CityFrame | None:
        path = self.folder / "city.toml"
        if not path.is_file():
            message = text("In diesem Ordner fehlt city.toml. Bitte einen Stadtordner angeben.")
            self.problems.append(Problem("missing-file", message, file=str(self.folder)))
            return None
        table = self._table(path)
        if table is None:
            return None
        self.city = table
        reader = Reader("city.toml")
        rules = self._rules(table.get("protection"))
        plain = {key: one for key, one in table.items() if key != "protection" or rules is None}
        frame = reader.read(CityFrame, plain)
        self.problems += reader.problems
        return replace(frame, protection=rules) if frame and rules is not None else frame

    def _rules(self, tables: Any) -> dict[str, ProtectionRule] | None:
        """The rules that can be applied; a broken one is named and stops nothing else."""
        if not isinstance(tables, dict):
            return None
        found = {}
        for name, table in tables.items():
            reader = Reader("city.toml")
            rule = reader.read(ProtectionRule, table, f"protection.{name}")
            bad = [broken(one.column, one.message, one.value) for one in reader.problems]
            bad += problems_in_rule(name, rule) if rule else []
            self.problems += bad
            if rule and not bad:
                found[name] = rule
        return found

    def ids(self, key: str) -> tuple[str, ...]:
        """Ids that city.toml declares under a key, even if something else in it is wrong."""
        entries = self.city.get(key, ())
        if isinstance(entries, dict):
            return tuple(entries)
        found = entries if isinstance(entries, list) else []
        return tuple(str(one["id"]) for one in found if isinstance(one, dict) and "id" in one)

    def indicators(self) -> Iterator[tuple[str, Indicator]]:
        for table, reader in self._tables("indicators"):
            for key in table.keys() - {"indicator"}:
                message = text("Diesen Schlüssel gibt es nicht.") + " "
                allowed = text("Erlaubt sind: {keys}.", keys="[[indicator]]")
                reader.note("unknown-key", key, message + allowed)
            entries = table.get("indicator", [])
            for number, entry in enumerate(entries if isinstance(entries, list) else [entries], 1):
                named = entry.get("id", number) if isinstance(entry, dict) else number
                found = reader.read(Indicator, entry, f"indicator[{named}]")
                if found:
                    yield reader.file, found
                else:
                    self.unread.add(str(named))

    def entries(self, kind: str, made: type[Made]) -> Iterator[tuple[str, Made]]:
        """One entry per file of a folder."""
        for table, reader in self._tables(kind):
            if found := reader.read(made, table):
                yield reader.file, found

    def recipes(self) -> Iterator[tuple[str, Recipe]]:
        for table, reader in self._tables("recipes"):
            kind = table.pop("kind", None)
            if not isinstance(kind, str) or kind not in _RECIPES:
                message = text("Die Art der Leseanleitung fehlt oder ist unbekannt. Erlaubt sind: "
                               "{words}.", words=", ".join(_RECIPES))
                reader.note("unknown-word", "kind", message, kind or "")
                self.unread.add("recipes/*")
            elif found := reader.read(_RECIPES[kind], table):
                yield reader.file, found
            else:
                self.unread.add(str(table.get("facility", "")))

    def by_id(self, kind: str, entries: Iterator[tuple[str, Entry]]) -> dict[str, Entry]:
        """Entries by id; a second one of the same id is a problem."""
        found: dict[str, Entry] = {}
        for file, entry in entries:
            if entry.id in found:
                message = text("Diese Kennung gibt es schon in {file}. Bitte eine von beiden "
                               "umbenennen oder entfernen.", file=self.files[kind, entry.id])
                self.problems.append(
                    Problem("duplicate-id", message, file, column="id", value=entry.id)
                )
                continue
            found[entry.id], self.files[kind, entry.id] = entry, file
        return found

    def _tables(self, kind: str) -> Iterator[tuple[dict[str, Any], Reader]]:
        for path in sorted((self.folder / kind).glob("*.toml")):
            table = self._table(path)
            if table is None:
                self.unread.add(f"{kind}/*")
                continue
            reader = Reader(path.relative_to(self.folder).as_posix())
            yield table, reader
            self.problems += reader.problems

    def _table(self, path: Path) -> dict[str, Any] | None:
        try:
            return tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, RecursionError, OverflowError) as error:
            message = text("Die Datei ist kein gültiges TOML: {error}. Bitte an dieser Stelle "
                           "berichtigen.", error=error)
        except UnicodeDecodeError:
            message = text("Die Datei ist nicht in UTF-8 gespeichert. Bitte als UTF-8 speichern.")
        except (OSError, ValueError):
            message = text("Die Datei ist nicht lesbar. Bitte Inhalt und Rechte prüfen.")
        name = path.relative_to(self.folder).as_posix()
        self.problems.append(Problem("unreadable-file", message, file=name))
        return None
