"""The profile of a district on two pages."""

from __future__ import annotations

import numpy as np

from monitoring.core.chance.comparison_words import limits_words
from monitoring.core.chance.intervals import meaning_words
from monitoring.core.planning.filtering import Chosen, fitting
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.places import area_key
from monitoring.core.rounding import rounded
from monitoring.core.status import Status, word
from monitoring.language import current, text
from monitoring.reports.document import (
    Beside,
    Document,
    Element,
    Heading,
    OnePage,
    PageBreak,
    Paragraph,
    filled,
)
from monitoring.storage.snapshot import Snapshot
from monitoring.views.district_figures import core_table, leaning, leaning_part, phase_table
from monitoring.views.district_planning import findings, offers, planning_section
from monitoring.views.district_supply import supply_section
from monitoring.views.document_notes import sources_line, sources_note, status_notes
from monitoring.views.locator import locator
from monitoring.views.profile_figures import ProfileFigure, figures_of
from monitoring.views.release import city_name, file_words
from monitoring.views.written import district_name

MOST_CORE, MOST_NAMED = 10, 3
# Width of the map in millimetres, and the share of the page that the sentences have.
MAP, WORDS = 56, 0.64


def district_document(snapshot: Snapshot, register: Register, area: int) -> Document:
    """One page with what stands out, one with services, life phases, planning and notes."""
    areas, frame = snapshot.cube.areas, snapshot.city.frame
    figures = figures_of(snapshot, area)
    own = area_key(areas, area)
    near = fitting(register.items.values(), Chosen(area=own), areas)
    name = areas.names[area]
    return Document(
        text("Sozialraumprofil {name}", name=name), current(),
        (OnePage(tuple(_first(snapshot, figures, near, area))), PageBreak(),
         OnePage(tuple(_second(snapshot, figures, near, own)))),
        f"{frame.name} · {text('Sozialraumprofil {name}', name=name)} · {file_words(snapshot)}",
        str(frame.name), district_name(snapshot, area),
        sources=sources_line(one.indicator for one in _core(snapshot, figures)))


def _first(
    snapshot: Snapshot, figures: list[ProfileFigure], near: list[Item], area: int
) -> list[Element]:
    """Plain sentences, where it lies, key figures, strengths and needs."""
    areas, city = snapshot.cube.areas, city_name(snapshot)
    name, core = areas.names[area], _core(snapshot, figures)
    above = [f"{snapshot.city.level(areas.levels[one]).label} {areas.names[one]}"
             for one in areas.ancestors(area)]
    nothing = Paragraph(text("Für dieses Gebiet enthält diese Ausgabe keine Zahlen."))
    sentences = [*_residents(snapshot, figures, name), *(
        [text("Dies ist das ganze Gebiet, mit dem sonst verglichen wird.")]
        if areas.ids[area] == snapshot.city.frame.reference_area else _compared(figures, city))]
    return [
        Heading(f"{name} ({areas.ids[area]})", 1),
        Paragraph(" · ".join([str(snapshot.city.level(areas.levels[area]).label), *above]), "note"),
        Beside(tuple(Paragraph(one, "lead") for one in sentences),
               (locator(snapshot, area, MAP),), WORDS),
        Heading(text("Auf einen Blick")),
        filled(core_table(core, city)) if core else nothing,
        Beside(
            leaning_part(text("Stärken"), leaning(figures, 1),
                         text("Kein Indikator ist deutlich günstiger als {city}.", city=city),
                         findings(near, "staerke")),
            leaning_part(text("Bedarfe"), leaning(figures, -1),
                         text("Kein Indikator zeigt deutlich mehr Bedarf als {city}.", city=city),
                         findings(near, "bedarf"))),
    ]


def _second(
    snapshot: Snapshot, figures: list[ProfileFigure], near: list[Item], own: str
) -> list[Element]:
    """Need and supply, life phases, planning, notes."""
    city = city_name(snapshot)
    phases = phase_table(figures, offers(near), city)
    return [
        *supply_section(figures, city),
        *((Heading(text("Lebensphasen")), phases) if phases.rows else ()),
        *planning_section(near, own),
        Heading(text("Hinweise")),
        *(Paragraph(one, "note") for one in _notes(snapshot, figures, city)),
    ]


