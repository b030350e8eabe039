"""The map of a view with legend, ranking strip and selection."""

from __future__ import annotations

from typing import Any

import numpy as np

from monitoring.charts.map_values import map_values
from monitoring.charts.verdict_values import verdict_values
from monitoring.core.declaration_rules import facility_kinds
from monitoring.core.rounding import formatted, rounded, with_unit
from monitoring.core.status import has_number
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.area_map import area_map, labels, picked_areas
from monitoring.pages.parts.choices import choose_areas
from monitoring.pages.parts.display import Display
from monitoring.pages.parts.gap_note import filled
from monitoring.pages.parts.map_comparison import (
    comparing,
    comparison_of,
    comparison_words,
    verdict_column,
)
from monitoring.pages.parts.uncertainty import intervals_shown
from monitoring.views.release import release_words
from monitoring.views.uncertainty import (
    interval_pattern,
    interval_texts,
    whiskers_of,
)
from monitoring.views.view import View, title_of, unit_of

MAP = "map"


def show_map(view: View, display: Display, facilities: str = "", height: int = 560) -> None:
    """Draw the map; a reader's selection goes into the address."""
    area_map(map_data(view, display, facilities, height), MAP, _remember)


def map_data(view: View, display: Display, facilities: str, height: int) -> dict[str, Any]:
    """Everything the map needs beside its outlines."""
    _, status, reasons = view.figures
    data = classed(view, display)
    title = shown_title(view)
    entries = data.pop("entries")
    ids = view.table.ids
    return {
        **data,
        "whiskers": whiskers_of(view) if intervals_shown() else None,
        "interval": interval_pattern(view),
        "says_class": comparing(view),
        "outlines": outlines_address(view.snapshot.map_outlines(view.level, view.edition)),
        "reasons": _reasons(view, reasons, status),
        "legend": {"title": title, "unit": unit_of(view), "entries": entries},
        "selected": [ids[one] for one in view.chosen],
        "city": _city(view),
        "strip": True,
        "height": height,
        "multiple": False,
        "table": _table(view),
        "points": _points(view, facilities),
        "picture": {
            "title": f"{title} ({unit_of(view)})" if unit_of(view) else title,
            "lines": picture_lines(view),
            "name": f"{view.indicator.id}-{view.period}-ausgabe{view.snapshot.release.id}",
        },
        "labels": labels(),
    }


def classed(view: View, display: Display) -> dict[str, Any]:
    """Classes, texts, numbers, colours and legend: of the values or of their comparison."""
    values, status, _ = view.figures
    if not comparing(view):
        return map_values(values, status, display.classes, display.colours)
    found = comparison_of(view)
    alike = set(found.names)
    return verdict_values(values, status, found.verdicts, view.indicator.polarity,
                          view.indicator.decimals, found.reference,
                          alike.pop() if len(alike) == 1 else "")


def outlines_address(name: str) -> str:
    """Where the browser finds outlines that it may keep for ever."""
    return f"files/outlines/{name.partition('.')[0]}.json"


def shown_title(view: View) -> str:
    """The title of the map as it is shown: of values, of a change or of a comparison."""
    if not comparing(view):
        return title_of(view)
    return text("{title}: Vergleich", title=title_of(view))


def picture_lines(view: View) -> list[str]:
    """What must stand below a map that leaves the house."""
    city = view.snapshot.city.frame
    lines = [
        text("Quelle: {source}; Stichtag: {day}", source=view.indicator.source,
             day=view.indicator.reference_date),
        f"{city.name}, {release_words(view.snapshot)}",
    ]
    if comparing(view) and (signs := comparison_words(view)):
        lines.insert(0, signs)
    if city.invented:
        lines.append(text("Erfundene Stadt: alle Zahlen sind ausgedacht."))
    return lines


def _table(view: View) -> dict[str, Any] | None:
    """What the table shows beside name and value, while a reader wants it."""
    if address.chosen("table") != "1":
        return None
    return {
        "caption": title_of(view),
        "columns": _columns(view),
        "name": text("Gebiet"),
        "id": text("Kennung"),
        "value": text("Wert") if not view.base else text("Veränderung"),
        "more": text("Alle {n} Zeilen zeigen"),
    }


def _columns(view: View) -> list[dict[str, str]]:
    """Both values of a change, or numerator and denominator where there are any."""
    at, areas = view.cube.indicator_position[view.indicator.id], view.areas
    period = view.cube.period_position[view.period]
    if view.base:
        then = view.cube.period_position[view.base]
        parts = [(view.base, view.cube.value[at, areas, then], view.indicator.decimals, then),
                 (view.period, view.cube.value[at, areas, period], view.indicator.decimals,
                  period)]
    else:
        parts = [(text("Zähler"), view.cube.numerator[at, areas, period], 0, period),
                 (text("Nenner"), view.cube.denominator[at, areas, period], 0, period)]
    columns = [
        {"label": label, "texts": "\n".join(filled(
            formatted(figures, decimals), view.cube.status[at, areas, when],
            text("keine Angabe")))}
        for label, figures, decimals, when in parts
        if view.base or (view.indicator.kind != "count" and np.isfinite(figures).any())
    ]
    if intervals_shown() and any(interval_texts(view)):
        columns.append({"label": text("Intervall (95 %)"),
                        "texts": "\n".join(filled(interval_texts(view), view.figures[1],
                                                  text("nicht berechnet")))})
    if comparing(view):
        columns.append({"label": text("Vergleich"), "texts": "\n".join(verdict_column(view))})
    return columns


def _reasons(view: View, reasons: Any, status: Any) -> dict[str, str]:
    """Reasons of areas without a number, by place; most maps have few."""
    known = view.cube.reasons
    found = np.flatnonzero((reasons > 0) & ~has_number(status))
    return {str(one): str(known[reasons[one]]) for one in found.tolist()}


def _city(view: View) -> dict[str, Any] | None:
    if view.city is None or view.base:
        return None
    at = view.at(view.city)
    if not has_number(view.cube.status[at]) or view.indicator.kind == "count":
        return None
    value = float(view.cube.value[at])
    shown = with_unit(rounded(value, view.indicator.decimals), str(view.indicator.unit))
    return {"value": value, "text": shown, "label": view.table.names[view.city]}


def _points(view: View, facilities: str) -> dict[str, str] | None:
    if not facilities:
        return None
    label = str(facility_kinds(view.snapshot.city)[facilities].label)
    object_name = view.snapshot.facilities_object.partition(".")[0]
    return {"url": f"files/points/{object_name}/{facilities}.json", "label": label}


def _remember() -> None:
    address.begin()
    choose_areas(picked_areas(MAP))

