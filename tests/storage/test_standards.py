"""Directly standardised rates from a declaration and a table by age to value and interval."""

from pathlib import Path

import numpy as np
import pytest

from monitoring.core.chance.intervals import Interval
from monitoring.core.chance.plane_intervals import interval_of_plane
from monitoring.core.sheet import EMPTY_BAND, FEW_CASES, INCOMPLETE, NO_BANDS
from monitoring.core.standard import ESP2013
from monitoring.core.status import Status
from monitoring.storage.city import checked_city, city_in
from monitoring.storage.drafting import draft
from monitoring.storage.publishing import publish
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store
from monitoring.storage.values import values_table
from tests.core.chance.test_standardised_rates import BIG
from tests.core.golden import Golden, golden

pytestmark = pytest.mark.filterwarnings("error")
INDICATOR = """
[[indicator]]
id = "kranke"
label = {de = "Kranke", en = "Ill"}
short = {de = "Kranke", en = "Ill"}
definition = {de = "Kranke im Jahr", en = "Ill in the year"}
unit = {de = "je 100.000", en = "per 100,000"}
kind = "rate"
standard = "STANDARD"
decimals = 1
polarity = "more_need"
domain = "gesundheit"
phase = "alle"
source = {de = "Erfunden", en = "Invented"}
periodicity = "yearly"
reference_date = {de = "Jahr", en = "Year"}
protection = "offen"
version = "1"
numerator = {de = "Fälle", en = "Cases"}
denominator = {de = "Personen", en = "Persons"}
multiplier = 100000
"""
RECIPE = """
id = "kranke"
kind = "observations"
label = {de = "Kranke nach Alter", en = "Ill by age"}
files = "tables/kranke.csv"
level = "viertel"
edition = "2020"
area = "gebiet"
period = "2020"
breakdown = {alter = "alter"}
signs = {"." = "secret"}

[[columns]]
indicator = "kranke"
numerator = "faelle"
denominator = "personen"
value = "wert"
"""
OWN = """[standards.eigen]
label = {de = "Zwei Gruppen", en = "Two groups"}
bands = ["0-64", "65+"]
weights = [80, 20]

"""
Line = tuple[str, str, float | str, float | str]
PROTECTION = "[protection.offen]"


def declared(folder: Path, standard: str = "esp2013", own: str = "") -> None:
    (folder / "indicators" / "kranke.toml").write_text(
        INDICATOR.replace("STANDARD", standard), "utf-8")
    city = folder / "city.toml"
    content = city.read_text("utf-8")
    city.write_text(content.replace(PROTECTION, own + PROTECTION, 1), "utf-8")


def published(folder: Path, store: Store, *lines: Line, values: str = "") -> Snapshot:
    (folder / "recipes" / "kranke.toml").write_text(RECIPE, "utf-8")
    rows = [f"{area},{band},{cases},{people},{values if not band else ''}"
            for area, band, cases, people in lines]
    table = "\n".join(["gebiet,alter,faelle,personen,wert", *rows])
    (folder / "tables" / "kranke.csv").write_text(table + "\n", "utf-8")
    city = city_in(folder)
    made = draft(store, city, read_folder(folder, city))
    assert [one.sentence() for one in made.problems if one.severity == "error"] == []
    publish(store, made, "Test", "Test")
    found = current_snapshot(store, city)
    assert found is not None
    return found


def lines(area: str, figures: np.ndarray) -> list[Line]:
    return [(area, band, int(cases), int(people))
            for band, cases, people in zip(ESP2013.bands, *figures, strict=True)]


def cell(found: Snapshot, area: str) -> tuple[float, float, float, Status, str]:
    cube = found.cube
    place = cube.areas.find(area, "2020")
    assert place is not None
    at = cube.cell("kranke", place, "2020")
    return (float(cube.value[at]), float(cube.numerator[at]), float(cube.denominator[at]),
            Status(cube.status[at]), cube.reasons[cube.reason[at]].de)


def limits(found: Snapshot, area: str) -> tuple[float, float]:
    place = found.cube.areas.find(area, "2020")
    around: Interval = interval_of_plane(
        found.cube, found.city.indicators["kranke"], np.array([place]), "2020")
    return float(around.lower[0]), float(around.upper[0])


@pytest.mark.parametrize("row", golden("dsr_per_100000_ESP2013_dobson95"))
def test_published_rates_on_the_whole_way(row: Golden, musterstadt: Path, store: Store) -> None:
    declared(musterstadt)
    half = BIG // 2
    tiny = np.array([[9, *[0] * 18], BIG[1]])
    figures = {"0101": BIG, "0102": tiny, "0201": half, "0202": BIG - half,
               "0204": BIG * 0, "0205": BIG * 0}  # fmt: skip
    found = published(musterstadt, store, *(
        line for area, own in figures.items() for line in lines(area, own)))
    if row.case == "testdata_tiny":
        assert cell(found, "0102")[3:] == (Status.not_meaningful, FEW_CASES.de)
        assert np.isnan([*cell(found, "0102")[:3], *limits(found, "0102")]).all()
        return
    # The borough's bands are summed first, although two of its quarters have no rate.
    assert cell(found, "0204")[3:] == (Status.not_meaningful, EMPTY_BAND.de)
    for area in ("0101", "02"):
        value, cases, people, status, reason = cell(found, area)
        got = {"value": value, "lower": limits(found, area)[0], "upper": limits(found, area)[1]}
        assert got[row.quantity] == pytest.approx(row.number, abs=row.tolerance)
        assert (cases, people, status, reason) == (895, BIG[1].sum(), Status.value, "")


