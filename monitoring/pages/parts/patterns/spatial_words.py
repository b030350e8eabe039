"""Spatial patterns in plain words, with a table of the groups."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import numpy as np

from monitoring.charts.local_patterns import LOOKS
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import formatted, rounded, with_unit
from monitoring.core.space.local_moran import LocalMoran, Pattern, pattern_word
from monitoring.core.space.moran import SEED
from monitoring.core.vocabulary import Kind
from monitoring.language import text
from monitoring.pages.parts.patterns.results import (
    global_pattern,
    key_of,
    local_pattern,
    numbers,
    smoothed_view,
)
from monitoring.pages.parts.patterns.spatial_map import money_warning
from monitoring.pages.parts.tables import table_html
from monitoring.views.view import View

MOST_NAMES = 12
GROUPS = (Pattern.high, Pattern.low, Pattern.high_among_low, Pattern.low_among_high)


def spatial_html(view: View) -> str:
    """Moran's I in a sentence, the groups as a table, and how both were tested."""
    whole, local = global_pattern(key_of(view)), local_pattern(key_of(view))
    said = whole.sentences()
    parts = [heading(text("Ähneln sich Nachbarn?")), lead(said[:1])]
    if view.indicator.kind is Kind.count:
        parts.append(note([text("Anzahlen hängen von der Größe der Gebiete ab; ein Anteil sagt "
                                "mehr über ein Muster.")]))
    if whole.reason():
        return "".join(parts)
    parts.append(note(said[1:]))
    parts.append(heading(text("Gruppen ähnlicher Werte")))
    parts.append(note([one for one in local.sentences() if one not in said]))
    parts += [groups_html(view, local), note(_method(whole.permutations, local))]
    return "".join(parts)


def _method(permutations: int, local: LocalMoran) -> list[str]:
    return [
        text("Benachbart sind Gebiete mit gemeinsamer Grenze oder Ecke. Für die ganze Stadt {n} "
             "Zufallsanordnungen, für die Gruppen {m}, Startwert {seed}: Wer nachrechnet, erhält "
             "dasselbe. Hoch und niedrig heißt über und unter dem Mittel der Gebiete.",
             n=rounded(permutations, 0), m=rounded(local.permutations, 0), seed=str(SEED)),
    ]


def groups_html(view: View, local: LocalMoran) -> str:
    """Sign, number and names of the areas of every group."""
    rows = []
    for one in GROUPS:
        places = np.flatnonzero(local.pattern == one)
        sign = f"{LOOKS[one][1]} {pattern_word(one)}"
        if len(places):
            rows.append((sign, rounded(len(places), 0), _names(view, places)))
    if not rows:
        return ""
    return table_html((text("Muster"), text("Gebiete"), text("Namen")), rows, (1,))


def _names(view: View, places: np.ndarray) -> str:
    names = sorted((view.table.names[one] for one in view.areas[places]), key=sort_key)
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    return text("{names} und {n} weitere", names=", ".join(names[:MOST_NAMES]),
                n=rounded(len(names) - MOST_NAMES, 0))


def smoothing_html(view: View) -> str:
    """What smoothing does, what it must not be used for, and both values of chosen areas."""
    found = smoothed_view(view)
    said = [one for one in found.sentences() if one]
    parts = [heading(text("Geglättete Werte")), lead([money_warning()]), note(said)]
    if np.isfinite(found.mean):
        mean = rounded(found.mean * view.indicator.multiplier, view.indicator.decimals)
        parts.append(note([
            text("Wert aller Gebiete zusammen: {mean}. Verfahren: Empirical Bayes nach Marshall "
                 "(1991). Die Muster unten beruhen auf den Werten ohne Glättung.",
                 mean=with_unit(mean, str(view.indicator.unit)))]))
    places = [int(np.flatnonzero(view.areas == one)[0]) for one in view.chosen]
    if places:
        raw = numbers(view, view.cube.value)[places]
        smooth = found.values[places] * view.indicator.multiplier
        decimals = view.indicator.decimals
        unit = str(view.indicator.unit)
        rows = [(view.table.names[area], with_unit(one, unit) or "–", with_unit(other, unit) or "–")
                for area, one, other in zip(view.chosen, formatted(raw, decimals),
                                            formatted(smooth, decimals), strict=True)]
        parts.append(table_html((text("Gebiet"), text("ohne Glättung"), text("geglättet")), rows,
                                (1, 2)))
    return "".join(parts)


def heading(words: str) -> str:
    """The heading of a part beside the map."""
    return f'<h3 class="part">{escape(words)}</h3>'


def lead(sentences: Iterable[str]) -> str:
    """The sentence that a reader should take along."""
    return "".join(f'<p class="outcome">{escape(one)}</p>' for one in sentences)


def note(sentences: Iterable[str]) -> str:
    """Further sentences in small print; "" without any."""
    said = " ".join(sentences)
    return f'<p class="note">{escape(said)}</p>' if said else ""
