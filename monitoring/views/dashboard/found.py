"""Which areas, period and boundaries a block means in a release."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from monitoring.core.indicator import Indicator
from monitoring.core.prepared import Block
from monitoring.language import text
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.shown import NotShown
from monitoring.views.release import release_words
from monitoring.views.view import View, title_of, unit_of


@dataclass(frozen=True, eq=False)
class Found:
    """A block's view and the positions of the areas that it shows."""

    view: View
    areas: npt.NDArray[np.intp]
    gone: tuple[str, ...] = ()

    @property
    def in_count(self) -> str:
        """The areas as they are called in "in 9 of 48 …"."""
        return self.view.snapshot.city.level(self.view.level).in_count()

    @property
    def shows(self) -> str:
        """Figure, year and unit in one line."""
        unit = unit_of(self.view)
        what = title_of(self.view)
        return f"{what} ({unit})" if unit else what


def indicator_in(snapshot: Snapshot, name: str) -> Indicator:
    """An indicator that is declared and has figures; raises NotShown."""
    declared = snapshot.city.indicators.get(name)
    if declared is None:
        raise NotShown(text("Den Indikator „{id}“ führt die Stadt nicht mehr.", id=name))
    if name not in snapshot.cube.indicator_position:
        raise NotShown(text("Für „{label}“ gibt es in dieser Ausgabe keine Zahlen.",
                            label=declared.label))
    return declared


def found(snapshot: Snapshot, block: Block, indicator: str = "") -> Found:
    """The newest boundaries of the level that have numbers, in the asked or newest period."""
    declared = indicator_in(snapshot, indicator or block.indicator)
    areas, cube = snapshot.cube.areas, snapshot.cube
    if block.level not in areas.levels:
        raise NotShown(text("Die Ebene „{level}“ gibt es nicht.", level=block.level))
    for edition in reversed(areas.editions_of(block.level)):
        own = areas.on_level(block.level, edition)
        periods = cube.periods_with(declared.id, own)
        if not periods or (block.period and block.period not in periods):
            continue
        period = block.period or periods[-1]
        base = block.base if block.base in periods and block.base != period else ""
        chosen = [one for one in own.tolist() if areas.ids[one] in block.areas]
        gone = tuple(one for one in block.areas if one not in {areas.ids[at] for at in own})
        view = View(snapshot, declared, block.level, edition, period, base, tuple(chosen))
        return Found(view, own, gone)
    when = block.period or text("kein Jahr")
    raise NotShown(text("„{label}“ hat auf dieser Ebene keine Zahlen ({when}).",
                        label=declared.label, when=when))


def source_line(view: View) -> str:
    """Source, reference day and release."""
    said = text("Quelle: {source}; Stichtag: {day}", source=view.indicator.source,
                day=view.indicator.reference_date).rstrip(".")
    shown = release_words(view.snapshot)
    return f"{said}. {shown}."


def gone_words(found: Found) -> str:
    """Districts that the block names and that no longer exist."""
    if not found.gone:
        return ""
    return text("Diese Gebiete gibt es nicht mehr: {names}.", names=", ".join(found.gone))


def explore_choices(view: View) -> dict[str, str]:
    """The choices that show the same on the page Erkunden."""
    areas = view.snapshot.cube.areas
    level = f"{view.level}@{view.edition}" if view.edition else view.level
    return {"indicator": view.indicator.id, "level": level, "period": view.period,
            "from": view.base, "area": ",".join(areas.ids[one] for one in view.chosen)}
