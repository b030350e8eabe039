"""Tampering with the ledger's database: every changed cell and every removed row is noticed."""

import hashlib
import json
import shutil
import sqlite3
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from monitoring.storage.broken_links import broken_links
from monitoring.storage.ledger import Ledger
from monitoring.storage.store import Store, store_at

KEYS = {"releases": "id", "record": "number", "waiting": "id"}


@pytest.fixture
def untouched(store: Store) -> Store:
    """Every act once: releases 1–4, drafts approved, rejected, withdrawn and waiting."""
    ledger = store.ledger
    ledger.add("m1.json", "Anna", "Erste", 0)
    ledger.submit("m2.json", "Bert", "Zweite", 1, {"accepted": 7})
    ledger.approve(1, "Cleo", "Geprüft")
    ledger.record("recipe_saved", "Anna", "arbeit", "Neue Spalten", {"columns": 3})
    ledger.add("m1.json", "Cleo", "Zurück", 2, 1)
    for number in (2, 3, 4):
        assert ledger.submit("m3.json", "Bert", "Dritte", 3).id == number
    ledger.reject(2, "Anna", "Falsches Jahr")
    ledger.withdraw(3, "Bert", "Vertippt")
    ledger.add("m4.json", "Anna", "Vierte", 3)
    return store


def said_after(store: Store, *statements: str) -> list[str]:
    """What verification says about a copy of the store in which somebody changed something."""
    copy = Path(store.location).with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(store.location, copy)
    with sqlite3.connect(copy / "ledger.sqlite") as raw:
        for statement in statements:
            assert raw.execute(statement).rowcount != 0
    raw.close()
    opened = store_at(str(copy))
    return broken_links(opened.ledger.contents(), opened.anchors.found())


def rows_of(store: Store, table: str) -> list[dict[str, Any]]:
    contents = store.ledger.contents()
    rows: dict[str, Any] = {
        "releases": contents.entries, "record": contents.acts, "waiting": contents.drafts
    }
    return [asdict(one) for one in rows[table]]


def test_what_nobody_touched_is_whole(untouched: Store) -> None:
    assert said_after(untouched) == []


@pytest.mark.parametrize("table", KEYS)
def test_every_changed_cell_is_noticed(untouched: Store, table: str) -> None:
    rows, key = rows_of(untouched, table), KEYS[table]
    for row in (rows[0], rows[len(rows) // 2], rows[-1]):
        for column, value in row.items():
            other = f"coalesce(\"{column}\", '') || 'x'"
            if isinstance(value, int) or column.endswith(("release", "restored_from")):
                other = f'coalesce("{column}", 0) + 100'
            change = f'update {table} set "{column}" = {other} where {key} = {row[key]}'
            assert said_after(untouched, change), change


@pytest.mark.parametrize("table", KEYS)
def test_every_removed_row_is_noticed(untouched: Store, table: str) -> None:
    rows, key = rows_of(untouched, table), KEYS[table]
    for row in rows:
        change = f"delete from {table} where {key} = {row[key]}"
        assert said_after(untouched, change), change
    assert said_after(untouched, f"delete from {table}")


def test_emptied_cells_are_noticed(untouched: Store) -> None:
    for change in (
        "update releases set restored_from = null where id = 3",
        "update record set from_release = null where number = 2",
        "update record set to_release = null where number = 1",
        "update waiting set decided_by = null where id = 1",
        "update waiting set state = 'waiting', decided_by = null, decided_time = null, "
        "decision_note = null where id = 2",
    ):
        assert said_after(untouched, change), change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("delete from releases where id = 4", ["Ausgabe 4 fehlt im Verzeichnis. Laut Protokoll hat "
                                               "Anna sie am", "Datei anchors/releases-00000004-"]),
        ("delete from releases where id = 2", ["Ausgabe 3: ", "Ausgabe 2 fehlt"]),
        ("delete from record where number = 12", ["Zeile 12 des Protokolls fehlt",
                                                  "Ausgabe 4 fehlt im Protokoll"]),
        ("delete from record where number = 5", ["Zeile 6 des Protokolls wurde"]),
        ("delete from waiting where id = 4", ["Entwurf 4 fehlt. Laut Protokoll hat Bert ihn am"]),
        ("update waiting set state = 'approved' where id = 4", ["Entwurf 4 wurde nachträglich"]),
        ("insert into waiting select 9, time, \"by\", note, manifest, after, state, decided_by, "
         "decided_time, decision_note, details from waiting where id = 4",
         ["Entwurf 9 steht nicht im Protokoll"]),
    ],
)
def test_tampering_is_named(untouched: Store, change: str, said: list[str]) -> None:
    found = said_after(untouched, change)
    for words in said:
        assert any(words in one for one in found), (words, found)


def rewritten(row: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """The row as somebody who knows how the hashes are made would forge it."""
    values = {**row, **changed}
    del values["hash"]
    line = json.dumps(values, sort_keys=True, ensure_ascii=False)
    return {**values, "hash": hashlib.sha256(line.encode()).hexdigest()}


def statements(table: str, row: dict[str, Any]) -> str:
    key = KEYS[table]
    return f"update {table} set {', '.join(_set(*one) for one in row.items())} " \
           f"where {key} = {row[key]}"


def _set(column: str, value: Any) -> str:
    if value is None:
        return f'"{column}" = null'
    return f'"{column}" = {value}' if isinstance(value, int) else f"\"{column}\" = '{value}'"


def test_a_forged_last_release_does_not_fit_the_record(untouched: Store) -> None:
    forged = rewritten(rows_of(untouched, "releases")[-1], by="Niemand")
    found = said_after(untouched, statements("releases", forged))
    assert "Ausgabe 4: der Eintrag im Verzeichnis passt nicht zum Protokoll." in found


def test_a_forged_release_and_record_do_not_fit_the_anchors(untouched: Store) -> None:
    release = rewritten(rows_of(untouched, "releases")[-1], by="Niemand")
    row = rows_of(untouched, "record")[-1]
    details = json.dumps({**json.loads(row["details"]), "release_hash": release["hash"]},
                         ensure_ascii=False, sort_keys=True)
    act = rewritten(row, by="Niemand", details=details)
    found = said_after(untouched, statements("releases", release), statements("record", act))
    assert len(found) == 2
    assert all("ausgetauscht" in one for one in found)


def test_a_crash_before_the_anchor_is_no_alarm(untouched: Store) -> None:
    place = Path(untouched.location)
    Ledger(f"sqlite:///{place / 'ledger.sqlite'}").add("m5.json", "Anna", "Fünfte", 4)
    names = [path.name for path in (place / "anchors").iterdir()]
    assert not any(name.startswith("releases-00000005") for name in names)
    assert said_after(untouched) == []
    untouched.ledger.add("m6.json", "Anna", "Sechste", 5)
    assert said_after(untouched) == []
