"""A planning page in sections: one at a time, or one entry; the address names it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from monitoring.core.planning.access import plans
from monitoring.core.planning.item import Register
from monitoring.pages.parts import address
from monitoring.pages.parts.loaded import snapshot
from monitoring.pages.parts.planning.entry_page import entry_shown
from monitoring.storage.planning.served import served_register
from monitoring.storage.served import served_role
from monitoring.storage.snapshot import Snapshot

Section = Callable[[Snapshot, Register], None]
Sections = Callable[[], Mapping[str, tuple[str, Section]]]


def show_sections(
    sections: Sections,
    inside: Collection[str] = (),
    instead: Callable[[Snapshot, Register], bool] = entry_shown,
) -> bool:
    """
    Show the section that the address names; False if `instead` shows something of its own.

    `sections` gives names and ways to show them by id, once the reader's language is known;
    those of `inside` are for people who plan.
    """
    address.begin()
    found, register = snapshot(), served_register()
    if instead(found, register):
        return False
    own = plans(found.city, served_role())
    offered = {name: one for name, one in sections().items() if own or name not in inside}
    chosen = address.section({name: label for name, (label, _) in offered.items()})
    offered[chosen][1](found, register)
    return True
