"""Every rule that a problem can name, in the words of people; `TABLES` are those of tables."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from monitoring.language import Words

_FILES = {
    "archive-nested": Words("Archiv im Archiv", "Archive inside an archive"),
    "archive-path": Words("Archiv weist nach außen", "Archive points outside"),
    "cancelled": Words("Lesen abgebrochen", "Reading cancelled"),
    "damaged": Words("Datei beschädigt", "Damaged file"),
    "delimiter": Words("Trennzeichen unmöglich", "Impossible delimiter"),
    "empty": Words("Datei ist leer", "Empty file"),
    "empty-file": Words("Datei ohne Inhalt", "File without content"),
    "encoding": Words("Zeichenkodierung nicht lesbar", "Unreadable character encoding"),
    "limit-answer-bytes": Words("Grenze: Größe des Gelesenen", "Limit: size of what was read"),
    "limit-bytes": Words("Grenze: Dateigröße", "Limit: size of the file"),
    "limit-cells": Words("Grenze: Zahl der Zellen", "Limit: number of cells"),
    "limit-columns": Words("Grenze: Zahl der Spalten", "Limit: number of columns"),
    "limit-members": Words("Grenze: Teile im Archiv", "Limit: parts in the archive"),
    "limit-memory": Words("Grenze: Arbeitsspeicher", "Limit: memory"),
    "limit-ratio": Words("Grenze: Packrate", "Limit: compression ratio"),
    "limit-rows": Words("Grenze: Zahl der Zeilen", "Limit: number of rows"),
    "limit-seconds": Words("Grenze: Lesezeit", "Limit: reading time"),
    "limit-setting": Words("Einstellung einer Grenze", "Setting of a limit"),
    "limit-uncompressed-bytes": Words("Grenze: ausgepackte Größe", "Limit: unpacked size"),
    "missing-file": Words("Datei fehlt", "Missing file"),
    "mixed-encoding": Words("Zwei Zeichenkodierungen", "Two character encodings"),
    "no-file": Words("Keine Datei zur Leseanleitung", "No file for the recipe"),
    "no-table": Words("Keine Tabelle", "Not a table"),
    "nul-byte": Words("NUL-Zeichen", "NUL character"),
    "password": Words("Kennwortschutz", "Password protection"),
    "quotes": Words("Anführungszeichen ohne Ende", "Quotation mark without end"),
    "same-file-name": Words("Gleicher Dateiname", "Same file name"),
    "unreadable-file": Words("Datei nicht lesbar", "Unreadable file"),
    "unreadable-table": Words("Namenstabelle nicht lesbar", "Unreadable table of names"),
    "xml-entities": Words("Dokumenttyp-Erklärung", "Document type declaration"),
}
_SHEETS = {
    "empty-sheet": Words("Leeres Blatt", "Empty sheet"),
    "empty-table": Words("Tabelle ohne Zeilen", "Table without rows"),
    "hidden-sheet": Words("Ausgeblendetes Blatt", "Hidden sheet"),
    "no-cells": Words("Blatt ohne Zellen", "Sheet without cells"),
    "no-rows": Words("Keine Zeilen", "No rows"),
    "no-table-found": Words("Keine Tabelle gefunden", "No table found"),
    "one-column": Words("Nur eine Spalte", "Only one column"),
    "open-question": Words("Offene Frage", "Open question"),
    "recipe-choice": Words("Mehrere Leseanleitungen", "Several recipes"),
    "table-choice": Words("Mehrere Tabellen", "Several tables"),
    "tables-beside": Words("Tabellen nebeneinander", "Tables side by side"),
    "unread-table": Words("Tabelle nicht gelesen", "Table not read"),
}
_CELLS = {
    "date-for-number": Words("Datum statt Zahl", "Date in place of a number"),
    "encoded-twice": Words("Zerstörte Umlaute", "Broken umlauts"),
    "error-cell": Words("Fehlerwert in der Zelle", "Error value in a cell"),
    "footnote-mark": Words("Fußnotenzeichen an der Zahl", "Footnote mark at a number"),
    "formula": Words("Formel statt Wert", "Formula in place of a value"),
    "formula-without-result": Words("Formel ohne Ergebnis", "Formula without result"),
    "hidden-sign": Words("Unsichtbares Zeichen", "Invisible character"),
    "incomplete-figure": Words("Unvollständige Angabe", "Incomplete figure"),
    "not-a-number": Words("Keine Zahl", "Not a number"),
    "unknown-sign": Words("Unbekanntes Zeichen", "Unknown sign"),
}
_COLUMNS = {
    "duplicate-column": Words("Überschrift doppelt", "Heading twice"),
    "missing-column": Words("Spalte fehlt", "Missing column"),
    "personal-data": Words("Personenbezogene Daten", "Personal data"),
    "unmatched-filter": Words("Filter ohne Zeilen", "Filter without rows"),
    "row-width": Words("Zeile länger als die Kopfzeile", "Row longer than the header"),
    "unused-column": Words("Spalte nicht übernommen", "Column not taken over"),
    "unused-rows": Words("Zeilen nicht übernommen", "Rows not taken over"),
}
_KEYS = {
    "ambiguous-area": Words("Gebietsname nicht eindeutig", "Ambiguous name of an area"),
    "blank-area": Words("Zeile ohne Gebiet", "Row without area"),
    "contradictory-row": Words("Doppelte Zeile, widersprüchlich", "Contradictory duplicate row"),
    "date-for-key": Words("Datum statt Gebietsnummer", "Date in place of an area number"),
    "duplicate-row": Words("Doppelte Zeile, gleich", "Identical duplicate row"),
    "early-period": Words("Jahr liegt weit zurück", "Year far in the past"),
    "future-period": Words("Jahr in der Zukunft", "Year in the future"),
    "lost-zero": Words("Führende Null verloren", "Leading zero lost"),
    "missing-areas": Words("Gebiete fehlen", "Missing areas"),
    "missing-period": Words("Jahr fehlt", "Missing year"),
    "no-areas": Words("Gebiete nicht geladen", "Areas not loaded"),
    "other-edition": Words("Anderer Gebietsstand", "Other edition of areas"),
    "other-level": Words("Andere Ebene", "Other level"),
    "total-left-out": Words("Summenzeile ausgelassen", "Row of totals left out"),
    "total-row": Words("Summe statt Gebiet", "Total in place of an area"),
    "total-twice": Words("Zwei Summenzeilen", "Two rows of totals"),
    "unknown-area": Words("Unbekanntes Gebiet", "Unknown area"),
    "unknown-indicator": Words("Unbekannter Indikator", "Unknown indicator"),
    "unknown-level": Words("Unbekannte Ebene", "Unknown level"),
    "unknown-period": Words("Kein gültiges Jahr", "No valid year"),
}
_FIGURES = {
    "below-threshold": Words("Unter der Schutzgrenze", "Below the protection threshold"),
    "broken-count": Words("Anzahl mit Nachkommastellen", "Count with decimals"),
    "jump": Words("Sprung gegenüber der Vorperiode", "Jump against the period before"),
    "levels-disagree": Words("Ebenen passen nicht zusammen", "Levels disagree"),
    "negative-count": Words("Negative Anzahl", "Negative count"),
    "no-observations": Words("Indikator ohne Lieferung", "Indicator not delivered"),
    "number-lost": Words("Veröffentlichte Zahl fehlt", "Published number missing"),
    "numerator-above": Words("Zähler über dem Nenner", "Numerator above denominator"),
    "other-unit": Words("Andere Einheit als die Anzahlen", "Other unit than the counts"),
    "parts-differ": Words("Teile ergeben nicht das Ganze", "Parts differ from the whole"),
    "share-as-fraction": Words("Bruchteil statt Prozent", "Fraction in place of per cent"),
    "share-mismatch": Words("Wert passt nicht zu den Anzahlen", "Value differs from its counts"),
    "share-range": Words("Anteil außerhalb 0 bis 100", "Share outside 0 to 100"),
    "total-differs": Words("Summenzeile passt nicht", "Row of totals differs"),
    "unit-slip": Words("Andere Einheit als bisher", "Other unit than before"),
    "zero-denominator": Words("Nenner ist null", "Denominator is zero"),
}
_MAPS = {
    "area-without-outline": Words("Gebiet ohne Umriss", "Area without outline"),
    "duplicate-area": Words("Gebiet doppelt", "Area twice"),
    "duplicate-outline": Words("Zwei Umrisse eines Gebiets", "Two outlines of one area"),
    "repeated-outline": Words("Umriss doppelt", "Outline twice"),
    "empty-level": Words("Ebene ohne Gebiete", "Level without areas"),
    "facility-outside": Words("Einrichtung außerhalb", "Facility outside all areas"),
    "facility-places": Words("Plätze nicht lesbar", "Unreadable number of places"),
    "facility-points": Words("Einrichtung ohne Punkt", "Facility without point"),
    "invalid-outline": Words("Umriss ungültig", "Invalid outline"),
    "missing-outline": Words("Umriss fehlt", "Missing outline"),
    "outline-without-area": Words("Umriss ohne Gebiet", "Outline without area"),
    "unknown-parent": Words("Übergeordnetes Gebiet unbekannt", "Unknown larger area"),
}
_DECLARATIONS = {
    "declaration-type": Words("Falsche Art von Angabe", "Wrong kind of entry"),
    "duplicate-id": Words("Kennung doppelt", "Identifier twice"),
    "edition-days": Words("Tage des Gebietsstands", "Days of the edition"),
    "edition-order": Words("Reihenfolge der Gebietsstände", "Order of the editions"),
    "formula-part": Words("Teil der Formel", "Part of the formula"),
    "id-letters": Words("Zeichen der Kennung", "Letters of the identifier"),
    "index-direction": Words("Richtung im Index", "Direction in an index"),
    "index-limits": Words("Grenzen der Klassen", "Limits of the classes"),
    "index-scale": Words("Klassen und Dynamik des Index", "Classes and dynamics of the index"),
    "index-weight": Words("Gewicht im Index", "Weight in an index"),
    "indicator-number": Words("Zahl am Indikator", "Number of the indicator"),
    "layer-parent": Words("Übergeordnete Ebene", "Larger level"),
    "layer-source": Words("Quelle der Ebene", "Source of the level"),
    "missing-key": Words("Schlüssel fehlt", "Missing key"),
    "missing-text": Words("Text fehlt", "Missing text"),
    "name-pattern": Words("Muster des Namens", "Pattern of the name"),
    "recipe-edition": Words("Gebietsstand der Leseanleitung", "Edition of the recipe"),
    "recipe-factor": Words("Faktor der Leseanleitung", "Factor of the recipe"),
    "recipe-path": Words("Pfad der Leseanleitung", "Path of the recipe"),
    "recipe-pattern": Words("Suchmuster der Leseanleitung", "Search pattern of the recipe"),
    "recipe-period": Words("Jahr der Leseanleitung", "Period of the recipe"),
    "recipe-sign": Words("Zeichen der Leseanleitung", "Signs of the recipe"),
    "unknown-crs": Words("Unbekanntes Koordinatensystem", "Unknown coordinate system"),
    "unknown-edition": Words("Unbekannter Gebietsstand", "Unknown edition"),
    "unknown-encoding": Words("Unbekannte Zeichenkodierung", "Unknown character encoding"),
    "unknown-key": Words("Unbekannter Schlüssel", "Unknown key"),
    "unknown-word": Words("Unbekanntes Wort", "Unknown word"),
}
TABLES: Mapping[str, Words] = MappingProxyType({
    **_FILES, **_SHEETS, **_CELLS, **_COLUMNS, **_KEYS, **_FIGURES,
})
RULES: Mapping[str, Words] = MappingProxyType({**TABLES, **_MAPS, **_DECLARATIONS})


def name_of(rule: str) -> str:
    """The short name of a rule in the reader's language; an unknown rule is its own name."""
    return str(RULES.get(rule, rule))
