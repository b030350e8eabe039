"""What a city declares for its first start: a release and the first entries of its planning."""

from __future__ import annotations

from monitoring.core.city import City
from monitoring.core.problem import errors
from monitoring.language import Words, speaking
from monitoring.storage.city import CityRefused
from monitoring.storage.drafting import draft
from monitoring.storage.planning.first_entries import first_entries
from monitoring.storage.planning.setting import setting_of
from monitoring.storage.publishing import publish
from monitoring.storage.served import city_folder, served_city, served_store
from monitoring.storage.snapshot import snapshot_of
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store

GENERATOR = Words("Erzeugung der erfundenen Stadt", "Generator of the invented city")


def publish_first_release() -> None:
    """Fill an empty store with what the city declares for its first start."""
    city, store = served_city(), served_store()
    for first in city.frame.first_release:
        if store.ledger.current() is None:
            delivery = read_folder(city_folder() / first.folder, city)
            with speaking("de"):
                publish(store, draft(store, city, delivery), str(GENERATOR), str(first.note))
    _begin_register(city, store)


def _begin_register(city: City, store: Store) -> None:
    """Fill an empty planning register with the city's first entries; raises CityRefused."""
    entry = store.ledger.current()
    if not city.frame.planning.first or entry is None or store.ledger.register().number:
        return
    snapshot = snapshot_of(store, city, entry)
    with speaking("de"):
        items, problems = first_entries(city_folder(), setting_of(snapshot), str(GENERATOR))
        if errors(problems):
            raise CityRefused(problems)
    store.ledger.begin(items)
