"""What the changes do: who changes class, and how close everybody is to a limit."""

from __future__ import annotations

from html import escape

import numpy as np

from monitoring.core.index.changes import Shifts, residents_in, shifts
from monitoring.core.index.classes import distances
from monitoring.core.index.values import Scored
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts.tables import table_html
from monitoring.pages.parts.workshop.index_map import DECIMALS, nearest_words
from monitoring.pages.parts.workshop.view import Workshop, declared_limits

NEAR = 0.1
MOST_ROWS = 400


def consequences_html(work: Workshop) -> str:
    """How many districts change class; nothing while nothing is changed."""
    if work.changed is None or not work.variant:
        return ""
    areas = len(work.shown.areas)
    status = shifts(work.declared.status, work.shown.status, areas)
    found = _sentence(work, status, text("Statusklasse"))
    if work.declared.dynamics or work.shown.dynamics:
        dynamics = shifts(work.declared.dynamics, work.shown.dynamics, areas)
        found += _sentence(work, dynamics, text("Dynamikklasse"))
    return found


def moved_html(work: Workshop) -> str:
    """Which districts change their status class; nothing while nothing is changed."""
    if work.changed is None or not work.variant:
        return ""
    return _moved_table(work, shifts(work.declared.status, work.shown.status,
                                     len(work.shown.areas)))


def _sentence(work: Workshop, found: Shifts, what: str) -> str:
    moved = int(found.moved.sum())
    scored = int(((found.before >= 0) | (found.after >= 0)).sum())
    if not moved:
        said = text("Kein Gebiet wechselt die {what}.", what=what)
        return f'<p class="outcome">{escape(said)}</p>'
    people, every = (residents_in(work.shown, one)
                     for one in (found.moved, np.ones(len(work.shown.areas), bool)))
    every_area = rounded(scored, 0)
    said = text("{n} von {all} Gebieten wechseln die {what}", n=rounded(moved, 0),
                all=every_area, what=what)
    if moved == 1:
        said = text("1 von {all} Gebieten wechselt die {what}", all=every_area, what=what)
    if np.isfinite(people) and every > 0:
        said += text("; dort leben {people} Menschen ({share} %)", people=rounded(people, 0),
                     share=rounded(100 * people / every, 1))
    parts = [said + "."]
    for number, words in ((found.entered, text("Neu mit einer Klasse")),
                          (found.left, text("Nicht mehr mit einer Klasse"))):
        if number.any():
            parts.append(f"{words}: {rounded(int(number.sum()), 0)}.")
    return f'<p class="outcome">{escape(" ".join(parts))}</p>'


def _moved_table(work: Workshop, found: Shifts) -> str:
    places = np.flatnonzero(found.moved)
    if not len(places):
        return ""
    names = work.snapshot.cube.areas.names
    ordered = sorted(places.tolist(), key=lambda at: sort_key(names[work.shown.areas[at]]))
    before, after = work.declared.status, work.shown.status
    nearest = nearest_words(after.value, work.own.status)
    rows = [
        (names[work.shown.areas[at]],
         _step(before, after, int(found.before[at]), int(found.after[at])),
         f"{_number(after.value[at])} ({nearest[at]})" if nearest[at]
         else _number(after.value[at]), _count(work.shown.residents[at]))
        for at in ordered[:MOST_ROWS]
    ]
    head = (text("Gebiet"), text("Wechsel der Klasse"), text("Wert (nächste Grenze)"),
            text("Menschen"))
    caption = text("Gebiete, die ihre Statusklasse wechseln")
    return table_html(head, rows, (3,), caption, tall=len(rows) > 10)


def near_limits_html(work: Workshop) -> str:
    """Districts whose status lies close to a limit: their class is soft."""
    scale = work.own.status
    if not declared_limits(scale):
        return ""
    value = work.shown.status.value
    apart, _ = distances(value, scale)
    near = np.flatnonzero(apart < NEAR)
    near = near[np.argsort(apart[near], kind="stable")]
    if not len(near):
        said = text("Kein Gebiet liegt weniger als {near} von einer Grenze entfernt.",
                    near=rounded(NEAR, 1))
        return f'<p class="note">{escape(said)}</p>'
    people = residents_in(work.shown, np.isin(np.arange(len(value)), near))
    said = text("Weniger als {near} von einer Grenze entfernt: {n} von {all} Gebieten. Ihre "
                "Klasse ist weich: Schon kleine Unterschiede in den Zahlen entscheiden.",
                n=rounded(len(near), 0), near=rounded(NEAR, 1),
                all=rounded(int(work.shown.scored.sum()), 0))
    if np.isfinite(people):
        said += " " + text("Dort leben {people} Menschen.", people=rounded(people, 0))
    names = work.snapshot.cube.areas.names
    nearest = nearest_words(value, scale, 3)
    rows = [(names[work.shown.areas[at]],
             _class(work.shown.status, int(work.shown.status.place[at])),
             _number(value[at], 3), nearest[at])
            for at in near.tolist()]
    head = (text("Gebiet"), text("Klasse"), text("Wert"), text("nächste Grenze"))
    caption = text("Gebiete nahe an einer Grenze")
    return f'<p class="note">{escape(said)}</p>' + table_html(head, rows, (2,), caption,
                                                            tall=len(rows) > 8)


def _step(before: Scored, after: Scored, old: int, new: int) -> str:
    """Signs of both classes and the name of the new one, such as "2 → 1 hoher Status"."""
    signs = [part.classes[at].short if at >= 0 else "" for part, at in ((before, old),
                                                                       (after, new))]
    if all(signs):
        return f"{signs[0]} → {signs[1]} {_class(after, new)}"
    return f"{_class(before, old)} → {_class(after, new)}"


def _class(part: Scored, place: int) -> str:
    return str(part.classes[place].label) if place >= 0 and part.classes else "–"


def _number(value: float, decimals: int = DECIMALS) -> str:
    return rounded(float(value), decimals) if np.isfinite(value) else "–"


def _count(value: float) -> str:
    return rounded(float(value), 0) if np.isfinite(value) else "–"
