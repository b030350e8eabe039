"""What the figures say about the measures of a report, in one sentence each."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from monitoring.core.planning.comparable import indicators_of
from monitoring.core.planning.effect import NoEffect
from monitoring.core.planning.effect_words import caution, sentences
from monitoring.core.planning.item import Item, Register
from monitoring.language import text
from monitoring.pages.parts.planning.effect_block import effect_of
from monitoring.storage.snapshot import Snapshot

MOST = 50


def measured_effects(
    found: Snapshot, register: Register, measures: Sequence[Item]
) -> dict[str, str]:
    """HTML of the difference to comparable districts, by measure; only where there is one."""
    said = {}
    for one in measures[:MOST]:
        names = [name for name in indicators_of(one, register) if name in found.city.indicators]
        if not names:
            continue
        effect = effect_of(found, register, one, names[0])
        if not isinstance(effect, NoEffect):
            label = escape(text("in den Zahlen ({label}):", label=effect.indicator.label))
            said[one.id] = f'<div><span class="source">{label}</span> ' \
                           f"{escape(sentences(effect)[-1])}</div>"
    return said


def caution_html(said: dict[str, str]) -> str:
    """HTML of what such a comparison does not show; "" where there is none."""
    return f'<p class="note">{escape(caution())}</p>' if said else ""
