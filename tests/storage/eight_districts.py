"""A city of eight districts with one count and one share, and a recipe for its first table only."""

import json
from pathlib import Path

NAMES = ("Süd", "Nord", "West", "Ost", "Mitte", "Hafen", "Bergstraße", "Am Ring")
AREAS = {f"{number:02d}": name for number, name in enumerate(NAMES, 1)}

CITY = """
id = "achtstadt"
name = {de = "Achtstadt", en = "Eightham"}
description = {de = "Eine erfundene Stadt für Tests.", en = "An invented city for tests."}
invented = true
reference_area = "achtstadt"
crs = "EPSG:25832"
licence = {de = "Erfunden, frei verwendbar", en = "Invented, free to use"}
key_indicators = ["wert"]

[[levels]]
id = "bezirk"
label = {de = "Bezirk", en = "District"}
plural = {de = "Bezirke", en = "Districts"}

[[levels]]
id = "stadt"
label = {de = "Stadt", en = "City"}
plural = {de = "Städte", en = "Cities"}
stable = true

[[editions]]
id = "2010"
label = {de = "Gebiete ab 2010", en = "Areas from 2010"}
valid_from = 2010-01-01

[protection.offen]
label = {de = "Offene Angaben", en = "Open figures"}
"""

INDICATOR = """
[[indicator]]
id = "%(id)s"
label = {de = "%(label)s", en = "%(id)s"}
short = {de = "%(label)s", en = "%(id)s"}
definition = {de = "Am Stichtag", en = "On the reference date"}
unit = {de = "%(unit)s", en = "%(unit)s"}
kind = "%(kind)s"
decimals = 1
polarity = "neutral"
domain = "bevoelkerung"
phase = "alle"
source = {de = "Erfunden", en = "Invented"}
periodicity = "yearly"
reference_date = {de = "31.12.", en = "31 December"}
protection = "offen"
version = "1"
%(more)s
"""
SHARE = """multiplier = 100
numerator = {de = "Zähler", en = "Numerator"}
denominator = {de = "Nenner", en = "Denominator"}
"""

RECIPE = """
id = "gebiete"
kind = "areas"
edition = "2010"

[[layers]]
level = "bezirk"
file = "areas/bezirke.geojson"
area = "id"
name = "name"
parent = {is = "achtstadt"}

[[layers]]
level = "stadt"
dissolve = "bezirk"
areas = [{id = "achtstadt", name = "Achtstadt"}]
"""

FIRST = """
id = "anfang"
kind = "observations"
label = {de = "Anfang", en = "Beginning"}
files = "anfang.csv"
level = "bezirk"
delimiter = ";"
decimal = ","
area = "nr"
period = {column = "stand"}
edition_by_period = true

[[columns]]
indicator = "wert"
value = "personen"
"""


def eight_districts(folder: Path) -> Path:
    """The folder of the city with its outlines."""
    for part in ("indicators", "recipes", "areas"):
        (folder / part).mkdir(parents=True)
    (folder / "city.toml").write_text(CITY, "utf-8")
    count = {"id": "wert", "label": "Wert", "unit": "Personen", "kind": "count", "more": ""}
    share = {"id": "anteil", "label": "Anteil", "unit": "%", "kind": "share", "more": SHARE}
    (folder / "indicators" / "all.toml").write_text(
        INDICATOR % count + INDICATOR % share, "utf-8")
    (folder / "recipes" / "gebiete.toml").write_text(RECIPE, "utf-8")
    (folder / "recipes" / "anfang.toml").write_text(FIRST, "utf-8")
    rows = [f"{area};2021;{place + 2}" for place, area in enumerate(AREAS)]
    (folder / "anfang.csv").write_text("\n".join(["nr;stand;personen", *rows]), "utf-8")
    features = [
        {"type": "Feature", "properties": {"id": area, "name": name},
         "geometry": {"type": "Polygon", "coordinates": [_square(place)]}}
        for place, (area, name) in enumerate(AREAS.items())
    ]
    whole = {"type": "FeatureCollection", "features": features}
    (folder / "areas" / "bezirke.geojson").write_text(json.dumps(whole), "utf-8")
    return folder


def _square(place: int) -> list[list[float]]:
    left, bottom, side = 10.0 + place % 4 * 0.01, 51.0 + place // 4 * 0.01, 0.01
    corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    return [[round(left + side * x, 4), round(bottom + side * y, 4)] for x, y in corners]
