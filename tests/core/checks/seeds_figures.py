"""Mistakes in figures, each in a table of the tiny city."""

from monitoring.core.recipe import Figure
from tests.core.checks.seeding import (
    DENSITY,
    GROUPS,
    INCOME,
    LEVELS,
    PARTS,
    PLAIN_SHARE,
    SHARE,
    SHARE_WITH_COUNTS,
    Seed,
    wide,
)

SEEDS = [
    Seed("negative-count", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;-205
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
""", 3, "einwohner", "-205"),
    Seed("negative-count", """
gebiet;jahr;arbeitslose;erwerbspersonen
0101;2020;10;150
0102;2020;-12;160
0103;2020;5;70
0201;2020;16;204
0202;2020;4;51
0204;2020;3;48
""", 3, "arbeitslose", "-12", SHARE),
    Seed("numerator-above", """
gebiet;jahr;arbeitslose;erwerbspersonen
0101;2020;10;150
0102;2020;12;160
0103;2020;75;70
0201;2020;16;204
0202;2020;4;51
0204;2020;3;48
""", 4, "arbeitslose", "75", SHARE),
    Seed("zero-denominator", """
gebiet;jahr;arbeitslose;erwerbspersonen
0101;2020;10;150
0102;2020;12;160
0103;2020;5;0
0201;2020;16;204
0202;2020;4;51
0204;2020;3;48
""", 4, "erwerbspersonen", "0", SHARE),
    Seed("share-range", """
gebiet;jahr;quote
0101;2020;6,7
0102;2020;7,5
0103;2020;107,1
0201;2020;7,8
0202;2020;7,8
0204;2020;6,3
""", 4, "quote", "107,1", PLAIN_SHARE),
    Seed("broken-count", """
gebiet;jahr;einwohner
0101;2020;310
0102;2020;205
0103;2020;120
0201;2020;411
0202;2020;99,5
0204;2020;87
""", 6, "einwohner", "99,5"),
    Seed("share-mismatch", """
gebiet;jahr;quote;arbeitslose;erwerbspersonen
0101;2020;6,7;10;150
0102;2020;7,5;12;160
0103;2020;17,1;5;70
0201;2020;7,8;16;204
0202;2020;7,8;4;51
0204;2020;6,3;3;48
""", 4, "quote", "17,1", SHARE_WITH_COUNTS),
    Seed("share-as-fraction", """
gebiet;jahr;quote
0101;2020;0,067
0102;2020;0,075
0103;2020;0,071
0201;2020;0,078
0202;2020;0,078
0204;2020;0,063
""", 2, "quote", "0,067", PLAIN_SHARE),
    # Numbers that a spreadsheet shows as per cent come as fractions.
    Seed("share-as-fraction", """
gebiet;jahr;quote;arbeitslose;erwerbspersonen
0101;2020;0,0667;10;150
0102;2020;0,0750;12;160
0103;2020;0,0714;5;70
0201;2020;0,0784;16;204
0202;2020;0,0784;4;51
0204;2020;0,0625;3;48
""", 2, "quote", "0,0667", SHARE_WITH_COUNTS),
    Seed("other-unit", """
gebiet;jahr;dichte;praxen;einwohner
0101;2020;0,97;3;3100
0102;2020;0,98;2;2050
0103;2020;1,67;2;1200
0201;2020;0,97;4;4110
0202;2020;1,01;1;990
0204;2020;1,15;1;870
""".replace("0,9", "9").replace("1,", "1"), 2, "dichte", "97", DENSITY),
    Seed("below-threshold", """
gebiet;jahr;hilfen
0101;2020;31
0102;2020;2
0103;2020;12
0201;2020;41
0202;2020;0
0204;2020;8
""", 3, "hilfen", "0102", wide(Figure("hilfen", "hilfen"))),
    Seed("below-threshold", """
gebiet;jahr;kinder;bezieher
0101;2020;310;31
0102;2020;205;24
0103;2020;12;5
0201;2020;411;41
0202;2020;99;9
0204;2020;87;8
""", 4, "kinder", "0103", wide(Figure("quote", "", "bezieher", "kinder"))),
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
