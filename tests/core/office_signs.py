"""Tables made by hand with signs, footnotes, several tables, and things that must be asked."""

from __future__ import annotations

from monitoring.core.grid import Merged
from tests.core.office_cases import Case, figures, lines
from tests.core.office_tables import Observed, Page, as_csv, as_xlsx

LEGEND = """
- | nichts vorhanden (genau Null)
0 | weniger als die Hälfte von 1 in der letzten besetzten Stelle, jedoch mehr als nichts
. | Zahlenwert unbekannt oder geheim zu halten
x | Tabellenfach gesperrt, weil Aussage nicht sinnvoll
/ | keine Angaben, da Zahlenwert nicht sicher genug
… | Angabe fällt später an
( ) | Aussagewert eingeschränkt
p | vorläufige Zahl
r | berichtigte Zahl
s | geschätzte Zahl
"""


def cases() -> list[Case]:
    """Tables that are read without a question."""
    return [_signs(), _marks(), _two_tables(), _wide_legend()]


def open_cases() -> list[Case]:
    """Tables that leave one thing open, with the question and the answer."""
    return [_thousands(), _half_header(), _unnamed_total(), _years_or_numbers(), _title_row(),
            _gap(), _split_decimals()]


def _signs() -> Case:
    table = f"""
Arbeitslose und Quoten
Ortsteil | Arbeitslose | Quote
Größenau | 204 | 7,2
Süd | - | -
West | . | x
Ost | (31) | /
Mitte | … | 6,5 p
Hafen | 0 | 0,0
Ring | 410 r | (5,5)
Feld | 300s | 12,0 %
{LEGEND}"""
    return Case("zeichen.csv", as_csv(lines(table), ";", "cp1252"), figures(
        ("Arbeitslose", "Quote"), {
            "Größenau": [204, 7.2], "Süd": ["zero", "zero"], "West": ["secret", "not_meaningful"],
            "Ost": [(31, "limited"), "unreliable"], "Mitte": ["not_yet", (6.5, "provisional")],
            "Hafen": [(0, "rounded_zero"), (0, "rounded_zero")],
            "Ring": [(410, "revised"), (5.5, "limited")], "Feld": [(300, "estimated"), 12],
        }))


def _wide_legend() -> Case:
    table = """
Stadtteil | 2022 | 2023
Nord | 12 | 0
Süd | . | 7
Zeichenerklärung: 0 = weniger als die Hälfte von 1; . = Zahlenwert unbekannt; – = nichts vorhanden
"""
    return Case("zeile.csv", as_csv(lines(table)), figures(
        ("2022", "2023"), {"Nord": [12, (0, "rounded_zero")], "Süd": ["unknown", 7]}))


def _marks() -> Case:
    page = Page([
        ["Einschulung ¹", "", "", ""],
        ["Stadtteil", "Kinder 1)", "Quote²", "Fläche in km²"],
        ["Nord", 120, "45,5*", 1.25],
        ["Süd", "98 3)", 38.5, 2],
        ["West", "101¹", "(40,0)", 0.75],
        ["", "", "", ""],
        ["1) Stichtag 30. Juni", "", "", ""],
        ["* geschätzt", "", "", ""],
    ], [Merged(1, 0, 1, 3)])
    return Case("marken.xlsx", as_xlsx({"Blatt": page}), figures(
        ("Kinder", "Quote", "Fläche in km²"), {
            "Nord": [120, 45.5, 1.25], "Süd": [98, 38.5, 2],
            "West": [101, (40, "limited"), 0.75],
        }))


def _two_tables() -> Case:
    page = Page([
        ["1 Einwohner", "", ""],
        ["Stadtteil", "2022", "2023"],
        ["Nord", 1200, 1210],
        ["Süd", 800, 790],
        ["", "", ""],
        ["", "", ""],
        ["2 Wohnungen nach Bezirken", "", ""],
        ["Bezirk", "Mietwohnung", "Eigentum"],
        ["Mitte", 640, 120],
        ["Rand", 300, "-"],
        ["Quelle: Bauamt", "", ""],
    ])
    expected: list[Observed] = [
        *figures(("2022", "2023"), {"Nord": [1200, 1210], "Süd": [800, 790]}),
        *figures(("Mietwohnung", "Eigentum"), {"Mitte": [640, 120], "Rand": [300, "zero"]}),
    ]
    return Case("zwei.xlsx", as_xlsx({"Tabellen": page}), expected)


def _thousands() -> Case:
    table = "Stadtteil | Einwohner\nNord | 1.204\nSüd | 2.310\nWest | 1.998"
    return Case("punkt.csv", as_csv(lines(table)), figures(
        ("Einwohner",), {"Nord": [1204], "Süd": [2310], "West": [1998]}),
        ("decimal:Einwohner",), {"decimal:Einwohner": ","})


def _half_header() -> Case:
    table = """
 | | davon | |
Stadtteil | Insgesamt | männlich | weiblich | Haushalte
Nord | 200 | 98 | 102 | 120
Süd | 90 | 50 | 41 | 60
"""
    return Case("davon.csv", as_csv(lines(table)), figures(
        ("Insgesamt", "davon / männlich", "davon / weiblich", "Haushalte"),
        {"Nord": [200, 98, 102, 120], "Süd": [90, 50, 41, 60]}),
        ("span:davon",), {"span:davon": "2"})


def _unnamed_total() -> Case:
    table = "Stadtteil | Fälle\nNord | 300\nSüd | 400\nWest | 5\nMusterstadt | 705"
    return Case("summe.csv", as_csv(lines(table)), figures(
        ("Fälle",), {"Nord": [300], "Süd": [400], "West": [5]}),
        ("total:Musterstadt",), {"total:Musterstadt": "yes"})


def _years_or_numbers() -> Case:
    table = "Stadtteil | Einwohner im Jahr\nNord | 1950\nSüd | 2010\nWest | 1987"
    return Case("jahr.csv", as_csv(lines(table)), figures(
        ("Einwohner im Jahr",), {"Nord": [1950], "Süd": [2010], "West": [1987]}),
        ("holds:Einwohner im Jahr",), {"holds:Einwohner im Jahr": "numbers"})


def _title_row() -> Case:
    table = """
Bericht | Kita-Plätze nach Stadtteilen
Nr. | Stadtteil | Plätze | Kinder
01 | Nord | 120 | 98
02 | Süd | 80 | 91
"""
    return Case("titel.csv", as_csv(lines(table)), figures(
        ("Plätze", "Kinder"), {"01 / Nord": [120, 98], "02 / Süd": [80, 91]}),
        ("header",), {"header": "1"})


def _gap() -> Case:
    table = "Stadtteil | 2022 | 2023\nNord | 1 | 2\nSüd | |\nWest | 3 | 4"
    return Case("luecke.csv", as_csv(lines(table)), figures(
        ("2022", "2023"), {"Nord": [1, 2], "Süd": ["missing", "missing"], "West": [3, 4]}),
        ("subheading",), {"subheading": "no"})


def _split_decimals() -> Case:
    table = "Stadtteil,Jahr,Quote\nNord,2022,7,5\nNord,2023,8,25\nSüd,2022,6,5\nSüd,2023,7,75\n"
    return Case("komma.csv", table.encode(), figures(("Quote",), {
        "Nord / 2022": [7.5], "Nord / 2023": [8.25], "Süd / 2022": [6.5], "Süd / 2023": [7.75]}),
        ("unnamed:D",), {"unnamed:D": "decimals"})
