"""The invented city: reproducible, small, and free of contradictions."""

import csv
import json
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

DEMO = Path(__file__).parents[2] / "data" / "demo"
CITY = "auenstadt"
LENGTHS = {"planungsraum": 6, "stadtteil": 4, "bezirk": 2, "stadt": 0}
AGES = "0_3 3_6 6_10 10_15 15_18 18_20 20_25 25_45 45_65 65_80 80p"

Row = dict[str, str]
Key = tuple[str, str, str]  # indicator, year, area


def declared() -> dict[str, dict[str, Any]]:
    found = (tomllib.loads(f.read_text("utf-8")) for f in sorted(DEMO.glob("indicators/*.toml")))
    return {entry["id"]: entry for file in found for entry in file["indicator"]}


def districts(edition: str) -> dict[str, Any]:
    text = (DEMO / "areas" / f"planungsraeume_{edition}.geojson").read_text("utf-8")
    features = json.loads(text)["features"]
    return {f["properties"]["gebiet"]: shape(f["geometry"]) for f in features}


def points(kind: str) -> list[dict[str, Any]]:
    text = (DEMO / "facilities" / f"{kind}.geojson").read_text("utf-8")
    found: list[dict[str, Any]] = json.loads(text)["features"]
    return found


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    found: list[Row] = []
    for file in sorted(DEMO.glob("tables/*.csv")):
        with file.open(encoding="utf-8", newline="") as table:
            found += csv.DictReader(table, delimiter=";")
    return found


def number(text: str) -> float:
    return float(text.replace(",", "."))


def pairs(rows: list[Row]) -> dict[Key, tuple[float, float]]:
    """Numerator and denominator of every written cell; a count has the denominator 0."""
    found = {}
    for row in rows:
        key = row["indikator"], row["jahr"], row["gebiet"]
        if row["zaehler"]:
            found[key] = number(row["zaehler"]), number(row["nenner"])
        elif row["wert"]:
            found[key] = number(row["wert"]), 0.0
    return found


def counts(rows: list[Row]) -> dict[Key, float]:
    return {key: pair[0] for key, pair in pairs(rows).items() if pair[1] == 0}


def generated(folder: Path) -> Iterator[Path]:
    for part in ("areas", "tables", "tables_by_age", "facilities"):
        yield from sorted(file.relative_to(folder) for file in (folder / part).iterdir())


def test_the_generator_writes_the_committed_files(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(DEMO / "generate.py"), str(tmp_path)], check=True)
    assert list(generated(tmp_path)) == list(generated(DEMO))
    for file in generated(tmp_path):
        assert (tmp_path / file).read_bytes() == (DEMO / file).read_bytes(), file


def test_the_folder_stays_small() -> None:
    files = [f for f in DEMO.rglob("*") if f.is_file() and "__pycache__" not in f.parts]
    assert sum(file.stat().st_size for file in files) < 5_000_000


@pytest.mark.parametrize(("edition", "count"), [("2014", 47), ("2019", 48)])
def test_districts_cover_the_city_without_gaps(edition: str, count: int) -> None:
    found = districts(edition)
    assert len(found) == count
    assert len({area[:4] for area in found}) == 12
    assert len({area[:2] for area in found}) == 4
    assert shapely.coverage_is_valid(list(found.values()))
    for length in (0, 2, 4):
        for area in {area[:length] for area in found}:
            inside = [outline for key, outline in found.items() if key.startswith(area)]
            assert shapely.coverage_union_all(inside).geom_type == "Polygon", area


def test_one_district_was_divided() -> None:
    before, after = districts("2014"), districts("2019")
    assert set(before) - set(after) == {"020203"}
    assert set(after) - set(before) == {"020204", "020205"}
    parts = shapely.union_all([after["020204"], after["020205"]])
    assert parts.symmetric_difference(before["020203"]).area == 0


def test_tables_and_declarations_name_the_same_indicators(rows: list[Row]) -> None:
    entries = declared()
    computed = {id for id, entry in entries.items() if "formula" in entry or "facilities" in entry}
    by_age = {id for id, entry in entries.items() if "standard" in entry}
    assert {row["indikator"] for row in rows} | by_age == set(entries) - computed
    for id in computed:
        formula = entries[id].get("formula", {})
        for part in formula.get("numerator", []) + formula.get("denominator", []):
            assert entries[part]["kind"] == "count", (id, part)


def test_every_indicator_is_used_by_a_plan() -> None:
    plans = [tomllib.loads(f.read_text("utf-8")) for f in DEMO.glob("plans/*.toml")]
    used = [id for plan in plans for group in plan["groups"] for id in group["indicators"]]
    assert len(plans) >= 8
    assert set(used) == set(declared())
    assert all(2 <= len(plan["groups"]) <= 5 for plan in plans)


