"""Tables made by hand, each with one trait of office tables, and every figure that they hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from monitoring.core.grid import Merged
from tests.core.office_tables import Cell, Observed, Page, as_csv, as_xlsx

Figure = float | str | tuple[float, str]


@dataclass(frozen=True)
class Case:
    """A stored table; `asked` are the ids of the questions, `answers` what settles them."""

    name: str
    content: bytes
    expected: list[Observed]
    asked: tuple[str, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)


def lines(written: str, delimiter: str = "|") -> list[list[Cell]]:
    """Cells of a table that is drawn with one line per row."""
    found: list[list[Cell]] = [[cell.strip() for cell in line.split(delimiter)]
                               for line in written.strip("\n").split("\n")]
    width = max(map(len, found))
    return [[*line, *[""] * (width - len(line))] for line in found]


def figures(
    paths: tuple[str, ...], rows: dict[str, list[Figure]], under: tuple[str, ...] = ()
) -> list[Observed]:
    """Figures by names (label / label) and header paths; a word alone is a status."""
    found = []
    for names, values in rows.items():
        for path, value in zip(paths, values, strict=True):
            found.append(Observed(under, tuple(names.split(" / ")), tuple(path.split(" / ")),
                                  *_meant(value)))
    return found


def _meant(figure: Figure) -> tuple[float | None, str]:
    """Value and status of a figure."""
    if isinstance(figure, tuple):
        return figure
    if isinstance(figure, str):
        return (0.0 if figure == "zero" else None), figure
    return figure, "value"


def cases() -> list[Case]:
    """All tables that are drawn in this file."""
    return [_genesis(), _three_rows(), _late_umlaut(), _utf16(), _comma(), _subtotals(), _years(),
            _groups(), _headings(), _shifted(), _totals(), _quoted_lines()]


def _genesis() -> Case:
    table = """
GENESIS-Tabelle: 12411-01i
Bevölkerung nach Geschlecht - Stichtag 31.12. -
Fortschreibung des Bevölkerungsstandes
Bevölkerung (Anzahl)

| | Bevölkerung | Bevölkerung | Bevölkerung
| | Geschlecht | Geschlecht | Geschlecht
Stichtag | Gemeinde | männlich | weiblich | Insgesamt
31.12.2022 | Musterstadt | 31022 | 32541 | 63563
31.12.2022 | Neuhof | 410 | 398 | 808
31.12.2023 | Musterstadt | 31410 | 32790 | 64200
31.12.2023 | Neuhof | - | 401 | 401
__________
Ab 2022: Ergebnisse auf Grundlage des Zensus.
(C)opyright Statistisches Amt, 2024
Stand: 12.02.2024 / 10:22:31
"""
    paths = ("Bevölkerung / Geschlecht / männlich", "Bevölkerung / Geschlecht / weiblich",
             "Bevölkerung / Geschlecht / Insgesamt")
    return Case("genesis.csv", as_csv(lines(table), ";", "cp1252"), figures(paths, {
        "31.12.2022 / Musterstadt": [31022, 32541, 63563],
        "31.12.2022 / Neuhof": [410, 398, 808],
        "31.12.2023 / Musterstadt": [31410, 32790, 64200],
        "31.12.2023 / Neuhof": ["zero", 401, 401],
    }))


def _three_rows() -> Case:
    page = Page([
        ["Wohngeld nach Ortsteilen", "", "", "", "", ""],
        ["Ortsteil", "Haushalte", "", "", "", "Anteil"],
        ["", "mit Wohngeld", "", "ohne", "", ""],
        ["", "Miete", "Lasten", "Miete", "Lasten", ""],
        ["Nord", 120, 12, 1800, 640, 5.125],
        ["Süd", 80, 0, 950, 410, 5.5],
    ], [Merged(1, 0, 1, 5), Merged(2, 0, 4, 0), Merged(2, 1, 2, 4), Merged(2, 5, 4, 5),
        Merged(3, 1, 3, 2), Merged(3, 3, 3, 4)])
    paths = ("Haushalte / mit Wohngeld / Miete", "Haushalte / mit Wohngeld / Lasten",
             "Haushalte / ohne / Miete", "Haushalte / ohne / Lasten", "Anteil")
    return Case("wohngeld.xlsx", as_xlsx({"Tab1": page}), figures(
        paths, {"Nord": [120, 12, 1800, 640, 5.125], "Süd": [80, 0, 950, 410, 5.5]}))


def _late_umlaut() -> Case:
    names = [f"Block {number:05d}" for number in range(9000)] + ["Straße Süd, Höhe 3"]
    table: list[list[Cell]] = [["Block", "Einwohner", "Quote"]]
    table += [[name, str(number % 300), f"{number % 90},5"] for number, name in enumerate(names)]
    return Case("bloecke.csv", as_csv(table, ";", "cp1252"), figures(
        ("Einwohner", "Quote"),
        {name: [number % 300, number % 90 + 0.5] for number, name in enumerate(names)}))


def _utf16() -> Case:
    table = """
