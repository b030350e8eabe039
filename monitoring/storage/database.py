"""The database of the ledger: SQLite in WAL mode or PostgreSQL, through one code path."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from time import monotonic, sleep
from typing import Any

import sqlalchemy as sa

from monitoring.language import text
from monitoring.storage.migrations.upgrading import is_newest, upgrade
from monitoring.storage.objects import Unreachable

METADATA = sa.MetaData()
# Any fixed number: whoever writes to the ledger takes this lock first.
LOCK = 510_1870
# Readers see one moment; writers take turns, so that each builds on the newest row.
READING = {
    "sqlite": ("BEGIN",),
    "postgresql": ("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",),
}
WRITING = {
    "sqlite": ("BEGIN IMMEDIATE",),
    "postgresql": (
        "SET LOCAL lock_timeout = {patience}",
        f"SELECT pg_advisory_xact_lock({LOCK})",
    ),
}


class Database:
    """
    The tables behind a URL; those of an older version are brought up to date.

    `patience`: milliseconds that a writer waits while another one writes.
    """

    def __init__(self, url: str, patience: int) -> None:
        self._patience = patience
        try:
            self._engine = sa.create_engine(url)
        except (sa.exc.SQLAlchemyError, ImportError, ValueError) as error:
            raise _unreachable(error) from None
        if self._engine.dialect.name == "sqlite":
            sa.event.listen(self._engine, "connect", self._prepare_sqlite)
        sa.event.listen(self._engine, "begin", self._begin)
        with self.reading() as connection:
            complete = is_newest(connection)
        if not complete:
            with self.writing() as connection:
                upgrade(connection)

    def reading(self) -> AbstractContextManager[sa.Connection]:
        """A transaction that sees one moment of all tables; raises Unreachable."""
        return self._transaction(writing=False)

    def writing(self) -> AbstractContextManager[sa.Connection]:
        """A transaction that nobody else writes beside; undone if anything is raised."""
        return self._transaction(writing=True)

    @contextmanager
    def _transaction(self, writing: bool) -> Iterator[sa.Connection]:
        try:
            connection = self._engine.connect().execution_options(writing=writing)
            with connection, connection.begin():
                yield connection
        except sa.exc.SQLAlchemyError as error:
            raise _unreachable(error) from None

    def mark(self) -> tuple[tuple[int, int], ...] | None:
        """Changes with every commit to a SQLite file; None where only a query can tell."""
        url = self._engine.url
        if self._engine.dialect.name != "sqlite" or not url.database:
            return None
        return tuple(_stamp(f"{url.database}{ending}") for ending in ("", "-wal"))

    def forget_pages(self) -> None:
        """Let a SQLite file keep nothing of what was overwritten; readers may delay it."""
        if self._engine.dialect.name != "sqlite":
            return
        with suppress(sa.exc.SQLAlchemyError, sqlite3.Error), self._engine.connect() as one:
            cursor = one.connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            cursor.close()

    def _begin(self, connection: sa.Connection) -> None:
        kinds = WRITING if connection.get_execution_options().get("writing") else READING
        for statement in kinds.get(connection.dialect.name, ()):
            connection.exec_driver_sql(statement.format(patience=self._patience))

    def _prepare_sqlite(self, connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={self._patience}")
        _switch_to_wal(cursor, monotonic() + self._patience / 1000)
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.close()


def _switch_to_wal(cursor: Any, until: float) -> None:
    # Where two open a new file at once, SQLite refuses one of them here without waiting.
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(0.005)


def _unreachable(error: Exception) -> Unreachable:
    reason = str(getattr(error, "orig", None) or error).splitlines()[0]
    return Unreachable(
        text("Das Verzeichnis der Ausgaben ist nicht erreichbar ({reason}). Bitte den Ort prüfen "
             "oder es gleich noch einmal versuchen.", reason=reason)
    )


def _stamp(path: str) -> tuple[int, int]:
    try:
        found = os.stat(path)
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
