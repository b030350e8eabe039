"""The ledger: releases that follow each other, the record beside them, older stores."""

import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from monitoring.storage.broken_links import broken_links
from monitoring.storage.chain import End
from monitoring.storage.ledger import Ledger, Overtaken
from monitoring.storage.objects import Unreachable

# Written by the version that knew no record yet.
OLD = """
CREATE TABLE releases (
    id INTEGER NOT NULL, time VARCHAR(32) NOT NULL, "by" TEXT NOT NULL, note TEXT NOT NULL,
    manifest VARCHAR(100) NOT NULL, restored_from INTEGER, previous_hash VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL, PRIMARY KEY (id)
);
INSERT INTO releases VALUES
(1, '2026-11-01T09:30:00+00:00', 'Anna', 'Erste', 'm1.json', NULL, '',
 '12aaccf542be55a90ca90f393991e83dd7db8450d4136033f92c65c441791811'),
(2, '2026-11-02T09:30:00+00:00', 'Bert', 'Zweite – „ä“', 'm2.json', NULL,
 '12aaccf542be55a90ca90f393991e83dd7db8450d4136033f92c65c441791811',
 '7fa702936eb3d19303fd48e7028f685b553fafde4b965e6e867154fe5ce2a224'),
(3, '2026-11-03T09:30:00+00:00', 'Anna', 'Zurück', 'm1.json', 1,
 '7fa702936eb3d19303fd48e7028f685b553fafde4b965e6e867154fe5ce2a224',
 '536b55f9e0503a4a7ee32813cb56ee0204aa1bea68f064ad93ec34b799040b19');
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def ledger(place: Path) -> Ledger:
    return Ledger(f"sqlite:///{place}")


def test_publishing_and_restoring_write_their_act_with_the_release(ledger: Ledger) -> None:
    first = ledger.add("m1.json", "Anna", "Erste", 0, details={"warnings": {"jump": "geprüft"}})
    second = ledger.add("m2.json", "Bert", "Zweite", 1)
    third = ledger.add("m1.json", "Cleo", "Zurück", 2, 1)
    assert [one.id for one in (first, second, third)] == [1, 2, 3]
    assert ledger.current() == third
    rows = [(one.number, one.act, one.by, one.why, one.from_release, one.to_release)
            for one in ledger.acts()]
    assert rows == [
        (1, "published", "Anna", "Erste", None, 1),
        (2, "published", "Bert", "Zweite", 1, 2),
        (3, "restored", "Cleo", "Zurück", 2, 3),
    ]
    assert [one.time for one in ledger.acts()] == [first.time, second.time, third.time]
    assert '"warnings": {"jump": "geprüft"}' in ledger.acts()[0].details
    assert '"restored_from": 1' in ledger.acts()[2].details


def test_who_comes_second_learns_who_came_first_and_when(ledger: Ledger) -> None:
    first = ledger.add("m1.json", "Anna", "Erste", 0)
    clock = datetime.fromisoformat(first.time).astimezone().strftime("%d.%m.%Y, %H:%M Uhr")
    with pytest.raises(Overtaken, match="Anna") as refused:
        ledger.add("m2.json", "Bert", "Zweite", 0)
    assert clock in str(refused.value)
    assert "Ausgabe 1" in str(refused.value)
    with pytest.raises(Overtaken):
        ledger.add("m2.json", "Bert", "Zweite", 7)
    assert (ledger.entries(), len(ledger.acts())) == ([first], 1)


def test_an_empty_ledger_tells_that_the_release_is_gone(ledger: Ledger) -> None:
    with pytest.raises(Overtaken, match="neu laden"):
        ledger.add("m2.json", "Bert", "Zweite", 1)


def test_release_and_act_are_written_together_or_not_at_all(ledger: Ledger, place: Path) -> None:
    with sqlite3.connect(place) as raw:
        raw.execute("create trigger full before insert on record "
                    "begin select raise(abort, 'disk full'); end")
    with pytest.raises(Unreachable, match="disk full"):
        ledger.add("m1.json", "Anna", "Erste", 0)
    assert (ledger.entries(), ledger.acts()) == ([], [])


def test_acts_that_touch_no_release(ledger: Ledger) -> None:
    act = ledger.record("recipe_saved", "Anna", "arbeit", "Neue Spalten", {"columns": 3})
    assert (act.number, act.subject, act.from_release, act.to_release) == (1, "arbeit", None, None)
    assert ledger.acts() == [act]
    assert act.details == '{"columns": 3}'


def test_a_store_from_before_the_record_opens_and_goes_on(place: Path) -> None:
    with sqlite3.connect(place) as raw:
        raw.executescript(OLD)
    ledger = Ledger(f"sqlite:///{place}")
    assert [(one.id, one.by) for one in ledger.entries()] == [(1, "Anna"), (2, "Bert"), (3, "Anna")]
    assert broken_links(ledger.contents()) == []
    ledger.add("m3.json", "Cleo", "Vierte", 3)
    assert [(one.number, one.to_release) for one in ledger.acts()] == [(1, 4)]
    assert broken_links(ledger.contents()) == []
    with sqlite3.connect(place) as raw:
        raw.execute("update releases set note = 'Anders' where id = 2")
    assert any("Ausgabe 2" in one for one in broken_links(ledger.contents()))


def test_after_each_commit_the_ends_of_both_chains_are_told(place: Path) -> None:
    told: list[list[End]] = []
    ledger = Ledger(f"sqlite:///{place}", told.append)
    act = ledger.record("recipe_saved", "Anna", "arbeit", "Neu")
    entry = ledger.add("m1.json", "Anna", "Erste", 0)
    with pytest.raises(Overtaken):
        ledger.add("m1.json", "Bert", "Zweite", 0)
    last = ledger.acts()[-1]
    assert told == [
        [End("record", 1, act.hash)],
        [End("releases", 1, entry.hash), End("record", 2, last.hash)],
    ]


def test_a_release_stands_even_if_its_anchor_cannot_be_written(place: Path) -> None:
    def refuse(_ends: list[End]) -> None:
        raise Unreachable("disk full")

    ledger = Ledger(f"sqlite:///{place}", refuse)
    assert ledger.add("m1.json", "Anna", "Erste", 0) == ledger.current()


def test_signs_that_no_database_keeps_do_not_stop_publishing(ledger: Ledger) -> None:
    ledger.add("m1.json", "An\0na", "Notiz \udce4", 0)
    assert [(one.by, one.note) for one in ledger.entries()] == [("Anna", "Notiz ?")]
    assert broken_links(ledger.contents()) == []


def test_a_ledger_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    for url in (f"sqlite:///{tmp_path}/missing/ledger.sqlite", "nonsense://", "no url"):
        with pytest.raises(Unreachable, match="nicht erreichbar"):
            Ledger(url)


def test_an_open_ledger_is_read_while_somebody_writes(ledger: Ledger, place: Path) -> None:
    ledger.add("m1.json", "Anna", "Erste", 0)
    writer = sqlite3.connect(place, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    current = ledger.current()
    again = Ledger(f"sqlite:///{place}").current()
    writer.execute("ROLLBACK")
    writer.close()
    assert current == again
    assert current is not None