Statistikstelle Musterstadt
Nr. | Stadtteil | Arbeitslose | Quote in %
01 | Größenau | 1 204 | 7,25
02 | Am Wall | 98 | 11,5
03 | Süd | . | /
"""
    return Case("arbeitslose.txt", as_csv(lines(table), "\t", "utf-16"), figures(
        ("Arbeitslose", "Quote in %"),
        {"01 / Größenau": [1204, 7.25], "02 / Am Wall": [98, 11.5],
         "03 / Süd": ["secret", "unreliable"]}))


def _comma() -> Case:
    table = """
Stadtteil | Fläche in ha | Dichte
"Nord, Ost" | 1.234,56 | 12,5
Süd | 98,00 | -0,5
West | 7,25 | 1.000,0
"""
    written = [[str(cell).strip('"') for cell in line] for line in lines(table)]
    return Case("flaeche.csv", as_csv(written, ","), figures(
        ("Fläche in ha", "Dichte"),
        {"Nord, Ost": [1234.56, 12.5], "Süd": [98, -0.5], "West": [7.25, 1000]}))


def _subtotals() -> Case:
    table = """
Bezirk | Stadtteil | Haushalte | Kinder
Mitte | Altstadt | 410 | 35
 | Neustadt | 1.220 | 140
 | zusammen | 1.630 | 175
Nord | Hafen | 96 | 7
Süd | Am Wall | 300 | 22
 | Ring | 710 | x
 | Feldmark | 55 | 4
 | zusammen | 1.065 | 26
Insgesamt | | 2.791 | 208
"""
    return Case("haushalte.csv", as_csv(lines(table)), figures(("Haushalte", "Kinder"), {
        "Mitte / Altstadt": [410, 35], "Mitte / Neustadt": [1220, 140], "Nord / Hafen": [96, 7],
        "Süd / Am Wall": [300, 22], "Süd / Ring": [710, "not_meaningful"],
        "Süd / Feldmark": [55, 4],
    }))


def _years() -> Case:
    table = """
 | Einwohner | | | Haushalte | |
Stadtteil | 2021 | 2022 | 2023 | 2021 | 2022 | 2023
Nord | 1200 | 1210 | 1199 | 640 | 642 | 650
Süd | 800 | … | 815 | 410 | 410 | …
"""
    paths = tuple(f"{kind} / {year}" for kind in ("Einwohner", "Haushalte")
                  for year in (2021, 2022, 2023))
    return Case("jahre.csv", as_csv(lines(table), ";", "utf-8-sig"), figures(paths, {
        "Nord": [1200, 1210, 1199, 640, 642, 650],
        "Süd": [800, "not_yet", 815, 410, 410, "not_yet"]}))


def _groups() -> Case:
    table = """
Stadtteil | Deutsche | | Ausländer |
 | männlich | weiblich | männlich | weiblich
Nord | 410 | 420 | 98 | 101
Süd | 300 | 310 | - | 7
"""
    paths = tuple(f"{one} / {two}" for one in ("Deutsche", "Ausländer")
                  for two in ("männlich", "weiblich"))
    return Case("gruppen.csv", as_csv(lines(table)), figures(
        paths, {"Nord": [410, 420, 98, 101], "Süd": [300, 310, "zero", 7]}))


def _headings() -> Case:
    table = """
Alter | Nord | Süd
 | Anzahl | Anzahl
Männer
unter 18 | 100 | 90
18 und älter | 450 | 400
Frauen
unter 18 | 95 | 88
18 und älter | 470 | 431
"""
    rows: dict[str, dict[str, list[Figure]]] = {
        "Männer": {"unter 18": [100, 90], "18 und älter": [450, 400]},
        "Frauen": {"unter 18": [95, 88], "18 und älter": [470, 431]},
    }
    expected = [one for under, part in rows.items()
                for one in figures(("Nord", "Süd"), part, (under,))]
    return Case("alter.csv", as_csv(lines(table)), expected)


def _shifted() -> Case:
    table = """
 | | |

 | Ortsteil | 2022 | 2023
 | Nord | 12 | 13
 | Süd | 9 | 14
"""
    return Case("leer.csv", as_csv(lines(table)), figures(
        ("2022", "2023"), {"Nord": [12, 13], "Süd": [9, 14]}))


def _totals() -> Case:
    table = """
Tabelle 4: Schulanfänger
Stadtteil | untersucht | auffällig
Stadt insgesamt | 520 | 104
Altstadt | 120 | 30
Weiße Höhe | 88 | 11
Neustadt, links der Aue | 212 | 44
Hafen | 100 | 19
Quelle: Gesundheitsamt
"""
    return Case("schulanfaenger.csv", as_csv(lines(table), ";", "cp1252"), figures(
        ("untersucht", "auffällig"),
        {"Altstadt": [120, 30], "Weiße Höhe": [88, 11], "Neustadt, links der Aue": [212, 44],
         "Hafen": [100, 19]}))


def _quoted_lines() -> Case:
    table: list[list[Cell]] = [
        ["Stadt-\nteil", "Einwoh-\nner", "darunter\nunter 18"],
        ["Nord", "1200", "210"], ["Süd", "800", "144"],
    ]
    return Case("umbruch.csv", as_csv(table), figures(
        ("Einwohner", "darunter unter 18"), {"Nord": [1200, 210], "Süd": [800, 144]}))
