"""The record and the list of releases as people and programs read them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.history import acts, details_of, history
from monitoring.storage.publishing import hand_in
from monitoring.storage.record import as_json, from_json
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store
from monitoring.storage.waiting import Waiting


def test_history_names_act_and_second_person(tiny_store: Store, musterstadt: Path) -> None:
    ledger = tiny_store.ledger
    manifest = ledger.entries()[0].manifest
    draft = ledger.submit(manifest, "Anna", "Zweite", 1)
    tiny_store.approve(draft.id, "Bert", "Geprüft")
    ledger.add(manifest, "Cleo", "Zurück", 2, 1)
    found = history(tiny_store, city_in(musterstadt))
    columns = ("id", "by", "note", "act", "restored_from", "approved_by", "current")
    assert [tuple(one[name] for name in columns) for one in found] == [
        (1, "Test", "Erste", "published", None, None, False),
        (2, "Anna", "Zweite", "published", None, "Bert", False),
        (3, "Cleo", "Zurück", "restored", 1, None, True),
    ]
    # All three show the same figures.
    assert [one["audit"]["exact"] for one in found] == [0, 0, 0]
    assert found[1]["files"] == found[0]["files"] != []
    assert json.loads(json.dumps(found)) == found


def test_acts_are_read_with_their_details(tiny_store: Store) -> None:
    ledger = tiny_store.ledger
    manifest = ledger.entries()[0].manifest
    draft = ledger.submit(manifest, "Anna", "Zweite", 1, {"changes": {"changed": 4}})
    ledger.reject(draft.id, "Bert", "Falsches Jahr")
    ledger.record("recipe_saved", "Anna", "arbeit", "Neue Spalten")
    found = acts(tiny_store, publishes=True)
    columns = ("number", "by", "act", "from_release", "to_release", "subject", "why")
    assert [tuple(one[name] for name in columns) for one in found] == [
        (1, "Test", "published", None, 1, "", "Erste"),
        (2, "Anna", "submitted", 1, None, "1", "Zweite"),
        (3, "Bert", "rejected", 1, None, "1", "Falsches Jahr"),
        (4, "Anna", "recipe_saved", None, None, "arbeit", "Neue Spalten"),
    ]
    assert found[0]["details"]["release_hash"] == ledger.entries()[0].hash
    # What the draft itself changed is said where unprotected figures are kept.
    changes = {"new": 56, "changed": 0, "gone": 0}
    details = found[1]["details"]
    assert (details["changes"], details["manifest"]) == (changes, manifest)
    assert json.loads(json.dumps(found)) == found
    # Readers learn nothing of how many figures changed.
    assert acts(tiny_store)[1]["details"] == {"manifest": manifest}


def test_a_city_that_demands_two_persons_keeps_counts_apart(
    tiny_store: Store, musterstadt: Path
) -> None:
    city = city_in(musterstadt)
    publishing = replace(city.frame.publishing, second_person=True)
    city = replace(city, frame=replace(city.frame, publishing=publishing))
    table = musterstadt / "tables" / "arbeit_2020.csv"
    table.write_text(table.read_text("utf-8").replace("10,50", "11,50"), "utf-8")
    made = draft(tiny_store, city, read_folder(musterstadt, city))
    waiting = hand_in(tiny_store, made, "Anna", "Neu", "Geprüft")
    assert isinstance(waiting, Waiting)
    assert details_of(tiny_store, waiting)["changes"] == {"new": 0, "changed": 1, "gone": 0}
    assert details_of(tiny_store, waiting)["reason"] == "Geprüft"
    assert "warnings" not in from_json(waiting.details)


def test_details_are_kept_in_one_order() -> None:
    assert as_json({"b": "ä", "a": None}) == as_json({"a": None, "b": "ä"})
    assert from_json(as_json({"b": "ä", "a": None})) == {"a": None, "b": "ä"}


@pytest.mark.parametrize("tampered", ["", "{", "[1]", "null"])
def test_details_that_are_none_are_empty(tampered: str) -> None:
    assert from_json(tampered) == {}
