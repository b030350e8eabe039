"""Outlines, names, parents and registers of facilities, and what may be wrong with them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from monitoring.core.problem import Problem
from monitoring.core.recipe import AreasRecipe, FacilitiesRecipe
from monitoring.storage.city import city_in
from monitoring.storage.facilities import read_facilities
from monitoring.storage.outlines import AreaReading, continued, read_areas
from monitoring.storage.sources import problems_in_folders

NEW = "areas/viertel_2020.geojson"
RECIPE = "recipes/areas_2020.toml"
BOW = [[[10.0, 51.0], [10.01, 51.01], [10.01, 51.0], [10.0, 51.01], [10.0, 51.0]]]


def read(folder: Path, edition: str = "2020") -> AreaReading:
    city = city_in(folder)
    recipe = city.recipes[f"areas_{edition}"]
    assert isinstance(recipe, AreasRecipe)
    return read_areas(folder, recipe, city)


def found(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(one.rule, one.value, one.severity) for one in problems]


def change(folder: Path, file: str, edit: Callable[[list[dict[str, Any]]], object]) -> None:
    document = json.loads((folder / file).read_text("utf-8"))
    edit(document["features"])
    (folder / file).write_text(json.dumps(document), "utf-8")


def declare(folder: Path, before: str, after: str) -> None:
    content = (folder / RECIPE).read_text("utf-8")
    assert before in content
    (folder / RECIPE).write_text(content.replace(before, after), "utf-8")


def test_levels_of_the_tiny_city(musterstadt: Path) -> None:
    reading = read(musterstadt)
    assert reading.problems == []
    assert reading.areas["level"].value_counts().to_dict() == {
        "viertel": 7,
        "bezirk": 2,
        "stadt": 1,
    }
    city = reading.areas[reading.areas["level"] == "stadt"].iloc[0]
    assert (city["name"], city["edition"], city["parent"]) == ("Musterstadt", "", "")
    parts = reading.areas[reading.areas["level"] == "viertel"]
    assert city.geometry.area == pytest.approx(sum(one.area for one in parts.geometry))


def test_areas_with_the_same_outline_continue(musterstadt: Path) -> None:
    import pandas as pd

    both = pd.concat([read(musterstadt, "2015").areas, read(musterstadt).areas], ignore_index=True)
    areas = continued(
        both.drop_duplicates(["edition", "area"], ignore_index=True), city_in(musterstadt)
    )
    assert set(areas[areas["continues"] == "2015"]["area"]) == {
        "0101",
        "0102",
        "0103",
        "0201",
        "0202",
    }


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (
            lambda all_: all_[0]["properties"].update(nr="0301"),
            ("outline-without-area", "03", "error"),
        ),
        (lambda all_: all_.__delitem__(slice(0, 3)), ("area-without-outline", "01", "error")),
        (lambda all_: all_[0]["properties"].update(nr=None), ("outline-without-area", "", "error")),
        (
            lambda all_: all_[1]["properties"].update(nr="0101"),
            ("duplicate-outline", "0101", "warning"),
        ),
        (lambda all_: all_.append(all_[0]), ("repeated-outline", "0101", "warning")),
        (lambda all_: all_[0].update(geometry=None), ("missing-outline", "0101", "warning")),
        (
            lambda all_: all_[0].update(geometry={"type": "Point", "coordinates": [10, 51]}),
            ("missing-outline", "0101", "warning"),
        ),
        (
            lambda all_: all_[0]["geometry"].update(coordinates=BOW),
            ("invalid-outline", "0101", "note"),
        ),
        (lambda all_: all_.clear(), ("empty-file", "", "error")),
        (
            lambda all_: [one["properties"].pop("name") for one in all_],
            ("missing-column", "", "error"),
        ),
        (lambda all_: all_[0]["properties"].update(nr="01"), ("duplicate-area", "01", "error")),
    ],
)
def test_defects_of_a_file(
    musterstadt: Path, edit: Callable[[list[dict[str, Any]]], object], problem: tuple[str, ...]
) -> None:
    change(musterstadt, NEW, edit)
    assert problem in found(read(musterstadt).problems)


def test_defects_of_the_citys_own_folder_are_found_by_check(musterstadt: Path) -> None:
    change(musterstadt, NEW, lambda all_: all_[0]["properties"].update(nr="0301"))
    rules = [one.rule for one in problems_in_folders(musterstadt, city_in(musterstadt))]
    assert rules == ["outline-without-area"]


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        (
            '{is = "musterstadt"}',
            '{is = "nirgends"}',
            ("area-without-outline", "musterstadt", "error"),
        ),
        ("{first = 2}", '{property = "bezirk"}', ("missing-column", "", "error")),
        ('area = "nr"', 'area = "nummer"', ("missing-column", "", "error")),
        (
            "{first = 2}",
            '{first = 2}\nsince = [{id = "9", period = "2021"}]',
            ("unknown-area", "9", "error"),
        ),
        (
            "{first = 2}",
            '{first = 2}\nwithout_outline = [{id = "0209", name = "Insel"}]',
            ("missing-outline", "0209", "warning"),
        ),
        (
            "{first = 2}",
            '{first = 2}\nnames = {file = "tables/x.csv", area = "a", name = "b"}',
            ("unreadable-table", "", "error"),
        ),
        (
            "{first = 2}",
            '{first = 2}\nnames = {file = "tables/arbeit_2020.csv", area = "a", name = "b"}',
            ("missing-column", "", "error"),
        ),
    ],
)
def test_defects_of_a_recipe(
    musterstadt: Path, before: str, after: str, problem: tuple[str, ...]
) -> None:
    declare(musterstadt, before, after)
    assert problem in found(read(musterstadt).problems)


def test_a_parent_that_does_not_exist(musterstadt: Path) -> None:
    declare(
        musterstadt,
        'dissolve = "viertel"',
        'file = "areas/bezirke.geojson"\narea = "nr"\nname = "name"',
    )
    shutil.copy(musterstadt / NEW, musterstadt / "areas" / "bezirke.geojson")
    change(musterstadt, "areas/bezirke.geojson", lambda all_: all_.__delitem__(slice(1, None)))
    change(musterstadt, "areas/bezirke.geojson", lambda all_: all_[0]["properties"].update(nr="01"))
    unknown = [one for one in read(musterstadt).problems if one.rule == "unknown-parent"]
    assert {(one.column, one.value) for one in unknown} == {
        ("0201", "02"),
        ("0202", "02"),
        ("0204", "02"),
        ("0205", "02"),
    }


def test_names_from_a_table_must_fit_the_outlines(musterstadt: Path) -> None:
    declare(
        musterstadt,
        "{first = 2}",
        '{first = 2}\nnames = {file = "tables/n.csv", area = "nr", name = "wie"}',
    )
    (musterstadt / "tables" / "n.csv").write_text("nr,wie\n0101,Am Tor\n0999,Nebel\n", "utf-8")
    reading = read(musterstadt)
    assert ("area-without-outline", "0999", "error") in found(reading.problems)
    assert ("outline-without-area", "0102", "error") in found(reading.problems)
    names = dict(zip(reading.areas["area"], reading.areas["name"], strict=True))
    assert (names["0101"], names["0102"]) == ("Am Tor", "Viertel 0102")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b'{"type": "FeatureCollection"}', b"[1]"]
)
def test_files_that_are_no_outlines(musterstadt: Path, content: bytes) -> None:
    (musterstadt / NEW).write_bytes(content)
    assert {one.severity for one in read(musterstadt).problems} == {"error"}


def test_a_broken_packed_file(musterstadt: Path) -> None:
    (musterstadt / "areas" / "x.geojson.gz").write_bytes(b"\x1f\x8b\x08 no")
    declare(musterstadt, NEW, "areas/x.geojson.gz")
    assert "unreadable-file" in [one.rule for one in read(musterstadt).problems]


def test_numbers_as_ids_stay_whole(musterstadt: Path) -> None:
    change(
        musterstadt,
        NEW,
        lambda all_: [
            one["properties"].update(nr=number or None) for number, one in enumerate(all_)
        ],
    )
    areas = read(musterstadt).areas
    assert set(areas[areas["level"] == "viertel"]["area"]) == {"1", "2", "3", "4", "5", "6"}


def test_register_of_facilities(musterstadt: Path) -> None:
    recipe = city_in(musterstadt).recipes["kita"]
    assert isinstance(recipe, FacilitiesRecipe)
    table, problems = read_facilities(musterstadt, recipe)
    assert table is not None
    assert table["places"].tolist()[:2] == [40, 25]
    assert [one.rule for one in problems] == ["facility-places"]
    polygon = {"type": "Polygon", "coordinates": BOW}
    change(musterstadt, "facilities/kita.geojson", lambda all_: all_[0].update(geometry=polygon))
    assert [one.rule for one in read_facilities(musterstadt, recipe)[1]] == ["facility-points"]
    (musterstadt / "facilities" / "kita.geojson").unlink()
    assert [one.rule for one in read_facilities(musterstadt, recipe)[1]] == ["missing-file"]
