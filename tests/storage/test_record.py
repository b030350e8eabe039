"""The record and the list of releases as people and programs read them."""

import json

import pytest

from monitoring.storage.history import acts, history
from monitoring.storage.record import as_json, from_json
from monitoring.storage.store import Store


def test_history_names_act_and_second_person(tiny_store: Store) -> None:
    ledger = tiny_store.ledger
    manifest = ledger.entries()[0].manifest
    draft = ledger.submit(manifest, "Anna", "Zweite", 1)
    tiny_store.approve(draft.id, "Bert", "Geprüft")
    ledger.add(manifest, "Cleo", "Zurück", 2, 1)
    found = history(tiny_store)
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
    found = acts(tiny_store)
    columns = ("number", "by", "act", "from_release", "to_release", "subject", "why")
    assert [tuple(one[name] for name in columns) for one in found] == [
        (1, "Test", "published", None, 1, "", "Erste"),
        (2, "Anna", "submitted", 1, None, "1", "Zweite"),
        (3, "Bert", "rejected", 1, None, "1", "Falsches Jahr"),
        (4, "Anna", "recipe_saved", None, None, "arbeit", "Neue Spalten"),
    ]
    assert found[0]["details"]["release_hash"] == ledger.entries()[0].hash
    assert found[1]["details"] == {"changes": {"changed": 4}, "manifest": manifest}
    assert json.loads(json.dumps(found)) == found


def test_details_are_kept_in_one_order() -> None:
    assert as_json({"b": "ä", "a": None}) == as_json({"a": None, "b": "ä"})
    assert from_json(as_json({"b": "ä", "a": None})) == {"a": None, "b": "ä"}


@pytest.mark.parametrize("tampered", ["", "{", "[1]", "null"])
def test_details_that_are_none_are_empty(tampered: str) -> None:
    assert from_json(tampered) == {}
