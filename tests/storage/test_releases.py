"""Releases: hashes, the chain, races, undo, power cuts."""

import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

from monitoring.storage.city import city_in
from monitoring.storage.drafting import Draft, draft
from monitoring.storage.history import history
from monitoring.storage.ledger import Overtaken
from monitoring.storage.objects import Damaged, Objects
from monitoring.storage.publishing import NotPublished, publish, restore
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.sources import read_files, read_folder
from monitoring.storage.store import Store, store_at
from monitoring.storage.values import values_table

WORK = "tables/arbeit_2020.csv"


def drafted(folder: Path, store: Store) -> Draft:
    city = city_in(folder)
    return draft(store, city, read_folder(folder, city))


def snapshot(folder: Path, store: Store) -> Snapshot:
    found = current_snapshot(store, city_in(folder))
    assert found is not None
    return found


def edit(folder: Path, file: str, before: str, after: str) -> None:
    content = (folder / file).read_text("utf-8")
    assert before in content
    (folder / file).write_text(content.replace(before, after), "utf-8")


def objects(store: Store) -> list[Path]:
    return sorted(path for place in (store.location, store.inner_place)
                  for path in (Path(place) / "objects").iterdir())


def test_the_same_files_change_nothing(musterstadt: Path, tiny_store: Store) -> None:
    again = drafted(musterstadt, tiny_store)
    assert again.changes == {"new": 0, "changed": 0, "gone": 0}
    assert again.accepted == 56
    before = objects(tiny_store)
    entry = publish(tiny_store, again, "B", "Noch einmal")
    new = {path.name for path in objects(tiny_store) if path not in before}
    assert new == {entry.manifest, tiny_store.manifest(entry)["inner"]}, "only lists"


def test_figures_of_the_release(musterstadt: Path, tiny_store: Store) -> None:
    table = values_table(snapshot(musterstadt, tiny_store), "arb_quote", "2020")
    value = dict(zip(table["area"], table["value"], strict=True))
    assert value["01"] == pytest.approx(4.0)
    assert (value["02"], value["musterstadt"]) == (10.0, 6.5)


def test_a_changed_file_replaces_what_it_delivers_again(
    musterstadt: Path, tiny_store: Store
) -> None:
    edit(musterstadt, WORK, "0101,arbeitslos,10,50", "0101,arbeitslos,35,50")
    made = drafted(musterstadt, tiny_store)
    assert made.changes == {"new": 0, "changed": 1, "gone": 0}
    publish(tiny_store, made, "B", "Berichtigt")
    table = values_table(snapshot(musterstadt, tiny_store), "arb_quote", "2020", area=["01"])
    assert table["value"].tolist() == [9.0]


def test_earlier_rows_keep_pointing_to_the_file_they_came_from(
    musterstadt: Path, tiny_store: Store
) -> None:
    city = city_in(musterstadt)
    edit(musterstadt, WORK, ",arbeitslos,10,", ",arbeitslos,11,")
    recipe = city.recipes["arbeit"]
    delivery = read_files([musterstadt / WORK], recipe, city, "2021")  # type: ignore[arg-type]
    publish(tiny_store, draft(tiny_store, city, delivery), "B", "Nächstes Jahr")
    table = values_table(snapshot(musterstadt, tiny_store), "arb_quote", area=["0101"])
    names = dict(zip(table["period"], table["file"], strict=True))
    assert names["2021"] == "arbeit_2020.csv"
    assert names["2020"] == "arbeit_2020.csv (#1)"
    assert set(names.values()) < set(history(tiny_store, city)[-1]["files"])
    assert tiny_store.damages() == []


def test_undo_is_a_new_release_equal_to_the_old_one(musterstadt: Path, tiny_store: Store) -> None:
    first = values_table(snapshot(musterstadt, tiny_store), "arb_quote").drop(columns="release")
    edit(musterstadt, WORK, ",arbeitslos,10,50", ",arbeitslos,35,50")
    publish(tiny_store, drafted(musterstadt, tiny_store), "B", "Falsch")
    entry = restore(tiny_store, 1, "C", "Zurück")
    assert (entry.id, entry.restored_from) == (3, 1)
    again = values_table(snapshot(musterstadt, tiny_store), "arb_quote").drop(columns="release")
    pd.testing.assert_frame_equal(again, first)
    marks = [(one["id"], one["current"], one["restored_from"])
             for one in history(tiny_store, city_in(musterstadt))]
    assert marks == [(1, False, None), (2, False, None), (3, True, 1)]


def test_what_cannot_be_published_or_restored(musterstadt: Path, tiny_store: Store) -> None:
    made = drafted(musterstadt, tiny_store)
    for by, note in (("", "Notiz"), ("Name", " ")):
        with pytest.raises(NotPublished, match="Name und eine Notiz"):
            publish(tiny_store, made, by, note)
    with pytest.raises(NotPublished, match="gibt es nicht"):
        restore(tiny_store, 7, "B", "Notiz")
    edit(musterstadt, WORK, "0101,", "0199,")
    wrong = drafted(musterstadt, tiny_store)
    assert [one.value for one in wrong.problems if one.severity == "error"] == ["0199"]
    with pytest.raises(NotPublished, match="1 Fehler"):
        publish(tiny_store, wrong, "B", "Notiz")


