"""Releases and acts as people and programs read them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from monitoring.storage.ledger import Entry
from monitoring.storage.objects import Damaged
from monitoring.storage.record import from_json
from monitoring.storage.store import Store


def history(store: Store) -> list[dict[str, Any]]:
    """
    One record per release, oldest first; `files` are empty where the list is damaged.

    `act` says whether it was published or restored; `approved_by` names the second person.
    """
    contents = store.ledger.contents()
    approved = {one.to_release: one.by for one in contents.acts if one.act == "approved"}
    return [
        {
            "id": one.id,
            "time": one.time,
            "by": one.by,
            "note": one.note,
            "files": _files(store, one),
            "current": one.id == contents.entries[-1].id,
            "act": "restored" if one.restored_from else "published",
            "restored_from": one.restored_from,
            "approved_by": approved.get(one.id),
            "audit": _audit(store, one),
        }
        for one in contents.entries
    ]


def acts(store: Store) -> list[dict[str, Any]]:
    """The record of who did what, oldest first; `details` as they were given."""
    return [{**asdict(one), "details": from_json(one.details)} for one in store.ledger.acts()]


def _audit(store: Store, entry: Entry) -> dict[str, int | None] | None:
    """What the release says about its secret figures; earlier versions did not ask."""
    try:
        found: dict[str, int | None] | None = store.manifest(entry).get("audit")
    except Damaged:
        return None
    return found


def _files(store: Store, entry: Entry) -> list[str]:
    try:
        return [str(file["name"]) for file in store.manifest(entry)["sources"]]
    except Damaged:
        return []
