"""Recipes as files: what is saved reads as it was, and nothing broken is ever kept."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from monitoring.core.recipe import Figure, ObservationsRecipe, Place
from monitoring.language import Words
from monitoring.storage.city import CityRefused, checked_city, city_in
from monitoring.storage.declared import Reader
from monitoring.storage.recipe_file import recipe_toml, save_recipe
from tests.conftest import MUSTERSTADT
from tests.storage.random_recipes import recipes


def recipe_of(folder: Path, name: str) -> ObservationsRecipe:
    found = city_in(folder).recipes[name]
    assert isinstance(found, ObservationsRecipe)
    return found


@given(recipes)
def test_a_recipe_reads_as_it_was_written(recipe: ObservationsRecipe) -> None:
    table = tomllib.loads(recipe_toml(recipe))
    assert table.pop("kind") == "observations"
    reader = Reader("recipes/a.toml")
    found = reader.read(ObservationsRecipe, table)
    assert reader.problems == []
    assert found == recipe


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(recipes)
def test_a_kept_recipe_is_read_by_the_city(musterstadt: Path, recipe: ObservationsRecipe) -> None:
    recipe = replace(recipe, id=f"neu-{recipe.id}")
    path = save_recipe(musterstadt, recipe, replace=True)
    assert recipe_of(musterstadt, recipe.id) == recipe
    path.unlink()


@pytest.mark.parametrize("name", ["arbeit", "einkommen", "einwohner"])
def test_recipes_written_by_hand_survive(musterstadt: Path, name: str) -> None:
    before = recipe_of(musterstadt, name)
    save_recipe(musterstadt, before, replace=True)
    assert recipe_of(musterstadt, name) == before


def kept(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "recipes").iterdir()}


def test_a_recipe_of_the_same_id_is_replaced_only_if_asked(musterstadt: Path) -> None:
    before, other = kept(musterstadt), replace(recipe_of(musterstadt, "arbeit"), area="nr")
    with pytest.raises(CityRefused, match="gibt es schon"):
        save_recipe(musterstadt, other)
    assert kept(musterstadt) == before
    save_recipe(musterstadt, other, replace=True)
    assert recipe_of(musterstadt, "arbeit") == other
    (musterstadt / "recipes" / "arbeit.toml").rename(musterstadt / "recipes" / "jobs.toml")
    with pytest.raises(CityRefused, match="gibt es schon"):
        save_recipe(musterstadt, other)


@pytest.mark.parametrize("name", ["../arbeit", "a/b", "", "ä", "a.b", "/tmp/x"])
def test_an_id_leads_nowhere_else(musterstadt: Path, name: str) -> None:
    before = kept(musterstadt)
    with pytest.raises(CityRefused, match="Kennung besteht aus Buchstaben"):
        save_recipe(musterstadt, replace(recipe_of(musterstadt, "arbeit"), id=name))
    assert kept(musterstadt) == before
    assert sorted(one.name for one in musterstadt.iterdir()) == sorted(
        one.name for one in MUSTERSTADT.iterdir())


BROKEN = {
    "unknown-level": {"level": Place(fixed="block")},
    "unknown-edition": {"edition": "1990"},
    "recipe-edition": {"edition_by_period": True},
    "missing-key": {"area": ""},
    "recipe-sign": {"delimiter": ";;"},
    "unknown-encoding": {"encoding": "utf-9"},
    "recipe-pattern": {"period": Place(title="Stand (")},
    "recipe-period": {"period": Place(title="(x)", fixed="2020")},
    "recipe-path": {"files": "../*.csv"},
    "unknown-indicator": {"columns": (Figure("bev_weg", "wert"),)},
    "missing-text": {"label": Words("Arbeit", " ")},
}


@pytest.mark.parametrize("rule", BROKEN)
@pytest.mark.parametrize("name", ["arbeit", "neu"])
def test_what_would_break_the_declarations_is_not_kept(
    musterstadt: Path, rule: str, name: str
) -> None:
    before = kept(musterstadt)
    broken = replace(recipe_of(musterstadt, "arbeit"), id=name, **BROKEN[rule])  # type: ignore[arg-type]
    with pytest.raises(CityRefused) as refused:
        save_recipe(musterstadt, broken, replace=True)
    assert {one.rule for one in refused.value.problems} == {rule}
    assert kept(musterstadt) == before


def test_mistakes_that_were_there_before_do_not_stop_a_recipe(musterstadt: Path) -> None:
    (musterstadt / "plans" / "jugend.toml").write_text("id = 3", "utf-8")
    known = checked_city(musterstadt)[1]
    save_recipe(musterstadt, replace(recipe_of(MUSTERSTADT, "arbeit"), id="neu"))
    assert checked_city(musterstadt)[1] == known
