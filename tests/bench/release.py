"""The snapshot that is measured, read through the project's own storage."""

from __future__ import annotations

from pathlib import Path

from monitoring.storage.city import city_in
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.store import store_at


def snapshot_of(city: str, store: str) -> Snapshot:
    """The current release of a city's store; LookupError if there is none."""
    snapshot = current_snapshot(store_at(store), city_in(Path(city)))
    if snapshot is None:
        raise LookupError(f"nothing has been published in {store}")
    return snapshot
