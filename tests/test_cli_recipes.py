"""Recipes on the command line: proposed, kept, used again; templates to fill in."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.test_cli_publishing import KEYS, PEOPLE, table

Document = Callable[..., tuple[int, Any]]


@pytest.fixture
def document(filled: Run) -> Document:
    """Run a command with --json; its status and its one document."""
    def run(*arguments: str | Path) -> tuple[int, Any]:
        status, out, err = filled(*arguments, "--json")
        assert err == ""
        return status, json.loads(out)

    return run


def test_a_recipe_is_proposed_as_toml(filled: Run, document: Document, tmp_path: Path) -> None:
    path = table(tmp_path, "ew_2022.csv", PEOPLE)
    status, out, err = filled("propose", path)
    assert (status, err) == (0, "")
    recipe = tomllib.loads(out)
    assert (recipe["id"], recipe["area"], recipe["level"]) == ("ew", "Gebiet", "viertel")
    assert recipe["columns"] == [{"indicator": "bev_ew", "value": "Einwohner"}]
    status, found = document("propose", path)
    assert (status, list(found), found["problems"]) == (0, ["recipe", "problems"], [])
    assert found["recipe"] + "\n" == out


def test_what_a_proposal_leaves_open(filled: Run, document: Document, tmp_path: Path) -> None:
    path = table(tmp_path, "tiere.csv", "Gebiet;Hunde\n0101;5\n0102;6\n0103;7\n")
    status, out, _ = filled("propose", path)
    assert status == 1
    assert "Für welches Jahr gelten die Zahlen?" in out
    assert "Was steht in der Spalte „Hunde“?" in out
    status, found = document("propose", path)
    assert status == 1
    assert {one["rule"] for one in found["problems"]} == {"open-question"}
    assert document("propose", path, "--period", "2022")[1]["problems"][0]["column"] == "Hunde"
    status, found = document("propose", path, "--save", "tiere")
    assert (status, list(found)) == (1, ["problems"])


def test_a_saved_recipe_reads_the_table_of_the_next_year(
    filled: Run, document: Document, musterstadt: Path, tmp_path: Path
) -> None:
    path = table(tmp_path, "ew_2022.csv", PEOPLE)
    city = ("--city", musterstadt)
    status, found = document("propose", path, "--save", "ew", *city)
    assert (status, found) == (
        0, {"recipe": "ew", "file": str(musterstadt / "recipes" / "ew.toml")})
    assert filled("check", *city)[0] == 0
    status, out, _ = filled("propose", path, "--save", "ew", *city)
    assert (status, "gibt es schon" in out) == (1, True)
    assert filled("propose", path, "--save", "../ew", *city)[0] == 1
    later = table(tmp_path, "ew_2023.csv", PEOPLE.replace("130", "131"))
    status, found = document("load", later, "--recipe", "ew", *city)
    assert (status, found["accepted"], found["changes"]["new"]) == (0, 7, 7)


def test_a_period_that_was_given_is_not_saved(
    filled: Run, document: Document, musterstadt: Path, tmp_path: Path
) -> None:
    path, city = table(tmp_path, "ew.csv", PEOPLE), ("--city", musterstadt)
    assert filled("propose", path, "--save", "ew", "--period", "2022", *city)[0] == 0
    recipe = tomllib.loads((musterstadt / "recipes" / "ew.toml").read_text("utf-8"))
    assert recipe["period"] == ""
    status, found = document("load", path, "--recipe", "ew", *city)
    assert (status, [one["rule"] for one in found["problems"]]) == (1, ["missing-period"])
    assert document("load", path, "--recipe", "ew", "--period", "2023", *city)[0] == 0


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_template_is_written_and_read_again(
    filled: Run, document: Document, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"vorlage.{ending}"
    status, out, _ = filled("template", "sozial", "--period", "2022", "--output", path)
    assert (status, out) == (0, f"Die Vorlage ist geschrieben: {path}\n")
    status, found = document("template", "sozial", "--period", "2022", "--output", path)
    assert (status, found) == (0, {
        "file": str(path), "indicators": ["bev_ew", "bev_u18_anz", "arb_quote", "ein_mittel"]})
    status, found = document("load", path, "--recipe", "auto")
    assert (list(found), found["accepted"]) == (KEYS, 0)
    assert not [one for one in found["problems"] if one["rule"] == "open-question"]
