"""Earlier releases and states of the planning register, for what is frozen on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Lock

from monitoring.core.city import City
from monitoring.core.planning.access import seen
from monitoring.core.planning.item import Register
from monitoring.core.prepared import Dashboard
from monitoring.language import text
from monitoring.storage.inner import NotPublished
from monitoring.storage.objects import Unreachable
from monitoring.storage.release_declarations import keep_declarations, with_declarations
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
    asked: tuple[str, int, str]
    found: Snapshot


_kept: list[_Kept] = []


class NoSuchRelease(Exception):
    """A release that is not there, or that this role may not read."""


def frozen(found: Snapshot, dashboard: Dashboard, versions: int) -> Dashboard:
    """
    The dashboard bound to a release, to so many versions of the register, and to what is declared.

    Where the store cannot be written it is bound to what was declared when the release was made.
    """
    try:
        declared = keep_declarations(found.store, found.city)
    except Unreachable:
        declared = ""
    return replace(dashboard, release=found.release.id, register=versions, declared=declared,
                   city=found.city.frame.id)


def living(dashboard: Dashboard) -> Dashboard:
    """The dashboard as it shows the current release, whichever that is."""
    return replace(dashboard, release=0, register=0, declared="")


def earlier(
    store: Store, city: City, role: str, release: int, versions: int, declared: str = ""
) -> tuple[Snapshot, Register]:
    """
    A release and the planning register after so many versions, as a role sees them today.

    Figures are those that were published then, under the rules of then. Names, units and classes
    are those of the file `declared`, else those with which the release was made. Raises
    NoSuchRelease and Damaged.
    """
    found = _snapshot(store, city, role, release, declared)
    return found, seen(store.ledger.register_at(versions), city, role, found.cube)


def _snapshot(store: Store, city: City, role: str, release: int, declared: str) -> Snapshot:
    entry = store.entry(release)
    if entry is None:
        raise NoSuchRelease(text("Die Ausgabe {id} gibt es nicht.", id=release))
    own = with_declarations(store, city,
                            declared or store.manifest(entry).get("declarations", ""))
    try:
        return snapshot_of(store, own, entry, role)
    except NotPublished:
        raise NoSuchRelease(text("Die Ausgabe {id} ist für diese Ansicht nicht lesbar.",
                                 id=release)) from None


def served_earlier(
    release: int, versions: int, declared: str = ""
) -> tuple[Snapshot, Register]:
    """The same for what this process serves; the last few releases are kept."""
    store, city, role = served_store(), served_city(), served_role()
    found = _known(store, city, (role, release, declared))
    # Read anew: what was erased meanwhile must be gone here as well.
    return found, seen(store.ledger.register_at(versions), city, role, found.cube)


def _known(store: Store, city: City, asked: tuple[str, int, str]) -> Snapshot:
    with _lock:
        for kept in _kept:
            if kept.store is store and kept.city is city and kept.asked == asked:
                return kept.found
    found = _snapshot(store, city, *asked)
    with _lock:
        _kept.insert(0, _Kept(store, city, asked, found))
        del _kept[MOST_KEPT:]
    return found
