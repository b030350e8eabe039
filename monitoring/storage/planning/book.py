"""What a ledger can do with the planning register: read, save, restore, erase."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.language import text
from monitoring.storage.database import Database
from monitoring.storage.planning.versions import (
    Change,
    begun,
    erased,
    first_versions_since,
    newest_in,
    newest_number,
    register_in,
    saved,
    versions_in,
)
from monitoring.storage.waiting import NotAllowed

# Who wrote what came in through the public form: nobody asks for a name.
PUBLIC = "Öffentlichkeit"
_OF_THE_PUBLIC = ("text", "act", "areas", "topic")


class TooMany(Exception):
    """All people together have sent as many contributions as one hour allows."""


class PlanningBook:
    """The half of a ledger that keeps the planning register."""

    _database: Database

    def _writing(self) -> AbstractContextManager[sa.Connection]:
        raise NotImplementedError

    def register(self, known: Register | None = None) -> Register:
        """The planning register as it is now; `known` itself if nothing was written since."""
        with self._database.reading() as connection:
            if known is not None and newest_number(connection) == known.number:
                return known
            return register_in(connection)

    def register_at(self, number: int) -> Register:
        """The planning register as it was after so many versions."""
        with self._database.reading() as connection:
            return register_in(connection, number)

    def versions(self, kind: str, name: str) -> list[Item]:
        """All versions of an entry of the planning register, oldest first."""
        with self._database.reading() as connection:
            return versions_in(connection, kind, name)

    def save(self, changes: Sequence[Change], by: str, note: str = "") -> list[Item]:
        """
        Save entries of the planning register, all or none; the caller has checked them.

        Raises Overwritten where somebody else saved one since it was read, and NotAllowed
        without a name.
        """
        if not by.strip():
            raise NotAllowed(text("Zum Speichern gehört ein Name."))
        with self._writing() as connection:
            return saved(connection, changes, by, note)

    def receive(
        self, data: Mapping[str, Any], check: Callable[[Register], None], per_hour: int
    ) -> Item:
        """
        Keep a contribution of the public, which nobody sees before it was moderated.

        Nothing else can be written this way: its kind, author and state are fixed, and it is
        always new. `check` raises what is wrong about it, in the same moment of the register.
        Raises TooMany where all people together sent `per_hour` in the last hour.
        """
        since = (datetime.now(UTC) - timedelta(hours=1)).isoformat(timespec="seconds")
        with self._writing() as connection:
            if first_versions_since(connection, "contribution", PUBLIC, since) >= per_hour:
                raise TooMany
            check(register_in(connection))
            kept = {name: data[name] for name in _OF_THE_PUBLIC if name in data}
            change = Change("contribution", "", 0, {**kept, "state": "wartet"})
            return saved(connection, [change], PUBLIC, "")[0]

    def begin(self, items: Sequence[Item]) -> bool:
        """Fill an empty register with versions made elsewhere; whether it was empty."""
        with self._writing() as connection:
            return begun(connection, items)

    def restore_item(self, kind: str, name: str, by: str, note: str = "") -> Item:
        """Bring back a deleted entry as it was; raises NotAllowed with the reason."""
        if not by.strip():
            raise NotAllowed(text("Zum Wiederherstellen gehört ein Name."))
        with self._writing() as connection:
            known = _known(connection, kind, name)
            if not known.gone:
                raise NotAllowed(text("„{title}“ ist nicht gelöscht.", title=known.title))
            if not known.data:
                raise NotAllowed(text("Der Inhalt von „{id}“ wurde am Ende auch aus der "
                                      "Geschichte entfernt; wiederherstellen lässt er sich nicht.",
                                      id=name))
            change = Change(kind, name, known.version, known.data)
            return saved(connection, [change], by, note)[0]

    def erase(self, kind: str, name: str, by: str, note: str) -> Item:
        """
        Remove the content of all versions of a deleted entry for good, such as personal data.

        That it was there, who removed it and why stays; raises NotAllowed with the reason.
        """
        if not by.strip() or not note.strip():
            raise NotAllowed(text("Zum endgültigen Entfernen gehören ein Name und ein Grund."))
        with self._writing() as connection:
            known = _known(connection, kind, name)
            if not known.gone:
                raise NotAllowed(text("„{title}“ ist noch nicht gelöscht. Endgültig entfernt "
                                      "werden nur gelöschte Einträge.", title=known.title))
            if not known.data:
                raise NotAllowed(text("Der Inhalt von „{id}“ ist schon entfernt.", id=name))
            found = erased(connection, kind, name, by, note)
        self._database.forget_pages()
        return found


def _known(connection: sa.Connection, kind: str, name: str) -> Item:
    """The newest version; raises NotAllowed where there never was such an entry."""
    known = newest_in(connection, kind, name) if kind in KINDS else None
    if known is None:
        raise NotAllowed(text("Den Eintrag {id} der Art „{kind}“ gibt es nicht.", id=name,
                              kind=KINDS[kind].label if kind in KINDS else kind))
    return known
