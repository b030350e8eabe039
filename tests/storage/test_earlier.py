"""An earlier release and the planning register of its time, as a role sees both."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitoring.storage.city import city_in
from monitoring.storage.earlier import NoSuchRelease, earlier, served_earlier
from monitoring.storage.objects import Damaged
from monitoring.storage.planning.versions import Change
from monitoring.storage.served import forget
from monitoring.storage.store import Store
from monitoring.storage.values import values_table
from tests.storage.roles import COUNCIL, OFFICE, PUBLIC, released, strict, work
from tests.storage.test_corrections import correct

OPEN = {"title": "Offen", "plan": "jugend", "visibility": "oeffentlich"}
INTERNAL = {"title": "Intern", "plan": "jugend", "visibility": "verwaltung"}


def value(store: Store, folder: Path, release: int) -> float:
    found, _ = earlier(store, city_in(folder), "", release, 0)
    table = values_table(found, "arb_quote", "2020", area=("0101",))
    return float(table["value"].iloc[0])


def test_every_release_keeps_its_figures(musterstadt: Path, tiny_store: Store) -> None:
    correct(musterstadt, tiny_store, "10,50", "35,50", "Berichtigt")
    assert [value(tiny_store, musterstadt, one) for one in (1, 2)] == [20.0, 70.0]


def test_the_register_is_that_of_its_time(musterstadt: Path, tiny_store: Store) -> None:
    ledger = tiny_store.ledger
    ledger.save([Change("goal", "", 0, OPEN)], "Anna", "Neu")
    then = ledger.register().number
    ledger.save([Change("goal", "Z1", 1, {**OPEN, "title": "Später"})], "Bert")
    ledger.save([Change("goal", "", 0, OPEN)], "Bert", "Neu")
    titles = {number: [one.title for one in
                       earlier(tiny_store, city_in(musterstadt), "", 1, number)[1].of("goal")]
              for number in (0, then, ledger.register().number)}
    assert list(titles.values()) == [[], ["Offen"], ["Später", "Offen"]]


def test_what_is_not_there_or_damaged_is_named(musterstadt: Path, tiny_store: Store) -> None:
    city = city_in(musterstadt)
    with pytest.raises(NoSuchRelease, match="Die Ausgabe 7 gibt es nicht"):
        earlier(tiny_store, city, "", 7, 0)
    entry = tiny_store.entry(1)
    assert entry is not None
    for one in (Path(tiny_store.location) / "objects").iterdir():
        one.write_bytes(b"x")
    with pytest.raises(Damaged):
        earlier(tiny_store, city, "", 1, 0)


def test_every_role_sees_its_own_layer_and_entries(musterstadt: Path, store: Store) -> None:
    city = strict(musterstadt)
    work(musterstadt, 25, 7, 8, 40)
    released(musterstadt, city, store)
    store.ledger.save([Change("goal", "", 0, OPEN), Change("goal", "", 0, INTERNAL)], "Anna")
    number = store.ledger.register().number
    found = {role: earlier(store, city, role, 1, number) for role in (OFFICE, COUNCIL, PUBLIC)}
    assert [found[role][0].profile for role in found] == list(found)
    assert [one.title for one in found[COUNCIL][1].of("goal")] == ["Offen"]
    levels = set(values_table(found[PUBLIC][0], "arb_quote")["level"])
    assert levels == {"bezirk", "stadt"}


def test_a_role_that_the_release_does_not_know_reads_nothing(
    musterstadt: Path, tiny_store: Store
) -> None:
    with pytest.raises(NoSuchRelease, match="für diese Ansicht nicht lesbar"):
        earlier(tiny_store, strict(musterstadt), COUNCIL, 1, 0)


def test_what_is_served_is_kept(
    musterstadt: Path, tiny_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOZIALRAUM_CITY", str(musterstadt))
    monkeypatch.setenv("SOZIALRAUM_STORE", tiny_store.location)
    forget()
    assert served_earlier(1, 0)[0] is served_earlier(1, 0)[0]
    forget()


def test_what_was_erased_is_gone_from_every_earlier_state(
    musterstadt: Path, tiny_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOZIALRAUM_CITY", str(musterstadt))
    monkeypatch.setenv("SOZIALRAUM_STORE", tiny_store.location)
    forget()
    ledger = tiny_store.ledger
    ledger.save([Change("goal", "", 0, OPEN)], "Anna", "Neu")
    then = ledger.register().number
    assert [one.title for one in served_earlier(1, then)[1].of("goal")] == ["Offen"]
    ledger.save([Change("goal", "Z1", 1, {}, gone=True)], "Anna", "Weg")
    assert [one.title for one in served_earlier(1, then)[1].of("goal")] == ["Offen"]
    ledger.erase("goal", "Z1", "Anna", "Name einer Person")
    assert not served_earlier(1, then)[1].of("goal")
    forget()
