"""Every row that a trace names really holds the figure: the files themselves are opened."""

import csv
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from monitoring.core.cube import Origin
from monitoring.core.status import Status
from monitoring.core.trace import Role, Trace, Way
from monitoring.storage.city import city_in
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.store import store_at
from monitoring.storage.tracing import (
    Delivered,
    delivered,
    facilities_of,
    traced,
)
from tests.conftest import PROJECT

CELLS, MANY = 400, 10**6


def snapshot_of(place: Path, name: str) -> Snapshot:
    city = city_in(PROJECT / "data" / name)
    found = current_snapshot(store_at(str(place), city=city.frame.id), city)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def berlin(berlin_store: Path) -> Snapshot:
    return snapshot_of(berlin_store, "berlin")


@pytest.fixture(scope="module")
def demo(demo_store: Path) -> Snapshot:
    return snapshot_of(demo_store, "demo")


def of(found: Snapshot, plane: str, area: str, period: str, edition: str = "") -> Trace:
    place = found.cube.areas.find(area, edition)
    assert place is not None
    return traced(found, plane, place, period, MANY)


def place_of(found: Snapshot, one: Trace) -> Delivered:
    """The place as those see it who publish."""
    place = delivered(found, one, inside=True)
    assert place is not None
    return place


def some_cells(found: Snapshot, wanted: np.ndarray, most: int = CELLS) -> Iterator[Trace]:
    """Traces of random cells, the same in every run."""
    cube, cells = found.cube, np.argwhere(wanted).tolist()
    for plane, area, period in random.Random(7).sample(cells, min(most, len(cells))):
        yield traced(found, cube.planes[plane], area, cube.periods[period], MANY)


@cache
def lines(file: Path, delimiter: str) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as content:
        return list(csv.reader(content, delimiter=delimiter))


def number(written: str, decimal: str) -> float:
    return float(written.replace(decimal, ".")) if written else np.nan


def check_rows(found: Snapshot, folder: Path, delimiter: str, decimal: str) -> set[str]:
    """The named cell holds the area and the figures; gives the recipes that were met."""
    cube, recipes = found.cube, set()
    for one in some_cells(found, (cube.origin == Origin.source) & (cube.row > 0)):
        place = place_of(found, one)
        if one.status is Status.secret:
            assert not place.cells
            continue
        rows = lines(next(folder.rglob(place.file)), delimiter)
        head, row = rows[0], rows[place.row - 1]
        assert place.cells, (one, place)
        said = delivered(found, one)
        assert said is not None
        assert {role: (cell.column, cell.letter) for role, cell in said.cells.items()} == {
            role: (cell.column, cell.letter) for role, cell in place.cells.items()
            if role in said.cells}
        assert said.cells
        assert not any(cell.text for cell in said.cells.values())
        written = {role: row[head.index(cell.column)] for role, cell in place.cells.items()}
        assert written == {role: cell.text for role, cell in place.cells.items()}
        assert written["area"] == cube.areas.ids[one.area]
        assert one.period in written.get("period", one.period)
        recipes.add(place.recipe)
        if one.has_number:
            check_figures(found, one, {role: number(text, decimal) for role, text in
                                       written.items() if role not in ("area", "period")})
    return recipes


def check_figures(found: Snapshot, one: Trace, written: dict[str, float]) -> None:
    own = found.city.indicators[one.plane.partition(":")[0]]
    for role in ("numerator", "denominator"):
        if np.isfinite(written.get(role, np.nan)):
            assert written[role] == getattr(one, role)
    value = written.get("value", np.nan)
    if np.isnan(value):
        value = own.multiplier * written["numerator"] / written.get("denominator", 1.0)
    assert one.value == pytest.approx(value, rel=1e-12)


def test_every_named_row_of_berlins_files_holds_the_figure(berlin: Snapshot, real: Path) -> None:
    assert len(check_rows(berlin, real / "berlin", ",", ".")) >= 5


def test_every_named_row_of_the_invented_tables_holds_the_figure(demo: Snapshot) -> None:
    assert check_rows(demo, PROJECT / "data" / "demo", ";", ",")


