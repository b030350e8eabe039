"""Earlier releases and states of the planning register, for what is frozen on them."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from monitoring.core.city import City
from monitoring.core.planning.access import seen
from monitoring.core.planning.item import Register
from monitoring.language import text
from monitoring.storage.inner import NotPublished
from monitoring.storage.served import served_city, served_role, served_store
from monitoring.storage.snapshot import Snapshot, snapshot_of
from monitoring.storage.store import Store

MOST_KEPT = 4
_lock = Lock()


@dataclass(frozen=True, eq=False)
class _Kept:
    """One that was asked for: compared by identity, since a city has no hash."""

    store: Store
    city: City
    asked: tuple[str, int, int]
    found: tuple[Snapshot, Register]


_kept: list[_Kept] = []


class NoSuchRelease(Exception):
    """A release that is not there, or that this role may not read."""


def earlier(
    store: Store, city: City, role: str, release: int, versions: int
) -> tuple[Snapshot, Register]:
    """
    A release and the planning register after so many versions, as a role sees them.

    Raises NoSuchRelease and Damaged.
    """
    entry = store.entry(release)
    if entry is None:
        raise NoSuchRelease(text("Die Ausgabe {id} gibt es nicht.", id=release))
    try:
        found = snapshot_of(store, city, entry, role)
    except NotPublished:
        raise NoSuchRelease(text("Die Ausgabe {id} ist für diese Ansicht nicht lesbar.",
                                 id=release)) from None
    return found, seen(store.ledger.register_at(versions), city, role, found.cube)


def served_earlier(release: int, versions: int) -> tuple[Snapshot, Register]:
    """The same for what this process serves; the last few are kept."""
    store, city, role = served_store(), served_city(), served_role()
    with _lock:
        for kept in _kept:
            if kept.store is store and kept.city is city and (
                    kept.asked == (role, release, versions)):
                return kept.found
    found = earlier(store, city, role, release, versions)
    with _lock:
        _kept.insert(0, _Kept(store, city, (role, release, versions), found))
        del _kept[MOST_KEPT:]
    return found