def test_every_row_belongs_to_an_area_of_its_year(rows: list[Row]) -> None:
    before, after = set(districts("2014")), set(districts("2019"))
    for row in rows:
        areas = before if int(row["jahr"]) <= 2018 else after
        length = LENGTHS[row["ebene"]]
        known = {area[:length] for area in areas} if length else {CITY}
        assert row["gebiet"] in known, row


def test_no_cell_stands_twice_and_signs_hide_numbers(rows: list[Row]) -> None:
    keys = [(row["indikator"], row["jahr"], row["gebiet"]) for row in rows]
    assert len(keys) == len(set(keys))
    for row in rows:
        numbers = row["zaehler"] + row["nenner"] + row["wert"]
        assert bool(numbers) == (row["zeichen"] in {"", "-", "p", "r", "s"}), row


def test_sexes_and_age_groups_add_up_to_all_residents(rows: list[Row]) -> None:
    found = counts(rows)
    for (id, year, area), everyone in found.items():
        if id == "bev_ew":
            ages = [found[f"bev_{age}", year, area] for age in AGES.split()]
            assert sum(ages) == everyone
            assert found["bev_w", year, area] + found["bev_m", year, area] == everyone


def test_a_part_is_never_larger_than_its_whole(rows: list[Row]) -> None:
    entries = declared()
    for key, (part, whole) in pairs(rows).items():
        if entries[key[0]]["kind"] == "share":
            assert 0 <= part <= whole, key


def test_denominators_equal_the_count_they_name(rows: list[Row]) -> None:
    entries, cells = declared(), pairs(rows)
    names = {
        "Einwohner": ["bev_ew"],
        "Haushalte": ["fam_hh"],
        "Haushalte mit Kind unter 18": ["fam_hhk"],
        "Wohnungen": ["woh_whg"],
        "Kinder unter 3": ["bev_0_3"],
        "Kinder unter 6": ["bev_0_3", "bev_3_6"],
        "Personen ab 65": ["bev_65_80", "bev_80p"],
        "Personen unter 15": ["bev_0_3", "bev_3_6", "bev_6_10", "bev_10_15"],
        "Personen von 15 bis unter 25": ["bev_15_18", "bev_18_20", "bev_20_25"],
    }
    for (id, year, area), (_, whole) in cells.items():
        base = names.get(entries[id].get("denominator", {}).get("de", ""))
        if base and len(area) == LENGTHS["planungsraum"]:
            assert whole == sum(cells[part, year, area][0] for part in base), (id, year, area)


def test_delivered_sums_equal_the_sums_of_their_parts(rows: list[Row]) -> None:
    """Where nothing is hidden below, a larger area is the sum of its children."""
    cells, levels = pairs(rows), {row["gebiet"]: LENGTHS[row["ebene"]] for row in rows}
    below: dict[Key, set[str]] = defaultdict(set)
    steps = {6: 4, 4: 2, 2: 0}
    for row in rows:
        length = levels[row["gebiet"]]
        if length:
            parent = row["gebiet"][: steps[length]] or CITY
            below[row["indikator"], row["jahr"], parent].add(row["gebiet"])
    compared = 0
    for (id, year, area), whole in cells.items():
        children = below.get((id, year, area), set())
        parts = [cells[id, year, child] for child in children if (id, year, child) in cells]
        if not parts or len(parts) < len(children) or id in {"bev_wvolumen", "woh_miete"}:
            continue
        assert whole == tuple(map(sum, zip(*parts, strict=True))), (id, year, area)
        compared += 1
    assert compared > 1000


def test_a_secret_cell_is_not_the_rest_of_its_quarter(rows: list[Row]) -> None:
    hidden: dict[Key, int] = defaultdict(int)
    for row in rows:
        if row["zeichen"] == ".":
            assert row["ebene"] == "planungsraum", row
            hidden[row["indikator"], row["jahr"], row["gebiet"][:4]] += 1
        if row["zeichen"] == "x":
            hidden[row["indikator"], row["jahr"], row["gebiet"][:4]] += 1
    secret = {(r["indikator"], r["jahr"], r["gebiet"][:4]) for r in rows if r["zeichen"] == "."}
    assert secret
    assert all(hidden[key] >= 2 for key in secret)


def test_facilities_lie_in_a_district() -> None:
    city = shapely.union_all(list(districts("2019").values()))
    for kind, count in (("kita", 60), ("schule", 30), ("jugend", 20), ("pflege", 15)):
        found = points(kind)
        assert len({point["properties"]["id"] for point in found}) == count
        assert all(point["properties"]["plaetze"] > 0 for point in found)
        assert all(city.contains(shape(point["geometry"])) for point in found)


def test_every_text_is_german_and_english() -> None:
    def check(node: object, where: str) -> None:
        if isinstance(node, dict):
            if "de" in node or "en" in node:
                assert node["de"].strip(), where
                assert node["en"].strip(), where
            for key, value in node.items():
                check(value, f"{where}.{key}")
        elif isinstance(node, list):
            for value in node:
                check(value, where)

    for file in DEMO.rglob("*.toml"):
        check(tomllib.loads(file.read_text("utf-8")), file.name)
