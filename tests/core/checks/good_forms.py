"""Good tables in many forms; nothing is wrong with them and nothing must be said."""

from dataclasses import dataclass
from math import nan

from monitoring.core.recipe import ObservationsRecipe


@dataclass(frozen=True)
class Good:
    """
    A table without mistakes: how many observations it has, and one of them.

    `one` is plane, area, period and value. Without a recipe the table is read by the one that is
    proposed for it; `before` is the table of the release that it comes after.
    """

    name: str
    table: str
    observations: int
    one: tuple[str, str, str, float]
    recipe: ObservationsRecipe | None = None
    before: str = ""
    period: str = ""


FORMS = [
    Good("wide", """
Gebiet;Jahr;Einwohner;Unter 18
0101;2020;310;45
0102;2020;205;31
0103;2020;120;16
0201;2020;411;52
0202;2020;99;14
0204;2020;87;9
""", 12, ("bev_u18_anz", "0103", "2020", 16)),
    Good("long", """
Gebiet;Jahr;Indikator;Wert
0101;2020;bev_ew;310
0102;2020;bev_ew;205
0103;2020;bev_ew;120
0201;2020;bev_ew;411
0202;2020;bev_ew;99
0204;2020;bev_ew;87
0101;2020;ein_mittel;1811
0102;2020;ein_mittel;2105
0103;2020;ein_mittel;1920
0201;2020;ein_mittel;2411
0202;2020;ein_mittel;1799
0204;2020;ein_mittel;2587
""", 12, ("ein_mittel", "0201", "2020", 2411)),
    Good("years across, with a district that came later", """
Gebiet;Einwohner 2020;Einwohner 2021;Einwohner 2022
0101;310;312;315
0102;205;208;203
0103;120;118;122
0201;411;409;415
0202;99;101;97
0204;87;85;50
0205;;;41
""", 19, ("bev_ew", "0205", "2022", 41)),
    Good("titles above, legend and footnotes below", """
Einwohner in den Vierteln der Stadt
Stand: 31. Dezember 2020

Gebiet;Einwohner
0101;310
0102;205
0103;120
0201;411
0202;99
0204;87

- = nichts vorhanden
Quelle: Einwohnerregister
© Amt für Statistik
""", 6, ("bev_ew", "0204", "2020", 87)),
    Good("names in place of ids", """
Viertel;Jahr;Einwohner
Altstadt;2020;310
Hafen;2020;205
Bergstraße;2020;120
Neustadt;2020;411
Am Ring;2020;99
Südpark;2020;87
""", 6, ("bev_ew", "0103", "2020", 120)),
    Good("ids beside names, streets that are districts", """
Nr.;Name;Straße;Jahr;Einwohner
0101;Altstadt;Altstadt;2020;310
0102;Hafen;Hafenstraße;2020;205
0103;Bergstraße;Bergstraße;2020;120
0201;Neustadt;Neue Straße;2020;411
0202;Am Ring;Ringstraße;2020;99
0204;Südpark;Parkallee;2020;87
""", 6, ("bev_ew", "0202", "2020", 99)),
    Good("thousands with points, decimals with commas", """
Gebiet;Jahr;Einwohner;Einkommen
0101;2020;13.310;1.811,50
0102;2020;8.205;2.105,25
0103;2020;120;1.920,00
0201;2020;14.411;2.411,75
0202;2020;2.099;1.799,10
0204;2020;987;2.587,40
""", 12, ("ein_mittel", "0202", "2020", 1799.1)),
    Good("all signs", """
Gebiet;Jahr;Einwohner;Einkommen
0101;2020;310p;1811
0102;2020;205r;.
0103;2020;-;x
0201;2020;411s;/
0202;2020;99;(1799)
0204;2020;.;...
""", 12, ("ein_mittel", "0202", "2020", 1799)),
    Good("two editions of boundaries", """
Gebiet;Jahr;Einwohner
0101;2019;300
0102;2019;201
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
""", 12, ("bev_ew", "0203", "2019", 171)),
    Good("a city as a whole over ten years", """
Stadt;Jahr;Einwohner
Musterstadt;2014;1180
Musterstadt;2015;1196
Musterstadt;2016;1222
Musterstadt;2017;1219
Musterstadt;2018;1220
Musterstadt;2019;1227
Musterstadt;2020;1232
Musterstadt;2021;1240
Musterstadt;2022;1251
Musterstadt;2023;1249
""", 10, ("bev_ew", "musterstadt", "2018", 1220)),
    Good("the year comes with the file", """
Gebiet;Einwohner
0101;310
0102;205
0103;120
0201;411
0202;99
0204;87
""", 6, ("bev_ew", "0101", "2021", 310), period="2021"),
    Good("a small share of every district is no fraction once the year before is known", """
Gebiet;Jahr;Quote
0101;2021;0,3
0102;2021;0,4
0103;2021;0,2
0201;2021;0,5
0202;2021;0,3
0204;2021;0,4
""", 6, ("quote", "0101", "2021", 0.3), before="""
Gebiet;Jahr;Quote
0101;2020;0,2
0102;2020;0,4
0103;2020;0,3
0201;2020;0,4
0202;2020;0,3
0204;2020;0,5
"""),
    Good("per cent as the office gives them, which no counts belong to", """
Gebiet;Jahr;Zufriedene
0101;2020;66,5
0102;2020;75,0
0103;2020;100
0201;2020;0
0202;2020;48,1
0204;2020;62,9
""", 6, ("zufrieden", "0101", "2020", 66.5)),
    Good("secret and missing cells", """
Gebiet;Jahr;Einwohner;Hilfen
0101;2020;310;12
0102;2020;205;.
0103;2020;120;
0201;2020;411;17
0202;2020;99;.
0204;2020;87;-
""", 11, ("hilfen", "0102", "2020", nan)),
]
