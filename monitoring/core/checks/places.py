"""Checks of areas: unknown ones and what they probably are, and districts that are missing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from monitoring.core.area import Areas
from monitoring.core.checks.case import Case
from monitoring.core.observations import Observations, Place
from monitoring.core.problem import Problem
from monitoring.core.table_keys import DAY
from monitoring.core.whole import is_total
from monitoring.language import text

SHOWN = 12


def known_places(rows: Observations, areas: Areas) -> np.ndarray:
    """Which of the places of the observations are areas of their level and edition."""
    return np.array([_is_known(one, areas) for one in rows.places] or [False], bool)


def _is_known(place: Place, areas: Areas) -> bool:
    at = areas.position.get((place.edition, place.area))
    return at is not None and areas.levels[at] == place.level


def unknown_places(rows: Observations, areas: Areas) -> Iterator[Problem]:
    """One problem for every row of an area that does not exist, with what it probably is."""
    unknown = ~known_places(rows, areas)
    seen: set[tuple[str, str, int]] = set()
    for row in np.flatnonzero(unknown[rows.place]).tolist():
        source, number = rows.sources[rows.source[row]], int(rows.row[row])
        if (source.file, source.sheet, number) in seen:
            continue
        seen.add((source.file, source.sheet, number))
        place = rows.places[rows.place[row]]
        rule, message = _guess(place, areas)
        yield Problem(rule, message, source.file, source.sheet, number, source.area, place.area)


def _guess(place: Place, areas: Areas) -> tuple[str, str]:
    """The rule and the sentence that help most."""
    area = place.area
    if is_total(area):
        return "total-row", text("Diese Zeile ist eine Summe und kein Gebiet. Bitte in der Tabelle "
                                 "entfernen.")
    if DAY.fullmatch(area) or _is_day(area):
        return "date-for-key", text("Hier steht ein Datum statt einer Gebietsnummer. "
                                    "Tabellenprogramme machen aus „1-2“ ein Datum; bitte die "
                                    "Spalte als Text formatieren und neu eingeben.")
    if zeros := _with_zeros(place, areas):
        return "lost-zero", text("Der Kennung fehlt die führende Null: gemeint ist wohl „{id}“. "
                                 "Bitte die Spalte als Text speichern oder in der Leseanleitung "
                                 "die Länge der Kennung angeben (area_digits = {n}).",
                                 id=zeros, n=len(zeros))
    levels = {areas.levels[at] for (_, one), at in areas.position.items() if one == area}
    if place.level in levels:
        editions = sorted({edition for (edition, one), at in areas.position.items()
                           if one == area and areas.levels[at] == place.level})
        return "other-edition", text("Dieses Gebiet gehört zu einem anderen Gebietsstand ({other}) "
                                     "als die Tabelle ({own}). Bitte die Tabelle des passenden "
                                     "Stands liefern oder das Jahr berichtigen.",
                                     other=", ".join(editions), own=place.edition)
    if levels:
        return "other-level", text("Dieses Gebiet gehört zu einer anderen Ebene ({level}). Bitte "
                                   "Ebenen getrennt liefern.", level=", ".join(sorted(levels)))
    return "unknown-area", text("Diese Gebietskennung gibt es in der Gebietseinteilung des Jahres "
                                "nicht. Bitte Kennung und führende Nullen prüfen.")


def _is_day(area: str) -> bool:
    """Spreadsheets turn "1-2" into "01. Feb" or into a day of this year."""
    head, _, month = area.partition(". ")
    return head.isdigit() and month.strip(".")[:3].casefold() in (
        "jan", "feb", "mär", "mrz", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"
    )


def _with_zeros(place: Place, areas: Areas) -> str:
    if not place.area.isdigit():
        return ""
    at = areas.on_level(place.level, place.edition)
    widths = {len(areas.ids[one]) for one in at.tolist()}
    for width in sorted(one for one in widths if one > len(place.area)):
        padded = place.area.zfill(width)
        if _is_known(Place(place.level, place.edition, padded), areas):
            return padded
    return ""


def missing_areas(case: Case) -> Iterator[Problem]:
    """One warning per level and period for districts about which a table says nothing at all."""
    areas, periods = case.areas, case.after.periods
    level_of = np.array(areas.levels, dtype=object)
    edition_of = np.array(areas.editions, dtype=object)
    observed = np.zeros((len(areas), len(periods)), bool)
    observed[case.cells.area, case.cells.period] = True
    for at in np.flatnonzero(observed.any(axis=0)).tolist():
        here = np.flatnonzero(observed[:, at])
        layers = sorted(set(zip(level_of[here], edition_of[here], strict=True)))
        for level, edition in layers:
            own = areas.on_level(level, edition)
            exists = [one for one in own.tolist() if areas.since[one] <= periods[at]]
            lost = [one for one in exists if not observed[one, at]]
            if not lost:
                continue
            named = ", ".join(f"{areas.names[one]} ({areas.ids[one]})" for one in lost[:SHOWN])
            message = text("Für {n} von {all} Gebieten dieser Ebene fehlt {period} jede Angabe: "
                           "{areas}. Sie bleiben leer. Bitte prüfen, ob die Tabelle vollständig "
                           "ist.", n=len(lost), all=len(exists), period=periods[at],
                           areas=named + (" …" if len(lost) > SHOWN else ""))
            row = int(np.flatnonzero((case.cells.period == at)
                                     & np.isin(case.cells.area, own))[0])
            source = case.rows.sources[case.rows.source[row]]
            if source.area:
                yield Problem("missing-areas", message, source.file, source.sheet, None,
                              source.area, str(case.city.level(level).plural), "warning")
