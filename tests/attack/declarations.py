"""What the seeded city declares: levels, indicators with their relations, rules, recipes."""

from __future__ import annotations

from dataclasses import dataclass

CITY = """id = "sechzigstadt"
name = {de = "Sechzigstadt", en = "Sixtyham"}
description = {de = "Eine erfundene Stadt für Tests.", en = "An invented city for tests."}
invented = true
reference_area = "sechzigstadt"
crs = "EPSG:25832"
licence = {de = "Erfunden, frei verwendbar", en = "Invented, free to use"}
key_indicators = ["bev_ew", "sgb2_15_18", "alo_quote"]
residents = "bev_ew"

[[levels]]
id = "planungsraum"
label = {de = "Planungsraum", en = "Planning area"}
plural = {de = "Planungsräume", en = "Planning areas"}

[[levels]]
id = "bezirksregion"
label = {de = "Bezirksregion", en = "Region"}
plural = {de = "Bezirksregionen", en = "Regions"}
stable = true

[[levels]]
id = "bezirk"
label = {de = "Bezirk", en = "Borough"}
plural = {de = "Bezirke", en = "Boroughs"}
stable = true

[[levels]]
id = "stadt"
label = {de = "Stadt", en = "City"}
plural = {de = "Städte", en = "Cities"}
stable = true

[[editions]]
id = "2019"
label = {de = "Stand 2019", en = "2019 boundaries"}
valid_from = 2019-01-01

[protection.offen]
label = {de = "Offene Angaben", en = "Open figures"}

[protection.eng]
label = {de = "Ab 3 Fällen und 30 im Nenner", en = "3 cases and denominators of 30"}
min_numerator = 3
min_denominator = 30

[standards.drei]
label = {de = "Drei Altersgruppen", en = "Three age groups"}
bands = ["0-17", "18-64", "65+"]
weights = [20000, 60000, 20000]
"""
PROFILES = """
[profiles.amt]
label = {de = "Amt", en = "Office"}
publishes = true

[profiles.rat]
label = {de = "Rat", en = "Council"}
min_numerator = 5

[profiles.alle]
label = {de = "Alle", en = "Everybody"}
min_numerator = 5
levels = ["bezirksregion", "bezirk", "stadt"]
"""
ROLES = ("amt", "rat", "alle")

INDICATOR = """
[[indicator]]
id = "{id}"
label = {{de = "{label}", en = "{id}"}}
short = {{de = "{label}", en = "{id}"}}
definition = {{de = "{label} am Stichtag", en = "{id} on the reference date"}}
unit = {{de = "{unit}", en = "{unit}"}}
kind = "{kind}"
decimals = {decimals}
polarity = "{polarity}"
domain = "bevoelkerung"
phase = "alle"
source = {{de = "Erfunden", en = "Invented"}}
periodicity = "yearly"
reference_date = {{de = "31.12.", en = "31 December"}}
protection = "{rule}"
version = "1"
"""
PARTS = """numerator = {de = "Zähler", en = "Numerator"}
denominator = {de = "Nenner", en = "Denominator"}
"""


@dataclass(frozen=True, slots=True)
class Declared:
    """An indicator of the seeded city; `more` are further lines of its declaration."""

    id: str
    label: str
    kind: str
    rule: str = "eng"
    decimals: int = 1
    multiplier: float = 100.0
    polarity: str = "more_need"
    more: str = ""


