"""The tables behind the charts and maps of patterns, to take along."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from monitoring.charts.scatter import Axis
from monitoring.core.space.local_moran import Pattern, pattern_word
from monitoring.core.status import Status, has_number, word
from monitoring.language import text
from monitoring.pages.parts.area_frame import area_frame
from monitoring.pages.parts.display import Display
from monitoring.pages.parts.patterns.alike import MOST, Alike, newest_period
from monitoring.pages.parts.patterns.city_course import Year
from monitoring.pages.parts.patterns.measures import MEASURES, measure
from monitoring.pages.parts.patterns.pair import Pair, status_of
from monitoring.pages.parts.patterns.results import (
    can_be_smoothed,
    key_of,
    local_pattern,
    smoothed_view,
)
from monitoring.pages.parts.patterns.small_maps import SmallMap, class_names
from monitoring.storage.values import values_table
from monitoring.views.view import View


def pattern_table(view: View) -> pd.DataFrame:
    """The values of every area, the group that each belongs to, and smoothed where possible."""
    values = values_table(view.snapshot, view.indicator.id, view.period, view.level, view.edition)
    whole = values[values["breakdown"] == ""].drop(columns=["edition", "name"])
    table = area_frame(view.table, view.areas).merge(whole, on="area", how="left")
    table["status"] = table["status"].fillna(Status.missing.name)
    for name in ("indicator", "level", "period", "unit", "release"):
        table[name] = whole[name].iloc[0]
    # An area of which nothing was ever said has no row in a file.
    table["row"] = table["row"].astype("Int64")
    there = has_number(view.figures[1])
    table["pattern"] = [pattern_word(Pattern(one)) if has else "" for one, has in zip(
        local_pattern(key_of(view)).pattern.tolist(), there.tolist(), strict=True)]
    if can_be_smoothed(view):
        table["smoothed"] = smoothed_view(view).values * view.indicator.multiplier
    return table


def pair_table(pair: Pair, across: Axis, up: Axis) -> pd.DataFrame:
    """Both values of every area and, last, of the whole city; a gap has its reason."""
    view, status = pair.first, status_of(pair)
    said = [text("ohne Zahl")]
    names = _apart([across.title, up.title], [one.indicator.id for one in (view, pair.second)])
    table = area_frame(view.table, view.areas)
    for name, axis in zip(names, (across, up), strict=True):
        table[name] = axis.values
    table[said[0]] = [word(Status(code)) if not has else "" for code, has in zip(
        status.tolist(), has_number(status).tolist(), strict=True)]
    if view.city is None or not np.isfinite([across.city, up.city]).any():
        return table
    city = area_frame(view.table, np.array([view.city]))
    city[names[0]], city[names[1]], city[said[0]] = across.city, up.city, ""
    return pd.concat([table, city], ignore_index=True)


def _apart(titles: Sequence[str], ids: Sequence[str]) -> list[str]:
    """Headings that differ also where two indicators have one label."""
    return [f"{one} [{name}]" if titles.count(one) > 1 else one
            for one, name in zip(titles, ids, strict=True)]


def alike_table(alike: Alike) -> pd.DataFrame:
    """How far every area is from the chosen one, and the values that are compared."""
    declared = alike.snapshot.city.indicators
    table = area_frame(alike.table, alike.areas)
    rank, apart = np.full(len(alike.areas), np.nan), np.full(len(alike.areas), np.nan)
    for number, one in enumerate(alike.all.found, 1):
        rank[one.area], apart[one.area] = number, one.distance
    table[text("Platz nach Ähnlichkeit")] = rank
    table[text("Abstand")] = apart
    table[text("Einordnung")] = [
        text("gewähltes Gebiet") if at == alike.place
        else text("nicht verglichen") if not np.isfinite(place)
        else text("ähnlich") if place <= MOST else text("weniger ähnlich")
        for at, place in enumerate(rank.tolist())]
    titles = [f"{declared[one].label} ({declared[one].unit}), "
              f"{newest_period(alike.snapshot, alike.layer, one)}" for one in alike.indicators]
    for column, name in enumerate(_apart(titles, alike.indicators)):
        table[name] = alike.values[:, column]
    return table


def small_maps_table(maps: Sequence[SmallMap], display: Display) -> pd.DataFrame:
    """A row per area and period: value, status and class."""
    names = class_names(display)
    parts = []
    for one in maps:
        values, status, _ = one.view.figures
        part = area_frame(one.view.table, one.view.areas)
        part["period"] = one.view.period
        part["value"] = np.where(has_number(status), values, np.nan)
        part["status"] = [Status(code).name for code in status.tolist()]
        part[text("Klasse")] = [names[key] for key in one.letters]
        parts.append(part)
    return pd.concat(parts, ignore_index=True)


def city_table(years: Sequence[Year], editions: dict[str, str], everyone: Sequence[int]) \
        -> pd.DataFrame:
    """Every measure of every period, and on how many areas it rests."""
    table: dict[str, list[object]] = {
        text("Jahr"): [one.period for one in years],
        text("Gebietsstand"): [editions.get(one.edition, one.edition) for one in years],
    }
    for name in MEASURES:
        look = measure(name)
        head = f"{look.label} ({look.unit})" if look.unit else look.label
        table[head] = [one.figure(name) * look.factor for one in years]
    table[text("Gebiete mit Zahl")] = [one.areas for one in years]
    table[text("Gebiete")] = list(everyone)
    return pd.DataFrame(table)
