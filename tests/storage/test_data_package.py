"""A release as a Data Package: hashes, dictionary, licence, the same bytes every time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from monitoring.core.status import Status, word
from monitoring.language import speaking
from monitoring.storage.city import city_in
from monitoring.storage.data_package import data_package, package_name
from monitoring.storage.plain_text import STARTS
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.store import Store, store_at
from monitoring.storage.values import values_table
from tests.conftest import PROJECT
from tests.storage.roles import PUBLIC, released, strict, work
from tests.storage.test_corrections import correct, snapshot

# What the standard knows (datapackage.org, 2.0).
TYPES = {"string", "number", "integer"}
KNOWN = {"$schema", "name", "id", "title", "description", "version", "created", "contributors",
         "licenses", "notes", "resources", "sources"}


def files_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def described(content: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files_of(content)["datapackage.json"])
    return found


@pytest.fixture
def tiny(musterstadt: Path, tiny_store: Store) -> Snapshot:
    return snapshot(musterstadt, tiny_store)


def test_it_keeps_the_form_of_the_standard(tiny: Snapshot) -> None:
    found = described(data_package(tiny))
    assert set(found) <= KNOWN
    assert found["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[a-z0-9._/-]+", found["name"])
    names = [one["name"] for one in found["resources"]]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9._/-]+", one) for one in names)
    (licence,) = found["licenses"]
    assert licence["title"] == "Erfunden, frei verwendbar"
    assert licence["title"] in files_of(data_package(tiny))[licence["path"]].decode()
    assert {"title": "Test", "roles": ["creator"]} in found["contributors"]
    declared = {str(one.source) for one in tiny.city.indicators.values()}
    assert {one["title"] for one in found["sources"]} <= declared
    assert found["sources"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)", found["created"])


def test_every_file_is_named_with_its_size_and_hash(tiny: Snapshot) -> None:
    content = data_package(tiny)
    files = files_of(content)
    resources = {one["path"]: one for one in described(content)["resources"]}
    assert set(resources) == set(files) - {"datapackage.json", "licence.txt"}
    for name, one in resources.items():
        assert one["bytes"] == len(files[name])
        assert one["hash"] == f"sha256:{hashlib.sha256(files[name]).hexdigest()}"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {one.external_attr >> 16 for one in archive.infolist()} == {0o644}


def test_every_column_is_declared_described_and_of_its_type(tiny: Snapshot) -> None:
    content = data_package(tiny)
    files = files_of(content)
    for one in described(content)["resources"]:
        if one.get("type") != "table":
            continue
        fields = one["schema"]["fields"]
        head, *rows = csv.reader(io.StringIO(files[one["path"]].decode()))
        assert head == [field["name"] for field in fields]
        assert all(field["description"].strip() for field in fields)
        assert {field["type"] for field in fields} <= TYPES
        for place, field in enumerate(fields):
            cells = [row[place] for row in rows if row[place]]
            if field["type"] == "integer":
                assert all(re.fullmatch(r"-?\d+", cell) for cell in cells)
            elif field["type"] == "number":
                assert all(float(cell) == float(cell) for cell in cells)
        if "primaryKey" in one["schema"]:
            places = [head.index(key) for key in one["schema"]["primaryKey"]]
            keys = [tuple(row[at] for at in places) for row in rows]
            assert len(set(keys)) == len(keys)


def test_values_refer_to_indicators_statuses_and_areas(tiny: Snapshot) -> None:
    files = files_of(data_package(tiny))
    tables = {name: pd.read_csv(io.BytesIO(one), dtype=str, keep_default_na=False)
              for name, one in files.items() if name.endswith(".csv")}
    values = tables["values.csv"]
    assert set(values["indicator"]) <= set(tables["indicators.csv"]["indicator"])
    assert set(values["area"]) <= set(tables["areas.csv"]["area"])
    meanings = dict(tables["status.csv"].values.tolist())
    assert meanings == {one.name: word(one) for one in Status}
    assert set(values["status"]) <= set(meanings)
    outlines = json.loads(files["areas.geojson"])
    assert len(outlines["features"]) == len(tables["areas.csv"])
    assert {one["properties"]["area"] for one in outlines["features"]} == set(
        tables["areas.csv"]["area"])


def test_values_are_all_values_of_the_release(tiny: Snapshot) -> None:
    values = pd.read_csv(io.BytesIO(files_of(data_package(tiny))["values.csv"]),
                         dtype={"area": str, "period": str})
    for name in tiny.cube.indicators:
        expected = values_table(tiny, name)
        own = values[values["indicator"] == name]
        assert own["area"].tolist() == expected["area"].tolist()
        pd.testing.assert_series_equal(own["value"].reset_index(drop=True), expected["value"],
                                       check_names=False, check_dtype=False)


def test_the_same_release_gives_the_same_bytes_and_name(
    musterstadt: Path, tiny_store: Store
) -> None:
    first = snapshot(musterstadt, tiny_store)
    content = data_package(first)
    assert data_package(snapshot(musterstadt, tiny_store)) == content
    digest = hashlib.sha256(content).hexdigest()[:8]
    assert package_name(first, content) == f"musterstadt-ausgabe1-{digest}.zip"
    now = correct(musterstadt, tiny_store, "10,50", "35,50", "Berichtigt")
    assert data_package(now) != content
    assert described(data_package(now))["version"] == "2"


def test_it_speaks_the_readers_language(tiny: Snapshot) -> None:
    with speaking("en"):
        found = described(data_package(tiny))
    assert found["licenses"][0]["title"] == "Invented, free to use"
    said = {one["name"]: one["description"] for one in found["resources"][0]["schema"]["fields"]}
    assert said["numerator"] == "Numerator"


@pytest.mark.parametrize("note", ["=HYPERLINK(1)", "@SUM(1)", "+49 30 1", "-x", "\t=1"])
def test_nothing_in_it_is_a_formula(musterstadt: Path, tiny_store: Store, note: str) -> None:
    indicators = musterstadt / "indicators" / "all.toml"
    indicators.write_text(indicators.read_text("utf-8").replace(
        "Einwohner am Stichtag", note.replace("\t", "\\t")), "utf-8")
    files = files_of(data_package(correct(musterstadt, tiny_store, "10,50", "35,50", note)))
    cells = [cell for name, one in files.items() if name.endswith(".csv")
             for row in csv.reader(io.StringIO(one.decode())) for cell in row]
    assert any(note.strip() in cell for cell in cells)
    for cell in cells:
        if cell.startswith(STARTS):
            assert re.fullmatch(r"-?[\d.]+(e[+-]?\d+)?|-|\+", cell), cell


def test_it_holds_only_the_layer_of_the_role(musterstadt: Path, store: Store) -> None:
    city = strict(musterstadt)
    work(musterstadt, 25, 7, 8, 40)
    released(musterstadt, city, store)
    public = current_snapshot(store, city, PUBLIC)
    assert public is not None
    values = pd.read_csv(io.BytesIO(files_of(data_package(public))["values.csv"]),
                         dtype={"area": str})
    assert set(values["level"]) == {"bezirk", "stadt"}


def test_the_real_cities_have_one_as_well(berlin_store: Path) -> None:
    city = city_in(PROJECT / "data" / "berlin")
    found = current_snapshot(store_at(str(berlin_store), city="berlin"), city)
    assert found is not None
    content = data_package(found)
    assert described(content)["licenses"][0]["title"]
    assert len(content) < 30_000_000
