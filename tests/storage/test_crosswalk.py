"""A crosswalk goes through a release, and values are carried over changed boundaries."""

import io
import shutil
from pathlib import Path

import pandas as pd
import pytest

from monitoring.core.problem import Problem
from monitoring.core.refused import NotInRelease
from monitoring.storage.carried_values import carried_table
from monitoring.storage.city import checked_city, city_in
from monitoring.storage.drafting import draft
from monitoring.storage.publishing import publish
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store
from monitoring.storage.values import values_table
from tests.conftest import MUSTERSTADT, Run

RECIPE = """
id = "viertel_2015_2020"
kind = "crosswalk"
label = {de = "Viertel nach Fläche", en = "Quarters by area"}
file = "areas/gewichte.csv"
level = "viertel"
from_edition = "2015"
to_edition = "2020"
from = "alt"
to = "neu"
weight = "anteil"
basis = "area"
decimal = ","
"""
WEIGHTS = "alt;neu;anteil\n0203;0204;0,5\n0203;0205;0,4999\n0202;0202;0,999\n0202;0204;0,001\n"


@pytest.fixture
def divided(musterstadt: Path) -> Path:
    """The tiny city with weights from its quarters of 2015 to those of 2020."""
    (musterstadt / "recipes" / "gewichte.toml").write_text(RECIPE, "utf-8")
    (musterstadt / "areas" / "gewichte.csv").write_text(WEIGHTS, "utf-8")
    return musterstadt


def problems_of(folder: Path, store: Store) -> list[tuple[str, str]]:
    city = city_in(folder)
    made = draft(store, city, read_folder(folder, city))
    return [(one.rule, one.severity) for one in made.problems if "gewichte" in one.file
            or one.rule == "no-file"]


def published(folder: Path, store: Store) -> Snapshot:
    city = city_in(folder)
    publish(store, draft(store, city, read_folder(folder, city)), "Test", "Erste")
    found = current_snapshot(store, city)
    assert found is not None
    return found


def rows_of(found: Snapshot, indicator: str, edition: str = "2020") -> pd.DataFrame:
    table = carried_table(found, indicator, "2019", "viertel", edition)
    return table.set_index("area")


def test_counts_and_shares_of_earlier_years_on_later_areas(divided: Path, store: Store) -> None:
    found = published(divided, store)
    count = rows_of(found, "bev_ew")
    assert count["value"].to_dict() == {
        "0101": 100, "0102": 1000, "0103": 50, "0201": 200, "0202": 300,
        "0204": pytest.approx(400 * 0.5 / 0.9999), "0205": pytest.approx(400 * 0.4999 / 0.9999),
    }
    assert list(count.loc["0204", ["status", "origin", "file", "row"]]) == [
        "estimated", "carried", "gewichte.csv", 0,
    ]
    assert count.loc["0204", "reason"] == (
        "Umgerechnet vom Gebietsstand „Gebiete bis 2019“, nach Fläche verteilt, als wäre jedes "
        "Gebiet gleichmäßig bewohnt"
    )
    assert list(count.loc["0201", ["status", "origin", "file", "row"]]) == [
        "value", "kept", "einwohner.csv", 5,
    ]
    share = rows_of(found, "bev_u18")
    assert share.loc["0204", "value"] == pytest.approx(25)
    assert share.loc["0103", "status"] == "secret"


