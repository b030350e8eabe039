"""The release and the city as they stand beside every figure."""

from __future__ import annotations

from monitoring.core.indicator import Indicator
from monitoring.language import text
from monitoring.storage.moment import day
from monitoring.storage.snapshot import Snapshot


def release_words(found: Snapshot) -> str:
    """Number and day of the release."""
    return text("Ausgabe {id} vom {day}", id=found.release.id, day=day(found.release.time))


def file_words(found: Snapshot) -> str:
    """The release, and for whom its figures are where others may see fewer of them."""
    profiles = found.city.frame.profiles
    own = profiles.get(found.profile)
    if own is None or found.profile == list(profiles)[-1]:
        return release_words(found)
    return f"{release_words(found)} · {text('Zahlen für: {label}', label=own.label)}"


def city_name(found: Snapshot) -> str:
    """The name of the area of reference."""
    areas = found.cube.areas
    city = areas.find(found.city.frame.reference_area)
    return areas.names[city] if city is not None else text("Stadt")


def figure_lines(found: Snapshot, *indicators: Indicator) -> list[str]:
    """What must stand below a figure that leaves the house: sources, city, release."""
    sources = dict.fromkeys(
        text("Quelle: {source}; Stichtag: {day}", source=one.source, day=one.reference_date)
        for one in indicators)
    lines = [*sources, f"{found.city.frame.name}, {release_words(found)}"]
    if found.city.frame.invented:
        lines.append(text("Erfundene Stadt: alle Zahlen sind ausgedacht."))
    return lines
