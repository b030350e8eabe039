"""What an earlier release showed stays known, whatever a stricter rule hides later."""

from pathlib import Path

import numpy as np
import pytest

from monitoring.core.city import City
from monitoring.core.cube import Cube
from monitoring.storage.base import unprotected
from monitoring.storage.known_before import known_before
from monitoring.storage.objects import Objects
from monitoring.storage.publishing import restore
from monitoring.storage.store import Store, store_at
from tests.storage.roles import COUNCIL, OFFICE, PUBLIC, released, strict, work


def known(store: Store, city: City, role: str) -> set[tuple[str, str]]:
    """Area and period of the unemployed that people of a role know."""
    entry = store.ledger.current()
    assert entry is not None
    cube = unprotected(store, city, entry)
    return of(known_before(store, city, cube)[role].same, cube)


def of(mask: np.ndarray, cube: Cube) -> set[tuple[str, str]]:
    plane = cube.indicator_position["arb_quote"]
    return {(cube.areas.ids[area], cube.periods[period])
            for area, period in np.argwhere(mask[plane]).tolist()}


def test_before_the_first_release_nothing_is_known(
    musterstadt: Path, tiny_store: Store, tmp_path: Path
) -> None:
    city = strict(musterstadt, roles=False)
    entry = tiny_store.ledger.current()
    assert entry is not None
    cube = unprotected(tiny_store, city, entry)
    assert not known_before(store_at(str(tmp_path / "empty")), city, cube)[""].ever.any()


def test_a_count_that_was_shown_and_is_hidden_now_is_known(
    musterstadt: Path, store: Store
) -> None:
    work(musterstadt, 5, 15, 20, 40)
    released(musterstadt, strict(musterstadt, least=0, roles=False), store)
    city = strict(musterstadt, roles=False)
    released(musterstadt, city, store)
    assert ("0201", "2020") in known(store, city, "")
    # Another number now: the earlier one says nothing of it.
    work(musterstadt, 4, 16, 20, 40)
    released(musterstadt, city, store)
    left = known(store, city, "")
    assert ("0201", "2020") not in left
    assert ("0201", "2020") in of(known_before(store, city, unprotected(
        store, city, store.ledger.entries()[-1]))[""].ever, unprotected(
            store, city, store.ledger.entries()[-1]))
    assert ("0202", "2020") not in left
    assert ("0204", "2020") in left


def test_a_count_is_known_also_if_only_its_base_has_changed(
    musterstadt: Path, store: Store
) -> None:
    city = strict(musterstadt, least=0, roles=False)
    work(musterstadt, 5, 15, 20, 40)
    released(musterstadt, city, store)
    table = musterstadt / "tables" / "arbeit_2020.csv"
    table.write_text(table.read_text("utf-8").replace(",5,100", ",5,90"), "utf-8")
    released(musterstadt, city, store)
    restore(store, 1, "B", "Zurück")
    assert ("0201", "2020") in known(store, city, "")


def test_who_sees_more_knows_what_the_others_saw(musterstadt: Path, store: Store) -> None:
    city = strict(musterstadt)
    work(musterstadt, 25, 7, 30, 40)
    released(musterstadt, city, store)
    office, council, everybody = (known(store, city, one) for one in (OFFICE, COUNCIL, PUBLIC))
    assert everybody < council < office
    assert ("0202", "2020") in office - council
    assert {area for area, _ in everybody} <= {"01", "02", "musterstadt"}


def test_what_a_former_role_saw_is_known_to_all(musterstadt: Path, store: Store) -> None:
    work(musterstadt, 25, 7, 30, 40)
    released(musterstadt, strict(musterstadt), store)
    city = strict(musterstadt, roles=False)
    assert ("0202", "2020") in known(store, city, "")


def test_every_file_is_read_once(
    musterstadt: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = strict(musterstadt)
    work(musterstadt, 25, 7, 30, 40)
    entry = released(musterstadt, city, store)
    for _ in range(2):
        restore(store, 1, "B", "Zurück")
    cube, read = unprotected(store, city, entry), []
    get = Objects.get

    def counted(self: Objects, name: str) -> bytes:
        read.append(name)
        return get(self, name)

    monkeypatch.setattr(Objects, "get", counted)
    known_before(store, city, cube)
    own = [name for name in read if name.endswith(".parquet")]
    assert len(own) == len(set(own))
    assert len(own) > len(city.frame.profiles)
