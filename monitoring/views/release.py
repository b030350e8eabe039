"""The release and the city as they stand beside every figure."""

from __future__ import annotations

from monitoring.language import text
from monitoring.storage.moment import day
from monitoring.storage.snapshot import Snapshot


def release_words(found: Snapshot) -> str:
    """Number and day of the release."""
    return text("Ausgabe {id} vom {day}", id=found.release.id, day=day(found.release.time))


def city_name(found: Snapshot) -> str:
    """The name of the area of reference."""
    areas = found.cube.areas
    city = areas.find(found.city.frame.reference_area)
    return areas.names[city] if city is not None else text("Stadt")
