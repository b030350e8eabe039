"""Mistakes that only another year, another row or a sum can tell."""

from dataclasses import replace

from tests.core.checks.seeding import (
    AGES,
    GROUPS,
    INCOME,
    LEVELS,
    PARTS,
    PLAIN_SHARE,
    SHARE,
    Seed,
    wide,
)

SEEDS = [
    # 500 residents of last year are 5000 now.
    Seed("jump", """
gebiet;jahr;einwohner
0101;2021;321
0102;2021;5000
0103;2021;118
0201;2021;409
0202;2021;103
0204;2021;85
""", 3, "einwohner", "5000", before="""
gebiet;jahr;einwohner
0101;2020;310
0102;2020;500
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
"""),
    # The district is the same in the new edition of boundaries.
    Seed("jump", """
gebiet;jahr;einwohner
0101;2019;300
0102;2019;2050
0103;2019;119
0201;2019;405
0202;2019;95
0203;2019;171
0101;2020;310
0102;2020;205
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
""", 9, "einwohner", "205"),
    Seed("jump", """
gebiet;jahr;arbeitslose;erwerbspersonen
0101;2020;100;1500
0102;2020;120;1600
0103;2020;50;700
0201;2020;160;2040
0202;2020;40;510
0204;2020;30;480
0101;2021;310;1490
0102;2021;118;1590
0103;2021;46;690
0201;2021;166;2050
0202;2021;44;515
0204;2021;29;470
""", 8, "arbeitslose", "310", SHARE),
    Seed("jump", """
gebiet;jahr;einkommen
0101;2021;1822
0102;2021;2114
0103;2021;195
0201;2021;2420
0202;2021;1790
0204;2021;2633
""", 4, "einkommen", "195", INCOME, before="""
gebiet;jahr;einkommen
0101;2020;1801
0102;2020;2090
0103;2020;1911
0201;2020;2395
0202;2020;1777
0204;2020;2610
"""),
    Seed("unit-slip", """
gebiet;jahr;quote
0101;2021;0,071
0102;2021;0,069
0103;2021;0,070
0201;2021;0,080
0202;2021;0,074
0204;2021;0,066
""", 2, "quote", "0,071", PLAIN_SHARE, before="""
gebiet;jahr;quote
0101;2020;6,7
0102;2020;7,5
0103;2020;7,1
0201;2020;7,8
0202;2020;7,8
0204;2020;6,3
"""),
    Seed("unit-slip", """
gebiet;jahr;einwohner
0101;2021;3
0102;2021;2
0103;2021;1
0201;2021;4
0202;2021;1
0204;2021;1
""", 2, "einwohner", "3", before="""
gebiet;jahr;einwohner
0101;2020;3100
0102;2020;2050
0103;2020;1200
0201;2020;4110
0202;2020;990
0204;2020;870
"""),
    Seed("number-lost", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;.
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
""", 3, "einwohner", ".", before="""
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
"""),
    # The cell is empty now, while the row still tells another figure.
    Seed("number-lost", """
gebiet;jahr;einwohner;unter 18
0101;2020;310;45
0102;2020;205;
0103;2020;120;16
0201;2020;411;52
0202;2020;99;14
0204;2020;87;9
""", 3, "unter 18", "", AGES, before="""
gebiet;jahr;einwohner;unter 18
0101;2020;310;45
0102;2020;205;31
0103;2020;120;16
0201;2020;411;52
0202;2020;99;14
0204;2020;87;9
"""),
    Seed("parts-differ", """
gebiet;jahr;insgesamt;frauen;maenner
0101;2020;310;160;150
0102;2020;205;105;100
0103;2020;120;61;69
0201;2020;411;200;211
0202;2020;99;50;49
0204;2020;87;44;43
""", 4, "insgesamt", "120", PARTS),
    Seed("parts-differ", """
gebiet;jahr;altersgruppe;einwohner
01;2020;insgesamt;100
01;2020;unter 18;20
01;2020;ab 18;80
02;2020;insgesamt;200
02;2020;unter 18;50
02;2020;ab 18;105
01;2021;insgesamt;102
01;2021;unter 18;21
01;2021;ab 18;81
02;2021;insgesamt;201
02;2021;unter 18;49
02;2021;ab 18;152
""", 5, "einwohner", "200", wide(level="bezirk", breakdown=GROUPS.breakdown)),
    Seed("levels-disagree", """
gebiet;ebene;jahr;einwohner
0101;viertel;2020;310
0102;viertel;2020;205
0103;viertel;2020;120
0201;viertel;2020;411
0202;viertel;2020;99
0204;viertel;2020;87
01;bezirk;2020;635
02;bezirk;2020;579
""", 9, "einwohner", "579", LEVELS),
    Seed("levels-disagree", """
gebiet;ebene;jahr;arbeitslose;erwerbspersonen
0101;viertel;2020;10;150
0102;viertel;2020;12;160
0103;viertel;2020;5;70
0201;viertel;2020;16;204
0202;viertel;2020;4;51
0204;viertel;2020;3;48
01;bezirk;2020;27;380
02;bezirk;2020;32;303
""", 9, "arbeitslose", "32", replace(LEVELS, columns=SHARE.columns)),
    # Neither the section nor the table adds up to the second sum.
    Seed("total-differs", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205
0103;2020;120
Nord zusammen;2020;635
0201;2020;411
0202;2020;99
0204;2020;87
Süd zusammen;2020;579
""", 9, "einwohner", "579"),
    Seed("total-differs", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
Insgesamt;2020;1223
""", 8, "einwohner", "1223"),
    Seed("total-twice", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
Summe;2020;1232
Gesamt;2020;1232
""", 9, "gebiet", "Gesamt"),
]
