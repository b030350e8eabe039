"""Tampering with the planning register is noticed; erasing what must go is not tampering."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from monitoring.storage.planning.versions import Change
from monitoring.storage.store import Store, store_at
from monitoring.storage.waiting import NotAllowed

SECRET = "Frau Beispiel aus der Hafengasse"


@pytest.fixture
def planned(store: Store) -> Store:
    """Two goals in three versions, an actor that was deleted."""
    ledger = store.ledger
    goal = {"title": "Mehr Schwimmkurse", "plan": "jugend"}
    ledger.save([Change("goal", "", 0, goal), Change("goal", "", 0, goal)], "Anna", "Neu")
    ledger.save([Change("goal", "Z1", 1, {**goal, "title": "Kurse"})], "Bert")
    ledger.save([Change("actor", "", 0, {"title": SECRET})], "Cleo")
    ledger.save([Change("actor", "A1", 1, {}, gone=True)], "Cleo", "Keine Stelle")
    return store


def said_after(store: Store, *statements: str) -> list[str]:
    """What verification says about a copy in which somebody changed something."""
    copy = Path(store.location).with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(store.location, copy)
    with sqlite3.connect(copy / "ledger.sqlite") as raw:
        for statement in statements:
            assert raw.execute(statement).rowcount != 0
    raw.close()
    return store_at(str(copy)).damages()


def test_what_nobody_touched_is_whole(planned: Store) -> None:
    assert said_after(planned) == []


@pytest.mark.parametrize("column", ["kind", "id", "version", "time", "by", "author", "note",
                                    "gone", "content_hash", "previous_hash", "hash"])
@pytest.mark.parametrize("number", [1, 3, 5])
def test_every_changed_cell_is_noticed(planned: Store, column: str, number: int) -> None:
    other = {"version": "version + 10", "gone": "1 - gone"}.get(column, f"\"{column}\" || 'x'")
    change = f'update planning set "{column}" = {other} where number = {number}'
    assert any(one.startswith("Planung") for one in said_after(planned, change))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("delete from planning where number = 2", "Planung, Zeile 3 (Ziel Z1, Fassung 2): nach"),
        ("delete from planning where number = 5", "Planung: Zeile 5 fehlt oder wurde ausgetausch"),
        ("delete from planning", "Planung: Zeile 5 fehlt"),
        ("update planning set content = '{}' where number = 1",
         "Planung, Zeile 1 (Ziel Z1, Fassung 1): der Inhalt passt nicht"),
        ("update planning set content = null where number = 4",
         "Planung, Zeile 4 (Akteur A1, Fassung 1): der Inhalt passt nicht"),
    ],
)
def test_tampering_is_named(planned: Store, change: str, said: str) -> None:
    found = said_after(planned, change)
    assert any(one.startswith(said) for one in found), found
    assert not any("Protokoll" in one for one in found)


def test_what_is_erased_is_gone_for_good_and_the_chain_is_whole(planned: Store) -> None:
    place = Path(planned.location) / "ledger.sqlite"
    before = planned.ledger.register()
    found = planned.ledger.erase("actor", "A1", "Dora", "Name einer Person")
    assert (found.version, found.by, found.note) == (3, "Dora", "Name einer Person")
    assert said_after(planned) == []
    versions = planned.ledger.versions("actor", "A1")
    assert [dict(one.data) for one in versions] == [{}, {}, {}]
    assert [one.by for one in versions] == ["Cleo", "Cleo", "Dora"]
    after = planned.ledger.register(before)
    assert after is not before
    assert not after.gone["actor", "A1"].data
    kept = b"".join(one.read_bytes() for one in place.parent.glob("ledger.sqlite*"))
    assert b"Schwimmkurse" in kept
    assert SECRET.encode() not in kept


def test_other_contents_cannot_be_emptied_beside_an_erased_one(planned: Store) -> None:
    planned.ledger.erase("actor", "A1", "Dora", "Name einer Person")
    assert said_after(planned, "update planning set content = null where number = 1")


@pytest.mark.parametrize(
    ("name", "by", "note", "said"),
    [("A1", "", "Grund", "ein Name und ein Grund"), ("A1", "Dora", " ", "ein Name und ein Grund"),
     ("A9", "Dora", "Grund", "Eintrag A9 der Art „Akteur“ gibt es nicht"),
     ("A2", "Dora", "Grund", "noch nicht gelöscht")],
)
def test_erasing_is_refused_in_words(
    planned: Store, name: str, by: str, note: str, said: str
) -> None:
    planned.ledger.save([Change("actor", "", 0, {"title": "Turnverein"})], "Cleo")
    with pytest.raises(NotAllowed, match=said):
        planned.ledger.erase("actor", name, by, note)
    assert planned.ledger.versions("actor", "A1")[0].title == SECRET


def test_a_deleted_entry_returns_as_it_was(planned: Store) -> None:
    assert planned.ledger.register().get("actor", "A1") is None
    found = planned.ledger.restore_item("actor", "A1", "Dora")
    assert (found.title, found.version, found.author) == (SECRET, 3, "Cleo")
    assert planned.ledger.register().get("actor", "A1") == found
    with pytest.raises(NotAllowed, match="ist nicht gelöscht"):
        planned.ledger.restore_item("actor", "A1", "Dora")
    with pytest.raises(NotAllowed, match="gehört ein Name"):
        planned.ledger.restore_item("actor", "A1", " ")


def test_what_was_erased_neither_returns_nor_is_erased_twice(planned: Store) -> None:
    planned.ledger.erase("actor", "A1", "Dora", "Name einer Person")
    with pytest.raises(NotAllowed, match="wiederherstellen lässt er sich nicht"):
        planned.ledger.restore_item("actor", "A1", "Dora")
    with pytest.raises(NotAllowed, match="schon entfernt"):
        planned.ledger.erase("actor", "A1", "Dora", "Noch einmal")
    with pytest.raises(NotAllowed, match="Art „nonsense“ gibt es nicht"):
        planned.ledger.restore_item("nonsense", "A1", "Dora")
