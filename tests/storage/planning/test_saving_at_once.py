"""Two people edit the same entry: the second one hears of it, and nothing is overwritten."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from monitoring.core.planning.merging import merged
from monitoring.storage.ledger import Ledger
from monitoring.storage.planning.versions import Change, Overwritten

GOAL = {"title": "Mehr Schwimmkurse", "unit": "Sportamt"}


@pytest.fixture
def url(tmp_path: Path) -> str:
    found = f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    Ledger(found).save([Change("goal", "", 0, GOAL)], "Anna", "Neu")
    return found


def test_two_sessions_never_overwrite_each_other(url: str) -> None:
    bert, cleo = Ledger(url), Ledger(url)
    read = bert.register().get("goal", "Z1"), cleo.register().get("goal", "Z1")
    assert read[0] == read[1]
    bert.save([Change("goal", "Z1", 1, {**GOAL, "unit": "Jugendamt"})], "Bert")
    mine = {**GOAL, "title": "Schwimmkurse für alle"}
    with pytest.raises(Overwritten, match="Bert hat „Mehr Schwimmkurse“ inzwischen geä") as late:
        cleo.save([Change("actor", "", 0, {"title": "Verein"}), Change("goal", "Z1", 1, mine)],
                  "Cleo")
    assert cleo.register().of("actor") == ()
    theirs = late.value.theirs
    data, conflicts = merged(GOAL, mine, theirs.data)
    assert conflicts == ()
    cleo.save([Change("goal", "Z1", theirs.version, data)], "Cleo")
    assert [dict(one.data) for one in bert.versions("goal", "Z1")] == [
        GOAL, {**GOAL, "unit": "Jugendamt"},
        {"title": "Schwimmkurse für alle", "unit": "Jugendamt"}]
    assert [one.by for one in bert.versions("goal", "Z1")] == ["Anna", "Bert", "Cleo"]


def test_an_entry_that_was_deleted_meanwhile_is_not_written_over(url: str) -> None:
    ledger = Ledger(url)
    ledger.save([Change("goal", "Z1", 1, {}, gone=True)], "Bert")
    with pytest.raises(Overwritten) as late:
        ledger.save([Change("goal", "Z1", 1, GOAL)], "Cleo")
    assert late.value.theirs.gone


def save(task: tuple[str, str, int]) -> str:
    """Save as one of many; the id that it got, or who was first."""
    url, name, read = task
    try:
        return Ledger(url).save([Change("goal", name, read, GOAL)], "Dora")[0].id
    except Overwritten as late:
        return f"after {late.theirs.by}"


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, get_context("spawn").Pool])
def test_of_many_at_once_one_saves_and_new_entries_get_ids_of_their_own(
    url: str, pool: type[ThreadPoolExecutor]
) -> None:
    tasks = [(url, "Z1", 1)] * 4 + [(url, "", 0)] * 8
    with pool(4) as workers:
        found = list(workers.map(save, tasks))
    assert sorted(found[:4]) == ["Z1", "after Dora", "after Dora", "after Dora"]
    assert sorted(found[4:]) == [f"Z{number}" for number in range(2, 10)]
    register = Ledger(url).register()
    assert [one.id for one in register.of("goal")] == [f"Z{number}" for number in range(1, 10)]
    assert register.number == 10


def test_given_ids_and_new_ones_of_one_save_do_not_meet(url: str) -> None:
    changes = [Change("goal", name, 0, GOAL) for name in ("", "Z2", "", "eigen", "Z007")]
    found = Ledger(url).save(changes, "Dora")
    assert [one.id for one in found] == ["Z8", "Z2", "Z9", "eigen", "Z007"]


def test_numbers_of_deleted_entries_are_not_given_again(url: str) -> None:
    ledger = Ledger(url)
    ledger.save([Change("goal", "Z1", 1, {}, gone=True)], "Bert")
    ledger.erase("goal", "Z1", "Bert", "Name einer Person")
    assert ledger.save([Change("goal", "", 0, GOAL)], "Bert")[0].id == "Z2"
