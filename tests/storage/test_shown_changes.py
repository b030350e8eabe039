"""Corrections tell of published figures only, to each role of those that it sees."""

from pathlib import Path

import pytest

from monitoring.storage.drafting import draft
from monitoring.storage.history import acts
from monitoring.storage.publishing import hand_in
from monitoring.storage.snapshot import current_snapshot
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store
from tests.storage.roles import COUNCIL, OFFICE, PUBLIC, released, strict, work


def corrected(folder: Path, store: Store, role: str = "") -> dict[str, float]:
    """Areas with a corrected figure and what stood there before, as a role reads it."""
    city = strict(folder, roles=bool(role))
    found = current_snapshot(store, city, role)
    assert found is not None
    rows = found.corrections
    assert set(rows["plane"]) <= {"arb_quote"}
    return dict(zip(rows["area"], rows["value"], strict=True))


def test_nothing_is_said_of_a_figure_that_is_secret_before_or_after(
    musterstadt: Path, store: Store
) -> None:
    city = strict(musterstadt, roles=False)
    work(musterstadt, 5, 3, 20, 40)
    released(musterstadt, city, store)
    # 0201 stays secret, 0202 was secret, 0204 becomes secret, 0205 is shown both times.
    work(musterstadt, 4, 23, 2, 50)
    released(musterstadt, city, store)
    found = corrected(musterstadt, store)
    assert found["0205"] == 40.0
    assert not {"0201", "0202", "0204"} & set(found)


def test_what_stood_there_is_not_shown_once_the_figure_is_secret(
    musterstadt: Path, store: Store
) -> None:
    city = strict(musterstadt, roles=False)
    for counts in ((30, 31, 32, 40), (30, 31, 33, 40)):
        work(musterstadt, *counts)
        released(musterstadt, city, store)
    assert corrected(musterstadt, store)["0204"] == 32.0
    work(musterstadt, 30, 4, 3, 40)
    released(musterstadt, city, store)
    assert "0204" not in corrected(musterstadt, store)


def test_each_role_learns_of_what_it_sees(musterstadt: Path, store: Store) -> None:
    city = strict(musterstadt)
    for counts in ((30, 7, 8, 40), (31, 9, 10, 41)):
        work(musterstadt, *counts)
        released(musterstadt, city, store)
    office, council, everybody = (corrected(musterstadt, store, one)
                                  for one in (OFFICE, COUNCIL, PUBLIC))
    assert office["0202"] == 7.0
    assert not {"0202", "0204"} & set(council)
    assert everybody.items() <= council.items() <= office.items()
    assert set(everybody) <= {"02", "musterstadt"}


@pytest.mark.parametrize(("counts", "shown"), [((5, 4, 20, 40), 0), ((5, 3, 20, 41), 1)])
def test_the_record_counts_published_figures(
    musterstadt: Path, store: Store, counts: tuple[int, ...], shown: int
) -> None:
    city = strict(musterstadt, roles=False)
    work(musterstadt, 5, 3, 20, 40)
    released(musterstadt, city, store)
    work(musterstadt, *counts)
    hand_in(store, draft(store, city, read_folder(musterstadt, city)), "Test", "Neu", "")
    assert f'"changed": {shown}' in store.ledger.acts()[-1].details
    assert acts(store, publishes=True)[-1]["details"]["changes"]["changed"] == 1
    assert "changes" not in acts(store)[-1]["details"]
