"""Check of areas: unknown ones and what they probably are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from monitoring.core.area import Areas
from monitoring.core.area_names import Names, names_on
from monitoring.core.cell_classes import DATE
from monitoring.core.findings import LISTED
from monitoring.core.observations import Observations, Place
from monitoring.core.problem import Problem
from monitoring.core.table_keys import DAY
from monitoring.core.whole import is_total
from monitoring.language import text


def known_places(rows: Observations, areas: Areas) -> np.ndarray:
    """Which of the places of the observations are areas of their level and edition."""
    return np.array([_is_known(one, areas) for one in rows.places] or [False], bool)


def _is_known(place: Place, areas: Areas) -> bool:
    at = areas.position.get((place.edition, place.area))
    return at is not None and areas.levels[at] == place.level


def unknown_places(rows: Observations, areas: Areas) -> Iterator[Problem]:
    """One problem for every row of an area that does not exist, with what it probably is."""
    unknown = np.flatnonzero(~known_places(rows, areas)[rows.place])
    if not len(unknown):
        return
    # Of several figures in one row the first is enough.
    files = [(one.file, one.sheet, one.area) for one in rows.sources]
    first_of = np.array([files.index(one) for one in files], np.int64)
    keys = first_of[rows.source[unknown]] << 32 | rows.row[unknown]
    unknown = unknown[np.sort(np.unique(keys, return_index=True)[1])]
    guessed: dict[Place, tuple[str, str]] = {}
    for row in unknown[:LISTED].tolist():
        source, place = rows.sources[rows.source[row]], rows.places[rows.place[row]]
        if place not in guessed:
            guessed[place] = _guess(place, areas)
        rule, message = guessed[place]
        yield Problem(rule, message, source.file, source.sheet, int(rows.row[row]), source.area,
                      place.area)
    if len(unknown) > LISTED:
        source = rows.sources[rows.source[unknown[-1]]]
        more = text("Weitere {n} Zellen derselben Art, bis Zeile {last}.",
                    n=len(unknown) - LISTED, last=int(rows.row[unknown].max()))
        yield Problem("unknown-area", more, source.file, source.sheet, None, source.area)


def _guess(place: Place, areas: Areas) -> tuple[str, str]:
    """The rule and the sentence that help most."""
    area = place.area
    if is_total(area):
        return "total-row", text("Diese Zeile ist eine Summe und kein Gebiet. Bitte in der Tabelle "
                                 "entfernen.")
    # Spreadsheets turn "1-2" into "01. Feb" or into a day of this year.
    if DAY.fullmatch(area) or re.match(DATE, area):
        return "date-for-key", text("Hier steht ein Datum statt einer Gebietsnummer. "
                                    "Tabellenprogramme machen aus „1-2“ ein Datum; bitte die "
                                    "Spalte als Text formatieren und neu eingeben.")
    if zeros := _with_zeros(place, areas):
        return "lost-zero", text("Der Kennung fehlt die führende Null: gemeint ist wohl „{id}“. "
                                 "Bitte die Spalte als Text speichern oder in der Leseanleitung "
                                 "die Länge der Kennung angeben (area_digits = {n}).",
                                 id=zeros, n=len(zeros))
    names = names_on(areas, place.level, place.edition)
    if ids := names.find(area):
        return "ambiguous-area", text("Diesen Namen tragen mehrere Gebiete: {ids}. Bitte die "
                                      "Kennung statt des Namens angeben.", ids=", ".join(ids))
    return _elsewhere(place, areas) or _unknown(place, names)


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


def _elsewhere(place: Place, areas: Areas) -> tuple[str, str] | None:
    """What to say of an area of another edition or level, called by its id or its name."""
    found = [at for (_, one), at in areas.position.items() if one == place.area]
    if not found:
        found = [number for number, name in enumerate(areas.names) if name == place.area]
    if editions := sorted({areas.editions[at] for at in found if areas.levels[at] == place.level}):
        return "other-edition", text("Dieses Gebiet gehört zu einem anderen Gebietsstand ({other}) "
                                     "als die Tabelle ({own}). Bitte die Tabelle des passenden "
                                     "Stands liefern oder das Jahr berichtigen.",
                                     other=", ".join(editions), own=place.edition)
    if levels := sorted({areas.levels[at] for at in found}):
        return "other-level", text("Dieses Gebiet gehört zu einer anderen Ebene ({level}). Bitte "
                                   "Ebenen getrennt liefern.", level=", ".join(levels))
    return None


def _unknown(place: Place, names: Names) -> tuple[str, str]:
    if any(map(str.isdigit, place.area)):
        return "unknown-area", text("Diese Gebietskennung gibt es in der Gebietseinteilung des "
                                    "Jahres nicht. Bitte Kennung und führende Nullen prüfen.")
    near = names.near(place.area)
    remedy = text("Gemeint ist vielleicht „{near}“.", near=near) if near else ""
    message = text("Ein Gebiet dieses Namens gibt es nicht. Bitte die Schreibweise prüfen oder "
                   "die Kennung angeben. {remedy}", remedy=remedy)
    return "unknown-area", message.strip()
