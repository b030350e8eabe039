"""Fields of the form: what stands in them belongs to the draft, whatever is clicked next."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from monitoring.core.prepared import Audience, Block, Noted
from monitoring.core.prepared_rules import LONGEST_LINE, LONGEST_TEXT
from monitoring.language import Words, current, speaking
from monitoring.pages.parts.dashboards.draft import Draft

NOTED = ("agenda", "decision", "contact")
WORDS = ("label", "description", "before")


def key_of(own: Draft, name: str) -> str:
    """The field's key; it changes when the draft is changed from outside the form."""
    return f"draft_{own.turn}_{name}"


def line(own: Draft, label: str, name: str, value: str, else_: str = "") -> None:
    """A short field; `else_` is what stands there where nothing is typed."""
    st.text_input(label, value=value, key=key_of(own, name), max_chars=LONGEST_LINE,
                  placeholder=else_)


def area(own: Draft, label: str, name: str, value: str) -> None:
    """A field of several lines."""
    st.text_area(label, value=value, key=key_of(own, name), height=80, max_chars=LONGEST_TEXT)


def take_fields(own: Draft) -> None:
    """
    Put what the fields hold into the draft.

    Called when they are drawn and before every other act, so that nothing typed is lost. What
    was typed before the reader changed the language belongs to the language before.
    """
    with speaking(own.language or current()):
        _take(own)
    if own.language not in ("", current()):
        own.turn += 1
    own.language = current()


def _take(own: Draft) -> None:
    one = own.dashboard
    changes: dict[str, object] = {}
    for name in (*NOTED, *WORDS):
        before = getattr(one, name)
        changes[name] = reworded(before, _held(own, name, str(before or "")), own.apart)
    changes |= {name: _noted(changes[name]) for name in NOTED}
    changes["label"] = changes["label"] or Words("", "")
    changes["description"] = changes["description"] or Words("", "")
    changes["audience"] = Audience(_held(own, "audience", one.audience.value))
    changes["blocks"] = tuple(_block(own, at, block) for at, block in enumerate(one.blocks))
    own.apart = bool(st.session_state.get(key_of(own, "apart"), own.apart))
    own.public = bool(st.session_state.get(key_of(own, "public"), own.public))
    own.dashboard = replace(one, **changes)  # type: ignore[arg-type]


def _block(own: Draft, at: int, block: Block) -> Block:
    title = _held(own, f"title_{at}", str(block.title or ""))
    words = _held(own, f"text_{at}", str(block.text or ""))
    return replace(block, title=reworded(block.title, title, own.apart),
                   text=reworded(block.text, words, own.apart))


def _held(own: Draft, name: str, value: str) -> str:
    held = st.session_state.get(key_of(own, name), value)
    return str(held if held is not None else value).strip()


def _noted(words: object) -> Noted | None:
    """The same words, said once where both languages have the same."""
    if not isinstance(words, Words):
        return None
    return Noted(words.de, "" if words.en == words.de else words.en)


def reworded(before: Words | None, given: str, apart: bool = False) -> Words | None:
    """
    What was typed in place of earlier words; None where nothing is left.

    Words of the other language stay if they differed from those replaced, or if both languages
    are to be typed `apart`.
    """
    if not given:
        return None
    if before is not None and str(before).strip() == given:
        return before
    same = before is None or before.en in ("", before.de)
    if before is None or (same and not apart):
        return Words(given, given)
    return Words(given, before.en or before.de) if current() == "de" else Words(before.de, given)
