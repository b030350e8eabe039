"""The release that a request asks for: the current one, or an earlier one by its number."""

from __future__ import annotations

from functools import lru_cache

from monitoring.language import text
from monitoring.storage.city import CityRefused
from monitoring.storage.inner import NotPublished
from monitoring.storage.ledger import Entry
from monitoring.storage.objects import Damaged, Unreachable
from monitoring.storage.served import served_city, served_role, served_snapshot, served_store
from monitoring.storage.snapshot import Snapshot, snapshot_of
from monitoring.web.api.asked import Asked, Refused


def release_of(asked: Asked) -> tuple[Snapshot, bool]:
    """The snapshot, and whether it was asked for by number; raises Refused."""
    try:
        now = served_snapshot()
    except (CityRefused, Unreachable, Damaged):
        raise Refused(503, "unavailable", text("Die Daten sind zurzeit nicht erreichbar.")) \
            from None
    if now is None:
        raise Refused(404, "nothing-published", text("Noch ist nichts veröffentlicht."))
    wanted = asked.get("release")
    if not wanted:
        return now, False
    entry = _entry(wanted)
    return (now if entry == now.release else _earlier(entry, served_role())), True


def _entry(wanted: str) -> Entry:
    known = {str(one.id): one for one in served_store().ledger.entries()}
    if wanted not in known:
        raise Refused(404, "unknown-release", text("Die Ausgabe {id} gibt es nicht.", id=wanted))
    return known[wanted]


@lru_cache(maxsize=3)
def _earlier(entry: Entry, role: str) -> Snapshot:
    try:
        return snapshot_of(served_store(), served_city(), entry, role)
    except (NotPublished, Damaged):
        raise Refused(404, "unreadable-release", text(
            "Die Ausgabe {id} ist für diese Ansicht nicht lesbar.", id=entry.id)) from None