def test_exports_name_the_method_of_the_whole_and_of_its_bands(
    musterstadt: Path, store: Store
) -> None:
    declared(musterstadt)
    found = published(musterstadt, store, *lines("0101", BIG), *lines("0102", BIG))
    rows = values_table(found, "kranke").to_dict("records")
    table = {(row["area"], row["breakdown"]): row for row in rows}
    for area in ("0101", "0102"):
        whole = table[area, ""]
        assert whole["interval"] == "95 %, Dobson"
        assert (whole["lower"], whole["upper"]) == pytest.approx(limits(found, area))
    assert (table["01", ""]["interval"], table["01", ""]["status"]) == ("", "unknown")
    assert table["0101", "alter=0-4"]["interval"] == "95 %, Byar"
    assert table["0101", "alter=0-4"]["numerator"] == 127


def test_an_own_standard_with_bands_in_another_spelling(musterstadt: Path, store: Store) -> None:
    declared(musterstadt, "eigen", OWN)
    found = published(
        musterstadt, store, ("0101", "unter 65", 10, 100), ("0101", "65 u.ä.", 30, 50))
    # 0.8·10/100 + 0.2·30/50 = 0.2; Var = 0.00112; Byar's limits of 40 are 28.57 and 54.47.
    value, cases, people, status, _ = cell(found, "0101")
    assert value == pytest.approx(20_000)
    assert (cases, people, status) == (40, 150, Status.value)
    scale = (0.00112 / 40) ** 0.5 * 100_000
    lower, upper = limits(found, "0101")
    assert lower == pytest.approx(20_000 - scale * 11.43, abs=5)
    assert upper == pytest.approx(20_000 + scale * 14.47, abs=5)


def test_a_missing_or_secret_band_leaves_a_gap_that_says_why(
    musterstadt: Path, store: Store
) -> None:
    declared(musterstadt, "eigen", OWN)
    found = published(
        musterstadt, store, ("0101", "0-64", 10, 100),
        ("0102", "0-64", 10, 100), ("0102", "65+", ".", 50),
        ("0103", "0-64", 10, 100), ("0103", "65+", 10, 100),
    )  # fmt: skip
    assert cell(found, "0101")[3:] == (Status.unknown, NO_BANDS.de)
    assert cell(found, "0102")[3] == Status.secret
    assert cell(found, "0103")[0] == pytest.approx(10_000)
    for area in ("01", "musterstadt"):
        assert cell(found, area)[3:] == (Status.unknown, INCOMPLETE.de)
        assert np.isnan([*cell(found, area)[:3], *limits(found, area)]).all()


def test_counts_of_the_whole_never_become_a_crude_rate(musterstadt: Path, store: Store) -> None:
    declared(musterstadt, "eigen", OWN)
    found = published(
        musterstadt, store, ("0101", "", 40, 150), ("0102", "", 40, 150),
        ("0102", "0-64", 10, 100), ("0102", "65+", 30, 50),
    )  # fmt: skip
    assert cell(found, "0101")[3:] == (Status.not_meaningful, NO_BANDS.de)
    assert np.isnan(cell(found, "0101")[0])
    assert cell(found, "0102")[0] == pytest.approx(20_000)


@pytest.mark.parametrize(("given", "agrees"), [("20000.02", True), ("26666.7", False)])
def test_a_rate_of_the_source_stays_and_has_limits_only_if_its_bands_agree(
    musterstadt: Path, store: Store, given: str, agrees: bool
) -> None:
    declared(musterstadt, "eigen", OWN)
    found = published(musterstadt, store, ("0101", "", "", ""), ("0101", "0-64", 10, 100),
                      ("0101", "65+", 30, 50), values=given)  # fmt: skip
    assert cell(found, "0101")[0] == float(given)
    assert np.isfinite(limits(found, "0101")).all() == agrees


@pytest.mark.parametrize(("standard", "own", "rule", "key", "value"), [
    ("alt", "", "unknown-standard", "indicator[kranke].standard", "alt"),
    ("eigen", OWN.replace("80, 20", "80"), "standard-weights", "standards[eigen]", "eigen"),
    ("eigen", OWN.replace("20]", "0]"), "standard-weights", "standards[eigen]", "eigen"),
    ("eigen", OWN.replace("80,", "-80,"), "standard-weights", "standards[eigen]", "eigen"),
    ("eigen", OWN.replace("65+", "0–64"), "standard-weights", "standards[eigen]", "eigen"),
    ("eigen", OWN.replace('"0-64", "65+"', "").replace("80, 20", ""), "missing-key",
     "standards[eigen].bands", ""),
    ("esp2013", OWN.replace("eigen", "esp2013"), "duplicate-id", "standards", "esp2013"),
])  # fmt: skip
def test_a_mistake_in_a_standard_is_named(
    musterstadt: Path, standard: str, own: str, rule: str, key: str, value: str
) -> None:
    declared(musterstadt, standard, own)
    found = checked_city(musterstadt)[1]
    assert [(one.rule, one.column, one.value) for one in found] == [(rule, key, value)]
    assert found[0].message.endswith(".")


def test_only_a_loaded_rate_is_standardised(musterstadt: Path) -> None:
    declared(musterstadt)
    path = musterstadt / "indicators" / "kranke.toml"
    path.write_text(path.read_text("utf-8").replace('"rate"', '"mean"'), "utf-8")
    found = checked_city(musterstadt)[1]
    assert [(one.rule, one.column, one.value) for one in found] == [
        ("standard-kind", "indicator[kranke].standard", "mean")]
