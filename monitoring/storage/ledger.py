"""The ledger: which releases exist and which one is current, as a chain of hashed rows."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from monitoring.language import text
from monitoring.storage.objects import Unreachable

# Milliseconds that a publisher waits while another one writes.
PATIENCE = 10_000
_metadata = sa.MetaData()
_releases = sa.Table(
    "releases",
    _metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("time", sa.String(32), nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("manifest", sa.String(100), nullable=False),
    sa.Column("restored_from", sa.Integer, nullable=True),
    sa.Column("previous_hash", sa.String(64), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One release in the ledger; the one with the highest number is current."""

    id: int
    time: str
    by: str
    note: str
    manifest: str
    restored_from: int | None
    previous_hash: str
    hash: str


class Overtaken(Exception):
    """Somebody else published between reading and writing."""


class Ledger:
    """The ledger database behind a URL: SQLite in WAL mode, or PostgreSQL."""

    def __init__(self, url: str) -> None:
        try:
            self._engine = sa.create_engine(url)
        except (sa.exc.SQLAlchemyError, ImportError, ValueError) as error:
            raise _unreachable(error) from None
        if self._engine.dialect.name == "sqlite":
            sa.event.listen(self._engine, "connect", _prepare_sqlite)
        with self._transaction() as connection:
            _metadata.create_all(connection)

    def entries(self) -> list[Entry]:
        """All releases, oldest first."""
        with self._transaction() as connection:
            rows = connection.execute(sa.select(_releases).order_by(_releases.c.id))
            return [Entry(**row) for row in rows.mappings()]

    def current(self) -> Entry | None:
        """The current release, None while nothing has been published."""
        with self._transaction() as connection:
            return _newest(connection)

    def mark(self) -> tuple[tuple[int, int], ...] | None:
        """Changes with every commit to a SQLite file; None where only a query can tell."""
        url = self._engine.url
        if self._engine.dialect.name != "sqlite" or not url.database:
            return None
        return tuple(_stamp(f"{url.database}{ending}") for ending in ("", "-wal"))

    def add(
        self, manifest: str, by: str, note: str, after: int, restored_from: int | None = None
    ) -> Entry:
        """Commit a release that follows number `after`; raises Overtaken if that is not newest."""
        with self._transaction() as connection:
            last = _newest(connection)
            if (last.id if last else 0) != after:
                raise Overtaken(_overtaken(last))
            values: dict[str, Any] = {
                "id": after + 1,
                "time": datetime.now(UTC).isoformat(timespec="seconds"),
                "by": by,
                "note": note,
                "manifest": manifest,
                "restored_from": restored_from,
                "previous_hash": last.hash if last else "",
            }
            entry = Entry(**values, hash=_hash(values))
            try:
                connection.execute(_releases.insert().values(asdict(entry)))
            except sa.exc.IntegrityError:
                connection.rollback()
                raise Overtaken(_overtaken(_newest(connection))) from None
        return entry

    def broken_links(self) -> list[str]:
        """Sentences for every row that was changed or removed after it was written."""
        found, previous, number = [], "", 0
        for entry in self.entries():
            values = {key: value for key, value in asdict(entry).items() if key != "hash"}
            number += 1
            if entry.hash != _hash(values) or entry.previous_hash != previous:
                found.append(text("Ausgabe {id}: der Eintrag im Verzeichnis wurde nachträglich "
                                  "verändert oder der davor fehlt.", id=entry.id))
            elif entry.id != number:
                found.append(text("Vor Ausgabe {id} fehlt ein Eintrag.", id=entry.id))
            previous, number = entry.hash, entry.id
        return found

    @contextmanager
    def _transaction(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
                connection.commit()
        except sa.exc.SQLAlchemyError as error:
            raise _unreachable(error) from None


def _newest(connection: sa.Connection) -> Entry | None:
    newest = sa.select(_releases).order_by(_releases.c.id.desc()).limit(1)
    row = connection.execute(newest).mappings().first()
    return Entry(**row) if row else None


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


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute(f"PRAGMA busy_timeout={PATIENCE}")
    cursor.close()


def _hash(values: dict[str, Any]) -> str:
    line = json.dumps(values, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(line.encode()).hexdigest()


def _overtaken(last: Entry | None) -> str:
    if last is None:
        return text("Das Verzeichnis der Ausgaben hat sich geändert. Bitte neu laden.")
    return text("{by} hat inzwischen (am {time}) Ausgabe {id} veröffentlicht. Bitte die "
                "Unterschiede dazu neu ansehen und dann noch einmal veröffentlichen.",
                by=last.by, time=last.time, id=last.id)
