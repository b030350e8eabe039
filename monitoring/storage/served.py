"""What this process serves: one city, its store and one snapshot shared by everybody."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from threading import Lock

from monitoring.core.city import City
from monitoring.language import Words, speaking
from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.publishing import publish
from monitoring.storage.snapshot import Snapshot, snapshot_of
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store, store_at

DEMO = Path(__file__).parents[2] / "data" / "demo"
GENERATOR = Words("Erzeugung der erfundenen Stadt", "Generator of the invented city")
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
def served_store() -> Store:
    """The store that this process reads."""
    return store_at(city=served_city().frame.id)


def served_snapshot() -> Snapshot | None:
    """The current release; a newer one replaces the one in memory on the next call."""
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
            known = snapshot_of(served_store(), served_city(), entry)
        _latest[:] = [(mark, known)]
    return known


def forget() -> None:
    """Read city and store anew on the next call."""
    served_city.cache_clear()
    served_store.cache_clear()
    _latest.clear()


def publish_first_release() -> None:
    """Fill an empty store with what the city declares for its first start."""
    city, store = served_city(), served_store()
    for first in city.frame.first_release:
        if store.ledger.current() is None:
            delivery = read_folder(city_folder() / first.folder, city)
            with speaking("de"):
                publish(store, draft(store, city, delivery), str(GENERATOR), str(first.note))
