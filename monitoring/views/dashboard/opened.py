"""A dashboard on its release and its state of the planning register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from monitoring.core.planning.item import Register
from monitoring.core.prepared import Dashboard
from monitoring.language import text
from monitoring.storage.earlier import NoSuchRelease
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


def opened_dashboard(
    now: Snapshot, register: Register, dashboard: Dashboard,
    earlier: Callable[[int, int, str], tuple[Snapshot, Register]],
) -> OpenedDashboard:
    """
    The dashboard ready to be read.

    `earlier` gives the snapshot of a release, read with a file of declarations, and the register
    after so many versions; it raises NoSuchRelease or Damaged.
    """
    if not dashboard.release:
        return OpenedDashboard(dashboard, now, shown_blocks(now, register, dashboard))
    if dashboard.city and dashboard.city != now.city.frame.id:
        return OpenedDashboard(dashboard, now, (), why=text(
            "Diese Ansicht ist auf eine Ausgabe der Stadt „{id}“ eingefroren und lässt sich hier "
            "nicht öffnen. Bitte das Einfrieren ausschalten.", id=dashboard.city))
    try:
        frozen, then = earlier(dashboard.release, dashboard.register,
                               dashboard.declared)
    except (NoSuchRelease, Damaged) as missing:
        return OpenedDashboard(dashboard, now, (), why=str(missing))
    blocks = shown_blocks(frozen, then, dashboard)
    return OpenedDashboard(dashboard, frozen, blocks, corrected_since(frozen, now, blocks))
