"""Rules about files, and about a delivery as a whole: each is found alone, where it is."""

from pathlib import Path

import pytest

from monitoring.core.checks.rules import RULES
from monitoring.core.problem import Problem
from monitoring.core.recipe import ObservationsRecipe
from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.opened import opened
from monitoring.storage.sources import Delivery, read_files, read_folder
from monitoring.storage.store import Store
from tests.conftest import MUSTERSTADT
from tests.storage.seeded_files import FILES, SeededFile

CITY = city_in(MUSTERSTADT)
RESIDENTS = next(one for one in CITY.recipes.values()
                 if isinstance(one, ObservationsRecipe) and one.id == "einwohner")


def said(problems: list[Problem]) -> list[tuple[str, str, int | None, str]]:
    return [(one.rule, one.severity, one.row, one.column) for one in problems]


@pytest.mark.parametrize("seed", FILES, ids=[one.rule for one in FILES])
def test_only_the_rule_of_the_mistake_speaks(seed: SeededFile) -> None:
    found = opened(seed.content, seed.name, limits=seed.limits).problems
    assert said(found) == [(seed.rule, seed.severity, seed.row, seed.column)]
    assert found[0].value == seed.value
    assert found[0].file == seed.name
    assert seed.rule in RULES


def test_two_files_of_one_name(tmp_path: Path) -> None:
    delivery = Delivery()
    for folder, content in (("a", b"1;2"), ("b", b"1;3")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "t.csv").write_bytes(content)
        delivery.add_path(tmp_path / folder / "t.csv", "einwohner")
    assert said(delivery.problems) == [("same-file-name", "error", None, "")]
    assert delivery.problems[0].file == "t.csv"


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    delivery = read_files([tmp_path / "weg.csv"], RESIDENTS, CITY)
    assert said(delivery.problems) == [("unreadable-file", "error", None, "")]


def test_a_folder_without_the_file_of_a_recipe(musterstadt: Path) -> None:
    (musterstadt / "tables" / "einkommen.csv").unlink()
    problems = read_folder(musterstadt, CITY).problems
    named = [(one.rule, one.severity, one.file, one.value) for one in problems]
    assert ("no-file", "warning", "einkommen", "tables/einkommen.csv") in named
    assert [one.rule for one in problems].count("no-file") == 1


def test_an_indicator_of_which_nothing_came(musterstadt: Path, store: Store) -> None:
    (musterstadt / "tables" / "einkommen.csv").unlink()
    problems = draft(store, CITY, read_folder(musterstadt, CITY)).problems
    silent = [one for one in problems if one.rule == "no-observations"]
    assert [(one.severity, one.value) for one in silent] == [("note", "ein_mittel")]


def test_what_is_left_out_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "einwohner.csv"
    path.write_text(
        "gebiet;name;jahr;einwohner;u18;bemerkung;neu\n0101;A;2020;310;45;;1\n"
        "0102;B;2020;205;31;;2\nInsgesamt;;2020;515;76;;3\n", "utf-8")
    delivery = read_files([path], RESIDENTS, CITY)
    assert said(delivery.problems) == [("unused-column", "note", None, "neu")]