def _core(snapshot: Snapshot, figures: list[ProfileFigure]) -> list[ProfileFigure]:
    keys = snapshot.city.frame.key_indicators
    by_id = {one.indicator.id: one for one in figures}
    return ([by_id[one] for one in keys if one in by_id] or figures)[:MOST_CORE]


def _residents(snapshot: Snapshot, figures: list[ProfileFigure], name: str) -> list[str]:
    residents = next((one for one in figures
                      if one.indicator.id == snapshot.city.frame.residents), None)
    if residents is None or not np.isfinite(residents.value):
        return []
    return [text("In {name} leben {n} Menschen ({period}).", name=name,
                 n=rounded(residents.value, 0), period=residents.period)]


def _compared(figures: list[ProfileFigure], city: str) -> list[str]:
    """How many indicators differ from the city, and which of them most."""
    found = []
    good, need = leaning(figures, 1), leaning(figures, -1)
    valued = [one for one in figures if one.indicator.polarity != "neutral"]
    if valued:
        found.append(text("Deutlich günstiger als in {city}: {good} von {n} bewerteten "
                          "Indikatoren; mit deutlich größerem Bedarf: {need}.",
                          n=rounded(len(valued), 0), good=rounded(len(good), 0),
                          need=rounded(len(need), 0), city=city))
    if good:
        found.append(text("Am deutlichsten günstiger: {names}.", names=_named(good)))
    if need:
        found.append(text("Am deutlichsten mehr Bedarf: {names}.", names=_named(need)))
    return found


def _named(figures: list[ProfileFigure]) -> str:
    return "; ".join(str(one.indicator.label) for one in figures[:MOST_NAMED])


def _reasons(figures: list[ProfileFigure]) -> list[str]:
    """Why key figures are missing, where the source says so."""
    given = dict.fromkeys(one.reason.rstrip(".") for one in figures
                          if one.reason and np.isnan(one.value))
    return [text("Gründe: {reasons}.", reasons="; ".join(given))] if given else []


def _notes(snapshot: Snapshot, figures: list[ProfileFigure], city: str) -> list[str]:
    core = _core(snapshot, figures)
    # Words beside the figures, instead of the city's, and in the alternative texts of courses.
    beside = " ".join(f"{one.gaps} {one.city_word}" for one in figures)
    words = status_notes([*(one.status for one in figures),
                          *(one for one in Status if word(one) in beside)])
    said = [
        text("Das Profil beschreibt Lebensbedingungen im Gebiet, nicht die Menschen, die dort "
             "leben. Von einem Gebiet lässt sich nicht auf einzelne Menschen schließen, und Zahlen "
             "ersetzen kein Urteil vor Ort."),
        f"{meaning_words()} "
        + text("Ohne Zähler und Nenner gibt es kein Intervall.") + f" {limits_words()}",
        text("Stärken und Bedarfe: Indikatoren mit Wertung, bei denen sich das Gebiet von {city} "
             "mehr unterscheidet, als Zufall erwarten lässt; wo sich das nicht berechnen lässt, "
             "das äußere Fünftel der Gebiete.", city=city),
        text("Lage: dünne Linie vom kleinsten zum größten Wert, dicke Linie die mittleren 80 "
             "Prozent der Gebiete, Strich der Median, Dreieck die Stadt, Punkt dieses Gebiet.")
        + " " + text("Verlauf: vom ersten bis zum letzten Jahr mit Zahl, Punkt das letzte; Lücken "
                     "sind Jahre ohne Zahl."),
        " ".join((*words, *_reasons(core))),
        sources_note(snapshot, [one.indicator for one in core]),
    ]
    if snapshot.city.frame.invented:
        said.append(text("Erfundene Stadt: alle Zahlen sind ausgedacht."))
    return [one for one in said if one]