@pytest.mark.parametrize("name", ["berlin", "demo"])
def test_the_parts_of_computed_figures_give_the_figure(
    name: str, request: pytest.FixtureRequest
) -> None:
    found = request.getfixturevalue(name)
    met, checked = set(), 0
    for one in some_cells(found, found.cube.origin >= Origin.formula):
        met.add(one.way)
        if (one.way is Way.standardised and one.has_number
                and all(part.trace.has_number for part in one.parts)):
            rates = sum(part.weight * part.trace.value for part in one.parts)
            assert one.value == pytest.approx(rates / sum(part.weight for part in one.parts))
        hidden = any(part.trace.status is Status.secret for part in one.parts)
        if hidden or not one.has_number or one.way not in (Way.formula, Way.sum):
            continue
        checked += 1
        tops, bases = sums_of(one)
        assert one.numerator == pytest.approx(tops), one
        if np.isfinite(one.denominator):
            assert one.denominator == pytest.approx(bases), one
    assert checked > CELLS / 4
    assert met >= {Way.formula, Way.sum} | ({Way.standardised} if name == "demo" else set())


def sums_of(one: Trace) -> tuple[float, float]:
    if one.way is Way.sum:
        return (sum(part.trace.numerator for part in one.parts),
                sum(part.trace.denominator for part in one.parts))
    sums = {role: sum(part.weight * part.trace.value for part in one.parts if part.role is role)
            for role in (Role.numerator, Role.denominator)}
    return sums[Role.numerator], sums[Role.denominator]


def test_a_share_of_the_map_service_leads_to_its_row(berlin: Snapshot) -> None:
    one = of(berlin, "mss_s1", "01100101", "2020", "2021")
    place = place_of(berlin, one)
    assert (place.file, place.row) == ("wfs_mss_2021_index_indikatoren.csv", 2)
    value = place.cells["value"]
    assert (value.column, value.letter, value.text) == ("S1", "F", "4.22594")
    assert place.cells["area"].text == "01100101"


def test_a_share_of_residents_leads_to_two_rows(berlin: Snapshot, real: Path) -> None:
    one = of(berlin, "bev_u6", "01100101", "2022", "2021")
    places = [place_of(berlin, part.trace) for part in one.parts]
    assert [(place.file, place.row) for place in places] == [
        ("population_2022h2_t2_plr.csv", 2), ("population_2022h2_t1_plr.csv", 2)]
    tables = [lines(real / "berlin" / "population" / place.file, ",") for place in places]
    top, base = (float(table[1][table[0].index(place.cells["value"].column)])
                 for table, place in zip(tables, places, strict=True))
    assert one.value == pytest.approx(100 * top / base)


def test_a_borough_leads_to_all_its_planning_areas(berlin: Snapshot, real: Path) -> None:
    one = of(berlin, "bev_ew", "01", "2022")
    rows = lines(real / "berlin" / "population" / "population_2022h2_t1_plr.csv", ",")
    own = [row for row in rows[1:] if row[rows[0].index("id")].startswith("01")]
    assert (one.way, one.of) == (Way.sum, len(own))
    assert one.value == sum(float(row[rows[0].index("inhabitants")]) for row in own)


def test_the_citys_official_value_is_named_as_such(berlin: Snapshot) -> None:
    one = of(berlin, "mss_s1", "berlin", "2020")
    assert (one.way, one.value, delivered(berlin, one)) == (Way.official, 5.3, None)


def test_counted_places_lead_to_the_facilities(berlin: Snapshot) -> None:
    met = 0
    plane = berlin.cube.indicator_position["ang_jugend_plaetze"]
    wanted = np.zeros_like(berlin.cube.observed)
    wanted[plane] = berlin.cube.origin[plane] == Origin.source
    for one in some_cells(berlin, wanted, 100):
        table = facilities_of(berlin, one)
        if one.status is Status.secret:
            assert table.empty
            continue
        assert table["places"].sum() == one.value
        assert place_of(berlin, one).file == "jugendfreizeiteinrichtungen.geojson"
        met += len(table)
    assert met > 0


def test_carried_figures_lead_to_the_weights(berlin: Snapshot) -> None:
    areas = berlin.cube.areas
    for area in areas.on_level("planungsraum", "2021")[:40].tolist():
        one = traced(berlin, "bev_ew", area, "2018")
        assert one.way in (Way.carried, Way.same, Way.nothing)
        if one.way is Way.carried:
            assert place_of(berlin, one).file == "crosswalk_2020_to_2021_by_area.csv"
            assert one.value == pytest.approx(sum(p.weight * p.trace.value for p in one.parts))
            return
    raise AssertionError("no carried figure")
