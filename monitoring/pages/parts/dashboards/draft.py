"""The dashboard that somebody is putting together: it stays while the session lasts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import streamlit as st

from monitoring.core.prepared import Block, Dashboard
from monitoring.language import Words
from monitoring.storage.dashboards import Kept
from monitoring.storage.earlier import living

KEY = "dashboard_draft"
# Until it is saved, a dashboard has no id of its own.
NEW = "neu"


@dataclass
class Draft:
    """
    The dashboard as it is now, and the version of its entry that was read (0: new).

    `turn` counts changes from outside the form, so that its fields show them. With `apart` words
    are typed for the present language alone; `language` is the one in which the fields stand.
    """

    dashboard: Dashboard = field(default_factory=lambda: Dashboard(
        NEW, Words("", ""), Words("", "")))
    id: str = ""
    read: int = 0
    public: bool = False
    turn: int = 0
    apart: bool = False
    language: str = ""

    def put(self, dashboard: Dashboard) -> None:
        """The dashboard changed by something that is not a field of the form."""
        self.dashboard = dashboard
        self.turn += 1


def draft() -> Draft:
    """The draft of this session."""
    found: Draft = st.session_state.setdefault(KEY, Draft())
    return found


def start(found: Draft) -> None:
    """Put another dashboard on the table."""
    st.session_state[KEY] = found


def begin_from(kept: Kept) -> None:
    """Put a kept dashboard on the table; one of the city's folder is copied into a new one."""
    own = kept.dashboard or Dashboard(NEW, Words("", ""), Words("", ""))
    turn = draft().turn + 1
    if kept.item is None:
        start(Draft(replace(living(own), id=NEW), turn=turn))
        return
    public = kept.item.text("visibility") == "oeffentlich"
    start(Draft(own, kept.id, kept.item.version, public, turn))


def add(block: Block) -> int:
    """Append a block; returns how many there are now."""
    own = draft()
    own.put(replace(own.dashboard, blocks=(*own.dashboard.blocks, block)))
    return len(own.dashboard.blocks)


def moved(blocks: tuple[Block, ...], at: int, by: int) -> tuple[Block, ...]:
    """The blocks with one of them moved up or down."""
    to = at + by
    if not 0 <= to < len(blocks):
        return blocks
    found = list(blocks)
    found.insert(to, found.pop(at))
    return tuple(found)
