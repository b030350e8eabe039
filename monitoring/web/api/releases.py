"""The release that a request asks for: the current one, or an earlier one by its number."""

from __future__ import annotations

from monitoring.language import text
from monitoring.storage.city import CityRefused
from monitoring.storage.earlier import NoSuchRelease, served_earlier
from monitoring.storage.objects import Damaged, Unreachable
from monitoring.storage.served import served_snapshot, served_store
from monitoring.storage.snapshot import Snapshot
from monitoring.web.api.asked import Asked, Denied


def release_of(asked: Asked) -> tuple[Snapshot, bool]:
    """
    The snapshot, and whether it was asked for by number; raises Denied.

    By number, names and definitions are those with which the release was made.
    """
    now, wanted = current_release(), asked.get("release")
    return (earlier_release(wanted), True) if wanted else (now, False)


def current_release() -> Snapshot:
    """The snapshot that everybody reads; raises Denied."""
    try:
        now = served_snapshot()
    except (CityRefused, Unreachable, Damaged):
        raise Denied(503, "unavailable", text("Die Daten sind zurzeit nicht erreichbar.")) \
            from None
    if now is None:
        raise Denied(404, "nothing-published", text("Noch ist nichts veröffentlicht."))
    return now


def earlier_release(wanted: str) -> Snapshot:
    """A release by its number; raises Denied."""
    known = {str(one.id): one.id for one in served_store().ledger.entries()}
    if wanted not in known:
        raise Denied(404, "unknown-release", text("Die Ausgabe {id} gibt es nicht.", id=wanted))
    try:
        return served_earlier(known[wanted], 0)[0]
    except (NoSuchRelease, Damaged, Unreachable):
        raise Denied(404, "unreadable-release", text(
            "Die Ausgabe {id} ist für diese Ansicht nicht lesbar.", id=wanted)) from None
