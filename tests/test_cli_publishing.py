"""Publishing on the command line: handed in, approved or not, recorded, verified."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MUSTERSTADT, Run

WORK = MUSTERSTADT / "tables" / "arbeit_2020.csv"
KEYS = ["accepted", "problems", "changes", "release"]
Document = Callable[..., tuple[int, Any]]


@pytest.fixture
def document(filled: Run) -> Document:
    """Run a command with --json; its status and its one document."""
    def run(*arguments: str | Path) -> tuple[int, Any]:
        status, out, err = filled(*arguments, "--json")
        assert err == ""
        return status, json.loads(out)

    return run


@pytest.fixture
def two_persons(musterstadt: Path) -> Path:
    """The tiny city, where somebody else must approve a draft."""
    frame = musterstadt / "city.toml"
    frame.write_text(frame.read_text("utf-8") + "\n[publishing]\nsecond_person = true\n", "utf-8")
    return musterstadt


def table(folder: Path, name: str, lines: str) -> Path:
    path = folder / name
    path.write_text(lines, "utf-8")
    return path


PEOPLE = "Gebiet;Einwohner\n0101;130\n0102;1040\n0103;60\n0201;230\n0202;330\n0204;170\n0205;270\n"


def test_two_persons_publish_together(
    filled: Run, document: Document, two_persons: Path
) -> None:
    city = ("--city", two_persons)
    by_bert = ("--recipe", "arbeit", "--period", "2021", "--publish", "--by", "Bert", "--note",
               "Neues Jahr", *city)
    status, found = document("load", WORK, *by_bert)
    assert (status, list(found)) == (0, [*KEYS, "waiting"])
    assert (found["release"], found["waiting"], found["accepted"]) == (None, 1, 7)
    assert len(document("releases", *city)[1]) == 1
    (draft,) = document("drafts", *city)[1]
    assert (draft["id"], draft["by"], draft["note"], draft["after"]) == (1, "Bert", "Neues Jahr", 1)
    assert "Bert  Neues Jahr" in filled("drafts", *city)[1]
    status, found = document("approve", "1", "--by", "bert ", *city)
    assert (status, "andere Person" in found["error"]) == (1, True)
    assert document("approve", "1", "--by", "Cleo", "--note", "Geprüft", *city) == (
        0, {"release": 2})
    assert filled("drafts", *city)[1] == "Kein Entwurf wartet auf eine Freigabe.\n"
    last = document("releases", *city)[1][-1]
    assert (last["by"], last["approved_by"], last["current"]) == ("Bert", "Cleo", True)
    status, _, err = filled("approve", "1", "--by", "Dora", *city)
    assert (status, "Cleo hat den Entwurf 1 schon freigegeben" in err) == (1, True)
    acts = [one["act"] for one in document("record", *city)[1]]
    assert acts == ["published", "submitted", "approved", "published"]
    assert filled("verify", *city)[0] == 0


def test_drafts_are_rejected_and_withdrawn(
    filled: Run, document: Document, two_persons: Path
) -> None:
    city = ("--city", two_persons)
    for _ in range(2):
        assert filled("load", WORK, "--recipe", "arbeit", "--period", "2021", "--publish", "--by",
                      "Bert", "--note", "Neues Jahr", *city)[1].endswith(
            "wartet auf die Freigabe durch eine zweite Person.\n")
    refused = [("reject", "1", "Cleo", "", "Grund"), ("withdraw", "1", "Cleo", "", "nur Bert"),
               ("reject", "1", "", "Falsch", "Name"), ("approve", "9", "Cleo", "", "gibt es nicht")]
    for command, draft, by, note, said in refused:
        status, found = document(command, draft, "--by", by, "--note", note, *city)
        assert (status, said in found["error"]) == (1, True), command
    status, found = document("reject", "1", "--by", "Cleo", "--note", "Falsches Jahr", *city)
    assert (status, found) == (0, {"draft": 1, "state": "rejected"})
    status, found = document("withdraw", "2", "--by", "Bert", *city)
    assert (status, found) == (0, {"draft": 2, "state": "withdrawn"})
    assert document("drafts", *city) == (0, [])
    assert len(document("releases", *city)[1]) == 1
    acts = [(one["act"], one["by"], one["why"]) for one in document("record", *city)[1]]
    assert acts[-2:] == [("rejected", "Cleo", "Falsches Jahr"), ("withdrawn", "Bert", "")]


def test_undoing_waits_for_a_second_person_too(
    filled: Run, document: Document, two_persons: Path
) -> None:
    city = ("--city", two_persons)
    filled("load", WORK, "--recipe", "arbeit", "--period", "2021", "--publish", "--by", "Bert",
           "--note", "Neues Jahr")
    status, found = document("restore", "1", "--by", "Bert", "--note", "Zurück", *city)
    assert (status, found) == (0, {"release": None, "waiting": 1})
    assert document("approve", "1", "--by", "Cleo", *city) == (0, {"release": 3})
    last = document("releases", *city)[1][-1]
    assert (last["restored_from"], last["act"]) == (1, "restored")


def test_the_reason_for_publishing_despite_warnings_is_recorded(
    document: Document, tmp_path: Path
) -> None:
    # Ids that lost their zeros are mended with a warning.
    lines = "Gebiet;Jahr;Einwohner\n" + "".join(
        f"{area};2022;{number}\n" for area, number in (
            ("101", 130), ("102", 1040), ("103", 60), ("201", 230), ("202", 330), ("204", 170),
            ("205", 270)))
    path = table(tmp_path, "ew.csv", lines)
    publish = ("load", path, "--recipe", "auto", "--publish", "--by", "Bert", "--note", "Neu")
    status, found = document(*publish, "--reason", "Das Amt hat die Nullen bestätigt")
    warnings = [one["rule"] for one in found["problems"] if one["severity"] == "warning"]
    assert (status, found["release"], "lost-zero" in warnings) == (0, 2, True)
    details = document("record")[1][-1]["details"]
    assert details["reason"] == "Das Amt hat die Nullen bestätigt"
    assert details["warnings"]["lost-zero"] == 1
    assert (details["files"], details["changes"]) == (["ew.csv"], found["changes"])


def test_the_record_is_said_in_lines(filled: Run) -> None:
    filled("load", WORK, "--recipe", "arbeit", "--period", "2021", "--publish", "--by", "Bert",
           "--note", "Neues Jahr")
    filled("restore", "1", "--by", "Cleo", "--note", "Zurück")
    status, out, _ = filled("record")
    lines = [line.split("  ") for line in out.splitlines()]
    assert status == 0
    assert [[line[0], *line[2:]] for line in lines] == [
        ["1", "Anna", "published", "–", "1", "–", "Erste"],
        ["2", "Bert", "published", "1", "2", "–", "Neues Jahr"],
        ["3", "Cleo", "restored", "2", "3", "–", "Zurück"],
    ]


@pytest.mark.parametrize(("change", "said"), [
    ("update releases set note = 'anders' where id = 1", "Ausgabe 1"),
    ("update record set why = 'anders' where number = 2", "Protokoll"),
    ("delete from record where number = 1", "Protokoll"),
])
def test_tampering_is_named(
    filled: Run, document: Document, tmp_path: Path, change: str, said: str
) -> None:
    filled("restore", "1", "--by", "Cleo", "--note", "Noch einmal")
    assert document("verify") == (0, {"damages": []})
    with sqlite3.connect(tmp_path / "store" / "ledger.sqlite") as ledger:
        ledger.execute(change)
    status, found = document("verify")
    assert (status, any(said in one for one in found["damages"])) == (1, True)
    status, out, _ = filled("verify")
    assert (status, out.splitlines()) == (1, found["damages"])


def test_several_tables_each_by_the_recipe_that_fits(
    document: Document, tmp_path: Path
) -> None:
    first = table(tmp_path, "ew_2022.csv", PEOPLE)
    second = MUSTERSTADT / "tables" / "einkommen.csv"
    status, found = document("load", first, second, "--recipe", "auto", "--publish", "--by", "B",
                             "--note", "Zwei")
    assert (status, list(found), found["release"], found["accepted"]) == (0, KEYS, 2, 11)
    files = document("releases")[1][-1]["files"]
    assert {"ew_2022.csv", "einkommen.csv"} <= set(files)
    third = table(tmp_path, "hunde_2022.csv", "Gebiet;Hunde\n0101;5\n0102;6\n0103;7\n")
    status, found = document("load", first, third, "--recipe", "auto", "--publish", "--by", "B",
                             "--note", "Drei")
    assert (status, list(found), found["release"]) == (1, [*KEYS, "error"], None)
    assert {one["file"] for one in found["problems"] if one["severity"] == "error"} == {
        "hunde_2022.csv"}
    assert len(document("releases")[1]) == 2


WRONG: list[tuple[tuple[str, ...], int, str]] = [
    (("template", "nichts", "--period", "2022", "--output", "x.csv"), 2, "jugend, sozial"),
    (("template", "sozial", "--period", "bald", "--output", "x.csv"), 2, "bald"),
    (("template", "sozial", "--period", "2022", "--level", "haus", "--output", "x.csv"), 2, "haus"),
    (("template", "sozial", "--period", "2022"), 2, "--output"),
    (("template", "sozial", "--period", "2022", "--output", "/nowhere/x.csv"), 1, "/nowhere/x.csv"),
    (("propose", "nirgends.csv"), 2, "nirgends.csv"),
    (("propose", str(WORK), "--period", "bald"), 2, "bald"),
    (("load", str(WORK), "--recipe", "auto", "--period", "bald"), 1, "bald"),
    (("approve", "eins"), 2, "eins"),
    (("approve", "1", "--by", "B"), 1, "Entwurf 1"),
    (("reject", "1", "--by", "B", "--note", "N"), 1, "Entwurf 1"),
    (("withdraw", "1", "--by", "B"), 1, "Entwurf 1"),
    (("drafts", "1"), 2, "1"),
]


@pytest.mark.parametrize(("arguments", "status", "said"), WRONG)
def test_refusals_are_sentences(
    filled: Run, arguments: tuple[str, ...], status: int, said: str
) -> None:
    found, out, err = filled(*arguments)
    assert found == status
    assert said in out + err
    assert (out + err).strip().endswith((".", "“."))
    if said in ("eins", "1", "--output"):
        # Wrong arguments are said before anybody knows that JSON is wanted.
        return
    found, out, err = filled(*arguments, "--json")
    assert (found, err) == (status, "")
    assert json.loads(out).keys() & {"error", "problems"}


def test_a_year_that_is_none_is_a_problem_of_the_table(
    document: Document, tmp_path: Path
) -> None:
    path = table(tmp_path, "ew.csv", PEOPLE)
    status, found = document("load", path, "--recipe", "auto", "--period", "bald")
    assert (status, list(found)) == (1, KEYS)
    assert [one["rule"] for one in found["problems"]] == ["unknown-period"]


def test_without_a_release(run: Run, tmp_path: Path) -> None:
    path = table(tmp_path, "ew_2022.csv", PEOPLE)
    for command in ("drafts", "record"):
        assert json.loads(run(command, "--json")[1]) == []
    assert run("record")[1] == "Noch ist nichts geschehen.\n"
    assert run("template", "sozial", "--period", "2022", "--output", tmp_path / "x.csv")[0] == 2
    status, out, _ = run("propose", path)
    assert (status, "Welche Spalte nennt die Gebiete?" in out) == (1, True)
    status, out, _ = run("load", path, "--recipe", "auto", "--json")
    assert (status, list(json.loads(out))) == (1, KEYS)
