"""Need and supply side by side."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from monitoring.core.prepared import Block
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import formatted, rounded, with_unit
from monitoring.core.status import Status, has_number, word
from monitoring.core.vocabulary import Polarity
from monitoring.language import text
from monitoring.reports.document import Table
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.found import (
    Found,
    found,
    gone_words,
    source_line,
)
from monitoring.views.dashboard.map_part import cells_of, uncertain_words
from monitoring.views.dashboard.shown import Shown
from monitoring.views.view import title_of


def supply_part(snapshot: Snapshot, block: Block) -> Shown:
    """A table of both, and where need is above and supply below the city's value."""
    need = found(snapshot, replace(block, base=""))
    supply = found(snapshot, replace(block, base="", period=""), block.beside)
    labels = (need.view.indicator.label, supply.view.indicator.label)
    title = str(block.title or text("{need} und {supply}", need=labels[0], supply=labels[1]))
    sentences = (_gap_said(need, supply), gone_words(need))
    uncertain = " ".join(dict.fromkeys(
        one for one in (uncertain_words(need.view), uncertain_words(supply.view)) if one))
    source = " ".join((source_line(need.view), source_line(supply.view)))
    return Shown(block, title, tuple(one for one in sentences if one), uncertain,
                 _table(need, supply), source=source, words=str(block.text or ""),
                 cells=(*cells_of(need), *cells_of(supply)))


def _gap_said(need: Found, supply: Found) -> str:
    """Counted only where both have a number and the city has one as well."""
    more, less = _worse(need), _worse(supply)
    if more is None or less is None:
        return text("Mit der Stadt lässt sich nicht vergleichen: ihr fehlt ein Wert.")
    theirs = {int(area): at for at, area in enumerate(supply.areas.tolist())}
    both = [(at, theirs[int(area)]) for at, area in enumerate(need.areas.tolist())
            if int(area) in theirs]
    count = sum(bool(more[at] and less[other]) for at, other in both)
    return text("In {n} von {all} {levels} ist zugleich der Bedarf größer und das Angebot kleiner "
                "als in der ganzen Stadt.", n=rounded(count, 0), all=rounded(len(both), 0),
                levels=need.in_count)


def _worse(own: Found) -> np.ndarray | None:
    """Where the value is on the side of more need; a higher one if nothing is valued."""
    view = own.view
    if view.city is None or not has_number(view.cube.status[view.at(view.city)]):
        return None
    city = float(view.cube.value[view.at(view.city)])
    values, status, _ = view.figures
    known = has_number(status) & np.isfinite(values)
    with np.errstate(invalid="ignore"):
        side = values < city if view.indicator.polarity is Polarity.better else values > city
    worse: np.ndarray = known & side
    return worse


def _table(need: Found, supply: Found) -> Table:
    theirs = {int(area): one for area, one in zip(supply.areas.tolist(), _texts(supply),
                                                  strict=True)}
    rows = [(f"{need.view.table.names[area]} ({need.view.table.ids[area]})", one,
             theirs.get(int(area), "–"))
            for area, one in zip(need.areas.tolist(), _texts(need), strict=True)]
    rows.sort(key=lambda row: sort_key(row[0]))
    head = (text("Gebiet"), title_of(need.view), title_of(supply.view))
    return Table(head, tuple(rows), numbers=(1, 2))


def _texts(own: Found) -> list[str]:
    values, status, _ = own.view.figures
    unit, decimals = str(own.view.indicator.unit), own.view.indicator.decimals
    return [with_unit(number, unit) if number else word(Status(code))
            for number, code in zip(formatted(values, decimals), status.tolist(), strict=True)]
