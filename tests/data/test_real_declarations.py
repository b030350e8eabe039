"""Declarations of the real cities agree with themselves; their tables are not in the project."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[2] / "data"
CITIES = ("berlin", "leipzig", "germany")
TEXTS = {
    "name",
    "label",
    "short",
    "plural",
    "definition",
    "unit",
    "description",
    "licence",
    "source",
    "reference_date",
    "department",
    "limits",
    "reason",
    "name_text",
}
REQUIRED = {
    "id",
    "label",
    "short",
    "definition",
    "unit",
    "kind",
    "decimals",
    "polarity",
    "domain",
    "phase",
    "source",
    "periodicity",
    "reference_date",
    "protection",
    "version",
}


def tables(city: str, kind: str) -> list[dict[str, Any]]:
    """All declarations of one kind, in the order of their files."""
    return [
        tomllib.loads(path.read_text("utf-8"))
        for path in sorted((DATA / city / kind).glob("*.toml"))
    ]


def indicators(city: str) -> list[dict[str, Any]]:
    return [one for table in tables(city, "indicators") for one in table["indicator"]]


def frame(city: str) -> dict[str, Any]:
    return tomllib.loads((DATA / city / "city.toml").read_text("utf-8"))


def in_plans(city: str) -> set[str]:
    groups = [group for plan in tables(city, "plans") for group in plan["groups"]]
    return {one for group in groups for one in group["indicators"]}


def loaded(city: str) -> set[str]:
    recipes = tables(city, "recipes")
    return {one["indicator"] for table in recipes for one in table.get("columns", [])}


def bilingual(table: Any, where: str) -> Iterator[tuple[str, Any]]:
    """Every text that people read, with the path to it."""
    if isinstance(table, list):
        for number, one in enumerate(table):
            yield from bilingual(one, f"{where}[{number}]")
    elif isinstance(table, dict):
        for key, value in table.items():
            at = f"{where}.{key}"
            if isinstance(value, dict) and value.keys() & {"de", "en"}:
                yield at, value
            elif key in TEXTS and not (key == "name" and isinstance(value, str)):
                yield at, value if key != "source" or isinstance(value, dict) else OFFICIAL
            else:
                yield from bilingual(value, at)


OFFICIAL = {"de": "source of an official value", "en": "is a short name in both languages"}


@pytest.mark.parametrize("city", CITIES)
def test_folder_holds_declarations_only(city: str) -> None:
    others = [path for path in (DATA / city).rglob("*") if path.is_file()]
    assert others
    assert [path for path in others if path.suffix != ".toml"] == []


@pytest.mark.parametrize("city", CITIES)
def test_ids_are_unique(city: str) -> None:
    for kind in (indicators(city), tables(city, "plans"), tables(city, "recipes")):
        ids = [one["id"] for one in kind]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("city", CITIES)
def test_every_text_is_german_and_english(city: str) -> None:
    whole = [frame(city), *tables(city, "indicators"), *tables(city, "plans")]
    for table in [*whole, *tables(city, "recipes")]:
        for where, words in bilingual(table, city):
            assert isinstance(words, dict), where
            assert set(words) == {"de", "en"}, where
            assert all(words.values()), where


@pytest.mark.parametrize("city", CITIES)
def test_indicators_are_complete(city: str) -> None:
    for one in indicators(city):
        assert one.keys() >= REQUIRED, one["id"]
        assert one["protection"] in frame(city)["protection"], one["id"]
        if one["kind"] in ("share", "rate"):
            assert one.keys() >= {"numerator", "denominator"}, one["id"]


@pytest.mark.parametrize("city", CITIES)
def test_plans_and_overview_name_known_indicators_and_none_is_left_out(city: str) -> None:
    ids = {one["id"] for one in indicators(city)}
    assert in_plans(city) == ids
    assert set(frame(city)["key_indicators"]) <= ids
    assert len(frame(city)["key_indicators"]) <= 8


@pytest.mark.parametrize("city", CITIES)
def test_formulas_compute_with_counts(city: str) -> None:
    counts = {one["id"] for one in indicators(city) if one["kind"] == "count"}
    for one in indicators(city):
        parts = [*one.get("formula", {}).get("numerator", [])]
        parts += one.get("formula", {}).get("denominator", [])
        assert {part.removeprefix("-") for part in parts} <= counts, one["id"]


@pytest.mark.parametrize("city", CITIES)
def test_every_indicator_comes_from_exactly_one_kind_of_source(city: str) -> None:
    read = loaded(city)
    assert read <= {one["id"] for one in indicators(city)}
    for one in indicators(city):
        sources = [one["id"] in read, "formula" in one, "facilities" in one]
        assert sum(sources) == 1, one["id"]


@pytest.mark.parametrize("city", CITIES)
def test_recipes_name_known_levels_and_editions(city: str) -> None:
    levels = {one["id"] for one in frame(city)["levels"]}
    editions = {one["id"] for one in frame(city)["editions"]}
    for recipe in tables(city, "recipes"):
        named = [layer["level"] for layer in recipe.get("layers", [])]
        assert {*named, recipe.get("level", next(iter(levels)))} <= levels
        assert recipe.get("edition", next(iter(editions))) in editions
        if recipe["kind"] == "observations":
            assert ("edition" in recipe) != recipe.get("edition_by_period", False)


@pytest.mark.parametrize("city", CITIES)
def test_facilities_are_read_by_a_recipe(city: str) -> None:
    kinds = {one["facility"] for one in tables(city, "recipes") if one["kind"] == "facilities"}
    for one in indicators(city):
        if "facilities" in one:
            assert one["facilities"]["kind"] in kinds


def test_names_others_rely_on_exist_in_berlin() -> None:
    levels = [one["id"] for one in frame("berlin")["levels"]]
    assert levels == ["planungsraum", "bezirksregion", "prognoseraum", "bezirk", "stadt"]
    ids = {one["id"] for one in indicators("berlin")}
    assert ids >= {"bev_ew", *(f"mss_{kind}{n}" for kind in "sd" for n in range(1, 5))}
    recipes = {one["id"] for one in tables("berlin", "recipes")}
    assert recipes >= {"mss_tab2_1", "mss_wfs", "lor_2006", "lor_2021"}


def test_shares_without_counts_are_not_summed() -> None:
    for one in indicators("berlin"):
        if one["id"].startswith("mss_"):
            assert one["aggregation"] == "none", one["id"]
