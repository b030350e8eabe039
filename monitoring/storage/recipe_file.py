"""Recipes as files that people read: TOML in the city's folder."""

from __future__ import annotations

from pathlib import Path

from monitoring.core.declaration_rules import in_ids
from monitoring.core.problem import Problem, errors
from monitoring.core.recipe import ObservationsRecipe
from monitoring.language import text
from monitoring.storage.as_toml import plain_table, toml_of
from monitoring.storage.city import CityRefused, checked_city

# What a reader looks for first stands first, tables stand last.
ORDER = ("id", "kind", "label", "files", "sheet", "table", "level", "edition", "edition_by_period",
         "area", "area_by", "area_digits", "period")


def recipe_toml(recipe: ObservationsRecipe) -> str:
    """The recipe as TOML, without what is as usual anyway."""
    return toml_of({"kind": "observations", **plain_table(recipe)}, ORDER)


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
