"""Berlin's index against the classes, sums and residents that the Senate published."""

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitoring.core.index.changes import cross_table, shifts
from monitoring.core.index.classes import distances
from monitoring.core.index.reasons import NotCalculable
from monitoring.core.index.variant import Variant, varied
from monitoring.core.refused import NotInRelease
from monitoring.storage.city import city_in
from monitoring.storage.index_table import computed, index_in, index_periods, index_table
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.store import store_at
from tests.conftest import PROJECT
from tests.core.golden import FILE, Golden, golden

DYNAMICS = {"positiv": "1", "stabil": "3", "negativ": "5"}
STATUS = {"hoch": "1", "mittel": "2", "niedrig": "3", "sehr_niedrig": "4"}


@pytest.fixture(scope="module")
def berlin(berlin_store: Path) -> Snapshot:
    city = city_in(PROJECT / "data" / "berlin")
    found = current_snapshot(store_at(str(berlin_store), city="berlin"), city)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def mss_2021(berlin: Snapshot) -> pd.DataFrame:
    return index_table(berlin, index_in(berlin, "mss", "2020")).set_index("area")


def rows(file: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=delimiter))


def test_all_536_classes_of_2021_are_the_published_ones(
    mss_2021: pd.DataFrame, real: Path
) -> None:
    published = {row["PLR_ID"]: (row["SI_N"], row["DI_N"])
                 for row in rows(real / "berlin" / "mss" / "wfs_mss_2021_indizes.csv")}
    scored = mss_2021[mss_2021["status_class"] != ""]
    found = {area: (STATUS[row["status_class"]], DYNAMICS[row["dynamics_class"]])
             for area, row in scored.to_dict("index").items()}
    assert len(found) == 536
    assert found == {area: published[str(area)] for area in found}
    left = {area: pair for area, pair in published.items() if area not in found}
    assert set(left.values()) == {("-9999", "-9999")}


def test_all_436_classes_of_2019_are_the_published_ones(berlin: Snapshot, real: Path) -> None:
    signs = {"+": "positiv", "+/-": "stabil", "-": "negativ"}
    published = {row["id"]: (row["status_index"], signs[row["dynamic_index"]])
                 for row in rows(real / "berlin" / "mss" / "odp_mss_2019_tab1_plr.csv")
                 if row["status_index"]}
    table = index_table(berlin, index_in(berlin, "mss", "2018"))
    scored = table[table["status_class"] != ""]
    found = dict(zip(scored["area"], zip(scored["status_class"].map(STATUS),
                                         scored["dynamics_class"], strict=True), strict=True))
    assert len(found) == 436
    assert found == published


def test_sums_and_scores_of_2021_are_the_published_ones_within_rounding(
    mss_2021: pd.DataFrame, real: Path
) -> None:
    file = real / "berlin" / "mss" / "mss_2021_index-indikatoren_z-werte_plr.csv"
    compared = 0
    for row in rows(file, ";"):
        if not row["zS1"].strip():
            continue
        own = mss_2021.loc[row["PLR-ID"]]
        pairs = [(own[f"mss_{one.lower()}"], row[f"z{one}"])
                 for one in ("S1", "S3", "S4", "D1", "D3", "D4")]
        pairs += [
            (sum(own[f"mss_s{one}"] for one in (1, 3, 4)), row["Status-summe"]),
            (sum(own[f"mss_d{one}"] for one in (1, 3, 4)), row["Dynamik-summe"]),
            (own["status"], row["Status-Index (standardisierte Statussumme)"]),
            (own["dynamics"], row["Dynamik-Index (standardisierte Dynamik-summe)"]),
        ]
        for number, published in pairs:
            # The shares themselves are published with five digits.
            assert abs(number - float(published)) <= 0.005 + 2e-5
            compared += 1
    assert compared == 536 * 10


def test_every_row_of_the_check_values_is_reached(mss_2021: pd.DataFrame) -> None:
    file = FILE.parent / "mss2021_golden.csv"
    if not file.is_file():
        pytest.skip(f"{file.name} is not here")
    given = rows(file)
    assert len(given) == 536
    for row in given:
        own = mss_2021.loc[row["plr_id"]]
        assert own["status"] == pytest.approx(float(row["status_index"]), abs=5e-6)
        assert own["dynamics"] == pytest.approx(float(row["dynamik_index"]), abs=5e-6)
        assert STATUS[str(own["status_class"])] == row["status_class"]
        assert DYNAMICS[str(own["dynamics_class"])] == row["dynamik_code"]


