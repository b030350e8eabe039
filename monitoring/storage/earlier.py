"""Earlier releases and states of the planning register, for what is frozen on them."""

from __future__ import annotations

from functools import lru_cache

from monitoring.core.planning.access import seen
from monitoring.core.planning.item import Register
from monitoring.language import text
from monitoring.storage.inner import NotPublished
from monitoring.storage.ledger import Entry
from monitoring.storage.served import served_city, served_role, served_store
from monitoring.storage.snapshot import Snapshot, snapshot_of


class NoSuchRelease(Exception):
    """A release that is not there, or that the served role may not read."""


def release_snapshot(release: int) -> Snapshot:
    """The release as the served role sees it; raises NoSuchRelease and Damaged."""
    entry = served_store().entry(release)
    if entry is None:
        raise NoSuchRelease(text("Die Ausgabe {id} gibt es nicht.", id=release))
    try:
        return _snapshot(entry, served_role())
    except NotPublished:
        raise NoSuchRelease(text("Die Ausgabe {id} ist für diese Ansicht nicht lesbar.",
                                 id=release)) from None


@lru_cache(maxsize=4)
def _snapshot(entry: Entry, role: str) -> Snapshot:
    return snapshot_of(served_store(), served_city(), entry, role)


def register_at(number: int, snapshot: Snapshot) -> Register:
    """The planning register as the served role saw it after so many versions."""
    return _register(number, snapshot, served_role())


@lru_cache(maxsize=8)
def _register(number: int, snapshot: Snapshot, role: str) -> Register:
    whole = served_store().ledger.register(until=number)
    return seen(whole, served_city(), role, snapshot.cube)