def test_what_the_office_delivered_stays_as_it_is(divided: Path, store: Store) -> None:
    found = published(divided, store)
    plain = values_table(found, "bev_ew")
    both = carried_table(found, "bev_ew")
    assert "carried" not in set(plain["origin"])
    again = both[~both["origin"].isin(["carried", "kept", "none"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(again, plain, check_dtype=False)


def test_a_crosswalk_stays_in_later_releases_and_is_replaced_when_delivered_again(
    divided: Path, store: Store
) -> None:
    first = published(divided, store)
    entry = first.release
    assert store.manifest(entry)["crosswalks"].endswith("crosswalks.parquet")
    assert store.damages() == []
    city = city_in(divided)
    assert draft(store, city, read_folder(divided, city)).crosswalks is None
    table = divided / "areas" / "gewichte.csv"
    table.write_text(WEIGHTS.replace("0,5\n", "0,7\n").replace("0,4999", "0,3"), "utf-8")
    second = published(divided, store)
    assert rows_of(second, "bev_ew").loc["0204", "value"] == pytest.approx(280)
    again = current_snapshot(store, city)
    assert again is not None
    assert store.manifest(again.release)["crosswalks"] != store.manifest(entry)["crosswalks"]
    assert rows_of(first, "bev_ew").loc["0205", "value"] == pytest.approx(400 * 0.4999 / 0.9999)


def test_a_release_without_weights_says_so(tiny_store: Store) -> None:
    found = current_snapshot(tiny_store, city_in(MUSTERSTADT))
    assert found is not None
    assert found.crosswalks == ()
    with pytest.raises(NotInRelease, match="keine Gewichte"):
        carried_table(found, "bev_ew")


def test_from_the_command_line(
    divided: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOZIALRAUM_CITY", str(divided))
    assert run("load", divided, "--publish", "--by", "Anna", "--note", "Erste")[0] == 0
    choice = ("values", "--indicator", "bev_ew", "--period", "2019", "--area", "0204")
    table = pd.read_csv(io.StringIO(run(*choice, "--carried")[1]), dtype={"area": str})
    assert table["status"].tolist() == ["estimated"]
    assert run(*choice)[1].count("\n") == 1


@pytest.mark.parametrize(
    ("before", "after", "problems"),
    [
        ("0203;0204;0,5", "0203;0204;-0,5", {("crosswalk-weight", "error"),
                                             ("crosswalk-sum", "error")}),
        ("0203;0204;0,5", "203;0204;0,5", {("unknown-area", "error"), ("crosswalk-sum", "error")}),
        ("0203;0204;0,5", "0203;0204;.", {("crosswalk-weight", "error"),
                                          ("crosswalk-sum", "error")}),
        ("alt;neu;anteil", "alt;neu;gewicht", {("missing-column", "error")}),
        (WEIGHTS, "", {("empty", "error")}),
        ("0203;0204;0,5\n0203;0205;0,4999\n", "", {("crosswalk-lacks", "error"),
                                                   ("crosswalk-slivers", "note"),
                                                   ("crosswalk-lacks", "warning")}),
    ],
)
def test_defects_of_the_table(
    divided: Path, store: Store, before: str, after: str, problems: set[tuple[str, str]]
) -> None:
    path = divided / "areas" / "gewichte.csv"
    assert before in WEIGHTS
    path.write_text(WEIGHTS.replace(before, after), "utf-8")
    assert set(problems_of(divided, store)) == problems


def test_a_table_that_is_not_there_is_noted(divided: Path, store: Store) -> None:
    (divided / "areas" / "gewichte.csv").unlink()
    assert problems_of(divided, store) == [("no-file", "warning")]


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ('to_edition = "2020"', 'to_edition = "2015"', "crosswalk-editions"),
        ('to_edition = "2020"', 'to_edition = "2031"', "unknown-edition"),
        ('level = "viertel"', 'level = "kiez"', "unknown-level"),
        ('level = "viertel"', 'level = "bezirk"', "crosswalk-level"),
        ('basis = "area"', 'basis = "guess"', "unknown-word"),
        ('decimal = ","', 'decimal = "x"', "crosswalk-decimal"),
        ('decimal = ","', "slivers = 0.4", "crosswalk-slivers"),
        ('decimal = ","', 'since = [{id = "0203", period = "19"}]', "unknown-period"),
        ('file = "areas/gewichte.csv"', 'file = "../gewichte.csv"', "recipe-path"),
        ('weight = "anteil"', "", "missing-key"),
    ],
)
def test_defects_of_the_recipe(divided: Path, before: str, after: str, rule: str) -> None:
    assert before in RECIPE
    path = divided / "recipes" / "gewichte.toml"
    path.write_text(RECIPE.replace(before, after), "utf-8")
    assert rule in [one.rule for one in checked_city(divided)[1]]


def test_weights_for_the_same_step_stand_once(divided: Path) -> None:
    other = divided / "recipes" / "noch_einmal.toml"
    shutil.copy(divided / "recipes" / "gewichte.toml", other)
    other.write_text(RECIPE.replace("viertel_2015_2020", "zweite"), "utf-8")
    found: list[Problem] = checked_city(divided)[1]
    assert [(one.rule, one.file) for one in found] == [
        ("duplicate-crosswalk", "recipes/noch_einmal.toml"),
    ]
