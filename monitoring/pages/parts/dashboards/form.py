"""Fields of the form: what stands in them belongs to the draft, whatever is clicked next."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from monitoring.core.prepared import Audience, Block
from monitoring.language import Words, current
from monitoring.pages.parts.dashboards.draft import Draft

LINES = ("agenda", "decision", "contact")
WORDS = ("label", "description", "before")


def key_of(own: Draft, name: str) -> str:
    """The field's key; it changes when the draft is changed from outside the form."""
    return f"draft_{own.turn}_{name}"


def line(own: Draft, label: str, name: str, value: str) -> None:
    """A short field."""
    st.text_input(label, value=value, key=key_of(own, name), max_chars=300)


def area(own: Draft, label: str, name: str, value: str) -> None:
    """A field of several lines."""
    st.text_area(label, value=value, key=key_of(own, name), height=80, max_chars=4000)


def take_fields(own: Draft) -> None:
    """
    Put what the fields hold into the draft.

    Called when they are drawn and before every other act, so that nothing typed is lost.
    """
    one = own.dashboard
    changes: dict[str, object] = {
        name: _held(own, name, getattr(one, name)) for name in LINES}
    changes |= {name: reworded(getattr(one, name), _held(own, name, str(getattr(one, name) or "")))
                for name in WORDS}
    changes["label"] = changes["label"] or Words("", "")
    changes["description"] = changes["description"] or Words("", "")
    changes["audience"] = Audience(_held(own, "audience", one.audience.value))
    changes["blocks"] = tuple(_block(own, at, block) for at, block in enumerate(one.blocks))
    own.public = bool(st.session_state.get(key_of(own, "public"), own.public))
    own.dashboard = replace(one, **changes)  # type: ignore[arg-type]


def _block(own: Draft, at: int, block: Block) -> Block:
    title = _held(own, f"title_{at}", str(block.title or ""))
    words = _held(own, f"text_{at}", str(block.text or ""))
    return replace(block, title=reworded(block.title, title), text=reworded(block.text, words))


def _held(own: Draft, name: str, value: str) -> str:
    held = st.session_state.get(key_of(own, name), value)
    return str(held if held is not None else value).strip()


def reworded(before: Words | None, given: str) -> Words | None:
    """
    What was typed in place of earlier words; None where nothing is left.

    Words of the other language stay if they differed from those replaced.
    """
    if not given:
        return None
    if before is None or before.de == before.en:
        return Words(given, given)
    if str(before).strip() == given:
        return before
    return Words(given, before.en) if current() == "de" else Words(before.de, given)
