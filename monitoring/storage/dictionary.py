"""What the columns of tables that leave the application mean."""

from __future__ import annotations

from monitoring.language import text

NUMBERS = frozenset({"value", "numerator", "denominator", "lower", "upper", "multiplier",
                     "value_before", "residents"})
WHOLE = frozenset({"row", "release", "decimals", "corrected"})


def column_type(name: str) -> str:
    """Its type in words of table and JSON schemas: number, integer or string."""
    return "number" if name in NUMBERS else "integer" if name in WHOLE else "string"


def column_meanings() -> dict[str, str]:
    """What each column of tables, files and the interface for programs means."""
    return {
        "indicator": text("Kennung des Indikators"), "area": text("Kennung des Gebiets"),
        "name": text("Name des Gebiets"), "level": text("Ebene"),
        "edition": text("Gebietsstand; leer, wenn er für alle gilt"),
        "parent": text("Kennung des Gebiets darüber"), "period": text("Jahr des Stichtags"),
        "breakdown": text("Teil, zum Beispiel eine Altersgruppe; leer ist das Ganze"),
        "value": text("Wert in der Einheit des Indikators"), "numerator": text("Zähler"),
        "denominator": text("Nenner"), "lower": text("Untere Grenze des Intervalls (95 %)"),
        "upper": text("Obere Grenze des Intervalls (95 %)"),
        "interval": text("Verfahren des Intervalls"),
        "status": text("Status; die Bedeutung steht in status.csv"),
        "reason": text("Warum es keine Zahl gibt"), "unit": text("Einheit"),
        "origin": text("Wie der Wert entstand"), "file": text("Quelldatei"),
        "row": text("Zeile der Quelldatei"), "release": text("Nummer der Ausgabe"),
        "correction": text("Notiz einer Berichtigung"),
        "since": text("Tag, seit dem es das Gebiet gibt; leer, wenn keiner genannt ist"),
        "continues": text("Gebietsstand, den das Gebiet fortsetzt"),
        "label": text("Name des Indikators"), "definition": text("Definition"),
        "source": text("Quelle"), "reference_date": text("Stichtag"),
        "limits": text("Grenzen der Aussage"), "kind": text("Art der Zahl"),
        "polarity": text("Ob ein hoher Wert mehr Bedarf bedeutet (more_need), weniger (better) "
                         "oder keines von beidem (neutral)"),
        "domain": text("Lebenslage"), "phase": text("Lebensphase"),
        "version": text("Fassung der Definition"), "meaning": text("Bedeutung"),
        "index": text("Kennung des Index"), "class": text("Klasse"),
        "residents": text("Einwohnerinnen und Einwohner des Gebiets"),
        "periodicity": text("Wie oft die Quelle liefert"),
        "multiplier": text("Womit der Anteil von Zähler an Nenner malgenommen wird"),
        "decimals": text("Nachkommastellen, mit denen der Wert gezeigt wird"),
        "aggregation": text("Wie ein größeres Gebiet seine Zahl bekommt: als Summe (sum) oder gar "
                            "nicht (none)"),
        "protection": text("Regel des Datenschutzes"),
        "corrected": text("Nummer der Ausgabe, die den Wert berichtigt hat"),
        "value_before": text("Wert vor der Berichtigung"),
        "status_before": text("Status vor der Berichtigung; die Bedeutung steht in status.csv"),
    }