INDICATORS = (
    Declared("bev_ew", "Einwohner", "count", decimals=0, polarity="neutral"),
    Declared("bev_u15", "Unter 15", "count", decimals=0, polarity="neutral"),
    Declared("bev_15_18", "15 bis 17", "count", decimals=0, polarity="neutral"),
    Declared("bev_u18", "Unter 18", "count", decimals=0, polarity="neutral"),
    Declared("bev_65", "Ab 65", "count", decimals=0, polarity="neutral"),
    Declared("alo", "Arbeitslose", "count", decimals=0),
    Declared("alo_quote", "Arbeitslosenanteil", "share",
             more='formula = {numerator = ["alo"], denominator = ["bev_ew"]}\n'),
    Declared("sgb2_u15", "Leistungen unter 15", "share"),
    Declared("sgb2_15_18", "Leistungen 15 bis 17", "share"),
    Declared("sgb2_u18", "Leistungen unter 18", "share"),
    Declared("foerder", "Förderbedarf", "share"),
    Declared("betreut", "Betreut", "share", polarity="better"),
    Declared("kh", "Krankenhaus", "rate", decimals=0, multiplier=100000.0,
             more='standard = "drei"\n'),
    Declared("einkommen", "Einkommen", "mean", "offen", 0, polarity="better",
             more='aggregation = "none"\n'),
    Declared("ang_kita", "Kitaplätze", "count", "offen", 0, polarity="better",
             more='facilities = {kind = "kita", count = "places"}\n'),
)
AREAS = """id = "gebiete"
kind = "areas"
edition = "2019"

[[layers]]
level = "planungsraum"
file = "areas/planungsraum.geojson"
area = "id"
name = "name"
parent = {first = 4}

[[layers]]
level = "bezirksregion"
dissolve = "planungsraum"
parent = {first = 2}
name_text = {de = "Region {id}", en = "Region {id}"}

[[layers]]
level = "bezirk"
dissolve = "bezirksregion"
parent = {is = "sechzigstadt"}
name_text = {de = "Bezirk {id}", en = "Borough {id}"}

[[layers]]
level = "stadt"
dissolve = "bezirk"
areas = [{id = "sechzigstadt", name = "Sechzigstadt"}]
"""
TABLE = """id = "{id}"
kind = "observations"
label = {{de = "{label}", en = "{id}"}}
files = "{id}.csv"
edition_by_period = true
level = {{column = "ebene"}}
delimiter = ";"
decimal = ","
area = "gebiet"
period = {{column = "jahr"}}
indicator = "indikator"
numerator = "zaehler"
denominator = "nenner"
value = "wert"
"""
BROKEN_DOWN = TABLE + 'breakdown = {{geschlecht = "geschlecht", alter = "alter"}}\n'
BANDS = """id = "kh"
kind = "observations"
label = {de = "Krankenhaus", en = "Hospital"}
files = "kh.csv"
edition_by_period = true
level = {column = "ebene"}
delimiter = ";"
decimal = ","
area = "gebiet"
period = {column = "jahr"}
breakdown = {alter = "alter"}

[[columns]]
indicator = "kh"
numerator = "faelle"
denominator = "personen"
"""
KITA = """id = "kita"
kind = "facilities"
facility = "kita"
label = {de = "Kindertagesstätten", en = "Day-care centres"}
file = "areas/kita.geojson"
key = "nr"
name = "name"
places = "plaetze"
period = "2022"
"""
INDEX = """id = "lage"
label = {de = "Soziale Lage", en = "Social situation"}
description = {de = "Ein Index", en = "An index"}
level = "planungsraum"
standardisation = "z"

[[components]]
indicator = "sgb2_u18"

[[components]]
indicator = "sgb2_15_18"

[[components]]
indicator = "alo_quote"

[[components]]
indicator = "foerder"

[status]

[[status.classes]]
id = "unten"
up_to = 0.0
label = {de = "unter dem Mittel", en = "below the mean"}

[[status.classes]]
id = "oben"
label = {de = "über dem Mittel", en = "above the mean"}
"""
PLAN = """id = "jugend"
label = {de = "Jugendhilfeplanung", en = "Youth plan"}
department = {de = "Jugendamt", en = "Youth office"}
description = {de = "Ein Plan", en = "A plan"}

[[groups]]
label = {de = "Lage", en = "Situation"}
indicators = ["sgb2_15_18", "foerder", "alo", "betreut"]
"""


def declaration(one: Declared) -> str:
    """The lines of an indicator."""
    unit = "%" if one.kind == "share" else "Personen"
    lines = INDICATOR.format(**{name: getattr(one, name) for name in
                                ("id", "label", "kind", "decimals", "polarity", "rule")}, unit=unit)
    if one.kind in ("share", "rate"):
        lines += PARTS + f"multiplier = {one.multiplier}\n"
    return lines + one.more
