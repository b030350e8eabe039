"""Small maps of one indicator, one per period, in the same classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from monitoring.charts.map_values import class_letters
from monitoring.core.rounding import half_up, rounded
from monitoring.core.status import Status, has_number, word
from monitoring.language import text
from monitoring.pages.parts.display import Display
from monitoring.pages.parts.map_block import outlines_address
from monitoring.pages.parts.tables import table_html
from monitoring.views.view import View

MOST = 12
_FOLDER = Path(__file__).parent
_SCRIPT = (_FOLDER / "small_maps.js").read_text("utf-8")
_STYLE = (_FOLDER / "small_maps.css").read_text("utf-8")


@dataclass(frozen=True, eq=False)
class SmallMap:
    """One period: the view it shows and the class of each area, as the map writes it."""

    view: View
    letters: str
    other: bool


def small_maps(view: View, display: Display) -> tuple[list[SmallMap], int]:
    """
    The newest periods, oldest first, and how many older ones are left out.

    A period without numbers in the view's edition is shown on the boundaries of its own time.
    """
    table = view.table
    editions = [view.edition, *(one for one in reversed(table.editions_of(view.level))
                                if one != view.edition)]
    found: dict[str, View] = {}
    for edition in editions:
        own = replace(view, edition=edition)
        if not len(own.areas):
            continue
        for period in view.cube.periods_with(view.indicator.id, own.areas):
            found.setdefault(period, replace(own, period=period))
    order = [one for one in view.cube.periods if one in found]
    maps = [_map(found[one], display, found[one].edition != view.edition)
            for one in order[-MOST:]]
    return maps, len(order) - len(maps)


def _map(view: View, display: Display, other: bool) -> SmallMap:
    values, status, _ = view.figures
    return SmallMap(view, class_letters(values, status, display.classes), other)


def over_all(maps: Sequence[SmallMap], display: Display) -> Display:
    """The same classes, whose first and last reach as far as the values of all maps."""
    values = np.concatenate([
        np.where(has_number(status), value, np.nan)
        for value, status, _ in (one.view.figures for one in maps)
    ])
    if not np.isfinite(values).any():
        return display
    classes = display.classes
    low, high = half_up([np.nanmin(values), np.nanmax(values)], classes.decimals).tolist()
    wide = replace(classes, low=min(classes.low, low), high=max(classes.high, high))
    return replace(display, classes=wide)


def show_maps(maps: Sequence[SmallMap], display: Display, key: str = "small_maps") -> None:
    """Draw the maps; what travels are the classes."""
    component = st.components.v2.component("small_maps", js=_SCRIPT, css=_STYLE)
    component(key=key, data=maps_data(maps, display))


def maps_data(maps: Sequence[SmallMap], display: Display) -> dict[str, Any]:
    """Title, classes and words of every map."""
    names = class_names(display)
    chosen = {one.view.table.ids[area] for one in maps for area in one.view.chosen}
    return {
        "maps": [{
            "title": title_of(one), "classes": one.letters, "alt": _alt(one, names),
            "outlines": outlines_address(
                one.view.snapshot.map_outlines(one.view.level, one.view.edition)),
        } for one in maps],
        "colors": list(display.colours),
        "selected": sorted(chosen),
        "failed": text("Die Umrisse konnten nicht geladen werden. Bitte die Seite neu laden."),
    }


def title_of(one: SmallMap) -> str:
    """The period; other boundaries are said."""
    if one.other:
        return text("{period} (frühere Grenzen)", period=one.view.period)
    return one.view.period


def class_names(display: Display) -> dict[str, str]:
    """Names of classes and hatchings by their letter."""
    names = {str(number): label for number, label in enumerate(display.classes.labels())}
    return names | {"s": word(Status.secret),
                    "x": text("ausgeschlossen oder nicht aussagekräftig"),
                    "n": text("keine Angabe")}


def _alt(one: SmallMap, names: dict[str, str]) -> str:
    counts = ", ".join(f"{name}: {one.letters.count(key)}" for key, name in names.items()
                       if key in one.letters)
    return text("Karte {title}. Gebiete je Klasse: {counts}", title=title_of(one), counts=counts)


def alt_of(maps: Sequence[SmallMap], display: Display) -> str:
    """All maps in words: areas per class and period."""
    names = class_names(display)
    return " ".join(f"{_alt(one, names)}." for one in maps)


def legend_entries(maps: Sequence[SmallMap], display: Display) -> list[dict[str, str]]:
    """Classes and, where there are any, hatchings: letter and name."""
    letters = "".join(one.letters for one in maps)
    return [{"key": key, "text": name} for key, name in class_names(display).items()
            if key.isdigit() or key in letters]


def legend_html(maps: Sequence[SmallMap], display: Display, unit: str) -> str:
    """One legend for all maps."""
    parts = []
    for entry in legend_entries(maps, display):
        key, name = entry["key"], entry["text"]
        kind = f'style="background:{display.colours[int(key)]}"' if key.isdigit() \
            else f'class="hatch-{key}"'
        parts.append(f"<li><i {kind}></i>{escape(name)}</li>")
    said = escape(text("Einheit: {unit}", unit=unit)) if unit else ""
    return f'<ul class="small-legend">{"".join(parts)}<li>{said}</li></ul>'


def counts_html(maps: Sequence[SmallMap], display: Display, caption: str) -> str:
    """The maps as a table: areas per class and period."""
    rows = [(entry["text"], *(rounded(one.letters.count(entry["key"]), 0) for one in maps))
            for entry in legend_entries(maps, display)]
    head = (text("Klasse"), *(one.view.period for one in maps))
    return table_html(head, rows, range(1, len(head)), caption)
