"""Good tables with parts, levels, totals and a release before them."""

from monitoring.core.recipe import Figure
from tests.core.checks.good_forms import Good
from tests.core.checks.seeding import LEVELS, PARTS, SHARE, SHARE_WITH_COUNTS, wide

SUMS = [
    Good("numerator, denominator and share, some of them nothing", """
gebiet;jahr;quote;arbeitslose;erwerbspersonen
0101;2020;6,7;10;150
0102;2020;7,5;12;160
0103;2020;x;0;0
0201;2020;7,8;16;204
0202;2020;0,0;0;51
0204;2020;6,3;3;48
""", 6, ("arb_quote", "0102", "2020", 7.5), SHARE_WITH_COUNTS),
    Good("shares from their counts", """
gebiet;jahr;arbeitslose;erwerbspersonen
0101;2020;10;200
0102;2020;12;160
0103;2020;0;70
0201;2020;204;204
0202;2020;4;51
0204;2020;3;48
""", 6, ("arb_quote", "0101", "2020", 5), SHARE),
    Good("several levels that add up", """
gebiet;ebene;jahr;einwohner
0101;viertel;2020;310
0102;viertel;2020;205
0103;viertel;2020;120
0201;viertel;2020;411
0202;viertel;2020;99
0204;viertel;2020;87
01;bezirk;2020;635
02;bezirk;2020;597
musterstadt;stadt;2020;1232
""", 9, ("bev_ew", "01", "2020", 635), LEVELS),
    Good("levels with a secret district cannot be added", """
gebiet;ebene;jahr;einwohner
0101;viertel;2020;310
0102;viertel;2020;.
0103;viertel;2020;120
0201;viertel;2020;411
0202;viertel;2020;99
0204;viertel;2020;87
01;bezirk;2020;638
02;bezirk;2020;597
""", 8, ("bev_ew", "01", "2020", 638), LEVELS),
    Good("men and women", """
gebiet;jahr;insgesamt;frauen;maenner
0101;2020;310;160;150
0102;2020;205;105;100
0103;2020;120;61;59
0201;2020;411;200;211
0202;2020;99;50;49
0204;2020;87;44;43
""", 18, ("bev_ew:geschlecht=w", "0101", "2020", 160), PARTS),
    Good("groups by age in rows, with the whole", """
Gebiet;Jahr;Altersgruppe;Einwohner
01;2020;insgesamt;635
01;2020;unter 18;101
01;2020;18 bis 65;434
01;2020;über 65;100
02;2020;insgesamt;597
02;2020;unter 18;88
02;2020;18 bis 65;404
02;2020;über 65;105
""", 8, ("bev_ew:alter=unter 18", "02", "2020", 88)),
    Good("groups that overlap: those from 80 on are among those from 65 on", """
gebiet;jahr;insgesamt;u65;ab65;ab80
0101;2020;310;250;60;12
0102;2020;205;165;40;0
0103;2020;120;99;21;0
0201;2020;411;330;81;22
0202;2020;99;90;9;0
0204;2020;87;80;7;0
""", 24, ("bev_ew:alter=ab65", "0101", "2020", 60), wide(
        Figure("bev_ew", "insgesamt"), Figure("bev_ew", "u65", breakdown={"alter": "u65"}),
        Figure("bev_ew", "ab65", breakdown={"alter": "ab65"}),
        Figure("bev_ew", "ab80", breakdown={"alter": "ab80"}))),
    Good("only some of the parts: of these, under 3 and under 6", """
gebiet;jahr;insgesamt;u3;u6
0101;2020;310;12;25
0102;2020;205;6;14
0103;2020;120;4;9
0201;2020;411;15;31
0202;2020;99;0;2
0204;2020;87;0;0
""", 18, ("bev_ew:alter=u6", "0102", "2020", 14), wide(
        Figure("bev_ew", "insgesamt"), Figure("bev_ew", "u3", breakdown={"alter": "u3"}),
        Figure("bev_ew", "u6", breakdown={"alter": "u6"}))),
    Good("a row of totals", """
Gebiet;Jahr;Einwohner;Unter 18
0101;2020;310;45
0102;2020;205;31
0103;2020;120;16
0201;2020;411;52
0202;2020;99;14
0204;2020;87;9
Insgesamt;2020;1232;167
""", 12, ("bev_ew", "0201", "2020", 411)),
    Good("totals within and below", """
Gebiet;Jahr;Einwohner
0101;2020;310
0102;2020;205
0103;2020;120
Bezirk Nord zusammen;2020;635
0201;2020;411
0202;2020;99
0204;2020;87
Bezirk Süd zusammen;2020;597
Stadt insgesamt;2020;1232
""", 6, ("bev_ew", "0204", "2020", 87)),
    Good("the sum of the last section above the sum of all", """
Gebiet;Jahr;Einwohner
0101;2020;310
0102;2020;205
0103;2020;120
Zusammen;2020;635
0201;2020;411
0202;2020;99
0204;2020;87
Zusammen;2020;597
Insgesamt;2020;1232
""", 6, ("bev_ew", "0204", "2020", 87)),
    Good("a total that counts a secret district", """
Gebiet;Jahr;Einwohner
0101;2020;310
0102;2020;.
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
Insgesamt;2020;1232
""", 6, ("bev_ew", "0101", "2020", 310)),
    Good("net migration below zero", """
gebiet;jahr;saldo
0101;2020;-31
0102;2020;12
0103;2020;0
0201;2020;-4
0202;2020;9
0204;2020;-8
""", 6, ("saldo", "0101", "2020", -31), wide(Figure("saldo", "saldo"))),
    Good("a projection, said to be estimated", """
gebiet;jahr;einwohner
0101;2035;330,5s
0102;2035;207,1s
0103;2035;118,0s
0201;2035;440,7s
0202;2035;104,2s
0204;2035;91,9s
0205;2035;61,3s
""", 7, ("bev_ew", "0204", "2035", 91.9), wide()),
]
YEARS = [
    Good("the next year, with a small district that grew from 20 to 26", """
Gebiet;Jahr;Einwohner
0101;2021;8011
0102;2021;5322
0103;2021;26
0201;2021;7650
0202;2021;640
0204;2021;1320
""", 6, ("bev_ew", "0103", "2021", 26), before="""
Gebiet;Jahr;Einwohner
0101;2020;7902
0102;2020;5240
0103;2020;20
0201;2020;7788
0202;2020;612
0204;2020;1105
"""),
    Good("growth that all districts share is no jump", """
Gebiet;Jahr;Hilfen
0101;2021;480
0102;2021;330
0103;2021;205
0201;2021;610
0202;2021;158
0204;2021;131
""", 6, ("hilfen", "0201", "2021", 610), before="""
Gebiet;Jahr;Hilfen
0101;2020;290
0102;2020;205
0103;2020;122
0201;2020;391
0202;2020;99
0204;2020;87
"""),
    Good("few cases that chance moves", """
Gebiet;Jahr;Hilfen
0101;2021;3
0102;2021;9
0103;2021;14
0201;2021;5
0202;2021;0
0204;2021;4
""", 6, ("hilfen", "0103", "2021", 14), before="""
Gebiet;Jahr;Hilfen
0101;2020;8
0102;2020;3
0103;2020;5
0201;2020;11
0202;2020;4
0204;2020;0
"""),
    Good("a correction of some figures of the same year", """
Gebiet;Jahr;Einwohner
0101;2020;310
0102;2020;208
0103;2020;120
0201;2020;401
0202;2020;99
0204;2020;87
""", 6, ("bev_ew", "0102", "2020", 208), before="""
Gebiet;Jahr;Einwohner
0101;2020;310
0102;2020;205
0103;2020;120
0201;2020;411
0202;2020;99
0204;2020;87
"""),
    Good("a number that was secret is told now", """
Gebiet;Jahr;Hilfen
0101;2020;31
0102;2020;5
0103;2020;12
0201;2020;41
0202;2020;7
0204;2020;8
""", 6, ("hilfen", "0102", "2020", 5), before="""
Gebiet;Jahr;Hilfen
0101;2020;31
0102;2020;.
0103;2020;12
0201;2020;41
0202;2020;7
0204;2020;8
"""),
]
