"""What the map shows, values or a comparison, and what stands with it in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape

import streamlit as st

from monitoring.core.alerts import AlertRule
from monitoring.core.comparison import Reference
from monitoring.core.comparison_words import limits_words
from monitoring.language import current, text
from monitoring.pages.parts import address
from monitoring.pages.parts.compared import Compared, compared, verdict_texts
from monitoring.pages.parts.similar import NO_KEYS, keys_of
from monitoring.pages.parts.uncertainty import MOST_ON_MAP, interval_texts, intervals_shown
from monitoring.pages.parts.view import View
from monitoring.storage.snapshot import Snapshot

COMPARED = "vergleich"
REFERENCES = [str(one) for one in (
    Reference.city, Reference.rest, Reference.parent, Reference.similar)]


def show_map_choice(view: View) -> None:
    """Values or a comparison; a change between two periods has its own colours."""
    if view.base:
        return
    shown = address.known("map", [COMPARED], "", text("die Darstellung der Karte"))
    st.session_state["choice_map"] = shown
    names = {"": text("Werte"), COMPARED: text("Vergleich")}
    st.segmented_control(
        text("Die Karte zeigt"), ["", COMPARED], key="choice_map",
        format_func=names.__getitem__, on_change=_remember,
    )
    if comparing(view):
        _show_reference(view)


def _remember() -> None:
    address.choose(map=st.session_state["choice_map"] or "")


def _show_reference(view: View) -> None:
    city = view.table.names[view.city] if view.city is not None else text("Stadt")
    names = {
        "city": city, "rest": text("{name} ohne das Gebiet selbst", name=city),
        "parent": text("Übergeordnetes Gebiet"), "similar": text("Ähnliche Gebiete"),
    }
    value = address.known("ref", REFERENCES, REFERENCES[0], text("den Vergleich"))
    address.select(text("Vergleich mit"), "ref", REFERENCES, value, names.__getitem__)


def comparing(view: View) -> bool:
    """Whether the map shows a comparison instead of values."""
    return address.chosen("map") == COMPARED and not view.base


def reference_of() -> Reference:
    """What the address compares with; the city unless it says otherwise."""
    wanted = address.chosen("ref")
    return Reference(wanted) if wanted in REFERENCES else Reference.city


def comparison_of(view: View) -> Compared:
    """The comparison of the view's areas with the reference of the address."""
    reference = reference_of()
    return compared(view.snapshot, view.indicator.id, view.level, view.edition, view.period,
                    reference, _keys(view, reference))


def similar_keys(view: View) -> tuple[str, ...]:
    """The indicators by which districts are similar here."""
    return keys_of(view.snapshot, address.chosen("plan"))


def _keys(view: View, reference: Reference) -> tuple[str, ...]:
    return similar_keys(view) if reference is Reference.similar else NO_KEYS


def alert_html(view: View) -> str:
    """How many areas stand out, by which limits, and how many chance alone would give."""
    found = comparison_of(view)
    if found.reason:
        return f'<p class="note">{escape(found.reason)}</p>'
    rule = text("Gezählt wird, was außerhalb der Grenzen für 95 von 100 Werten liegt.")
    if found.raised.rule is AlertRule.strict:
        rule = text("Gezählt wird, was außerhalb der Grenzen für 998 von 1.000 Werten liegt "
                    "(▲▲ und ▼▼).")
    said = escape(f"{found.raised.words()} {rule}")
    return f'<p class="note alerts">{said}</p>'


def comparison_words(view: View) -> str:
    """What the signs on the map mean, and by what areas are similar."""
    if comparison_of(view).reason:
        return ""
    said = limits_words()
    if reference_of() is not Reference.similar:
        return said
    labels = [str(view.snapshot.city.indicators[one].label) for one in similar_keys(view)
              if one in view.cube.indicator_position and one != view.indicator.id
              and view.snapshot.city.indicators[one].kind != "count"]
    likeness = text("Ähnlich sind die Gebiete mit den nächsten Werten bei: {labels}.",
                    labels="; ".join(labels))
    return f"{said} {likeness}"


def notes_of(view: View) -> str:
    """
    The second line of every area's note: interval and comparison, one line per area.

    "" for very many areas; there the cards of the chosen ones say it.
    """
    if len(view.areas) > MOST_ON_MAP:
        return ""
    reference = reference_of() if comparing(view) else None
    keys = _keys(view, reference) if reference else NO_KEYS
    return _notes(view, reference, keys, intervals_shown())


def _notes(
    view: View, reference: Reference | None, keys: tuple[str, ...], intervals: bool
) -> str:
    unit = str(view.indicator.unit)
    if view.base and unit == "%":
        unit = text("Prozentpunkte")
    parts: list[Sequence[str]] = []
    if intervals:
        parts.append(_interval_notes(view, unit))
    if reference:
        parts.append(_verdict_notes(
            view.snapshot, view.indicator.id, view.level, view.edition, view.period, reference,
            keys, current()))
    joined = ["; ".join(filter(None, lines)) for lines in zip(*parts, strict=True)]
    return "\n".join(joined) if any(joined) else ""


def _interval_notes(view: View, unit: str) -> list[str]:
    pattern = text("Intervall {limits}", limits="{}")
    # A plain space: a protected one is six bytes in every area's line.
    return [pattern.format(f"{one} {unit}".rstrip()) if one else ""
            for one in interval_texts(view)]


@lru_cache(maxsize=64)
def _verdict_notes(
    snapshot: Snapshot, indicator: str, level: str, edition: str, period: str,
    reference: Reference, keys: tuple[str, ...], _language: str,
) -> tuple[str, ...]:
    found = compared(snapshot, indicator, level, edition, period, reference, keys)
    return tuple(verdict_texts(snapshot, indicator, found))


def verdict_column(view: View) -> tuple[str, ...]:
    """The comparison of every area in words, for the table."""
    reference = reference_of()
    return _verdict_notes(view.snapshot, view.indicator.id, view.level, view.edition, view.period,
                          reference, _keys(view, reference), current())
