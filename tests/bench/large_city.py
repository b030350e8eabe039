"""A city of 11,000 districts and its table of a million rows, for measuring uploads."""

from __future__ import annotations

from pathlib import Path

import numpy as np

DISTRICTS, YEARS, MISTAKES = 11_000, 20, 1_000
KINDS = {"bev_ew": "count", "bev_u18_anz": "count", "ein_mittel": "mean", "arb_quote": "share",
         "hh_anz": "count"}
HEAD = "gebiet;ebene;jahr;indikator;zaehler;nenner;wert;zeichen\n"
CITY = """id = "grossstadt"
name = {de = "Großstadt", en = "Large city"}
description = {de = "Zum Messen", en = "For measuring"}
invented = true
reference_area = "grossstadt"
crs = "EPSG:25832"
licence = {de = "frei", en = "free"}

[[levels]]
id = "planungsraum"
label = {de = "Planungsraum", en = "Planning area"}
plural = {de = "Planungsräume", en = "Planning areas"}

[[levels]]
id = "stadt"
label = {de = "Stadt", en = "City"}
plural = {de = "Städte", en = "Cities"}
stable = true

[[editions]]
id = "2000"
label = {de = "Stand 2000", en = "2000 boundaries"}
valid_from = 2000-01-01

[protection.offen]
label = {de = "offen", en = "open"}
"""
INDICATOR = """[[indicator]]
id = "{id}"
label = {{de = "{id}", en = "{id}"}}
short = {{de = "{id}", en = "{id}"}}
definition = {{de = "{id}", en = "{id}"}}
unit = {{de = "E", en = "E"}}
kind = "{kind}"
domain = "bevoelkerung"
phase = "alle"
polarity = "neutral"
source = {{de = "Amt", en = "Office"}}
periodicity = "yearly"
reference_date = {{de = "31.12.", en = "31 December"}}
protection = "offen"
version = "1"
decimals = {decimals}
multiplier = {multiplier}
numerator = {{de = "Zähler", en = "Numerator"}}
denominator = {{de = "Nenner", en = "Denominator"}}

"""
AREAS = """id = "areas"
kind = "areas"
edition = "2000"

[[layers]]
level = "planungsraum"
file = "none.geojson"
area = "id"
parent = {is = "grossstadt"}

[[layers]]
level = "stadt"
dissolve = "planungsraum"
"""
RECIPE = """id = "tabelle"
kind = "observations"
label = {de = "Tabelle", en = "Table"}
files = "*.csv"
area = "gebiet"
level = {column = "ebene"}
period = {column = "jahr"}
edition = "2000"
indicator = "indikator"
numerator = "zaehler"
denominator = "nenner"
value = "wert"
status = "zeichen"
delimiter = ";"
decimal = ","
"""


def large_city(folder: Path) -> Path:
    """The declarations of the city."""
    for name in ("indicators", "recipes"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "city.toml").write_text(CITY, "utf-8")
    (folder / "indicators" / "alle.toml").write_text("".join(
        INDICATOR.format(id=name, kind=kind, decimals=0 if kind == "count" else 2,
                         multiplier=100.0 if kind == "share" else 1.0)
        for name, kind in KINDS.items()), "utf-8")
    (folder / "recipes" / "areas.toml").write_text(AREAS, "utf-8")
    (folder / "recipes" / "tabelle.toml").write_text(RECIPE, "utf-8")
    return folder


def large_table(path: Path, rows: int = 1_000_000, mistakes: int = MISTAKES, seed: int = 1) -> Path:
    """Smooth series of all districts; some cells are no numbers, some counts negative."""
    rng = np.random.default_rng(seed)
    people = rng.integers(400, 9_000, DISTRICTS)
    lines = []
    for district in range(DISTRICTS):
        size = people[district] * np.cumprod(1 + rng.normal(0, 0.01, YEARS))
        for year in range(YEARS):
            lines += _lines(f"{district + 1:08d}", 2004 + year, int(size[year]))
    lines = lines[:rows]
    for place in rng.choice(len(lines), mistakes, replace=False).tolist():
        cells = lines[place].split(";")
        filled = 6 if cells[6] else 4
        # A mean may be negative, a count may not.
        cells[filled] = "-17" if place % 2 and cells[3] != "ein_mittel" else "k.A.?"
        lines[place] = ";".join(cells)
    path.write_text(HEAD + "".join(lines), "utf-8")
    return path


def _lines(area: str, year: int, people: int) -> list[str]:
    """The five figures of a district and year."""
    start = f"{area};planungsraum;{year};"
    return [
        f"{start}bev_ew;;;{people};\n",
        f"{start}bev_u18_anz;;;{people // 6};\n",
        f"{start}ein_mittel;;;{1800 + people / 100:.2f};\n".replace(".", ","),
        f"{start}arb_quote;{people // 20};{people * 2 // 3};;\n",
        f"{start}hh_anz;;;{people // 2};\n",
    ]
