"""A corrected secret figure of an earlier release is not told by the count that stood beside it."""

from pathlib import Path

import numpy as np

from monitoring.core.city import City
from monitoring.core.status import Status
from monitoring.storage.base import unprotected
from monitoring.storage.snapshot import current_snapshot
from monitoring.storage.still_hidden import still_hidden
from monitoring.storage.store import Store
from tests.storage.roles import released, strict, work


def hidden(store: Store, city: City) -> set[str]:
    """Areas whose unemployed of 2020 are secret in the current release."""
    snapshot = current_snapshot(store, city)
    assert snapshot is not None
    cube = snapshot.cube
    at = cube.indicator_position["arb_quote"], slice(None), cube.period_position["2020"]
    return {cube.areas.ids[one] for one in np.flatnonzero(cube.status[at] == Status.secret)}


def test_the_partner_of_a_corrected_figure_stays_hidden(musterstadt: Path, store: Store) -> None:
    city = strict(musterstadt, roles=False)
    work(musterstadt, 5, 15, 20, 40)
    released(musterstadt, city, store)
    first = hidden(store, city)
    assert "0201" in first
    partners = first - {"0201"}
    # The secret figure was wrong; now it is large. Its borough says 8 more.
    work(musterstadt, 13, 15, 20, 40)
    released(musterstadt, city, store)
    assert partners <= hidden(store, city)


def test_without_a_correction_nothing_is_kept(musterstadt: Path, store: Store) -> None:
    city = strict(musterstadt, roles=False)
    work(musterstadt, 5, 15, 20, 40)
    released(musterstadt, city, store)
    entry = store.ledger.current()
    assert entry is not None
    cube = unprotected(store, city, entry)
    assert not still_hidden(store, city, cube)[""].any()
