"""Where unprotected figures are kept, and what commands do for roles and without them."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import MUSTERSTADT, Run

LOAD = ("load", MUSTERSTADT, "--publish", "--by", "Anna", "--note", "Erste")
WORK = MUSTERSTADT / "tables" / "arbeit_2020.csv"
AGAIN = ("load", WORK, "--recipe", "arbeit", "--publish", "--by", "B", "--note", "N")


def test_another_place_is_named_with_every_command(run: Run, tmp_path: Path) -> None:
    place = ("--inner", tmp_path / "safe")
    assert run(*LOAD, *place)[0] == 0
    assert (tmp_path / "safe" / "objects").is_dir()
    assert not (tmp_path / "store" / "inner").exists()
    assert run(*AGAIN, *place)[0] == 0
    status, _, err = run(*AGAIN)
    assert status == 1
    assert "ungeschützten Werte sind hier nicht zugänglich" in err
    assert "--inner" in err


def test_figures_are_read_without_the_inner_store(filled: Run, tmp_path: Path) -> None:
    before = filled("values", "--indicator", "arb_quote")
    shutil.rmtree(tmp_path / "store" / "inner")
    assert filled("values", "--indicator", "arb_quote") == before
    assert filled("index", "lage", "--period", "2020")[0] == 0
    assert filled("releases")[0] == filled("record")[0] == 0
    status, _, err = filled("restore", "1", "--by", "B", "--note", "N")
    assert (status, "ungeschützten Werte" in err) == (1, True)


def test_verify_says_what_it_could_not_look_at(filled: Run, tmp_path: Path) -> None:
    assert json.loads(filled("verify", "--json")[1]) == {"damages": []}
    shutil.rmtree(tmp_path / "store" / "inner")
    status, out, _ = filled("verify")
    assert status == 0
    assert "unversehrt" in out
    assert "wurde nicht geprüft" in out
    assert json.loads(filled("verify", "--json")[1]) == {"damages": [], "inner": False}


def test_verify_finds_damage_inside(filled: Run, tmp_path: Path) -> None:
    path = next((tmp_path / "store" / "inner" / "objects").glob("*.source"))
    path.write_bytes(b"x")
    status, out, _ = filled("verify")
    assert (status, path.name in out) == (1, True)


@pytest.mark.parametrize("command", [
    ("values", "--indicator", "bev_ew"), ("index", "lage", "--period", "2020"), ("serve",),
    ("releases",), ("record",), LOAD, ("restore", "1", "--by", "B", "--note", "N"),
])
def test_an_unknown_role_is_named(filled: Run, command: tuple[str | Path, ...]) -> None:
    status, _, err = filled(*command, "--role", "rat")
    assert status == 2
    assert "Die Rolle „rat“ gibt es nicht." in err
    assert "Traceback" not in err


def test_the_role_of_the_process_is_the_default(
    filled: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOZIALRAUM_ROLE", "niemand")
    status, _, err = filled("values", "--indicator", "bev_ew")
    assert (status, "„niemand“" in err) == (2, True)
