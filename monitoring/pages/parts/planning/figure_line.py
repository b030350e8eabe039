"""The newest figure of an indicator in a district, as a link to its map."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import numpy as np

from monitoring.core.planning.places import area_at
from monitoring.core.rounding import rounded, with_unit
from monitoring.core.status import Status, has_number, word
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.reading import option_of
from monitoring.storage.snapshot import Snapshot


def figure_line(found: Snapshot, indicator: str, key: str) -> str:
    """HTML such as "Kinderarmut: 19,0 % (2023)"; "" where the release does not know either."""
    at = area_at(found.cube.areas, key)
    if at is None or indicator not in found.cube.indicator_position:
        return ""
    said = newest_words(found, indicator, at)
    label = escape(str(found.city.indicators[indicator].label))
    link = escape(explore_address(found, indicator, at))
    return f'<a href="{link}" target="_self">{label}</a>: {escape(said)}' if said else ""


def newest_words(found: Snapshot, indicator: str, at: int) -> str:
    """The newest figure with its period, or why it has none; "" where nothing was observed."""
    cube, declared = found.cube, found.city.indicators[indicator]
    status = cube.status[cube.indicator_position[indicator], at]
    known = np.flatnonzero(status != Status.missing)
    if not len(known):
        return ""
    when = int(known[-1])
    period = cube.periods[when]
    if not has_number(status[when : when + 1])[0]:
        return text("{word} ({period})", word=word(Status(int(status[when]))), period=period)
    value = float(cube.value[cube.indicator_position[indicator], at, when])
    shown = with_unit(rounded(value, declared.decimals), str(declared.unit))
    return text("{value} ({period})", value=shown, period=period)


def explore_address(found: Snapshot, indicator: str, at: int | None = None) -> str:
    """The address of an indicator on the map, with a district chosen where one is given."""
    areas = found.cube.areas
    if at is None:
        return "erkunden?" + urlencode(address.link(indicator=indicator))
    level = option_of(areas.levels[at], areas.editions[at])
    return "erkunden?" + urlencode(address.link(indicator=indicator, level=level,
                                                area=areas.ids[at]))


def indicator_links(found: Snapshot, names: tuple[str, ...]) -> str:
    """HTML of links to indicators on the map, separated by commas."""
    return ", ".join(
        f'<a href="{escape(explore_address(found, one))}" target="_self">'
        f"{escape(str(found.city.indicators[one].label))}</a>" for one in names)
