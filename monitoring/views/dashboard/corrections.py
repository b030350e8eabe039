"""Figures of a frozen dashboard that later releases corrected."""

from __future__ import annotations

from collections.abc import Iterable

from monitoring.core.planning.places import area_at, area_key
from monitoring.language import text
from monitoring.storage.moment import day
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.shown import Shown


def corrected_since(
    frozen: Snapshot, now: Snapshot, blocks: Iterable[Shown]
) -> tuple[tuple[int, str], ...]:
    """Release and sentence of every correction of a shown figure since the frozen release."""
    later: dict[int, int] = {}
    for indicator, area, period in dict.fromkeys(cell for one in blocks for cell in one.cells):
        place = area_at(now.cube.areas, area_key(frozen.cube.areas, area))
        if place is None or indicator not in now.cube.indicator_position or (
                period not in now.cube.period_position):
            continue
        release = now.corrected.get(now.cube.cell(indicator, place, period), 0)
        if release > frozen.release.id:
            later[release] = later.get(release, 0) + 1
    return tuple((release, _said(now, release, count)) for release, count in sorted(later.items()))


def _said(now: Snapshot, release: int, count: int) -> str:
    entry = now.notes.get(release)
    note = entry.note if entry else ""
    when = day(entry.time) if entry else ""
    if count == 1:
        return text("Seitdem wurde eine der gezeigten Zahlen berichtigt (Ausgabe {id} vom {day}): "
                    "{note}", id=release, day=when, note=note)
    return text("Seitdem wurden {n} der gezeigten Zahlen berichtigt (Ausgabe {id} vom {day}): "
                "{note}", n=count, id=release, day=when, note=note)
