"""Saving what stands in a form, so that nothing is overwritten and nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from monitoring.core.planning.access import plans
from monitoring.core.planning.form import Reading, read_form
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.setting import Setting
from monitoring.core.problem import errors
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.drafts import Draft, forget_draft
from monitoring.pages.parts.planning.entry_way import go, say
from monitoring.pages.parts.publish.person import KEY
from monitoring.storage.ledger import NotAllowed
from monitoring.storage.objects import Unreachable
from monitoring.storage.planning.served import setting_of
from monitoring.storage.planning.versions import Change, Overwritten
from monitoring.storage.served import served_city, served_role, served_store
from monitoring.storage.snapshot import Snapshot

BY = "planning_form_by"


def reading_of(draft: Draft, register: Register, setting: Setting) -> Reading:
    """
    What stands in the form, and every problem with it.

    A role that does not see all entries may keep references to those it does not see.
    """
    found = read_form(draft.raw, draft.before, register, setting)
    if plans(setting.city, served_role()):
        return found
    before = draft.before
    return replace(found, problems=tuple(
        one for one in found.problems
        if one.rule != "planning-unknown-entry" or one.value not in before.list(one.column)))


def save(found: Snapshot, register: Register, name: str, draft: Draft) -> None:
    """Save the form; what stops it is kept in the draft and shown with it."""
    address.begin()
    draft.catch_up()
    if draft.theirs is not None:
        draft.refused = text("Bitte erst oben wählen, was aus beiden Fassungen wird.")
        return
    reading = reading_of(draft, register, setting_of(found))
    draft.tried, draft.refused = True, ""
    if errors(reading.problems):
        return
    item = reading.item
    by = str(st.session_state.get(BY) or st.session_state.get(KEY, ""))
    try:
        change = Change(item.kind, item.id, item.version, {**_unseen(draft.before), **item.data})
        saved = served_store().ledger.save([change], by, draft.note)[0]
    except Overwritten as other:
        draft.theirs = other.theirs
        return
    except (NotAllowed, Unreachable) as why:
        draft.refused = str(why)
        return
    forget_draft(name)
    say(_words(saved, len(reading.problems)))
    go(entry=f"{saved.kind}.{saved.id}")


def _unseen(before: Item) -> dict[str, object]:
    """Fields that the entry has and this role does not see, such as a protected baseline."""
    if not before.id or plans(served_city(), served_role()):
        return {}
    versions = served_store().ledger.versions(before.kind, before.id)
    whole = next((one for one in versions if one.version == before.version), before)
    return {name: value for name, value in whole.data.items() if name not in before.data}


def _words(saved: Item, hints: int) -> str:
    said = text("Gespeichert als {id}, Fassung {version}.", id=saved.id, version=saved.version)
    if hints:
        said += " " + text("Hinweise dazu: {n}.", n=hints)
    return said
