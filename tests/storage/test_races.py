"""Two processes that publish, approve or open at the same moment: one wins, nothing is mixed."""

import json
import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest

from monitoring.storage.ledger import NotAllowed, Overtaken
from monitoring.storage.moment import spoken
from monitoring.storage.store import Store, store_at

FORK = multiprocessing.get_context("fork")
ROUNDS = 20
PEOPLE = ("Bert", "Cleo")
PATIENCE = 60


@contextmanager
def processes(task: Callable[..., None], *given: tuple[Any, ...]) -> Iterator[list[Any]]:
    """Run the task once per tuple, each in a process of its own; all must end well."""
    running = [FORK.Process(target=task, args=one) for one in given]
    for one in running:
        one.start()
    try:
        yield running
        for one in running:
            one.join(PATIENCE)
        assert [one.exitcode for one in running] == [0] * len(running)
    finally:
        for one in running:
            one.kill()


def publish_each_round(place: str, by: str, turn: Barrier, said: Any) -> None:
    """Write files of one's own, then add the release that follows the newest."""
    store = store_at(place, city="musterstadt")
    template = json.loads(store.objects.get(store.ledger.entries()[0].manifest))
    for number in range(1, ROUNDS + 1):
        content = json.dumps({**template, "made_by": f"{by} {number}"}).encode()
        turn.wait(PATIENCE)
        manifest = store.objects.put(content, "json")
        try:
            entry = store.ledger.add(manifest, by, f"{by} {number}", number)
            said.put((number, by, "published", entry.time))
        except Overtaken as overtaken:
            said.put((number, by, "told", str(overtaken)))


def test_twenty_races_have_twenty_single_winners(tiny_store: Store) -> None:
    said, turn, alarms = FORK.Queue(), FORK.Barrier(2), []
    given = [(tiny_store.location, by, turn, said) for by in PEOPLE]
    with processes(publish_each_round, *given) as running:
        # Verifying meanwhile must not take a release that is just being added for damage.
        while any(one.is_alive() for one in running):
            alarms += tiny_store.damages()
    told = [said.get(timeout=PATIENCE) for _ in range(2 * ROUNDS)]
    assert alarms == []
    for number in range(1, ROUNDS + 1):
        outcome = {what: (by, more) for one, by, what, more in told if one == number}
        assert set(outcome) == {"published", "told"}
        winner, time = outcome["published"]
        assert f"{winner} hat inzwischen (am {spoken(time)}) Ausgabe {number + 1} " in \
            outcome["told"][1]
    for entry in tiny_store.ledger.entries()[1:]:
        made_by = json.loads(tiny_store.objects.get(entry.manifest))["made_by"]
        assert made_by == entry.note == f"{entry.by} {entry.id - 1}"
    assert len(tiny_store.ledger.acts()) == ROUNDS + 1
    assert tiny_store.damages() == []


def approve(place: str, by: str, turn: Barrier, said: Any) -> None:
    store = store_at(place, city="musterstadt")
    for draft in range(1, ROUNDS + 1):
        turn.wait(PATIENCE)
        try:
            store.approve(draft, by)
            said.put((draft, by, ""))
        except (NotAllowed, Overtaken) as refused:
            said.put((draft, by, str(refused)))
        turn.wait(PATIENCE)
        if by == PEOPLE[0] and draft < ROUNDS:
            newest = store.ledger.entries()[-1]
            store.ledger.submit(newest.manifest, "Anna", "Notiz", newest.id)


def test_of_two_approvers_the_other_is_told(tiny_store: Store) -> None:
    (entry,) = tiny_store.ledger.entries()
    tiny_store.ledger.submit(entry.manifest, "Anna", "Notiz", 1)
    said, turn = FORK.SimpleQueue(), FORK.Barrier(2)
    with processes(approve, *[(tiny_store.location, by, turn, said) for by in PEOPLE]):
        told = [said.get() for _ in range(2 * ROUNDS)]
    for draft in range(1, ROUNDS + 1):
        winners = [by for number, by, words in told if number == draft and not words]
        assert len(winners) == 1
        (words,) = [words for number, _, words in told if number == draft and words]
        assert words.startswith(f"{winners[0]} hat den Entwurf {draft} schon freigegeben")
    assert len(tiny_store.ledger.entries()) == ROUNDS + 1
    assert tiny_store.damages() == []


def open_store(place: str, turn: Barrier) -> None:
    turn.wait(PATIENCE)
    store_at(place)


@pytest.mark.parametrize("attempt", range(3))
def test_a_new_store_may_be_opened_by_many_at_once(tmp_path: Path, attempt: int) -> None:
    place, turn = str(tmp_path / f"store {attempt}"), FORK.Barrier(6)
    with processes(open_store, *[(place, turn)] * 6):
        pass
    assert store_at(place).damages() == []
