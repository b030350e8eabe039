"""Which version of each indicator's definition every release was made with."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from monitoring.storage.release_layers import layer_of
from monitoring.storage.releases import Entry
from monitoring.storage.snapshot import Snapshot


def indicator_versions(snapshot: Snapshot) -> tuple[tuple[str, Mapping[str, str]], ...]:
    """Time of each release up to this one (UTC, ISO) and versions by indicator, oldest first."""
    return _versions(snapshot)


@lru_cache(maxsize=2)
def _versions(snapshot: Snapshot) -> tuple[tuple[str, Mapping[str, str]], ...]:
    entries = [one for one in snapshot.store.ledger.entries() if one.id <= snapshot.release.id]
    return tuple((one.time, _of(snapshot, one)) for one in entries)


def _of(snapshot: Snapshot, entry: Entry) -> Mapping[str, str]:
    """Only indicators of the reader's own layer: others are not this reader's matter."""
    listed = layer_of(snapshot.store.manifest(entry), snapshot.city, snapshot.profile) or {}
    return {name: str(one.get("version", ""))
            for name, one in listed.get("indicators", {}).items()}
