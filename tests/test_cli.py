"""The command line: a contract that others rely on."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

TINY = Path(__file__).parent / "musterstadt"
WORK = TINY / "tables" / "arbeit_2020.csv"


def test_check(run: Run, musterstadt: Path) -> None:
    status, out, _ = run("check")
    assert (status, out) == (
        0,
        "In Ordnung: Musterstadt mit 6 Indikatoren, 2 Fachplänen und 6 Leseanleitungen.\n",
    )
    assert json.loads(run("check", "--json")[1]) == {"problems": []}
    (musterstadt / "plans" / "jugend.toml").write_text("id = 3", "utf-8")
    status, out, _ = run("check", "--city", musterstadt)
    assert status == 1
    assert len(out.splitlines()) == 5
    assert out.startswith("Fehler: plans/jugend.toml, Spalte „id“, Wert „3“: ")


def test_load_says_what_a_contract_promises(run: Run) -> None:
    status, out, err = run("load", TINY, "--json")
    document = json.loads(out)
    assert (status, err) == (0, "")
    assert list(document) == ["accepted", "problems", "changes", "release"]
    assert document["accepted"] == document["changes"]["new"] == 56
    assert list(document["changes"]) == ["new", "changed", "gone"]
    assert document["release"] is None
    contract = {"file", "sheet", "row", "column", "value", "rule", "message"}
    assert set(document["problems"][0]) == {*contract, "severity"}
    assert run("releases", "--json")[1] == "[]\n"


def test_load_publish_restore_verify(filled: Run) -> None:
    status, out, _ = filled(
        "load",
        WORK,
        "--recipe",
        "arbeit",
        "--period",
        "2021",
        "--publish",
        "--by",
        "Bert",
        "--note",
        "Nächste",
        "--json",
    )
    document = json.loads(out)
    assert (status, document["release"], document["accepted"]) == (0, 2, 7)
    assert filled("restore", "1", "--by", "Cleo", "--note", "Zurück", "--json")[:2] == (
        0,
        '{\n "release": 3,\n "restored_from": 1\n}\n',
    )
    releases = json.loads(filled("releases", "--json")[1])
    keys = {"id", "time", "by", "note", "files", "current", "audit"}
    assert set(releases[0]) == {*keys, "restored_from", "act", "approved_by"}
    assert [one["current"] for one in releases] == [False, False, True]
    audit = releases[0]["audit"]
    # Quarter 0103 has a secret number under 18 and the share of it; nothing had to hide them.
    assert (audit["secret"], audit["exact"], audit["beside"]) == (2, 0, 0)
    assert audit["min_candidates"] >= 3
    assert "arbeit_2020.csv" in releases[0]["files"]
    assert "3  " in filled("releases")[1]
    assert filled("verify", "--json")[:2] == (0, '{\n "damages": []\n}\n')


def test_the_period_on_the_command_line_wins(filled: Run) -> None:
    filled(
        "load",
        WORK,
        "--recipe",
        "arbeit",
        "--period",
        "2021",
        "--publish",
        "--by",
        "B",
        "--note",
        "N",
    )
    out = filled("values", "--indicator", "arb_quote", "--level", "viertel", "--format", "json")[1]
    assert {one["period"] for one in json.loads(out)} == {"2020", "2021"}
    status, out, _ = filled("load", WORK, "--recipe", "arbeit", "--period", "bald", "--json")
    assert status == 1
    assert [one["rule"] for one in json.loads(out)["problems"]] == ["unknown-period"]


def test_refused_publications(run: Run, tmp_path: Path) -> None:
    status, out, _ = run("load", TINY, "--publish", "--json")
    assert status == 1
    assert "Name und eine Notiz" in json.loads(out)["error"]
    bad = tmp_path / "arbeit_2020.csv"
    bad.write_text("gebiet,thema,zaehler,nenner\n0101,arbeitslos,9,5\n0777,arbeitslos,1,5\n")
    status, out, _ = run("load", bad, "--recipe", "arbeit", "--publish", "--by", "B", "--note", "N")
    assert status == 1
    assert "Zähler ist größer als der Nenner" in out
    assert "2 Fehler" in out or "1 Fehler" in out


WRONG: list[tuple[tuple[str, ...], int, str]] = [
    (("load", str(WORK), "--recipe", "nichts"), 2, "arbeit, einkommen, einwohner"),
    (("load", str(WORK)), 2, "Vorhanden sind"),
    (("load", "nirgends.csv", "--recipe", "arbeit"), 2, "nirgends.csv"),
    (("load", str(TINY), "--recipe", "arbeit"), 2, "Ordner"),
    (("load", str(TINY), str(WORK)), 2, "Ordner"),
    (("values",), 2, "es fehlt: --indicator"),
    (("values", "--indicator", "x", "--format", "pdf"), 2, "pdf"),
    (("nonsense",), 2, "nonsense"),
    ((), 2, "es fehlt"),
    (("restore", "eins"), 2, "eins"),
    (("restore", "9", "--by", "B", "--note", "N"), 1, "9 gibt es nicht"),
    (("values", "--indicator", "nichts"), 1, "nichts"),
    (("values", "--indicator", "bev_ew", "--period", "1900"), 1, "2019, 2020, 2021"),
    (("values", "--indicator", "bev_ew", "--level", "haus"), 1, "viertel, bezirk, stadt"),
    (("values", "--indicator", "bev_ew", "--edition", "1900"), 1, "1900"),
    (("values", "--indicator", "bev_ew", "--area", "0999"), 1, "0999"),
    (("values", "--indicator", "bev_ew", "--output", "/nowhere/x"), 1, "/nowhere/x"),
    (("values", "--indicator", "bev_ew", "--store", "/dev/null/x"), 1, "/dev/null/x"),
    (("check", "--city", "/nowhere"), 1, "city.toml"),
    (("values", "--indicator", "bev_ew", "--city", "/nowhere"), 1, "city.toml"),
]


@pytest.mark.parametrize(("arguments", "status", "said"), WRONG)
def test_refusals_are_sentences(
    filled: Run, arguments: tuple[str, ...], status: int, said: str
) -> None:
    found, out, err = filled(*arguments)
    assert found == status
    assert said in out + err
    assert (out + err).strip().endswith((".", "“."))


@pytest.mark.parametrize(("arguments", "status", "said"), [one for one in WRONG if one[1] == 1])
def test_refusals_as_json_are_one_document(
    filled: Run, arguments: tuple[str, ...], status: int, said: str
) -> None:
    found, out, err = filled(*arguments, "--json")
    assert (found, err) == (status, "")
    assert json.loads(out).keys() & {"error", "problems"}
    assert said in out


def test_a_city_with_mistakes_keeps_the_form_of_load(run: Run, musterstadt: Path) -> None:
    (musterstadt / "plans" / "jugend.toml").write_text("id = 3", "utf-8")
    status, out, _ = run("load", WORK, "--recipe", "arbeit", "--city", musterstadt, "--json")
    assert status == 1
    assert list(json.loads(out)) == ["accepted", "problems", "changes", "release"]


def test_without_a_release(run: Run) -> None:
    assert run("values", "--indicator", "bev_ew")[0] == 1
    assert run("releases")[:2] == (0, "Noch ist nichts veröffentlicht.\n")
    assert run("restore", "1", "--by", "B", "--note", "N")[0] == 1


def test_damage_and_other_databases_are_said(
    filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (tmp_path / "store" / "objects").glob("*.parquet"):
        path.write_bytes(b"x")
    status, out, _ = filled("verify")
    assert status == 1
    assert all(line.startswith("Ausgabe 1: ") for line in out.splitlines())
    assert filled("values", "--indicator", "bev_ew")[0] == 1
    assert filled("load", TINY)[0] == 1
    monkeypatch.setenv("SOZIALRAUM_DATABASE", f"sqlite:///{tmp_path}/other.sqlite")
    assert filled("releases", "--json")[1] == "[]\n"
    assert (tmp_path / "other.sqlite").is_file()
    monkeypatch.setenv("SOZIALRAUM_DATABASE", "nonsense")
    assert filled("releases")[0] == 1


def test_a_locked_ledger_is_said(
    filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from monitoring.storage import ledger

    monkeypatch.setattr(ledger, "PATIENCE", 50)
    lock = sqlite3.connect(tmp_path / "store" / "ledger.sqlite", isolation_level=None)
    lock.execute("begin immediate")
    try:
        status, _, err = filled("restore", "1", "--by", "B", "--note", "N")
    finally:
        lock.close()
    assert status == 1
    assert "nicht erreichbar" in err


def test_the_language_of_sentences(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOZIALRAUM_LANGUAGE", "en")
    status, out, err = run("restore", "1", "--by", "B", "--note", "N")
    assert (status, out) == (1, "")
    assert err.strip()


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "utf-8"])
def test_as_a_program(tmp_path: Path, encoding: str) -> None:
    settings = {**os.environ, "PYTHONIOENCODING": encoding, "SOZIALRAUM_STORE": str(tmp_path / "s")}
    command = [sys.executable, "-m", "monitoring", "load", "x„“.csv", "--city", str(TINY)]
    done = subprocess.run(command, capture_output=True, check=False, env=settings)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert re.search(rb"gibt es nicht", done.stderr)
