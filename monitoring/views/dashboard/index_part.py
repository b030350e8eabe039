"""An index: how many districts and people stand in each class."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from monitoring.core.index.reasons import NotCalculable
from monitoring.core.index.values import IndexValues, Scored
from monitoring.core.prepared import Block
from monitoring.core.refused import NotInRelease
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.reports.document import Table
from monitoring.storage.index_table import index_in, index_periods
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.shown import NotShown, Shown
from monitoring.views.release import release_words


def index_part(snapshot: Snapshot, block: Block) -> Shown:
    """Status by dynamics, or the classes alone, with districts and residents."""
    values = _values(snapshot, block)
    index = values.index
    title = str(block.title or f"{index.label}, {values.period}")
    without = sum(bool(one) for one in values.reason)
    sentences = [text("Bewertet sind {n} von {all} {levels}.",
                      n=rounded(len(values.areas) - without, 0),
                      all=rounded(len(values.areas), 0), levels=_in_count(snapshot, values)),
                 *_said(values.status)]
    source = release_words(snapshot) + "."
    if index.source:
        source = f"{text('Vorbild')}: {index.source}. {source}"
    return Shown(block, title, tuple(sentences), _uncertain(), _table(values, title),
                 source=source, words=str(block.text or ""),
                 cells=tuple((name, int(area), values.period) for name in index.indicators()
                             for area in values.areas))


def _values(snapshot: Snapshot, block: Block) -> IndexValues:
    declared = snapshot.city.indices.get(block.index)
    if declared is None:
        raise NotShown(text("Den Index „{id}“ gibt es nicht mehr.", id=block.index))
    periods = index_periods(snapshot, declared, block.level)
    period = block.period or (periods[-1] if periods else "")
    try:
        return index_in(snapshot, block.index, period, block.level)
    except (NotCalculable, NotInRelease) as why:
        raise NotShown(str(why)) from None


def _in_count(snapshot: Snapshot, values: IndexValues) -> str:
    level = snapshot.cube.areas.levels[int(values.areas[0])]
    return snapshot.city.level(level).in_count()


def _said(part: Scored) -> list[str]:
    """How many districts the class with most need has, in neutral words."""
    found = []
    for at, one in enumerate(part.classes):
        count = int((part.place == at).sum())
        found.append(text("{label}: ein Gebiet.", label=one.label) if count == 1 else
                     text("{label}: {n} Gebiete.", label=one.label, n=rounded(count, 0)))
    # A label begins a sentence here.
    return [f"{one[:1].upper()}{one[1:]}" for one in found]


def _table(values: IndexValues, title: str) -> Table:
    status, dynamics = values.status, values.dynamics
    rows: tuple[tuple[str, ...], ...]
    if dynamics is None:
        head: tuple[str, ...] = (text("Klasse"), text("Gebiete"), text("Einwohner"))
        rows = tuple((str(one.label), rounded(int((status.place == at).sum()), 0),
                      _residents(values, status.place == at))
                     for at, one in enumerate(status.classes))
        return Table(head, rows, title, numbers=(1, 2))
    head = (text("Status"), *(str(one.label) for one in dynamics.classes), text("zusammen"),
            text("Einwohner"))
    rows = tuple(
        (str(one.label),
         *(rounded(int(((status.place == at) & (dynamics.place == other)).sum()), 0)
           for other in range(len(dynamics.classes))),
         rounded(int((status.place == at).sum()), 0), _residents(values, status.place == at))
        for at, one in enumerate(status.classes)
    )
    return Table(head, rows, title, numbers=tuple(range(1, len(head))))


def _residents(values: IndexValues, inside: npt.NDArray[np.bool_]) -> str:
    own = values.residents[inside]
    return rounded(float(np.nansum(own)), 0) if np.isfinite(own).any() else ""


def _uncertain() -> str:
    return text("Ein Index fasst zusammen und entscheidet nichts allein; Gebiete nahe an einer "
                "Grenze können bei kleinen Änderungen die Klasse wechseln.")
