"""One entry in full, or the form for it, wherever the address names one."""

from __future__ import annotations

from monitoring.core.planning.item import Register
from monitoring.storage.snapshot import Snapshot


def entry_shown(found: Snapshot, register: Register) -> bool:
    """Show what `entry`, `edit` or `new` in the address names; False if nothing does."""
    return bool(found is None and register is None)


def show_new_button(kind: str, **presets: str) -> None:
    """A button to the form for a new entry, where this role may add one."""