@pytest.mark.parametrize("row", golden("mss_index"))
def test_the_published_cross_table(mss_2021: pd.DataFrame, row: Golden) -> None:
    status = row.case.removeprefix("status ").replace(" ", "_")
    both = (mss_2021["status_class"] == status) & (
        mss_2021["dynamics_class"] == row.quantity.removeprefix("dyn "))
    assert int(both.sum()) == row.number


def test_residents_by_status_are_the_published_ones(mss_2021: pd.DataFrame) -> None:
    # MSS 2021, table of the combined index.
    sums = mss_2021.groupby("status_class")["residents"].sum()
    assert {name: int(sums[name]) for name in STATUS} == {
        "hoch": 436_330, "mittel": 2_594_315, "niedrig": 335_982, "sehr_niedrig": 401_904}


def test_areas_that_the_office_leaves_out_have_its_reason(mss_2021: pd.DataFrame) -> None:
    out = mss_2021[mss_2021["status_class"] == ""]
    assert sorted(out["reason"]) == [
        "Vom MSS nicht eingestuft: Ausreißer",
        *["Vom MSS nicht eingestuft: weniger als 300 Einwohner"] * 5,
    ]
    assert out[["status", "dynamics", "mss_s1", "mss_d1"]].isna().all(axis=None)
    assert (mss_2021.loc[mss_2021["status_class"] != "", "reason"] == "").all()


def test_an_index_without_its_figures_says_where_it_has_them(berlin: Snapshot) -> None:
    assert index_periods(berlin, berlin.city.indices["mss"]) == ("2018", "2020")
    with pytest.raises(NotCalculable, match=r"für 2019 nicht berechnen.*2018, 2020"):
        index_in(berlin, "mss", "2019")
    with pytest.raises(NotCalculable, match="Möglich ist: –"):
        index_in(berlin, "mss4", "2018")
    with pytest.raises(NotInRelease, match=r"„ms“ gibt es nicht.*mss, mss4"):
        index_in(berlin, "ms", "2020")


@pytest.mark.parametrize("name", ["soziale_lage", "aufmerksamkeit", "mehrfach", "deprivation"])
def test_the_invented_city_has_every_pattern(demo_store: Path, name: str) -> None:
    city = city_in(PROJECT / "data" / "demo")
    snapshot = current_snapshot(store_at(str(demo_store), city=city.frame.id), city)
    assert snapshot is not None
    found = index_in(snapshot, name, "2022")
    table = index_table(snapshot, found)
    scored = table["reason"] == ""
    # Areas of which a figure is secret have no index.
    assert scored.sum() >= 40
    counts = np.bincount(found.status.place[found.scored],
                         minlength=len(found.status.classes))
    assert (counts > 0).all()
    if city.indices[name].status.groups:
        assert counts.max() - counts.min() <= 1


def test_leaving_an_indicator_out_moves_as_many_areas_as_the_check_values_say(
    berlin: Snapshot,
) -> None:
    # methods.md 3.3: dropping S1, S3 or S4 moves 24, 22 and 17 areas to another status.
    index = berlin.city.indices["mss"]
    declared = computed(berlin, index, "2020")
    for name, moved in (("mss_s1", 24), ("mss_s3", 22), ("mss_s4", 17)):
        changed = computed(berlin, varied(index, Variant({name: 0.0})), "2020")
        found = shifts(declared.status, changed.status, len(declared.areas))
        assert int(found.moved.sum()) == moved
    apart, _ = distances(declared.status.value, index.status)
    nearest = int(np.nanargmin(apart))
    assert round(float(declared.status.value[nearest]), 3) == -0.998


def test_the_published_cross_table_has_the_published_residents(berlin: Snapshot) -> None:
    areas, residents = cross_table(computed(berlin, berlin.city.indices["mss"], "2020"))
    assert areas.sum(axis=0).tolist() == [48, 436, 52]
    assert residents.sum() == 3_768_531
