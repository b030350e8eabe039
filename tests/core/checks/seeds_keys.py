"""Mistakes in areas, levels and periods, each in a table of the tiny city."""

from dataclasses import replace

from monitoring.core.recipe import Place
from tests.core.checks.judging import AREAS
from tests.core.checks.seeding import AGES, BY_NAME, CITY_WIDE, LEVELS, LONG, Seed, wide

TWO_OF_ONE_NAME = replace(
    AREAS, names=tuple("Mitte" if one in ("0101", "0201") else name
                       for one, name in zip(AREAS.ids, AREAS.names, strict=True)))
SEEDS = [
    Seed("unknown-area", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
0209;2020;64
""", 8, "gebiet", "0209"),
    Seed("unknown-area", """
gebiet;jahr;einwohner
Altstadt;2020;310
Hafen;2020;205
Bergstrase;2020;120
Neustadt;2020;411
Am Ring;2020;99
Südpark;2020;87
""", 4, "gebiet", "Bergstrase", BY_NAME),
    Seed("ambiguous-area", """
gebiet;jahr;einwohner
Mitte;2020;310
Hafen;2020;205
Bergstraße;2020;120
Am Ring;2020;99
Südpark;2020;87
""", 2, "gebiet", "Mitte", BY_NAME, areas=TWO_OF_ONE_NAME),
    Seed("blank-area", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205
;2020;64
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
""", 4, "gebiet", "", wide(answers={"repeat:gebiet": "no"})),
    Seed("lost-zero", """
gebiet;jahr;einwohner
101;2020;310
0102;2020;205
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
""", 2, "gebiet", "101"),
    Seed("lost-zero", """
gebiet;jahr;einwohner
101;2020;310
102;2020;205
103;2020;120
201;2020;411
202;2020;99
204;2020;87
""", 2, "gebiet", "101", wide(area_digits=4)),
    Seed("other-edition", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205
0103;2020;120
0201;2020;411
0202;2020;99
0203;2020;87
0204;2020;55
""", 7, "gebiet", "0203"),
    Seed("other-level", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
02;2020;597
""", 8, "gebiet", "02"),
    Seed("other-level", """
gebiet;jahr;einwohner
Altstadt;2020;310
Hafen;2020;205
Bergstraße;2020;120
Neustadt;2020;411
Am Ring;2020;99
Südpark;2020;87
Nord;2020;635
""", 8, "gebiet", "Nord", BY_NAME),
    # Somebody has answered that the word stands for a part and not for the sum of all areas.
    Seed("total-row", """
einheit;geschlecht;jahr;einwohner
01;w;2020;326
01;m;2020;309
02;w;2020;294
02;m;2020;303
Insgesamt;w;2020;620
Insgesamt;m;2020;612
""", 6, "einheit", "Insgesamt", wide(
        level="bezirk", area="einheit", breakdown={"geschlecht": "geschlecht"},
        answers={"totals:einheit": "part"}), also=((7, "einheit", "Insgesamt"),)),
    Seed("date-for-key", """
gebiet;jahr;einwohner
0101;2020;310
01. Feb;2020;205
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
""", 3, "gebiet", "01. Feb"),
    Seed("unknown-level", """
gebiet;ebene;jahr;einwohner
01;bezirk;2020;635
02;bezirk;2020;597
0101;strasse;2020;310
""", 4, "ebene", "strasse", LEVELS),
    Seed("unknown-period", """
gebiet;jahr;einwohner
musterstadt;2020;1232
musterstadt;20021;1244
musterstadt;2022;1250
""", 3, "jahr", "20021", CITY_WIDE),
    Seed("missing-period", """
gebiet;einwohner
01;635
02;597
""", None, "", "", wide(level="bezirk", period=Place(title=r"(\d{4})"))),
    Seed("future-period", """
gebiet;jahr;einwohner
musterstadt;2020;1232
musterstadt;2203;1244
""", 3, "jahr", "2203", CITY_WIDE),
    Seed("early-period", """
gebiet;jahr;einwohner
musterstadt;1923;1232
musterstadt;2022;1244
musterstadt;2023;1251
""", 2, "jahr", "1923", CITY_WIDE),
    Seed("contradictory-row", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
0101;2020;301
""", 8, "einwohner", "0101: 310 / 301"),
    Seed("contradictory-row", ("""
gebiet;jahr;einwohner
01;2020;635
02;2020;597
""", """
gebiet;jahr;einwohner
01;2020;635
02;2020;579
"""), 3, "einwohner", "02: 597 / 579", wide(level="bezirk")),
    # One figure of the repeated row is the same, the other is not.
    Seed("contradictory-row", """
gebiet;jahr;einwohner;unter 18
01;2020;635;92
02;2020;597;75
02;2020;597;57
""", 4, "unter 18", "02: 75 / 57", replace(AGES, level=Place(fixed="bezirk"))),
    Seed("duplicate-row", """
gebiet;jahr;einwohner;unter 18
01;2020;635;92
02;2020;597;75
01;2020;635;92
""", 4, "gebiet", "01", replace(AGES, level=Place(fixed="bezirk"))),
    Seed("duplicate-row", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
0101;2020;310
""", 8, "gebiet", "0101"),
    Seed("missing-areas", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205
0201;2020;411
0202;2020;99
0204;2020;87
""", None, "gebiet", "Viertel"),
    # 0205 exists from 2022 on: it is missing then and not before.
    Seed("missing-areas", """
gebiet;jahr;einwohner
0101;2021;310
0102;2021;205
0103;2021;120
0201;2021;411
0202;2021;99
0204;2021;87
0101;2022;311
0102;2022;208
0103;2022;122
0201;2022;409
0202;2022;101
0204;2022;85
""", None, "gebiet", "Viertel"),
    Seed("unknown-indicator", """
gebiet;jahr;indikator;wert;zeichen
0101;2020;bev_ew;310;
0102;2020;bev_ew;205;
0103;2020;bev_ew;120;
0201;2020;bev_ew;411;
0202;2020;bev_ew;99;
0204;2020;bev_ew;87;
0204;2020;bev_we;87;
""", 8, "indikator", "bev_we", LONG),
    Seed("no-areas", """
gebiet;jahr;einwohner
Altstadt;2020;310
Hafen;2020;205
""", None, "gebiet", "", BY_NAME, areas=None),
]
