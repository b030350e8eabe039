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
from monitoring.reports.document import Picture, Table
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.found import (
    Found,
    found,
    gone_words,
    source_line,
)
from monitoring.views.dashboard.map_part import PAPER, cells_of, uncertain_words
from monitoring.views.dashboard.shown import Shown
from monitoring.views.dashboard.supply_map import BOTH, both_letters, both_words, supply_drawing
from monitoring.views.view import title_of


def supply_part(snapshot: Snapshot, block: Block) -> Shown:
    """Both beside each other, and where need is above and supply below the city's value."""
    need = found(snapshot, replace(block, base=""))
    supply = found(snapshot, replace(block, base="", period=""), block.beside)
    labels = (need.view.indicator.label, supply.view.indicator.label)
    title = str(block.title or text("{need} und {supply}", need=labels[0], supply=labels[1]))
    letters = _letters(need, supply)
    sentences = tuple(one for one in (_gap_said(need, supply, letters), gone_words(need)) if one)
    drawing, alt = supply_drawing(need.view, letters) if letters else None, " ".join(sentences)
    uncertain = " ".join(dict.fromkeys(
        one for one in (uncertain_words(need.view), uncertain_words(supply.view)) if one))
    source = " ".join((source_line(need.view), source_line(supply.view)))
    return Shown(block, title, sentences, uncertain, _table(need, supply, letters),
                 Picture(drawing.svg(alt, PAPER), alt) if drawing else None, source=source,
                 words=str(block.text or ""),
                 shows=text("Bedarf: {need}. Angebot: {supply}.", need=need.shows,
                            supply=supply.shows),
                 cells=(*cells_of(need), *cells_of(supply)),
                 screen=drawing.svg(alt) if drawing else "",
                 legend=drawing.legend() if drawing else ())


def _letters(need: Found, supply: Found) -> str:
    """The class of each area of the need; "" where the city has no value to compare with."""
    more, less = _worse(need), _worse(supply)
    if more is None or less is None:
        return ""
    place = {int(area): at for at, area in enumerate(supply.areas.tolist())}
    theirs = np.array([place.get(int(area), -1) for area in need.areas], np.intp)
    there = theirs >= 0
    known = _known(need) & np.where(there, _known(supply)[theirs], False)
    own, other = (one.view.figures[1] == Status.secret for one in (need, supply))
    return both_letters(more & np.where(there, less[theirs], False), known,
                        own | np.where(there, other[theirs], False))


def _gap_said(need: Found, supply: Found, letters: str) -> str:
    """Counted only where both have a number and the city has one as well."""
    if not letters:
        return text("Mit der Stadt lässt sich nicht vergleichen: ihr fehlt ein Wert.")
    return text("In {n} von {all} {levels} ist zugleich der Bedarf größer und das Angebot kleiner "
                "als in der ganzen Stadt. Ob das Zufall sein kann, ist hier nicht geprüft.",
                n=rounded(letters.count(BOTH), 0),
                all=rounded(len(np.intersect1d(need.areas, supply.areas)), 0),
                levels=need.in_count)


def _known(own: Found) -> np.ndarray:
    values, status, _ = own.view.figures
    known: np.ndarray = has_number(status) & np.isfinite(values)
    return known


def _worse(own: Found) -> np.ndarray | None:
    """Where the value is on the side of more need; a higher one if nothing is valued."""
    view = own.view
    if view.city is None or not has_number(view.cube.status[view.at(view.city)]):
        return None
    city = float(view.cube.value[view.at(view.city)])
    values = view.figures[0]
    with np.errstate(invalid="ignore"):
        side = values < city if view.indicator.polarity is Polarity.better else values > city
    worse: np.ndarray = _known(own) & side
    return worse


def _table(need: Found, supply: Found, letters: str) -> Table:
    """Alphabetically; the last column says what the map shows, where there is one."""
    words = both_words()
    theirs = {int(area): one for area, one in zip(supply.areas.tolist(), _texts(supply),
                                                  strict=True)}
    rows = [(f"{need.view.table.names[area]} ({need.view.table.ids[area]})", one,
             theirs.get(int(area), "–"), *([words[letters[at]]] if letters else []))
            for at, (area, one) in enumerate(zip(need.areas.tolist(), _texts(need), strict=True))]
    rows.sort(key=lambda row: sort_key(row[0]))
    head = (text("Gebiet"), title_of(need.view), title_of(supply.view),
            *([text("Beides zugleich")] if letters else []))
    return Table(head, tuple(rows), numbers=(1, 2))


def _texts(own: Found) -> list[str]:
    values, status, _ = own.view.figures
    unit, decimals = str(own.view.indicator.unit), own.view.indicator.decimals
    return [with_unit(number, unit) if number else word(Status(code))
            for number, code in zip(formatted(values, decimals), status.tolist(), strict=True)]
