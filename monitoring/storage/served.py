"""What this process serves: one city, its store and one snapshot shared by everybody."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from threading import Lock

from monitoring.core.city import City
from monitoring.core.problem import Problem
from monitoring.storage.city import CityRefused, city_in
from monitoring.storage.demo import DEMO
from monitoring.storage.inner import NotPublished
from monitoring.storage.release_layers import NoSuchRole, publishes, role_in
from monitoring.storage.snapshot import Snapshot, snapshot_of
from monitoring.storage.store import Store, store_at

Mark = tuple[tuple[int, int], ...] | None
_lock = Lock()
_latest: list[tuple[Mark, Snapshot]] = []


def city_folder() -> Path:
    """The folder of the city that this process serves."""
    return Path(os.environ.get("SOZIALRAUM_CITY", str(DEMO)))


@cache
def served_city() -> City:
    """The city that this process serves; raises CityRefused with every problem."""
    return city_in(city_folder())


@cache
def served_role() -> str:
    """The profile that this process serves (SOZIALRAUM_ROLE); raises CityRefused."""
    try:
        return role_in(served_city(), os.environ.get("SOZIALRAUM_ROLE", ""))
    except NoSuchRole as unknown:
        raise CityRefused([Problem("unknown-role", str(unknown), "SOZIALRAUM_ROLE")]) from None


@cache
def served_store() -> Store:
    """The store that this process reads."""
    return store_at(city=served_city().frame.id)


def served_snapshot() -> Snapshot | None:
    """
    The current release; a newer one replaces the one in memory on the next call.

    None while nothing has been published for the profile that this process serves.
    """
    ledger = served_store().ledger
    mark = ledger.mark()
    # Every click asks; a look at the file is a tenth of a query.
    if _latest and mark is not None and mark == _latest[0][0]:
        return _latest[0][1]
    entry = ledger.current()
    if entry is None:
        return None
    with _lock:
        known = _latest[0][1] if _latest else None
        if known is None or known.release != entry:
            try:
                known = snapshot_of(served_store(), served_city(), entry, served_role())
            except NotPublished:
                return None
        _latest[:] = [(mark, known)]
    return known


def publishing_is_served() -> bool:
    """
    Whether tables may be published here.

    SOZIALRAUM_PUBLISHING=off forbids it, the role must publish, and the unprotected figures of
    the release must be there.
    """
    if os.environ.get("SOZIALRAUM_PUBLISHING", "on").strip().lower() == "off":
        return False
    try:
        allowed = publishes(served_city(), served_role())
        found = served_snapshot() if allowed else None
    except CityRefused:
        return False
    if not allowed:
        return False
    return found is None or not found.inner or served_store().inner is not None


def forget() -> None:
    """Read city and store anew on the next call."""
    served_city.cache_clear()
    served_role.cache_clear()
    served_store.cache_clear()
    _latest.clear()
