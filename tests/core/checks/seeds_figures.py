"""Mistakes in single figures, each in a table of the tiny city."""

from monitoring.core.recipe import Figure
from tests.core.checks.seeding import (
    DENSITY,
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
]
