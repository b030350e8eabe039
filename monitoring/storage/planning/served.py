"""The planning register that this process serves, shared by everybody."""

from __future__ import annotations

import os
from dataclasses import dataclass
from threading import Lock

from monitoring.core.planning.access import may_add, plans, seen
from monitoring.core.planning.item import Register
from monitoring.storage.ledger import Ledger
from monitoring.storage.planning.setting import setting_of
from monitoring.storage.served import served_city, served_role, served_snapshot, served_store
from monitoring.storage.snapshot import Snapshot

__all__ = ["adding_is_served", "planning_is_served", "served_register", "setting_of"]
_lock = Lock()
_latest: list[_Served] = []


@dataclass(frozen=True)
class _Served:
    """What was read last: from which database and release, and what the role sees of it."""

    ledger: Ledger
    mark: object
    snapshot: Snapshot | None
    whole: Register
    own: Register


def served_register() -> Register:
    """
    The register as the served role sees it; a newer one replaces it on the next call.

    The same object as before while nothing was written, so that what is derived can be kept.
    """
    ledger, snapshot = served_store().ledger, served_snapshot()
    mark = ledger.mark()
    known = _latest[0] if _latest else None
    if known and known.ledger is ledger and known.snapshot is snapshot and mark is not None \
            and known.mark == mark:
        return known.own
    with _lock:
        same = known if known and known.ledger is ledger else None
        whole = ledger.register(same.whole if same else None)
        if same and same.whole is whole and same.snapshot is snapshot:
            own = same.own
        else:
            cube = snapshot.cube if snapshot else None
            own = seen(whole, served_city(), served_role(), cube)
        _latest[:] = [_Served(ledger, mark, snapshot, whole, own)]
    return own


def planning_is_served() -> bool:
    """
    Whether this process may change the register.

    SOZIALRAUM_PLANNING=off forbids it; where only tables are forbidden
    (SOZIALRAUM_PUBLISHING=off), it must be allowed by name.
    """
    return _allowed() and plans(served_city(), served_role())


def adding_is_served(kind: str) -> bool:
    """Whether this process may add entries of a kind."""
    return _allowed() and may_add(served_city(), served_role(), kind)


def _allowed() -> bool:
    # A server that was set up to be read only must not become one to write on.
    asked = os.environ.get("SOZIALRAUM_PLANNING") or os.environ.get("SOZIALRAUM_PUBLISHING", "on")
    return asked.strip().lower() != "off"
