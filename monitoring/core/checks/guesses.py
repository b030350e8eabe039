"""What an area that does not exist probably is."""

from __future__ import annotations

import re
from collections import defaultdict

from monitoring.core.area import Areas
from monitoring.core.area_names import Names, names_on
from monitoring.core.cell_classes import DATE
from monitoring.core.observations import Place
from monitoring.core.table_keys import DAY
from monitoring.core.whole import is_total
from monitoring.language import text

# Names are compared letter by letter, so only so many pairs of them.
PAIRS = 200_000
Said = tuple[str, str]


class Guesses:
    """Rules and sentences about unknown areas; every place is looked at once."""

    def __init__(self, areas: Areas) -> None:
        self._areas = areas
        self._by_id: defaultdict[str, list[int]] = defaultdict(list)
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        for at, (area, name) in enumerate(zip(areas.ids, areas.names, strict=True)):
            self._by_id[area].append(at)
            self._by_name[name].append(at)
        self._names: dict[tuple[str, str], Names] = {}
        self._widths: dict[tuple[str, str], list[int]] = {}
        self._said: dict[Place, Said] = {}
        self._pairs = PAIRS

    def about(self, place: Place) -> Said:
        """The rule and the sentence that help most."""
        if place not in self._said:
            self._said[place] = self._guess(place)
        return self._said[place]

    def _guess(self, place: Place) -> Said:
        if is_total(place.area):
            return "total-row", text("Diese Zeile ist eine Summe und kein Gebiet. Bitte in der "
                                     "Tabelle entfernen.")
        # Spreadsheets turn "1-2" into "01. Feb" or into a day of this year.
        if DAY.fullmatch(place.area) or re.match(DATE, place.area):
            return "date-for-key", text("Hier steht ein Datum statt einer Gebietsnummer. "
                                        "Tabellenprogramme machen aus „1-2“ ein Datum; bitte die "
                                        "Spalte als Text formatieren und neu eingeben.")
        if zeros := self._with_zeros(place):
            return "lost-zero", text("Der Kennung fehlt die führende Null: gemeint ist wohl „{id}“"
                                     ". Bitte die Spalte als Text speichern oder in der "
                                     "Leseanleitung die Länge der Kennung angeben "
                                     "(area_digits = {n}).", id=zeros, n=len(zeros))
        if ids := self._named(place).find(place.area):
            return "ambiguous-area", text("Diesen Namen tragen mehrere Gebiete: {ids}. Bitte die "
                                          "Kennung statt des Namens angeben.", ids=", ".join(ids))
        return self._elsewhere(place) or self._unknown(place)

    def _named(self, place: Place) -> Names:
        key = (place.level, place.edition)
        if key not in self._names:
            self._names[key] = names_on(self._areas, *key)
        return self._names[key]

    def _with_zeros(self, place: Place) -> str:
        if not place.area.isdigit():
            return ""
        key = (place.level, place.edition)
        if key not in self._widths:
            own = self._areas.on_level(*key).tolist()
            self._widths[key] = sorted({len(self._areas.ids[one]) for one in own})
        for width in self._widths[key]:
            padded = place.area.zfill(width)
            at = self._areas.position.get((place.edition, padded))
            if width > len(place.area) and at is not None and (
                    self._areas.levels[at] == place.level):
                return padded
        return ""

    def _elsewhere(self, place: Place) -> Said | None:
        """What to say of an area of another edition or level, called by its id or its name."""
        areas = self._areas
        found = self._by_id.get(place.area) or self._by_name.get(place.area, [])
        if editions := sorted({areas.editions[at] for at in found
                               if areas.levels[at] == place.level}):
            return "other-edition", text("Dieses Gebiet gehört zu einem anderen Gebietsstand "
                                         "({other}) als die Tabelle ({own}). Bitte die Tabelle "
                                         "des passenden Stands liefern oder das Jahr berichtigen.",
                                         other=", ".join(editions), own=place.edition)
        if levels := sorted({areas.levels[at] for at in found}):
            return "other-level", text("Dieses Gebiet gehört zu einer anderen Ebene ({level}). "
                                       "Bitte Ebenen getrennt liefern.", level=", ".join(levels))
        return None

    def _unknown(self, place: Place) -> Said:
        if any(map(str.isdigit, place.area)):
            return "unknown-area", text("Diese Gebietskennung gibt es in der Gebietseinteilung "
                                        "des Jahres nicht. Bitte Kennung und führende Nullen "
                                        "prüfen.")
        self._pairs -= len(self._areas.on_level(place.level, place.edition))
        near = self._named(place).near(place.area) if self._pairs > 0 else ""
        if near:
            return "unknown-area", text("Ein Gebiet dieses Namens gibt es nicht. Gemeint ist "
                                        "vielleicht „{near}“. Bitte die Schreibweise prüfen oder "
                                        "die Kennung angeben.", near=near)
        return "unknown-area", text("Ein Gebiet dieses Namens gibt es nicht. Bitte die "
                                    "Schreibweise prüfen oder die Kennung angeben.")
