"""The map of an index: combined classes, status, dynamics, or who changes class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import streamlit as st

from monitoring.charts.category_values import CLASS_KEYS, category_values
from monitoring.core.index.changes import shifts
from monitoring.core.index.classes import distances
from monitoring.core.index.declaration import IndexClass, Scale
from monitoring.core.index.values import IndexValues, Scored
from monitoring.core.palette import steps
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import formatted, rounded
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.area_map import area_map, labels, picked_areas
from monitoring.pages.parts.area_map.words import map_words
from monitoring.pages.parts.map_block import outlines_address
from monitoring.pages.parts.tables import table_html
from monitoring.pages.parts.workshop.view import SHOWN, Workshop, declared_limits
from monitoring.views.release import release_words

MAP = "index_map"
DECIMALS = 2
MOVED_COLOURS = ("#2166ac", "#f2f2f2", "#e08214")


def show_shown(work: Workshop) -> str:
    """The bar that chooses what the map shows."""
    value, options = shown_of(work), _options(work)
    names = {
        "groups": text("Status und Dynamik"), "status": text("Status"),
        "dynamics": text("Dynamik"), "changes": text("Wer die Klasse wechselt"),
    }
    wanted = address.chosen("map")
    if wanted and wanted not in options:
        st.warning(address.dead_id(text("die Darstellung der Karte"), wanted),
                   icon=":material/link_off:")
    if len(options) > 1:
        address.bar(text("Die Karte zeigt"), "map", {one: names[one] for one in options}, value)
    return value


def shown_of(work: Workshop) -> str:
    """What the map shows: the choice of the address where it is possible."""
    options, wanted = _options(work), address.chosen("map")
    return wanted if wanted in options else options[0]


def _options(work: Workshop) -> list[str]:
    return [one for one in SHOWN if _possible(work, one)]


def _possible(work: Workshop, shown: str) -> bool:
    if shown == "changes":
        return bool(work.variant) and work.changed is not None
    return shown == "status" or work.shown.dynamics is not None


def show_index_map(work: Workshop, shown: str, height: int = 560) -> None:
    """Draw the map; a reader's selection goes into the address."""
    area_map(index_map_data(work, shown, height), MAP, _remember)


def index_map_data(work: Workshop, shown: str, height: int) -> dict[str, Any]:
    """Everything the map needs beside its outlines."""
    found = work.shown
    snapshot, areas = work.snapshot, work.snapshot.cube.areas
    places, classes, colours, symbols = _categories(work, shown)
    part = found.dynamics if shown == "dynamics" and found.dynamics else found.status
    title = title_of(work)
    short = [f"{found.combined(at)} ({one})" if found.combined(at) else one
             for at, one in enumerate(formatted(part.value, DECIMALS))]
    data = category_values(places, classes, colours, short, part.value, symbols)
    data["notes"] = "\n".join(texts_of(work, shown))
    legend = {"title": title, "unit": "", "entries": data.pop("entries")}
    return {
        **data,
        "words": _words(data, legend, part),
        "outlines": outlines_address(snapshot.map_outlines(
            areas.levels[found.areas[0]], found.edition)),
        "reasons": {str(at): one for at, one in enumerate(found.reason) if one},
        "legend": legend,
        "selected": [areas.ids[found.areas[one]] for one in work.chosen],
        "city": None,
        "strip": True,
        "height": height,
        "multiple": False,
        "table": None,
        "points": None,
        "picture": {"title": title, "lines": lines_of(work),
                    "name": f"{work.index.id}-{work.period}-ausgabe{snapshot.release.id}"},
        "labels": labels(),
    }


def _words(data: dict[str, Any], legend: dict[str, Any], part: Scored) -> str:
    # The values alone: on the map they stand behind the sign of their class.
    texts = "\n".join(formatted(part.value, DECIMALS))
    return map_words({**data, "texts": texts, "legend": legend, "city": None})


def shown_html(work: Workshop, shown: str) -> str:
    """What the map shows of every area, by name; why an area has no class."""
    names = work.snapshot.cube.areas.names
    rows = sorted(((names[area], said or why or "–") for area, said, why in zip(
        work.shown.areas, texts_of(work, shown), work.shown.reason, strict=True)),
        key=lambda row: sort_key(row[0]))
    return table_html((text("Gebiet"), text("Klasse und Wert")), rows, (), title_of(work),
                      tall=True)


def title_of(work: Workshop) -> str:
    """The index and the year, and whether somebody has changed it."""
    if work.variant and work.changed is not None:
        return text("{index}, {period} (verändert)", index=work.index.label, period=work.period)
    return f"{work.index.label}, {work.period}"


