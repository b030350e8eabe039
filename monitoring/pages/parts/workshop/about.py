"""What a reader must know about an index: what it says, how it is made, what is uncertain."""

from __future__ import annotations

from html import escape

import numpy as np

from monitoring.core.index.declaration import STANDARDISATIONS, Standardisation
from monitoring.core.rounding import rounded
from monitoring.core.status import Status
from monitoring.language import text
from monitoring.pages.parts.notes_block import provenance_html
from monitoring.pages.parts.secret_block import why_secret_html
from monitoring.pages.parts.workshop.view import Workshop, level_of


def about_html(work: Workshop) -> str:
    """Description, method, number of areas left out, notes about limits."""
    index, found = work.own, work.shown
    out = sum(bool(one) for one in found.reason)
    scored = int(found.scored.sum())
    hidden = rounded(int(secret_areas(work).sum()), 0)
    lines = [
        (text("Verfahren"), _method(work)),
        (text("Gebiete"), text("{n} {level} mit Wert, {out} ohne", n=rounded(scored, 0),
                               level=level_of(work.snapshot, index), out=rounded(out, 0))),
    ]
    if hidden != "0":
        lines.append((text("Geheim"), text("bei {n} davon ist mindestens eine Zahl geheim",
                                           n=hidden)))
    if index.source:
        lines.append((text("Vorbild"), str(index.source)))
    notes = [str(one.note) for one in (index.status, index.dynamics) if one and one.note]
    if index.dynamics and found.dynamics is None:
        notes.append(text("Für dieses Jahr lässt sich keine Dynamik berechnen: Die Zahlen am "
                          "Anfang der Zeitspanne fehlen."))
    unverified = any(one and not one.verified for one in (index.status, index.dynamics))
    mark = f'<span class="tag open">{escape(text("Grenzen nicht bestätigt"))}</span>'
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in lines)
    said = "".join(f'<p class="note">{escape(one)}</p>' for one in dict.fromkeys(notes))
    said += f'<p class="note">{why_secret_html()}</p>' if hidden != "0" else ""
    return (f'<p class="lead">{escape(str(index.description))}</p>'
            f'{mark if unverified else ""}<dl class="note">{facts}</dl>'
            f"{provenance_html(*work.indicators)}{said}")


def secret_areas(work: Workshop) -> np.ndarray:
    """Areas left out in which a component of the index is secret."""
    cube, found = work.snapshot.cube, work.shown
    planes = [cube.indicator_position[one.id] for one in work.indicators
              if one.id in cube.indicator_position]
    status = cube.status[planes][:, found.areas, cube.period_position[work.period]]
    left_out = np.array([bool(one) for one in found.reason], bool)
    return np.asarray((status == Status.secret).any(axis=0) & left_out)


def _method(work: Workshop) -> str:
    index = work.own
    said = str(STANDARDISATIONS[index.standardisation])
    if index.sum_standardisation is not Standardisation.none:
        said += "; " + text("gewichtete Summe, wieder: {how}",
                            how=STANDARDISATIONS[index.sum_standardisation])
    if index.min_population:
        said += "; " + text("ab {n} Einwohnerinnen und Einwohnern",
                            n=rounded(index.min_population, 0))
    return said
