"""The dashboard that a page shows, made once for all readers."""

from __future__ import annotations

from functools import lru_cache

from monitoring.core.planning.item import Register
from monitoring.core.prepared import Dashboard
from monitoring.language import current
from monitoring.storage.earlier import served_earlier
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.opened import OpenedDashboard, opened_dashboard


def opened(now: Snapshot, register: Register, dashboard: Dashboard) -> OpenedDashboard:
    """The dashboard ready to be read in the reader's language."""
    return _opened(now, register, dashboard, current())


@lru_cache(maxsize=32)
def _opened(
    now: Snapshot, register: Register, dashboard: Dashboard, _language: str
) -> OpenedDashboard:
    return opened_dashboard(now, register, dashboard, served_earlier)
