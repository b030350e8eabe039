"""What a map shows in sentences, from the very data that it is painted from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from monitoring.core.rounding import rounded, with_unit
from monitoring.language import text


def map_words(data: Mapping[str, Any]) -> str:
    """
    Range of the values, number of areas per class, the city: the map's text alternative.

    `data` is what the component gets; "" for a map without values and classes.
    """
    legend = data["legend"]
    said = [_range(data, str(legend["unit"])), _classes(legend["entries"]), _city(data["city"])]
    return " ".join(one for one in said if one)


def _range(data: Mapping[str, Any], unit: str) -> str:
    values = data["values"] or []
    known = [one for one in values if one is not None]
    if not known:
        return ""
    texts = data["texts"].split("\n")
    # "4,2 (geschätzt)": the reservation stands with the area itself.
    low, high = (texts[values.index(one)].partition(" (")[0] for one in (min(known), max(known)))
    return text("Die Werte reichen von {low} bis {high}.", low=with_unit(low, unit),
                high=with_unit(high, unit))


def _classes(entries: list[Mapping[str, Any]]) -> str:
    groups = [f"{one['text']}: {rounded(one['count'], 0)}" for one in entries if "count" in one]
    if not groups:
        return ""
    return text("Gebiete je Klasse: {groups}.", groups="; ".join(groups))


def _city(city: Mapping[str, Any] | None) -> str:
    return text("{city}: {value}.", city=city["label"], value=city["text"]) if city else ""
