"""What a reader must know about an index: what it says, how it is made, what is uncertain."""

from __future__ import annotations

from html import escape

from monitoring.core.index.declaration import STANDARDISATIONS, Standardisation
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts.notes_block import provenance_html
from monitoring.pages.parts.workshop.view import Workshop, level_of


def about_html(work: Workshop) -> str:
    """Description, method, number of areas left out, notes about limits."""
    index, found = work.own, work.shown
    out = sum(bool(one) for one in found.reason)
    scored = int(found.scored.sum())
    lines = [
        (text("Verfahren"), _method(work)),
        (text("Gebiete"), text("{n} {level} mit Wert, {out} ohne", n=rounded(scored, 0),
                               level=level_of(work.snapshot, index), out=rounded(out, 0))),
    ]
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
    return (f'<p class="lead">{escape(str(index.description))}</p>'
            f'{mark if unverified else ""}<dl class="note">{facts}</dl>'
            f"{provenance_html(*work.indicators)}{said}")


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
