"""The list of releases as people and programs read it."""

from __future__ import annotations

from typing import Any

from monitoring.storage.ledger import Entry
from monitoring.storage.objects import Damaged
from monitoring.storage.store import Store


def history(store: Store) -> list[dict[str, Any]]:
    """One record per release, oldest first; `files` are empty where the list is damaged."""
    entries = store.ledger.entries()
    return [
        {
            "id": one.id,
            "time": one.time,
            "by": one.by,
            "note": one.note,
            "files": _files(store, one),
            "current": one.id == entries[-1].id,
            "restored_from": one.restored_from,
            "audit": None,
        }
        for one in entries
    ]


def _files(store: Store, entry: Entry) -> list[str]:
    try:
        return [str(file["name"]) for file in store.manifest(entry)["sources"]]
    except Damaged:
        return []
