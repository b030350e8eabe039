"""Cross-table of status and dynamics, and every component of the districts."""

from __future__ import annotations

from html import escape

import numpy as np

from monitoring.core.index.changes import cross_table
from monitoring.core.index.declaration import Standardisation
from monitoring.core.index.values import Scored
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import formatted, rounded, with_unit
from monitoring.language import text
from monitoring.pages.parts.tables import table_html
from monitoring.pages.parts.workshop.controls import weight_words
from monitoring.pages.parts.workshop.index_map import DECIMALS, nearest_words
from monitoring.pages.parts.workshop.view import Workshop


def cross_html(work: Workshop) -> str:
    """Districts and residents by status and dynamics."""
    found = work.shown
    if not found.status.classes:
        return ""
    areas, residents = cross_table(found)
    across = [str(one.label) for one in found.dynamics.classes] if found.dynamics else []
    head = [text("Status"), *across, text("Gebiete"), text("Menschen")]
    rows = []
    for at, one in enumerate(found.status.classes):
        cells = [rounded(int(number), 0) for number in areas[at]] if across else []
        rows.append([str(one.label), *cells, rounded(int(areas[at].sum()), 0),
                     rounded(float(residents[at].sum()), 0)])
    sums = [rounded(int(number), 0) for number in areas.sum(axis=0)] if across else []
    rows.append([text("zusammen"), *sums, rounded(int(areas.sum()), 0),
                 rounded(float(residents.sum()), 0)])
    return table_html(head, rows, range(1, len(head)), text("Gebiete nach Klassen"))


def chosen_html(work: Workshop) -> str:
    """How the index of the chosen districts comes about, component by component."""
    found = "".join(_one(work, at) for at in work.chosen[:4])
    if found:
        return found
    said = text("Wählen Sie ein Gebiet auf der Karte: Dann steht hier, wie sein Wert entsteht.")
    return f'<p class="note">{escape(said)}</p>'


def _one(work: Workshop, at: int) -> str:
    areas, found = work.snapshot.cube.areas, work.shown
    area = int(found.areas[at])
    title = f"{areas.names[area]} ({areas.ids[area]})"
    if found.reason[at]:
        return f"<h4>{escape(title)}</h4><p class=note>{escape(found.reason[at])}</p>"
    parts = [(text("Status"), found.status)]
    if found.dynamics and found.dynamics.place[at] >= 0:
        parts.append((text("Dynamik"), found.dynamics))
    said = "".join(_part(work, part, at, name) for name, part in parts)
    return f"<h4>{escape(title)}</h4>{said}"


def _part(work: Workshop, part: Scored, at: int, name: str) -> str:
    indicators = work.snapshot.city.indicators
    scale = work.own.dynamics
    gained = part is work.shown.dynamics and scale is not None and not scale.components
    rows = []
    for number, one in enumerate(part.components):
        declared = indicators[one.indicator]
        score = float(part.scores[at, number])
        unit = str(declared.unit)
        # The change of a percentage is in points.
        unit = text("Prozentpunkte") if gained and unit == "%" else unit
        raw = with_unit(rounded(float(part.raw[at, number]), declared.decimals), unit)
        rows.append((str(declared.short), raw, rounded(score, DECIMALS),
                     weight_words(one.weight), rounded(score * one.weight, DECIMALS)))
    head = (name, text("Wert"), _score_name(work), text("Gewicht"), text("Beitrag"))
    return table_html(head, rows, (1, 2, 3, 4)) + _outcome(work, part, at, name)


def _score_name(work: Workshop) -> str:
    names = {
        Standardisation.none: text("Wert"),
        Standardisation.min_max: text("0 bis 1"),
        Standardisation.rank_exponential: text("Rangpunkte"),
    }
    return names.get(work.own.standardisation, text("z-Wert"))


def _outcome(work: Workshop, part: Scored, at: int, name: str) -> str:
    value = float(part.value[at])
    place = int(part.place[at])
    said = text("Summe {total}, {name} {value}", total=rounded(float(part.total[at]), DECIMALS),
                name=name, value=rounded(value, 3))
    if place >= 0 and part.classes:
        said += f": {part.classes[place].label}"
    scale = work.own.status if part is work.shown.status else work.own.dynamics
    if scale and (nearest := nearest_words(part.value[at : at + 1], scale)[0]):
        said += "; " + text("nächste Grenze: {words}", words=nearest)
    return f'<p class="note">{escape(said)}.</p>'


def every_html(work: Workshop) -> str:
    """All districts by name with class, value and the score of every component."""
    found, areas = work.shown, work.snapshot.cube.areas
    names = [areas.names[one] for one in found.areas]
    order = sorted(range(len(names)), key=lambda at: sort_key(names[at]))
    indicators = work.snapshot.city.indicators
    parts = [found.status, *([found.dynamics] if found.dynamics else [])]
    head = [text("Gebiet"), text("Klasse"), text("Status")]
    head += [text("Dynamik")] if found.dynamics else []
    head += [text("nächste Grenze")] if work.own.status.classes else []
    head += [str(indicators[one.indicator].short) for part in parts for one in part.components]
    columns = [[_class_of(work, at) for at in range(len(names))]]
    columns += [_texts(part.value) for part in parts]
    if work.own.status.classes:
        columns.append([one or "–" for one in nearest_words(found.status.value, work.own.status)])
    columns += [_texts(part.scores[:, at]) for part in parts
                for at in range(len(part.components))]
    rows = [(names[at], *(column[at] for column in columns)) for at in order]
    return table_html(head, rows, range(2, len(head)), text("Alle Gebiete mit ihren Bestandteilen"),
                      tall=True)


def _class_of(work: Workshop, at: int) -> str:
    found = work.shown
    if found.reason[at]:
        return found.reason[at]
    place = int(found.status.place[at])
    label = str(found.status.classes[place].label) if found.status.classes else ""
    combined = found.combined(at) if found.dynamics else ""
    return f"{combined} {label}".strip()


def _texts(values: np.ndarray) -> list[str]:
    return [one or "–" for one in formatted(values, DECIMALS)]