def test_a_file_that_changed_or_vanished_after_reading(musterstadt: Path, store: Store) -> None:
    made = drafted(musterstadt, store)
    edit(musterstadt, WORK, "10,50", "11,50")
    with pytest.raises(NotPublished, match="geändert"):
        publish(store, made, "B", "Notiz")
    (musterstadt / WORK).unlink()
    with pytest.raises(NotPublished, match="fehlt"):
        publish(store, made, "B", "Notiz")
    assert store.ledger.current() is None


def test_two_publishers_race(musterstadt: Path, tiny_store: Store) -> None:
    one, two = drafted(musterstadt, tiny_store), drafted(musterstadt, tiny_store)
    publish(tiny_store, one, "Anna", "Zuerst")
    with pytest.raises(Overtaken, match="Anna"):
        publish(tiny_store, two, "Bert", "Danach")
    assert [entry.by for entry in tiny_store.ledger.entries()] == ["Test", "Anna"]


def test_every_flipped_bit_is_named(tiny_store: Store) -> None:
    assert tiny_store.damages() == []
    for path in objects(tiny_store):
        content = path.read_bytes()
        middle = len(content) // 2
        path.write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])
        assert any(path.name in one for one in tiny_store.damages())
        with pytest.raises(Damaged):
            Objects(str(path.parents[1])).get(path.name)
        path.write_bytes(content)
    assert tiny_store.damages() == []


def test_a_damaged_release_is_not_restored_but_mended_by_its_files(
    musterstadt: Path, tiny_store: Store
) -> None:
    edit(musterstadt, WORK, "10,50", "11,50")
    publish(tiny_store, drafted(musterstadt, tiny_store), "B", "Neu")
    entry = tiny_store.entry(1)
    assert entry is not None
    name = tiny_store.manifest(entry)["indicators"]["arb_quote"]["object"]
    (Path(tiny_store.location) / "objects" / name).write_bytes(b"x")
    with pytest.raises(NotPublished, match="beschädigt"):
        restore(tiny_store, 1, "B", "Zurück")
    edit(musterstadt, WORK, "11,50", "10,50")
    publish(tiny_store, drafted(musterstadt, tiny_store), "B", "Noch einmal geladen")
    assert tiny_store.damages() == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("update releases set note = 'anders' where id = 1", "Ausgabe 1"),
        ("update releases set \"by\" = 'X' where id = 2", "Ausgabe 2"),
        ("delete from releases where id = 1", "Ausgabe 2"),
        ("delete from releases where id = 2", "Ausgabe 3"),
    ],
)
def test_a_broken_chain_is_named(tiny_store: Store, change: str, said: str) -> None:
    for _ in range(2):
        restore(tiny_store, 1, "B", "Notiz")
    with sqlite3.connect(Path(tiny_store.location) / "ledger.sqlite") as ledger:
        ledger.execute(change)
    assert any(one.startswith(said) or f" {said}" in one for one in tiny_store.damages())


KILL = """
import os, signal, sys
from pathlib import Path
from monitoring.storage import objects, ledger
folder, place, step = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
done = 0
def dying(method):
    def counted(self, *given, **named):
        global done
        done += 1
        if done == abs(step) and step > 0:
            os.kill(os.getpid(), signal.SIGKILL)
        found = method(self, *given, **named)
        if done == abs(step) and step < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return found
    return counted
objects.Objects.put = dying(objects.Objects.put)
ledger.Ledger.add = dying(ledger.Ledger.add)
from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.publishing import publish
from monitoring.storage.sources import read_folder
from monitoring.storage.store import store_at
city = city_in(folder)
store = store_at(place, city=city.frame.id)
publish(store, draft(store, city, read_folder(folder, city)), "K", "Abbruch")
print(done)
"""


def test_a_kill_while_publishing_leaves_the_old_or_the_new_release(
    musterstadt: Path, tiny_store: Store
) -> None:
    edit(musterstadt, WORK, "10,50", "35,50")
    command = [sys.executable, "-c", KILL, str(musterstadt), tiny_store.location]
    for step in (1, -1, 5, -12, 20):
        done = subprocess.run([*command, str(step)], capture_output=True, check=False)
        assert done.returncode == -signal.SIGKILL, done.stderr.decode()
        assert len(tiny_store.ledger.entries()) == 1
        assert tiny_store.damages() == []
        table = values_table(snapshot(musterstadt, tiny_store), "arb_quote", "2020", area=["01"])
        assert table["value"].tolist() == [4.0]
    subprocess.run([*command, "999"], check=True, capture_output=True)
    assert len(tiny_store.ledger.entries()) == 2
    table = values_table(snapshot(musterstadt, tiny_store), "arb_quote", "2020", area=["01"])
    assert table["value"].tolist() == [9.0]


def test_of_many_at_the_same_time_one_publishes(tiny_store: Store) -> None:
    entry = tiny_store.entry(1)
    assert entry is not None

    def attempt(number: int) -> str:
        own = store_at(tiny_store.location, city="musterstadt")
        try:
            own.ledger.add(entry.manifest, f"P{number}", "Notiz", 1)
        except Overtaken as overtaken:
            return str(overtaken)
        return "published"

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(attempt, range(8)))
    assert said.count("published") == 1
    assert all("Ausgabe 2" in one for one in said if one != "published")
    assert tiny_store.damages() == []
