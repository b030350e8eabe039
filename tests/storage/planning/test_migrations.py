"""Databases of all versions of the program end with the same tables, and lose nothing."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from monitoring.storage.database import METADATA, Database
from monitoring.storage.ledger import Ledger
from monitoring.storage.migrations import HEAD, upgrading
from monitoring.storage.objects import Unreachable
from monitoring.storage.planning.versions import Change

# As the first version of the program that had all three made them.
OLD = """
CREATE TABLE releases (
    id INTEGER NOT NULL, time VARCHAR(32) NOT NULL, "by" TEXT NOT NULL, note TEXT NOT NULL,
    manifest VARCHAR(100) NOT NULL, restored_from INTEGER, previous_hash VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL, PRIMARY KEY (id));
CREATE TABLE record (
    number INTEGER NOT NULL, time VARCHAR(32) NOT NULL, "by" TEXT NOT NULL,
    act VARCHAR(20) NOT NULL, from_release INTEGER, to_release INTEGER, subject TEXT NOT NULL,
    why TEXT NOT NULL, details TEXT NOT NULL, previous_hash VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL, PRIMARY KEY (number));
CREATE TABLE waiting (
    id INTEGER NOT NULL, time VARCHAR(32) NOT NULL, "by" TEXT NOT NULL, note TEXT NOT NULL,
    manifest VARCHAR(100) NOT NULL, after INTEGER NOT NULL, state VARCHAR(20) NOT NULL,
    decided_by TEXT, decided_time VARCHAR(32), decision_note TEXT, details TEXT NOT NULL,
    PRIMARY KEY (id));
"""
GOAL = Change("goal", "", 0, {"title": "Mehr Schwimmkurse", "plan": "jugend"})


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


def ledger(place: Path) -> Ledger:
    return Ledger(f"sqlite:///{place}")


def tables(place: Path) -> dict[str, int]:
    """All tables with their numbers of rows."""
    with sqlite3.connect(place) as raw:
        names = [row[0] for row in raw.execute("select name from sqlite_master "
                                               "where type = 'table' order by name")]
        found = {name: raw.execute(f"select count(*) from {name}").fetchone()[0]
                 for name in names}
    raw.close()
    return found


def make_old(place: Path) -> None:
    """A store of an earlier version with a release, its act and a waiting draft."""
    current = ledger(place.with_name("new.sqlite"))
    current.add("m1.json", "Anna", "Erste", 0)
    current.submit("m2.json", "Bert", "Zweite", 1)
    with sqlite3.connect(place) as raw:
        raw.executescript(OLD)
        raw.execute(f"attach '{place.with_name('new.sqlite')}' as source")
        for name in ("releases", "record", "waiting"):
            raw.execute(f"insert into {name} select * from source.{name}")
    raw.close()


def test_the_constant_names_the_last_step() -> None:
    scripts = ScriptDirectory(str(Path(upgrading.__file__).parent))
    assert scripts.get_heads() == [HEAD]


@pytest.mark.parametrize("old", [False, True])
def test_the_steps_lead_to_the_declared_tables(place: Path, old: bool) -> None:
    if old:
        make_old(place)
    ledger(place)
    engine = sa.create_engine(f"sqlite:///{place}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    assert set(tables(place)) == {*METADATA.tables, "alembic_version"}


def test_an_old_store_keeps_every_row(place: Path) -> None:
    make_old(place)
    before = tables(place)
    assert before == {"releases": 1, "record": 2, "waiting": 1}
    opened = ledger(place)
    assert opened.save([GOAL], "Cleo")[0].id == "Z1"
    assert [one.note for one in opened.entries()] == ["Erste"]
    assert [one.act for one in opened.acts()] == ["published", "submitted"]
    assert tables(place) == {**before, "planning": 1, "alembic_version": 1}


def test_a_store_with_releases_only_is_completed(place: Path) -> None:
    with sqlite3.connect(place) as raw:
        raw.executescript(OLD[: OLD.index("CREATE TABLE record")])
    raw.close()
    assert ledger(place).contents().acts == []
    assert set(tables(place)) == {*METADATA.tables, "alembic_version"}


def test_an_upgraded_store_is_opened_with_one_query(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger(place)

    def refuse(_: sa.Connection) -> None:
        raise AssertionError("nothing to upgrade")

    monkeypatch.setattr("monitoring.storage.database.upgrade", refuse)
    assert ledger(place).entries() == []


def test_a_newer_store_is_refused_in_words(place: Path) -> None:
    ledger(place)
    with sqlite3.connect(place) as raw:
        raw.execute("update alembic_version set version_num = '9999'")
    raw.close()
    with pytest.raises(Unreachable, match="neuere Fassung des Programms"):
        ledger(place)


def open_at(place: str) -> int:
    Database(f"sqlite:///{place}", 10_000)
    return 1


def test_processes_and_threads_open_an_old_store_at_once(place: Path) -> None:
    make_old(place)
    with get_context("spawn").Pool(3) as pool:
        assert sum(pool.map(open_at, [str(place)] * 3)) == 3
    places = [place.with_name(f"{number}.sqlite") for number in range(6)]
    with ThreadPoolExecutor(6) as threads:
        assert sum(threads.map(lambda one: open_at(str(one)), places)) == 6
    for one in (place, *places):
        assert set(tables(one)) == {*METADATA.tables, "alembic_version"}


def test_nothing_is_printed(place: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ledger(place)
    assert capfd.readouterr() == ("", "")
