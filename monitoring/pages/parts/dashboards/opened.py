"""A dashboard that the address names, on its release and its state of the planning register."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from monitoring.core.planning.item import Register
from monitoring.core.prepared import Dashboard
from monitoring.language import current
from monitoring.storage.earlier import NoSuchRelease, register_at, release_snapshot
from monitoring.storage.objects import Damaged
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.corrections import corrected_since
from monitoring.views.dashboard.parts import shown_blocks
from monitoring.views.dashboard.shown import Shown


@dataclass(frozen=True, eq=False)
class OpenedDashboard:
    """
    Everything that reading needs; `snapshot` is that of the dashboard's own release.

    `corrections` name later releases that corrected a figure shown; `why` says why a frozen one
    cannot be opened ("" where it can).
    """

    dashboard: Dashboard
    snapshot: Snapshot
    blocks: tuple[Shown, ...]
    corrections: tuple[tuple[int, str], ...] = ()
    why: str = ""


def opened(now: Snapshot, register: Register, dashboard: Dashboard) -> OpenedDashboard:
    """The dashboard ready to be read."""
    return _opened(now, register, dashboard, current())


@lru_cache(maxsize=32)
def _opened(
    now: Snapshot, register: Register, dashboard: Dashboard, _language: str
) -> OpenedDashboard:
    if not dashboard.release:
        return OpenedDashboard(dashboard, now, shown_blocks(now, register, dashboard))
    try:
        frozen = now if dashboard.release == now.release.id else release_snapshot(
            dashboard.release)
    except (NoSuchRelease, Damaged) as missing:
        return OpenedDashboard(dashboard, now, (), why=str(missing))
    then = register_at(dashboard.register, frozen)
    blocks = shown_blocks(frozen, then, dashboard)
    return OpenedDashboard(dashboard, frozen, blocks, corrected_since(frozen, now, blocks))
