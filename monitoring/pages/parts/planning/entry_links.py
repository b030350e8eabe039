"""Where an entry of the planning register can be read, and links to it."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from monitoring.core.planning.item import Item, Register
from monitoring.pages.parts import address

# The page that shows entries of a kind, by its name in the address.
HOMES = {
    "round": "planung", "goal": "planung", "measure": "planung", "review": "planung",
    "finding": "planung", "assessment": "planung", "comment": "planung",
    "focus": "synopse", "judgement": "synopse", "survey": "synopse",
    "act": "beteiligung", "contribution": "beteiligung",
    "actor": "netzwerk", "offer": "netzwerk",
}


def entry_address(kind: str, name: str) -> str:
    """The address of an entry on its page."""
    return f"{HOMES[kind]}?{urlencode(address.link(entry=f'{kind}.{name}'))}"


def new_address(kind: str, **presets: str) -> str:
    """The address of the form for a new entry, with what is already known filled in."""
    choices = address.link(new=kind, **{f"for_{name}": one for name, one in presets.items()})
    return f"{HOMES[kind]}?{urlencode(choices)}"


def entry_link(item: Item) -> str:
    """HTML of a link that shows an entry's title."""
    return (f'<a href="{escape(entry_address(item.kind, item.id))}" target="_self">'
            f"{escape(item.title)}</a>")


def links_to(register: Register, kind: str, names: tuple[str, ...]) -> str:
    """HTML of links to entries by id, separated by commas; an id alone where there is none."""
    found = (register.get(kind, one) for one in names)
    return ", ".join(entry_link(one) if one else escape(name)
                     for name, one in zip(names, found, strict=True))
