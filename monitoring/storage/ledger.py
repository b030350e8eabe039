"""The ledger: releases, waiting drafts, the record of all acts, the planning register."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Literal

import sqlalchemy as sa

from monitoring.language import text
from monitoring.storage.chain import End
from monitoring.storage.database import Database
from monitoring.storage.objects import Unreachable
from monitoring.storage.planning.book import PlanningBook
from monitoring.storage.planning.versions import last_link, rows_in
from monitoring.storage.record import Act, Kind, acts_in, from_json, newest_act, recorded
from monitoring.storage.releases import (
    Entry,
    Overtaken,
    appended,
    entries_in,
    newest_entry,
    refuse_overtaken,
)
from monitoring.storage.waiting import (
    NotAllowed,
    Waiting,
    decided,
    drafts_in,
    same_person,
    submitted,
)

__all__ = ["Contents", "Entry", "Ledger", "NotAllowed", "Overtaken"]
# Milliseconds that a publisher waits while another one writes.
PATIENCE = 10_000
Details = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Contents:
    """All rows of one moment, oldest first."""

    entries: list[Entry]
    acts: list[Act]
    drafts: list[Waiting]
    planning: list[dict[str, Any]] = field(default_factory=list)


class Ledger(PlanningBook):
    """
    The ledger in the database behind a URL.

    After each commit `committed` gets the ends of all chains, for example to anchor them.
    """

    def __init__(self, url: str, committed: Callable[[list[End]], None] | None = None) -> None:
        self._database = Database(url, PATIENCE)
        self._committed = committed

    def entries(self) -> list[Entry]:
        """All releases, oldest first."""
        with self._database.reading() as connection:
            return entries_in(connection)

    def current(self) -> Entry | None:
        """The current release, None while nothing has been published."""
        with self._database.reading() as connection:
            return newest_entry(connection)

    def acts(self) -> list[Act]:
        """The record of all acts, oldest first."""
        with self._database.reading() as connection:
            return acts_in(connection)

    def waiting(self) -> list[Waiting]:
        """Drafts that nobody has decided about yet, oldest first."""
        with self._database.reading() as connection:
            return drafts_in(connection, "waiting")

    def contents(self) -> Contents:
        """Everything as it is at one moment, whoever publishes meanwhile."""
        with self._database.reading() as connection:
            return Contents(entries_in(connection), acts_in(connection), drafts_in(connection),
                            rows_in(connection))

    def mark(self) -> tuple[tuple[int, int], ...] | None:
        """Changes with every commit to a SQLite file; None where only a query can tell."""
        return self._database.mark()

    def add(
        self,
        manifest: str,
        by: str,
        note: str,
        after: int,
        restored_from: int | None = None,
        act: Literal["published", "restored"] | None = None,
        details: Details = None,
    ) -> Entry:
        """Commit a release that follows number `after`; raises Overtaken if that is not newest."""
        source = {"restored_from": restored_from} if restored_from else {}
        kind = act or ("restored" if restored_from else "published")
        with self._writing() as connection:
            entry = appended(connection, manifest, by, note, after, restored_from=restored_from)
            _record_release(connection, kind, entry, details={**(details or {}), **source})
        return entry

    def record(self, act: Kind, by: str, subject: str, why: str, details: Details = None) -> Act:
        """Record an act that touches no release, such as a saved recipe."""
        with self._writing() as connection:
            return recorded(connection, act, by, why, subject=subject, details=details)

    def submit(
        self, manifest: str, by: str, note: str, after: int, details: Details = None
    ) -> Waiting:
        """Let a draft wait for a second person; raises Overtaken or NotAllowed."""
        with self._writing() as connection:
            refuse_overtaken(connection, after)
            return submitted(connection, manifest, by, note, after, details or {})

    def approve(self, draft: int, by: str, note: str = "") -> Entry:
        """Publish a waiting draft as somebody else; raises Overtaken or NotAllowed."""
        with self._writing() as connection:
            found = decided(connection, draft, "approved", by, note)
            if same_person(found.by, by):
                raise NotAllowed(text("{by} hat den Entwurf {id} eingereicht. Freigeben muss ihn "
                                      "eine andere Person.", by=found.by, id=draft))
            back = from_json(found.details).get("restored_from")
            entry = appended(connection, found.manifest, found.by, found.note, found.after,
                             restored_from=back, draft=draft)
            _record_decision(connection, found, entry.id)
            _record_release(connection, "published", entry, str(draft), from_json(found.details))
        return entry

    def reject(self, draft: int, by: str, note: str) -> Waiting:
        """Refuse a waiting draft with a reason; raises NotAllowed."""
        if not note.strip():
            raise NotAllowed(text("Zur Ablehnung gehört ein Grund."))
        with self._writing() as connection:
            found = decided(connection, draft, "rejected", by, note)
            _record_decision(connection, found)
        return found

    def withdraw(self, draft: int, by: str, note: str = "") -> Waiting:
        """Take back a draft that one submitted oneself; raises NotAllowed."""
        with self._writing() as connection:
            found = decided(connection, draft, "withdrawn", by, note)
            if not same_person(found.by, by):
                raise NotAllowed(text("Den Entwurf {id} hat {by} eingereicht; nur {by} kann ihn "
                                      "zurückziehen. Andere können ihn ablehnen.",
                                      by=found.by, id=draft))
            _record_decision(connection, found)
        return found

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with self._database.writing() as connection:
            yield connection
            ends = _ends(connection)
        # The rows are committed: an anchor that cannot be written must not deny that.
        with suppress(Unreachable):
            if self._committed:
                self._committed(ends)


def _ends(connection: sa.Connection) -> list[End]:
    entry, act = newest_entry(connection), newest_act(connection)
    found = [End("releases", entry.id, entry.hash)] if entry else []
    found += [End("record", act.number, act.hash)] if act else []
    link = last_link(connection)
    return [*found, End("planning", *link)] if link else found


def _record_release(
    connection: sa.Connection, kind: Kind, entry: Entry, subject: str = "", details: Details = None
) -> None:
    # The hash of the release in the record ties both chains to each other.
    recorded(connection, kind, entry.by, entry.note, releases=(entry.id - 1, entry.id),
             subject=subject, details={**(details or {}), "release_hash": entry.hash},
             time=entry.time)


def _record_decision(connection: sa.Connection, draft: Waiting, release: int | None = None) -> None:
    if draft.state != "waiting":
        recorded(connection, draft.state, draft.decided_by or "", draft.decision_note or "",
                 releases=(draft.after, release), subject=str(draft.id),
                 time=draft.decided_time or "")
