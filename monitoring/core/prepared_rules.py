"""Rules that a dashboard must keep: each block has what its kind needs, and it is declared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from monitoring.core.declaration_rules import Declared, in_ids, in_year, unknown
from monitoring.core.prepared import Block, Dashboard
from monitoring.core.problem import Problem
from monitoring.language import Words, text

# More takes too long to draw and nobody reads it.
MOST_BLOCKS = 60
MOST_AREAS = 1000
# Letters of a line and of a text, as in the form.
LONGEST_LINE, LONGEST_TEXT = 300, 4000
TEXTS = ("description", "before", "text")
MOST_NUMBER = 10**9


def problems_in_dashboards(city: Declared) -> Iterator[Problem]:
    """Problems of all declared dashboards."""
    for dashboard in city.dashboards.values():
        yield from problems_in_dashboard(dashboard, city, city.files["dashboards", dashboard.id])


def problems_in_dashboard(dashboard: Dashboard, city: Declared, file: str) -> Iterator[Problem]:
    """Everything in a dashboard that is missing or leads nowhere."""
    yield from in_ids([dashboard.id], file, "id")
    yield from problems_of_size(dashboard, file)
    if city.frame and dashboard.city not in ("", city.frame.id):
        message = text("Diese Ansicht wurde für eine andere Stadt gemacht. Bitte die Kennungen "
                       "darin prüfen und „city“ berichtigen oder entfernen.")
        yield Problem("other-city", message, file, column="city", value=dashboard.city)
    if not dashboard.blocks:
        message = text("Hier muss mindestens ein Eintrag stehen. Bitte ergänzen.")
        yield Problem("missing-key", message, file, column="blocks")
    for number, block in enumerate(dashboard.blocks, 1):
        where = f"blocks[{number}]"
        for key in block.missing():
            yield Problem("missing-key", text("Dieser Schlüssel fehlt. Bitte ergänzen."), file,
                          column=f"{where}.{key}")
        for key, name in (("indicator", block.indicator), ("beside", block.beside)):
            if name and city.lacks(name):
                yield unknown("unknown-indicator", file, f"{where}.{key}", name)
        if block.level and city.levels and block.level not in city.levels:
            yield unknown("unknown-level", file, f"{where}.level", block.level)
        if block.index and block.index not in city.indices and "indices/*" not in city.unread:
            yield unknown("unknown-index", file, f"{where}.index", block.index)
        if block.plan and block.plan not in city.plans and "plans/*" not in city.unread:
            yield unknown("unknown-plan", file, f"{where}.plan", block.plan)
        for key, period in (("period", block.period), ("base", block.base)):
            if period:
                yield from in_year(file, f"{where}.{key}", period)


def problems_of_size(dashboard: Dashboard, file: str) -> Iterator[Problem]:
    """More blocks, areas and letters than can be shown, and numbers that count nothing."""
    if len(dashboard.blocks) > MOST_BLOCKS:
        message = text("Hier stehen {n} Bausteine, möglich sind {most}. Bitte auf "
                       "mehrere Ansichten verteilen.", n=len(dashboard.blocks), most=MOST_BLOCKS)
        yield Problem("too-many-blocks", message, file, column="blocks")
    yield from _too_long(dashboard, file, "")
    for number, block in enumerate(dashboard.blocks, 1):
        yield from _too_long(block, file, f"blocks[{number}].")
        if len(block.areas) > MOST_AREAS:
            message = text("Hier stehen {n} Gebiete, möglich sind {most}. Bitte die ganze Ebene "
                           "zeigen.", n=len(block.areas), most=MOST_AREAS)
            yield Problem("too-many-areas", message, file, column=f"blocks[{number}].areas")
    for key in ("release", "register"):
        if not 0 <= getattr(dashboard, key) <= MOST_NUMBER:
            message = text("Hier steht eine ganze Zahl von 0 bis {most}. Bitte berichtigen.",
                           most=MOST_NUMBER)
            yield Problem("declaration-type", message, file, column=key)


def _too_long(one: Dashboard | Block, file: str, where: str) -> Iterator[Problem]:
    for field in fields(one):
        value, most = getattr(one, field.name), LONGEST_TEXT if field.name in TEXTS else \
            LONGEST_LINE
        given = (value.de, value.en) if isinstance(value, Words) else \
            value if isinstance(value, tuple) else (value,)
        longest = max((len(each) for each in given if isinstance(each, str)), default=0)
        if longest > most:
            message = text("Hier stehen {n} Zeichen, möglich sind {most}. Bitte kürzen.",
                           n=longest, most=most)
            yield Problem("too-long-text", message, file, column=f"{where}{field.name}")
