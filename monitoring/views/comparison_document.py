"""Several districts side by side on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from monitoring.charts.map_drawing import drawn_map
from monitoring.charts.map_labels import labelled
from monitoring.core.chance.comparison import Verdict
from monitoring.core.chance.comparison_words import limits_words, symbol
from monitoring.core.indicator import Indicator
from monitoring.core.refused import Refused
from monitoring.core.rounding import rounded, with_unit
from monitoring.core.status import Status, has_number, word
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import current, text
from monitoring.reports.document import (
    Document,
    Element,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Table,
)
from monitoring.storage.snapshot import Snapshot
from monitoring.views.document_notes import sources_line, sources_note, status_notes
from monitoring.views.locator import GROUND, outlines_of
from monitoring.views.profile_figures import ProfileFigure, figures_of
from monitoring.views.release import file_words
from monitoring.views.written import file_id

MOST, WIDE = 6, 420.0
PLAIN = (Status.value, Status.zero)


class NotComparable(Refused, ValueError):
    """Districts that cannot stand side by side; the message says why."""


def comparison_document(snapshot: Snapshot, places: Sequence[int]) -> Document:
    """
    Every indicator of two to six districts of one level beside the city.

    Districts stand in the order given, never by value; raises NotComparable.
    """
    areas = snapshot.cube.areas
    layers = {(areas.levels[one], areas.editions[one]) for one in places}
    if not 2 <= len(set(places)) <= MOST or len(set(places)) < len(places) or len(layers) != 1:
        raise NotComparable(text("Vergleichen lassen sich zwei bis {n} verschiedene Gebiete "
                                 "derselben Ebene.", n=MOST))
    names = [areas.names[one] for one in places]
    title = text("Vergleich: {names}", names=", ".join(names))
    found = [figures_of(snapshot, at) for at in places]
    indicators = list({one.indicator.id: one.indicator for own in found for one in own}.values())
    elements: list[Element] = [
        Heading(title, 1),
        Paragraph(text("Die Gebiete stehen in der gewählten Reihenfolge, nicht nach Werten. "
                       "Verglichen wird jedes mit der ganzen Stadt."), "note"),
        _map(snapshot, places),
        *_tables(snapshot, places, found),
        Heading(text("Hinweise")),
        *(Paragraph(one, "note") for one in _notes(snapshot, found, indicators)),
    ]
    city = str(snapshot.city.frame.name)
    ids = "-".join(areas.ids[one] for one in places)
    return Document(title, current(), tuple(elements),
                    f"{city} · {text('Vergleich')} · {file_words(snapshot)}", city,
                    file_id(f"vergleich-{ids}", snapshot), landscape=True,
                    sources=sources_line(indicators))


def _notes(
    snapshot: Snapshot, found: Sequence[Sequence[ProfileFigure]], indicators: list[Indicator]
) -> list[str]:
    said = [
        text("Beschrieben werden Lebensbedingungen, nicht die Menschen, die dort leben."),
        limits_words(),
        " ".join(status_notes(one.status for own in found for one in own)),
        sources_note(snapshot, indicators),
    ]
    if snapshot.city.frame.invented:
        said.append(text("Erfundene Stadt: alle Zahlen sind ausgedacht."))
    return [one for one in said if one]


def joined(documents: Sequence[Document], title: str) -> Document:
    """Several documents as one, each on pages of its own."""
    elements: list[Element] = []
    for number, one in enumerate(documents):
        elements += [*([PageBreak()] if number else []), *one.elements]
    first = documents[0]
    return replace(first, title=title, elements=tuple(elements),
                   footer=first.footer.replace(first.title, title))


def _map(snapshot: Snapshot, places: Sequence[int]) -> Picture:
    """The districts with the numbers that they have in the table."""
    areas = snapshot.cube.areas
    outlines = outlines_of(snapshot, areas.levels[places[0]], areas.editions[places[0]])
    numbers = {areas.ids[one]: str(at) for at, one in enumerate(places, 1)}
    classes = "".join("1" if one in numbers else "0" for one in outlines["ids"])
    alt = text("Karte: {name} in {city}", city=snapshot.city.frame.name,
               name=", ".join(f"{at} {areas.names[one]}" for at, one in enumerate(places, 1)))
    bare = drawn_map(outlines, classes, GROUND, list(numbers), alt=alt, width=WIDE)
    return Picture(labelled(bare, outlines, numbers, WIDE), alt, width=76)


def _tables(
    snapshot: Snapshot, places: Sequence[int], found: Sequence[Sequence[ProfileFigure]]
) -> Iterator[Element]:
    """A heading and a table for each life situation: readers aloud go from one to the next."""
    by_id = [{one.indicator.id: one for one in own} for own in found]
    areas = snapshot.cube.areas
    head = (text("Indikator"), text("Stand"),
            *(f"{at} {areas.names[one]}" for at, one in enumerate(places, 1)), text("Stadt"))
    count = len(places)
    for domain, label in DOMAINS.items():
        rows = tuple(_row(name, by_id) for name in snapshot.cube.indicators
                     if snapshot.city.indicators[name].domain == domain
                     and any(name in figures for figures in by_id))
        if rows:
            yield Heading(str(label))
            yield Table(head, rows, numbers=tuple(range(2, count + 3)),
                        widths=(3.2, 1.6, *(1.5,) * count, 1.3))


def _row(name: str, by_id: Sequence[dict[str, ProfileFigure]]) -> tuple[str, ...]:
    """Year and word that hold for all stand once; what differs stands with its number."""
    known = [figures[name] for figures in by_id if name in figures]
    indicator = known[0].indicator
    period, (status, _) = (Counter(one.period for one in known).most_common(1)[0][0],
                           Counter(one.status for one in known).most_common(1)[0])
    common = status if has_number(np.array([status], np.uint8))[0] else Status.value
    city = next((one.city for one in known if one.city is not None), None)
    beside = "" if city is None else with_unit(rounded(city, indicator.decimals),
                                               str(indicator.unit))
    stand = period if common in PLAIN else f"{period}, {word(common)}"
    return (str(indicator.label), stand,
            *(_cell(figures.get(name), period, common) for figures in by_id), beside)


def _cell(figure: ProfileFigure | None, period: str, common: Status) -> str:
    if figure is None:
        return word(Status.missing)
    year = "" if figure.period == period else f", {figure.period}"
    if np.isnan(figure.value):
        return f"{word(figure.status)}{year}"
    shown = with_unit(rounded(figure.value, figure.indicator.decimals), str(figure.indicator.unit))
    sign = "" if figure.verdict is Verdict.none else f"{symbol(figure.verdict)} "
    own = "" if figure.status is common or (figure.status in PLAIN and common in PLAIN) else (
        f" ({word(figure.status)})")
    return f"{sign}{shown}{own}{year}"
