"""Several districts side by side on paper."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from monitoring.charts.map_drawing import drawn_map
from monitoring.core.chance.comparison import Verdict
from monitoring.core.chance.comparison_words import limits_words, symbol
from monitoring.core.refused import Refused
from monitoring.core.rounding import rounded, with_unit
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
from monitoring.views.district_figures import number_of
from monitoring.views.locator import GROUND, outlines_of
from monitoring.views.profile_figures import ProfileFigure, figures_of
from monitoring.views.release import release_words

MOST = 6


class NotComparable(Refused, ValueError):
    """Districts that cannot stand side by side; the message says why."""


def comparison_document(snapshot: Snapshot, places: Sequence[int]) -> Document:
    """
    Every indicator of two to six districts of one level beside the city.

    Districts stand in the order given, never by value; raises NotComparable.
    """
    areas = snapshot.cube.areas
    layers = {(areas.levels[one], areas.editions[one]) for one in places}
    if not 2 <= len(set(places)) <= MOST or len(layers) != 1:
        raise NotComparable(text("Vergleichen lassen sich zwei bis {n} Gebiete derselben Ebene.",
                                 n=MOST))
    names = [areas.names[one] for one in places]
    title = text("Vergleich: {names}", names=", ".join(names))
    city = str(snapshot.city.frame.name)
    elements: list[Element] = [
        Heading(title, 1),
        Paragraph(text("Die Gebiete stehen in der gewählten Reihenfolge, nicht nach Werten. "
                       "Verglichen wird jedes mit der ganzen Stadt."), "note"),
        _map(snapshot, places),
        _table(snapshot, places),
        Paragraph(" ".join((limits_words(), text(
            "Beschrieben werden Lebensbedingungen, nicht die Menschen, die dort leben."))), "note"),
    ]
    ids = "-".join(areas.ids[one] for one in places)
    return Document(title, current(), tuple(elements), f"{city} · {release_words(snapshot)}", city,
                    f"vergleich-{ids}-ausgabe{snapshot.release.id}", landscape=True)


def joined(documents: Sequence[Document], title: str) -> Document:
    """Several documents as one, each on pages of its own."""
    elements: list[Element] = []
    for number, one in enumerate(documents):
        elements += [*([PageBreak()] if number else []), *one.elements]
    first = documents[0]
    return Document(title, first.language, tuple(elements), first.footer, first.author, first.id)


def _map(snapshot: Snapshot, places: Sequence[int]) -> Picture:
    areas = snapshot.cube.areas
    outlines = outlines_of(snapshot, areas.levels[places[0]], areas.editions[places[0]])
    own = {areas.ids[one] for one in places}
    classes = "".join("1" if one in own else "0" for one in outlines["ids"])
    alt = text("Karte: {name} in {city}", city=snapshot.city.frame.name,
               name=", ".join(areas.names[one] for one in places))
    return Picture(drawn_map(outlines, classes, GROUND, sorted(own), alt=alt, width=420), alt,
                   width=70)


def _table(snapshot: Snapshot, places: Sequence[int]) -> Table:
    found = [{one.indicator.id: one for one in figures_of(snapshot, at)} for at in places]
    rows: list[tuple[str, ...]] = []
    for domain, label in DOMAINS.items():
        own = [name for name in snapshot.cube.indicators
               if snapshot.city.indicators[name].domain == domain
               and any(name in figures for figures in found)]
        if own:
            rows.append((str(label),))
            rows += [_row(name, found) for name in own]
    areas = snapshot.cube.areas
    head = (text("Indikator"), *(areas.names[one] for one in places), text("Stadt"))
    count = len(places)
    return Table(head, tuple(rows), numbers=tuple(range(1, count + 2)),
                 widths=(3, *(1.7,) * count, 1.2))


def _row(name: str, found: Sequence[dict[str, ProfileFigure]]) -> tuple[str, ...]:
    known = [figures[name] for figures in found if name in figures]
    indicator = known[0].indicator
    city = next((one.city for one in known if one.city is not None), None)
    beside = "" if city is None else with_unit(rounded(city, indicator.decimals),
                                               str(indicator.unit))
    return (str(indicator.label), *(_cell(figures.get(name)) for figures in found), beside)


def _cell(figure: ProfileFigure | None) -> str:
    if figure is None:
        return "–"
    sign = "" if figure.verdict is Verdict.none or np.isnan(figure.value) else (
        f"{symbol(figure.verdict)} ")
    return f"{sign}{number_of(figure)}, {figure.period}"