def lines_of(work: Workshop) -> list[str]:
    """What must stand below a map that leaves the house."""
    city = work.snapshot.city.frame
    sources = dict.fromkeys(str(one.source) for one in work.indicators)
    lines = [text("Quelle der Zahlen") + ": " + "; ".join(sources),
             f"{city.name}, {release_words(work.snapshot)}"]
    if work.index.source:
        lines.insert(0, text("Vorbild") + f": {work.index.source}")
    if work.variant and work.changed is not None:
        lines.append(text("Gewichte, Indikatoren oder Grenzen weichen von der erklärten Fassung "
                          "ab."))
    if city.invented:
        lines.append(text("Erfundene Stadt: alle Zahlen sind ausgedacht."))
    return lines


def _categories(
    work: Workshop, shown: str
) -> tuple[np.ndarray, Sequence[str], Sequence[str], Sequence[str]]:
    """Place of each area's class, and name, colour and sign of every class."""
    found = work.shown
    if shown == "changes":
        return _moved(work)
    if shown == "groups" and found.dynamics:
        return _combined(found.status, found.dynamics)
    part = found.dynamics if shown == "dynamics" and found.dynamics else found.status
    signs = [_sign(one) for one in part.classes] if shown == "dynamics" else []
    return part.place, _names(part), _colours(found, part), signs


def _combined(
    status: Scored, dynamics: Scored
) -> tuple[np.ndarray, Sequence[str], Sequence[str], Sequence[str]]:
    """One class for every pair: the colour is the status, the sign the dynamics."""
    wide = len(dynamics.classes)
    both = (status.place >= 0) & (dynamics.place >= 0)
    places = np.where(both, status.place * wide + dynamics.place, -1)
    pairs = [(one, other) for one in status.classes for other in dynamics.classes]
    names = [f"{one.short}{other.short} {one.label}, {other.label}" for one, other in pairs]
    colours = [colour for colour in steps(len(status.classes)) for _ in dynamics.classes]
    if len(pairs) > len(CLASS_KEYS):
        return status.place, _names(status), steps(len(status.classes)), []
    return places, names, colours, [_sign(other) for _, other in pairs]


def _moved(work: Workshop) -> tuple[np.ndarray, Sequence[str], Sequence[str], Sequence[str]]:
    found = shifts(work.declared.status, work.shown.status, len(work.shown.areas))
    step = np.sign(found.after - found.before) * (-1 if work.index.status.groups else 1)
    places = np.where((found.after < 0) & (found.before < 0), -1, step + 1)
    names = [text("Klasse mit weniger Bedarf als erklärt"), text("dieselbe Klasse"),
             text("Klasse mit mehr Bedarf als erklärt")]
    return places.astype(np.intp), names, MOVED_COLOURS, ["▼", "", "▲"]


def _names(part: Scored) -> list[str]:
    return [f"{one.short} {one.label}".strip() if not one.short.isdigit() or one.short != one.id
            else str(one.label) for one in part.classes]


def _colours(found: IndexValues, part: Scored) -> tuple[str, ...]:
    """Dark is much need; groups of equal size begin with it."""
    colours = steps(len(part.classes))
    scale = found.index.status if part is found.status else found.index.dynamics
    return colours[::-1] if scale is not None and scale.groups else colours


def _sign(one: IndexClass) -> str:
    """The sign of a class on the map; a class between two signs has none."""
    return "" if "/" in one.short or one.short.isalnum() else one.short.replace("-", "−")


def texts_of(work: Workshop, shown: str) -> list[str]:
    """Class and value of every area, "" where it has none."""
    found, dynamics = work.shown, work.shown.dynamics
    status = _class_texts(found.status)
    if shown == "status" or dynamics is None:
        return status
    if shown == "dynamics":
        return _class_texts(dynamics)
    if shown == "changes":
        before = _class_names(work.declared.status)
        return [one if not one or old == new else f"{one}; {text('erklärt')}: {old}"
                for one, old, new in zip(status, before, _class_names(found.status),
                                         strict=True)]
    return [f"{one}; {other}" if other else one
            for one, other in zip(status, _class_texts(dynamics), strict=True)]


def _class_names(part: Scored) -> list[str]:
    return [str(part.classes[one].label) if one >= 0 and part.classes else ""
            for one in part.place.tolist()]


def _class_texts(part: Scored) -> list[str]:
    numbers = formatted(part.value, DECIMALS)
    return [f"{name} ({number})" if name else number
            for name, number in zip(_class_names(part), numbers, strict=True)]


def nearest_words(values: np.ndarray, scale: Scale, decimals: int = DECIMALS) -> list[str]:
    """How far each value lies from the nearest limit, in plain words; "" without limits."""
    limits = declared_limits(scale)
    if not limits:
        return [""] * len(values)
    apart, nearest = distances(values, scale)
    shown = [rounded(one, decimals).rstrip("0").rstrip(",.") for one in limits]
    return [
        "" if at < 0
        else text("{apart} über {limit}", apart=far, limit=shown[at]) if value >= limits[at]
        else text("{apart} unter {limit}", apart=far, limit=shown[at])
        for value, far, at in zip(values.tolist(), formatted(apart, decimals), nearest.tolist(),
                                  strict=True)
    ]


def _remember() -> None:
    address.begin()
    address.choose(area=",".join(picked_areas(MAP)))
