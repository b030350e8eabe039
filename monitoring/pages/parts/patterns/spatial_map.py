"""The map of a spatial pattern: raw values, groups of similar values, or smoothed values."""

from __future__ import annotations

from typing import Any

import numpy as np

from monitoring.charts.local_patterns import pattern_values
from monitoring.charts.map_values import map_values
from monitoring.core.rounding import formatted, with_unit
from monitoring.core.space.empirical_bayes import Smoothed
from monitoring.core.space.local_moran import Pattern, pattern_word
from monitoring.core.status import Status, has_number
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.area_map import area_map, picked_areas
from monitoring.pages.parts.choices import choose_areas
from monitoring.pages.parts.display import Display
from monitoring.pages.parts.gap_note import filled
from monitoring.pages.parts.map_block import (
    map_data,
)
from monitoring.pages.parts.patterns.results import key_of, local_pattern
from monitoring.views.view import View, title_of, unit_of

MAP = "pattern_map"


def show_pattern_map(data: dict[str, Any]) -> None:
    """Draw the map; a reader's selection goes into the address."""
    area_map(data, MAP, _remember)


def raw_map(view: View, display: Display) -> dict[str, Any]:
    """The values as they are."""
    return map_data(view, display, "", 560)


def groups_map(view: View, display: Display) -> dict[str, Any]:
    """Groups of similar values, each with colour and sign, beside the value itself."""
    values, status, _ = view.figures
    data = map_data(view, display, "", 560)
    pattern = local_pattern(key_of(view)).pattern
    found = pattern_values(pattern, values, status, view.indicator.decimals, unit_of(view))
    title = text("{title}: Gruppen ähnlicher Werte", title=title_of(view))
    data["legend"] = {"title": title, "unit": "", "entries": found.pop("entries")}
    data["whiskers"] = None
    if data["table"]:
        words = [pattern_word(Pattern(one)) if has else "" for one, has in zip(
            pattern.tolist(), has_number(status).tolist(), strict=True)]
        data["table"]["columns"].insert(
            0, {"label": text("Muster"), "texts": "\n".join(filled(words, status))})
    _rename(data, title, text("Gruppe ähnlicher Werte beschreibt die Lage auf der Karte, nicht "
                              "die Menschen."))
    return {**data, **found}


def smoothed_map(view: View, display: Display, smooth: Smoothed) -> dict[str, Any]:
    """Smoothed values in the classes of the raw ones; the raw value stands beside each."""
    raw, status, _ = view.figures
    data = map_data(view, display, "", 560)
    values = smooth.values * view.indicator.multiplier
    unusable = has_number(status) & ~np.isfinite(values)
    shown = np.where(unusable, Status.not_meaningful, status).astype(status.dtype)
    found = map_values(values, shown, display.classes, display.colours)
    title = text("{title}, geglättet", title=title_of(view))
    unit = unit_of(view)
    # The intervals belong to the raw values.
    data["whiskers"] = None
    data["legend"] = {"title": title, "unit": unit, "entries": found.pop("entries")}
    plain = formatted(np.where(has_number(status), raw, np.nan), view.indicator.decimals)
    data["notes"] = "\n".join(
        text("geglättet; ohne Glättung: {value}", value=with_unit(one, unit)) if one else ""
        for one in plain
    )
    if data["table"]:
        data["table"]["value"] = text("geglättet")
        data["table"]["columns"].insert(
            0, {"label": text("ohne Glättung"), "texts": "\n".join(filled(plain, status))})
    _rename(data, title, money_warning())
    return {**data, **found}


def money_warning() -> str:
    """What smoothed values must not be used for silently."""
    return text("Geglättete Werte sind Schätzungen für die Karte; wer mit ihnen Geld verteilt, "
                "muss es dazusagen.")


def _rename(data: dict[str, Any], title: str, line: str) -> None:
    """Title and a further line of the picture that leaves the house."""
    picture = data["picture"]
    data["picture"] = {**picture, "title": title, "lines": [*picture["lines"], line]}


def _remember() -> None:
    address.begin()
    choose_areas(picked_areas(MAP))
