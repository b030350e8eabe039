"""The profile of a district on two pages."""

from __future__ import annotations

import numpy as np

from monitoring.core.chance.comparison_words import limits_words
from monitoring.core.chance.intervals import meaning_words
from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.places import area_key
from monitoring.core.rounding import rounded
from monitoring.language import current, text
from monitoring.reports.document import (
    Beside,
    Document,
    Element,
    Heading,
    Paragraph,
    Table,
)
from monitoring.storage.snapshot import Snapshot
from monitoring.views.district_figures import (
    core_table,
    leaning,
    leaning_part,
    phase_table,
    sources_of,
)
from monitoring.views.locator import locator
from monitoring.views.profile_figures import ProfileFigure, figures_of
from monitoring.views.release import city_name, release_words

MOST_ENTRIES = 12


def district_document(snapshot: Snapshot, register: Register, area: int) -> Document:
    """Plain sentences, key figures, strengths and needs, life phases, planning, notes."""
    areas, frame = snapshot.cube.areas, snapshot.city.frame
    figures = figures_of(snapshot, area)
    city = city_name(snapshot)
    name = areas.names[area]
    near = fitting(register.items.values(), Chosen(area=area_key(areas, area)), areas)
    level = snapshot.city.level(areas.levels[area])
    above = [f"{snapshot.city.level(areas.levels[one]).label} {areas.names[one]}"
             for one in areas.ancestors(area)]
    elements: list[Element] = [
        Heading(f"{name} ({areas.ids[area]})", 1),
        Paragraph(" · ".join([str(level.label), *above]), "note"),
        Beside(tuple(Paragraph(one, "lead") for one in _sentences(snapshot, figures, name, city)),
               (locator(snapshot, area, 62),), 0.6),
        Heading(text("Auf einen Blick")),
        core_table(_core(snapshot, figures), city),
        Beside(
            leaning_part(text("Stärken"), leaning(figures, 1),
                         text("Kein Indikator ist deutlich günstiger als {city}.", city=city),
                         _findings(near, "staerke")),
            leaning_part(text("Bedarfe"), leaning(figures, -1),
                         text("Kein Indikator zeigt deutlich mehr Bedarf als {city}.", city=city),
                         _findings(near, "bedarf"))),
        Heading(text("Lebensphasen")),
        phase_table(figures, _offers(near), city),
        *_planning(near),
        Heading(text("Hinweise")),
        Paragraph(" ".join(_notes(snapshot, figures)), "note"),
    ]
    footer = f"{frame.name} · {release_words(snapshot)}"
    return Document(text("Sozialraumprofil {name}", name=name), current(), tuple(elements), footer,
                    str(frame.name), f"profil-{areas.ids[area]}-ausgabe{snapshot.release.id}")


def _core(snapshot: Snapshot, figures: list[ProfileFigure]) -> list[ProfileFigure]:
    keys = snapshot.city.frame.key_indicators
    by_id = {one.indicator.id: one for one in figures}
    return [by_id[one] for one in keys if one in by_id] or figures[:10]


def _sentences(
    snapshot: Snapshot, figures: list[ProfileFigure], name: str, city: str
) -> list[str]:
    found = []
    residents = next((one for one in figures
                      if one.indicator.id == snapshot.city.frame.residents), None)
    if residents and np.isfinite(residents.value):
        found.append(text("In {name} leben {n} Menschen ({period}).", name=name,
                          n=rounded(residents.value, 0), period=residents.period))
    good, need = leaning(figures, 1), leaning(figures, -1)
    valued = [one for one in figures if one.indicator.polarity != "neutral"]
    found.append(text("Deutlich günstiger als in {city}: {good} von {n} bewerteten "
                      "Indikatoren; mit deutlich größerem Bedarf: {need}.",
                      n=rounded(len(valued), 0), good=rounded(len(good), 0),
                      need=rounded(len(need), 0), city=city))
    for label, own in ((text("Stärken"), good), (text("Bedarfe"), need)):
        if own:
            names = ", ".join(str(one.indicator.short) for one in own[:3])
            found.append(f"{label}: {names}.")
    return found


def _findings(near: list[Item], side: str) -> tuple[str, ...]:
    return tuple(f"{one.title} ({one.text('written_by')})" for one in near
                 if one.kind == "finding" and one.text("side") == side)[:3]


def _offers(near: list[Item]) -> dict[str, str]:
    """How many offers each life phase has, and how many places of them are free."""
    found: dict[str, str] = {}
    offers = [one for one in near if one.kind == "offer"]
    for phase in dict.fromkeys(one.text("phase") for one in offers):
        own = [one for one in offers if one.text("phase") == phase]
        free = sum(one.number("free") or 0 for one in own)
        found[phase] = text("{n} Angebote, {free} Plätze frei", n=len(own), free=rounded(free, 0))
    return found


def _planning(near: list[Item]) -> list[Element]:
    """Goals, measures and participation that concern the district."""
    rows = []
    for kind, state in (("goal", "state"), ("measure", "state"), ("act", "stage")):
        field = KINDS[kind].by_id[state]
        for one in [item for item in near if item.kind == kind][:MOST_ENTRIES]:
            said = str(field.options.get(one.text(state), ""))
            rows.append((str(KINDS[kind].label), one.title, said,
                         one.text("became") or one.text("effect") or one.text("unit")))
    if not rows:
        return []
    head = (text("Art"), text("Was"), text("Stand"), text("Wirkung, Ergebnis oder Zuständigkeit"))
    return [Heading(text("Ziele, Maßnahmen und Beteiligung")),
            Table(head, tuple(rows), widths=(1.2, 3.2, 1.2, 3.4))]


def _notes(snapshot: Snapshot, figures: list[ProfileFigure]) -> list[str]:
    said = [
        text("Das Profil beschreibt Lebensbedingungen im Gebiet, nicht die Menschen, die dort "
             "leben."),
        meaning_words(), limits_words(),
        text("Lage: dünne Linie vom kleinsten zum größten Wert, dicke Linie die mittleren 80 "
             "Prozent der Gebiete, Strich der Median, Dreieck die Stadt, Punkt dieses Gebiet."),
        sources_of(snapshot, _core(snapshot, figures)),
    ]
    if snapshot.city.frame.invented:
        said.append(text("Erfundene Stadt: alle Zahlen sind ausgedacht."))
    return said
