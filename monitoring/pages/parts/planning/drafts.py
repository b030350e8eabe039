"""What people are typing: kept for the session until it is saved or thrown away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import uuid4

import streamlit as st

from monitoring.core.planning.form import Raw, raw_of, respelled
from monitoring.core.planning.item import Item
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.setting import Setting
from monitoring.language import current

_KEPT = "planning_drafts"
NOTE = "#note"


@dataclass
class Draft:
    """
    One form that somebody is filling in.

    `before` is the version it began from (version 0: a new entry) and `raw` what stands in the
    fields; `tried` says that saving was tried, `theirs` is what somebody else saved meanwhile.
    `given` is what the address said about a new entry.
    """

    before: Item
    raw: dict[str, Raw]
    language: str
    # Fields that were shown with other values must not come back with them.
    mark: str = field(default_factory=lambda: uuid4().hex[:8])
    note: str = ""
    tried: bool = False
    theirs: Item | None = None
    refused: str = ""
    untouched: dict[str, Raw] = field(default_factory=dict)
    # What the fields began with: they are made with it, so that server and browser agree.
    begun: dict[str, Raw] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    # How often a single field got another value from outside.
    turns: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.untouched = dict(self.raw)
        self.fill(self.raw)

    @property
    def touched(self) -> bool:
        """Whether anything was typed."""
        return self.raw != self.untouched or bool(self.note)

    def fill(self, raw: Mapping[str, Raw]) -> None:
        """Put other values into the fields."""
        self.raw = dict(raw)
        self.begun = {**self.raw, NOTE: self.note}
        self.mark = uuid4().hex[:8]

    def put(self, name: str, value: Raw) -> None:
        """Put another value into one field; what is being typed into others stays."""
        self.raw[name] = self.begun[name] = value
        self.turns[name] = self.turns.get(name, 0) + 1

    def catch_up(self) -> None:
        """
        Take what stands in the fields right now.

        A button may be pressed in the same moment as the field before it is left; which of the
        two is told first is not known.
        """
        for name in self.raw:
            self.raw[name] = st.session_state.get(self.key(name), self.raw[name])
        self.note = st.session_state.get(self.key(NOTE), self.note)

    def key(self, name: str) -> str:
        """The key of a field on the page."""
        turn = self.turns.get(name)
        return f"form_{self.mark}_{name}" + (f"_{turn}" if turn else "")


def draft_of(
    name: str, before: Item, setting: Setting, given: Mapping[str, str] | None = None
) -> Draft:
    """The draft of this name; a new one with what stands in `before` if there is none."""
    drafts: dict[str, Draft] = st.session_state.setdefault(_KEPT, {})
    known = drafts.get(name)
    if known is None or (not known.touched and known.before.version != before.version):
        raw = raw_of(KINDS[before.kind], before.data, setting)
        drafts[name] = Draft(before, raw, current(), given=given or {})
    found = drafts[name]
    if found.language != current():
        kind = KINDS[before.kind]
        found.fill(respelled(kind, found.raw, setting, found.language))
        found.untouched = respelled(kind, found.untouched, setting, found.language)
        found.language = current()
    elif found.key(next(iter(found.raw))) not in st.session_state:
        # Back from elsewhere: the fields are made anew. The first one tells it; the last ones
        # are not there yet when somebody types before the whole form is drawn.
        found.fill(found.raw)
    return found


def kept_draft(name: str) -> Draft | None:
    """The draft of this name if somebody began one in this session."""
    found: Draft | None = st.session_state.get(_KEPT, {}).get(name)
    return found


def begun_drafts(kind: str) -> list[Draft]:
    """Forms for new entries of a kind in which something was typed."""
    drafts: dict[str, Draft] = st.session_state.get(_KEPT, {})
    return [one for one in drafts.values()
            if one.before.kind == kind and not one.before.id and one.touched]


def forget_draft(name: str) -> None:
    """Throw a draft away."""
    st.session_state.get(_KEPT, {}).pop(name, None)
