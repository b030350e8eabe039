"""Recipes as files that people read: TOML in the city's folder."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import Enum, IntEnum
from pathlib import Path
from typing import Any

import tomli_w

from monitoring.core.declaration_rules import in_ids
from monitoring.core.problem import Problem, errors
from monitoring.core.recipe import ObservationsRecipe, Place
from monitoring.language import Words, text
from monitoring.storage.city import CityRefused, checked_city

# What a reader looks for first stands first, tables stand last.
ORDER = ("id", "kind", "label", "files", "sheet", "table", "level", "edition", "edition_by_period",
         "area", "area_by", "area_digits", "period")


def recipe_toml(recipe: ObservationsRecipe) -> str:
    """The recipe as TOML, without what is as usual anyway."""
    values = {"kind": "observations", **_plain(recipe)}
    head = {name: values.pop(name) for name in ORDER if name in values}
    lists = {name: value for name, value in values.items() if _is_table(value)}
    words = {name: value for name, value in values.items() if name not in lists}
    return tomli_w.dumps({**head, **words, **lists})


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and bool(value)
                                       and isinstance(value[0], dict))


def _plain(value: Any) -> dict[str, Any]:
    """Fields that differ from their defaults, as TOML knows them."""
    found = {}
    for field in dataclasses.fields(value):
        own = getattr(value, field.name)
        if own == _default(field):
            continue
        found[field.name.rstrip("_")] = _value(own)
    return found


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default is not dataclasses.MISSING:
        return field.default
    made = field.default_factory
    return made() if made is not dataclasses.MISSING else dataclasses.MISSING


def _value(value: Any) -> Any:
    if isinstance(value, Place) and value == Place(fixed=value.fixed):
        return value.fixed
    if isinstance(value, Words):
        return {"de": value.de, "en": value.en}
    if isinstance(value, Enum):
        return value.name if isinstance(value, IntEnum) else str(value.value)
    if isinstance(value, Mapping):
        return {str(name): _value(one) for name, one in value.items()}
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    return _plain(value) if dataclasses.is_dataclass(value) else value


def save_recipe(folder: Path, recipe: ObservationsRecipe, replace: bool = False) -> Path:
    """
    Keep a recipe in the city's folder; raises CityRefused with every problem and keeps nothing.

    A recipe of the same id is only replaced if asked.
    """
    # An id with a path in it would lead out of the folder.
    if wrong := list(in_ids([recipe.id], "", "id")):
        raise CityRefused(wrong)
    path = folder / "recipes" / f"{recipe.id}.toml"
    before = path.read_bytes() if path.exists() else None
    city, known = checked_city(folder)
    if not replace and (before is not None or (city and recipe.id in city.recipes)):
        message = text("Eine Leseanleitung dieser Kennung gibt es schon. Bitte eine andere Kennung "
                       "wählen oder das Ersetzen bestätigen.")
        raise CityRefused([Problem("duplicate-id", message, path.name, column="id",
                                   value=recipe.id)])
    path.parent.mkdir(exist_ok=True)
    _write(path, recipe_toml(recipe).encode())
    _, problems = checked_city(folder)
    if new := [one for one in errors(problems) if one not in known]:
        if before is None:
            path.unlink()
        else:
            _write(path, before)
        raise CityRefused(new)
    return path


def _write(path: Path, content: bytes) -> None:
    """In one step, so that nobody reads half a recipe."""
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)
