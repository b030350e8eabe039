"""A finder's hints: open ones and decided ones, page by page, with map and form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Generic, TypeVar

import pandas as pd
import streamlit as st

from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.judgements import Decided, decided, unmatched
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.synopsis.decision_form import (
    show_decision_form,
    show_saved,
)
from monitoring.pages.parts.planning.synopsis.hint_card import decision_words
from monitoring.pages.parts.planning.synopsis.hints_map import show_hints_map
from monitoring.pages.parts.planning.synopsis.paged import page_of, show_pager
from monitoring.pages.parts.planning.table_files import show_table_files
from monitoring.storage.planning.served import planning_is_served
from monitoring.storage.snapshot import Snapshot

T = TypeVar("T")


@dataclass(frozen=True)
class Finder(Generic[T]):
    """
    How the hints of a finder are named, placed, called and drawn.

    `id` is a key of `FINDERS`; `what` names hints on the map; `none` is said where there are none.
    `row` are the cells of a hint in a file; `draw` draws another map instead.
    """

    id: str
    what: str
    none: str
    key: Callable[[T], str]
    districts: Callable[[T], Sequence[int]]
    title: Callable[[T], str]
    card: Callable[[T, Decided], str]
    row: Callable[[T], Mapping[str, object]]
    draw: Callable[[], None] | None = None


def show_hints(
    found: Snapshot, register: Register, finder: Finder[T], hints: Sequence[T],
    every: Sequence[T],
) -> None:
    """
    The open hints, or those decided already; `hints` are those of `every` that fit the choice.

    The form stands above while the address names a hint to decide.
    """
    show_saved()
    _form(found, register, finder, every)
    judged = [(one, decided(register, finder.id, finder.key(one))) for one in hints]
    open_ones = [one for one in judged if one[1].now is None]
    done = [one for one in judged if one[1].now is not None]
    lost = unmatched(register, finder.id, (finder.key(one) for one in every))
    names = {"": text("Offen ({n})", n=rounded(len(open_ones), 0)),
             "1": text("Entschieden ({n})", n=rounded(len(done) + len(lost), 0))}
    address.bar(text("Stand"), "done", names, "1" if address.chosen("done") == "1" else "")
    over = address.chosen("done") == "1"
    shown = done if over else open_ones
    if not every and not finder.draw:
        _cards(found, finder, shown)
        _lost(lost if over else ())
        return
    left, right = st.columns([1.9, 1], gap="large")
    with left:
        _cards(found, finder, shown)
        _lost(lost if over else ())
    with right:
        if finder.draw:
            finder.draw()
        else:
            show_hints_map(found, (finder.districts(one) for one, _ in shown), finder.what,
                           f"hinweise-{finder.id}")


def _cards(
    found: Snapshot, finder: Finder[T], shown: Sequence[tuple[T, Decided]]
) -> None:
    if not shown:
        st.info(finder.none)
        return
    cards = "".join(finder.card(one, judged) for one, judged in page_of(shown))
    st.html(f'<div class="rounds">{cards}</div>')
    show_pager(len(shown))
    show_table_files(found, f"hinweise-{finder.id}", finder.what,
                     lambda: hints_frame(finder, shown))


def hints_frame(finder: Finder[T], shown: Sequence[tuple[T, Decided]]) -> pd.DataFrame:
    """A row per hint with all it says, and what was decided."""
    return pd.DataFrame([{**finder.row(one), text("Entscheidung"): decision_words(judged.now)
                          if judged.now else ""} for one, judged in shown])


def _form(
    found: Snapshot, register: Register, finder: Finder[T], every: Sequence[T]
) -> None:
    wanted = address.chosen("decide")
    if not wanted or not planning_is_served():
        return
    hint = next((one for one in every if finder.key(one) == wanted), None)
    if hint is None:
        st.warning(text("Diesen Hinweis gibt es nicht mehr: Die Einträge haben sich inzwischen "
                        "geändert. Bitte unten nachsehen."), icon=":material/link_off:")
        return
    if decided(register, finder.id, wanted).now is None:
        show_decision_form(found, register, finder.id, wanted, finder.title(hint))


def _lost(found: Sequence[Item]) -> None:
    if not found:
        return
    lines = "".join(f"<li>{entry_link(one)}: {escape(decision_words(one))}</li>"
                    for one in found)
    st.html(f"<h4>{escape(text('Entscheidungen, deren Hinweis es nicht mehr gibt'))}</h4>"
            f"<ul>{lines}</ul>")
