"""The planning register on the command line: list, export, import, history, restore, erase."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

ROLES = """
[profiles.amt]
label = {de = "Amt", en = "Office"}
publishes = true
plans = true

[profiles.rat]
label = {de = "Rat", en = "Council"}
"""
VISION = {"plan": "jugend", "tier": "leitbild", "state": "entwurf", "areas": ["01"]}
ENTRIES = [
    {"kind": "goal", "id": "Z1", "data": {
        **VISION, "title": "Alle lernen schwimmen", "visibility": "oeffentlich"}},
    {"kind": "goal", "id": "Z2", "data": {**VISION, "title": "Mehr Kurse", "parent": "Z1"}},
    {"kind": "actor", "id": "A1", "data": {"title": "Turnverein", "actor_kind": "verein"}},
]
Document = Callable[..., tuple[int, Any]]


def written(path: Path, entries: list[dict[str, Any]]) -> Path:
    document = {"format": "sozialraum-planning-1", "city": "musterstadt", "entries": entries}
    path.write_text(json.dumps(document), "utf-8")
    return path


@pytest.fixture
def plan(filled: Run, musterstadt: Path, tmp_path: Path) -> Run:
    """`planning …` on a register with two goals and an actor; the city has two roles."""
    frame = musterstadt / "city.toml"
    frame.write_text(frame.read_text("utf-8") + ROLES, "utf-8")
    file = written(tmp_path / "planung.json", ENTRIES)

    def command(*arguments: str | Path) -> tuple[int, str, str]:
        return filled("planning", *arguments, "--city", musterstadt)

    assert filled("load", musterstadt, "--publish", "--by", "Anna", "--note", "Mit Rollen",
                  "--city", musterstadt)[0] == 0
    status, out, _ = command("import", file, "--by", "Anna", "--note", "Neu")
    assert (status, out) == (0, "Gespeichert: 3 neu, 0 geändert, 0 unverändert.\n")
    return command


@pytest.fixture
def document(plan: Run) -> Document:
    """The same with --json: status and the one document."""
    def command(*arguments: str | Path) -> tuple[int, Any]:
        status, out, err = plan(*arguments, "--json")
        assert err == ""
        return status, json.loads(out)

    return command


def test_entries_of_a_kind_are_listed(plan: Run, document: Document) -> None:
    assert plan("list", "--kind", "goal")[1].splitlines() == [
        "Z1  Fassung 1  jugend  Entwurf  Alle lernen schwimmen",
        "Z2  Fassung 1  jugend  Entwurf  Mehr Kurse"]
    status, found = document("list", "--kind", "Ziele", "--plan", "jugend", "--area", "01")
    assert (status, [one["id"] for one in found]) == (0, ["Z1", "Z2"])
    assert list(found[0]) == ["kind", "id", "version", "time", "by", "author", "note", "data"]
    assert document("list", "--kind", "goal", "--area", "02") == (0, [])
    assert document("list", "--kind", "goal", "--plan", "sozial") == (0, [])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("list", "--kind", "wish"), "Die Art „wish“ gibt es nicht. Erlaubt sind: round, goal"),
        (("list", "--kind", "goal", "--plan", "x"), "Fachplan „x“ gibt es nicht. Vorhanden sind"),
        (("list", "--kind", "goal", "--area", "x"), "Das Gebiet „x“ gibt es nicht"),
        (("list",), "es fehlt"),
        (("export", "--output", "planung.pdf"), "als .xlsx oder .json"),
        (("import", "nothing.json", "--by", "Anna"), "Diese Dateien gibt es nicht"),
        (("import", "nothing.json"), "gehört ein Name"),
        (("history", "wish", "Z1"), "Die Art „wish“ gibt es nicht"),
        (("list", "--kind", "goal", "--role", "x"), "Die Rolle „x“ gibt es nicht"),
    ],
)
def test_wrong_use_is_said(plan: Run, arguments: tuple[str, ...], said: str) -> None:
    status, out, err = plan(*arguments)
    assert (status, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("ending", ["xlsx", "json"])
def test_what_was_exported_is_imported_without_a_change(
    plan: Run, document: Document, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"alles.{ending}"
    status, found = document("export", "--output", file)
    assert (status, found) == (0, {"file": str(file), "entries": 3})
    assert document("import", file, "--by", "Bert") == (0, {
        "new": 0, "changed": 0, "same": 3, "problems": [], "saved": []})
    assert plan("export", "--output", file, "--kind", "actor")[1] \
        == f"1 Einträge sind geschrieben: {file}\n"


def test_a_change_is_checked_saved_and_stands_in_the_history(
    document: Document, plan: Run, tmp_path: Path
) -> None:
    file = tmp_path / "alles.json"
    plan("export", "--output", file, "--kind", "goal")
    file.write_text(file.read_text("utf-8").replace("Mehr Kurse", "Viele Kurse"), "utf-8")
    counts = {"new": 0, "changed": 1, "same": 1, "problems": []}
    assert document("import", file, "--dry-run") == (0, {**counts, "saved": []})
    assert document("import", file, "--by", "Bert", "--note", "Neuer Name") == (
        0, {**counts, "saved": [{"kind": "goal", "id": "Z2", "version": 2}]})
    _, found = document("history", "goal", "Z2")
    assert [(one["version"], one["by"], one["note"], one["data"]["title"]) for one in found] \
        == [(1, "Anna", "Neu", "Mehr Kurse"), (2, "Bert", "Neuer Name", "Viele Kurse")]
    last = plan("history", "goal", "Z2")[1].splitlines()[1]
    assert last.endswith("Bert  Viele Kurse  Neuer Name")
    file.write_text(file.read_text("utf-8").replace("Viele Kurse", "Andere Kurse"), "utf-8")
    status, out, _ = plan("import", file, "--by", "Cleo")
    assert status == 1
    assert "beruht auf Fassung 1; inzwischen gilt Fassung 2 (von Bert" in out
    assert out.endswith("Nichts ist gespeichert (0 neu, 1 geändert, 1 unverändert).\n")


def test_one_bad_entry_stops_the_whole_file(document: Document, tmp_path: Path) -> None:
    good = {"kind": "goal", "id": "", "data": {**VISION, "title": "Neu"}}
    bad = {"kind": "goal", "id": "", "data": {**VISION, "title": "Alt", "parent": "Z77"}}
    status, found = document("import", written(tmp_path / "neu.json", [good, bad]), "--by", "Bert")
    assert (status, found["new"], found["saved"]) == (1, 2, [])
    (problem,) = found["problems"]
    assert (problem["rule"], problem["column"], problem["value"]) \
        == ("planning-unknown-entry", "Gehört zu Ziel", "Z77")
    assert len(document("list", "--kind", "goal")[1]) == 2


def test_deleted_entries_return_or_are_erased(
    document: Document, plan: Run, tmp_path: Path
) -> None:
    from monitoring.storage.planning.versions import Change
    from monitoring.storage.store import store_at

    ledger = store_at(str(tmp_path / "store")).ledger
    ledger.save([Change("actor", "A1", 1, {}, gone=True)], "Bert", "Aufgelöst")
    assert document("list", "--kind", "actor") == (0, [])
    assert plan("history", "actor", "A1")[1].splitlines()[1].endswith("Bert  gelöscht  Aufgelöst")
    status, found = document("restore", "actor", "A1", "--by", "Cleo")
    assert (status, found["version"], found["data"]["title"]) == (0, 3, "Turnverein")
    status, out, err = plan("erase", "actor", "A1", "--by", "Cleo", "--note", "Falsch")
    assert (status, "noch nicht gelöscht" in err, out) == (1, True, "")
    ledger.save([Change("actor", "A1", 3, {}, gone=True)], "Bert")
    assert plan("erase", "actor", "A1", "--by", "Cleo", "--note", "Name einer Person")[0] == 0
    _, versions = document("history", "actor", "A1")
    assert [one["data"] for one in versions] == [{}] * 5
    assert (versions[-1]["by"], versions[-1]["note"]) == ("Cleo", "Name einer Person")
    assert plan("restore", "actor", "A1", "--by", "Cleo")[0] == 1
    assert plan("restore", "actor", "A9", "--by", "Cleo")[2].startswith("Den Eintrag A9")


def test_other_roles_see_what_is_public_and_change_nothing(
    plan: Run, document: Document, tmp_path: Path
) -> None:
    rat = ("--role", "rat")
    assert [one["id"] for one in document("list", "--kind", "goal", *rat)[1]] == ["Z1"]
    assert document("list", "--kind", "actor", *rat) == (0, [])
    file = tmp_path / "rat.json"
    assert document("export", "--output", file, *rat)[1]["entries"] == 1
    assert len(document("history", "goal", "Z1", *rat)[1]) == 1
    assert plan("history", "goal", "Z2", *rat)[0] == 1
    for command in (("import", file, "--by", "Rat"), ("restore", "goal", "Z1", "--by", "Rat"),
                    ("erase", "goal", "Z1", "--by", "Rat", "--note", "Weg")):
        status, out, err = plan(*command, *rat)
        assert (status, out) == (1, "")
        assert "Die Rolle „rat“ (Rat) darf an der Planung nichts ändern" in err
    assert len(document("list", "--kind", "goal", "--role", "amt")[1]) == 2


def test_without_a_release_json_is_written_and_nothing_is_imported(
    run: Run, tmp_path: Path
) -> None:
    for ending in ("json", "xlsx"):
        file = tmp_path / f"leer.{ending}"
        assert run("planning", "export", "--output", file)[0] == 0
    status, _, err = run("planning", "import", tmp_path / "leer.json", "--by", "Anna")
    assert (status, "Noch ist nichts veröffentlicht" in err) == (1, True)
