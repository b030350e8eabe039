"""The chain of releases; the one with the highest number is current."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import sqlalchemy as sa

from monitoring.core.refused import Refused
from monitoring.language import text
from monitoring.storage.chain import readable, sealed
from monitoring.storage.database import METADATA
from monitoring.storage.moment import now, spoken

_releases = sa.Table(
    "releases",
    METADATA,
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


class Overtaken(Refused):
    """Somebody else published between reading and writing."""


def entries_in(connection: sa.Connection) -> list[Entry]:
    """All releases, oldest first."""
    rows = connection.execute(sa.select(_releases).order_by(_releases.c.id))
    return [Entry(**row) for row in rows.mappings()]


def newest_entry(connection: sa.Connection) -> Entry | None:
    """The current release, None while nothing has been published."""
    newest = sa.select(_releases).order_by(_releases.c.id.desc()).limit(1)
    row = connection.execute(newest).mappings().first()
    return Entry(**row) if row else None


def appended(
    connection: sa.Connection,
    manifest: str,
    by: str,
    note: str,
    after: int,
    *,
    restored_from: int | None = None,
    draft: int = 0,
) -> Entry:
    """Append the release that follows number `after`; raises Overtaken, naming the draft."""
    last = refuse_overtaken(connection, after, draft)
    values = {
        "id": after + 1,
        "time": now(),
        "by": readable(by),
        "note": readable(note),
        "manifest": manifest,
        "restored_from": restored_from,
    }
    entry = Entry(**sealed(values, last.hash if last else ""))
    connection.execute(_releases.insert().values(asdict(entry)))
    return entry


def refuse_overtaken(connection: sa.Connection, after: int, draft: int = 0) -> Entry | None:
    """The newest release if its number is `after`; raises Overtaken otherwise."""
    last = newest_entry(connection)
    if (last.id if last else 0) == after:
        return last
    if last is None:
        raise Overtaken(text("Das Verzeichnis der Ausgaben hat sich geändert. Bitte neu laden."))
    values = {"by": last.by, "time": spoken(last.time), "id": last.id}
    if draft:
        raise Overtaken(text("{by} hat inzwischen (am {time}) Ausgabe {id} veröffentlicht; der "
                             "Entwurf {draft} beruht noch auf Ausgabe {after}. Bitte ihn ablehnen "
                             "oder zurückziehen und die Tabelle neu laden.",
                             draft=draft, after=after, **values))
    raise Overtaken(text("{by} hat inzwischen (am {time}) Ausgabe {id} veröffentlicht. Bitte die "
                         "Unterschiede dazu neu ansehen und dann noch einmal veröffentlichen.",
                         **values))
