"""Mistakes in cells and columns, each in a table of the tiny city."""

from monitoring.core.recipe import Figure
from tests.core.checks.seeding import AGES, LONG, SHARE, Seed, wide

SEEDS = [
    Seed("not-a-number", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;viele
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
""", 3, "einwohner", "viele"),
    Seed("error-cell", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205
0103;2020;#BEZUG!
0201;2020;411
0202;2020;99
0204;2020;87
""", 4, "einwohner", "#BEZUG!"),
    # A spreadsheet's error in the key is no unknown area.
    Seed("error-cell", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
#NV;2020;64
""", 8, "gebiet", "#NV"),
    Seed("formula", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205
0103;2020;120
0201;2020;=SUMME(C2:C4)
0202;2020;99
0204;2020;87
""", 5, "einwohner", "=SUMME(C2:C4)"),
    Seed("date-for-number", """
gebiet;jahr;einwohner;unter 18
0101;2020;310;45
0102;2020;205;31
0103;2020;120;01. Feb
0201;2020;411;52
0202;2020;99;14
0204;2020;87;9
""", 4, "unter 18", "01. Feb", AGES),
    Seed("date-for-number", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205
0103;2020;03.05.2021
0201;2020;411
0202;2020;99
0204;2020;87
""", 4, "einwohner", "03.05.2021"),
    Seed("footnote-mark", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205*
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
""", 3, "einwohner", "205*"),
    Seed("incomplete-figure", """
gebiet;jahr;arbeitslose;erwerbspersonen
0101;2020;10;150
0102;2020;12;
0103;2020;5;70
0201;2020;16;204
0202;2020;4;51
0204;2020;3;48
""", 3, "arbeitslose", "12", SHARE),
    Seed("unknown-sign", """
gebiet;jahr;indikator;wert;zeichen
0101;2020;bev_ew;310;
0102;2020;bev_ew;205;p
0103;2020;bev_ew;120;#?
0201;2020;bev_ew;411;
0202;2020;bev_ew;99;
0204;2020;bev_ew;87;
""", 4, "zeichen", "#?", LONG),
    Seed("missing-column", """
gebiet;jahr;bewohner
0101;2020;310
0102;2020;205
""", None, "einwohner", ""),
    Seed("duplicate-column", """
gebiet;jahr;einwohner;einwohner
0101;2020;310;45
0102;2020;205;31
0103;2020;120;16
0201;2020;411;52
0202;2020;99;14
0204;2020;87;9
""", None, "einwohner", ""),
    Seed("unmatched-filter", """
gebiet;jahr;thema;einwohner
0101;2020;arbeitslos;310
0102;2020;arbeitslos;205
0103;2020;arbeitslos;120
0201;2020;arbeitslos;411
0202;2020;arbeitslos;99
0204;2020;arbeitslos;87
""", None, "", "", wide(Figure("bev_ew", "einwohner", where={"thema": "arbeitslos"}),
                        Figure("bev_u18_anz", "einwohner", where={"thema": "minijob"}))),
    Seed("personal-data", """
gebiet;jahr;Vorname;einwohner
0101;2020;Anna;310
0102;2020;Bert;205
""", None, "Vorname", ""),
    # Nothing but the content tells that these are people.
    Seed("personal-data", """
gebiet;jahr;Name;einwohner
0101;2020;Weber, Anna;1
0101;2020;Kaya, Mehmet;1
0102;2020;Huber, Lisa;1
0103;2020;Ott, Thomas;1
""", None, "Name", ""),
    Seed("personal-data", """
gebiet;jahr;Beginn;einwohner
0101;2020;12.03.1961;1
0101;2020;07.11.2000;1
0102;2020;19.05.1988;1
0103;2020;23.08.1975;1
""", None, "Beginn", ""),
    Seed("personal-data", """
gebiet;jahr;Ort;einwohner
0101;2020;Bergstraße 4;1
0101;2020;Hauptstr. 12 a;1
0102;2020;Am Ringweg 7;1
""", None, "Ort", ""),
    Seed("open-question", """
gebiet;jahr;einkommen
0101;2020;1.234
0102;2020;2.215
0103;2020;3.121
""", None, "einkommen", "", wide(Figure("ein_mittel", "einkommen"), decimal="")),
    Seed("table-choice", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205
0103;2020;120

Zweite Tabelle

gebiet;jahr;einwohner
0201;2020;411
0202;2020;99
0204;2020;87
""", None, "", ""),
    Seed("no-rows", """
gebiet;jahr;einwohner
""", None, "", ""),
    Seed("empty-table", """
gebiet;jahr;einwohner
Insgesamt;2020;1232
""", None, "", ""),
    Seed("no-table-found", """
Diese Datei ist
nur ein Text
ohne Tabelle
""", None, "", ""),
]
