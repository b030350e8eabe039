"""A seeded city of 60 districts with 175 secret figures, as its offices would deliver it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from tests.attack import declarations as told

IntArray = npt.NDArray[np.int64]
YEARS = ("2021", "2022", "2023")
SEXES, AGES = ("m", "w"), ("0-14", "15-17", "18-64", "65+")
WORKING = ("15-24", "25-54", "55-64")
DISTRICTS = [f"{b:02d}{r:02d}{p:02d}" for b in range(1, 4) for r in range(1, 6)
             for p in range(1, 5)]
REGIONS = sorted({one[:4] for one in DISTRICTS})
BOROUGHS = sorted({one[:2] for one in DISTRICTS})
CITY = "sechzigstadt"
AREAS = [*DISTRICTS, *REGIONS, *BOROUGHS, CITY]
LEVEL = dict.fromkeys(DISTRICTS, "planungsraum") | dict.fromkeys(REGIONS, "bezirksregion") | {
    **dict.fromkeys(BOROUGHS, "bezirk"), CITY: "stadt"}


def bev(*ages: str) -> tuple[str, ...]:
    """The smallest counts of residents of these ages."""
    return tuple(f"bev {sex} {age}" for age in ages for sex in SEXES)


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure: sums of the smallest counts; of a `share` the rest is a count, too."""

    indicator: str
    breakdown: str
    top: tuple[str, ...]
    base: tuple[str, ...] = ()
    share: bool = True


def _figures() -> Iterator[Figure]:
    yield Figure("bev_ew", "", bev(*AGES))
    yield Figure("bev_u15", "", bev("0-14"))
    yield Figure("bev_15_18", "", bev("15-17"))
    yield Figure("bev_u18", "", bev("0-14", "15-17"))
    yield Figure("bev_65", "", bev("65+"))
    work = [(sex, age) for sex in SEXES for age in WORKING]
    alo = tuple(f"alo {sex} {age}" for sex, age in work)
    yield Figure("alo", "", alo)
    yield Figure("alo_quote", "", alo, bev(*AGES))
    yield Figure("sgb2_u15", "", ("sgb2 u15",), bev("0-14"))
    yield Figure("sgb2_15_18", "", ("sgb2 15-17",), bev("15-17"))
    yield Figure("sgb2_u18", "", ("sgb2 u15", "sgb2 15-17"), bev("0-14", "15-17"))
    young = [(sex, age) for sex in SEXES for age in AGES[:2]]
    yield Figure("foerder", "", tuple(f"foe {sex} {age}" for sex, age in young),
                 bev("0-14", "15-17"))
    yield Figure("betreut", "", ("betreut",), bev("0-14"))
    for sex, age in [(sex, age) for sex in SEXES for age in AGES]:
        yield Figure("bev_ew", f"geschlecht={sex};alter={age}", (f"bev {sex} {age}",))
    for sex, age in work:
        yield Figure("alo", f"geschlecht={sex};alter={age}", (f"alo {sex} {age}",))
    for sex, age in young:
        yield Figure("foerder", f"geschlecht={sex};alter={age}", (f"foe {sex} {age}",),
                     (f"bev {sex} {age}",))
    for name, ages in (("0-17", AGES[:2]), ("18-64", AGES[2:3]), ("65+", AGES[3:])):
        yield Figure("kh", f"alter={name}", (f"kh {name}",), bev(*ages), share=False)


FIGURES = tuple(_figures())
LEAVES = tuple(dict.fromkeys(leaf for one in FIGURES for leaf in (*one.top, *one.base)))
Counts = Mapping[str, IntArray]
# How many small counts each kind holds: 175 in all, each in a figure of its own.
PLANTED = {"sgb2 15-17": 40, "sgb2 u15": 15, "alo": 50, "foe": 40, "betreut": 20, "kh": 10}
LEAST = 3


def counts(seed: int = 1, years: int = len(YEARS)) -> Counts:
    """The smallest counts by name, districts × years, with 175 small ones in the first three."""
    random = np.random.default_rng(seed)
    wide = (len(DISTRICTS), years)
    size = random.uniform(0.7, 1.6, (len(DISTRICTS), 1))
    mean = {"0-14": 260, "15-17": 75, "18-64": 1100, "65+": 330}
    found = {one: 40 + random.poisson(size * mean[one.split()[2]], wide)
             for one in LEAVES if one.startswith("bev")}
    for one in LEAVES:
        if one == "betreut":
            under = sum(found[leaf] for leaf in bev("0-14"))
            found[one] = under - 6 - random.poisson(14, wide)
        elif one not in found:
            most = 30 if one.startswith(("sgb2 u15", "kh")) else 9
            found[one] = LEAST + random.poisson(size * most, wide)
            if one.startswith(("alo", "foe")):
                found[one] = np.where(random.random(wide) < 0.03, 0, found[one])
    _plant(found, random)
    return {name: one.astype(np.int64) for name, one in found.items()}


def _plant(found: dict[str, IntArray], random: np.random.Generator) -> None:
    """Small counts; no two of one kind in the same district and year, where they could add up."""
    taken: set[tuple[str, int, int]] = set()
    for kind, many in PLANTED.items():
        names = [one for one in LEAVES if one.startswith(kind)]
        left = many
        while left:
            name = names[random.integers(len(names))]
            area, year = int(random.integers(len(DISTRICTS))), int(random.integers(len(YEARS)))
            if (kind.split()[0], area, year) in taken:
                continue
            taken.add((kind.split()[0], area, year))
            small = int(random.integers(1, LEAST))
            if kind == "betreut":
                small = int(sum(found[leaf][area, year] for leaf in bev("0-14"))) - small
            found[name][area, year] = small
            left -= 1


def of_areas(leaf: IntArray) -> IntArray:
    """A count of all districts (× years) with the sums of the larger areas below."""
    return np.array([leaf[[one.startswith(area) or area == CITY for one in DISTRICTS]].sum(axis=0)
                     for area in AREAS])


def summed(own: Counts, leaves: Sequence[str]) -> IntArray:
    """The sum of some counts, areas × years."""
    return of_areas(np.sum([own[one] for one in leaves], axis=0))


def secret(own: Counts, least: int = LEAST) -> list[tuple[Figure, int, int, bool]]:
    """Secret figures of all areas: which, area, year, and whether it is the rest that is small."""
    found = []
    for one in FIGURES:
        top = summed(own, one.top)
        found += [(one, int(a), int(y), False) for a, y in np.argwhere((top > 0) & (top < least))]
        if one.base and one.share:
            rest = summed(own, one.base) - top
            found += [(one, int(a), int(y), True)
                      for a, y in np.argwhere((rest > 0) & (rest < least))]
    return found


def seeded_city(
    folder: Path, own: Counts, years: Sequence[str] = YEARS, roles: bool = True
) -> Path:
    """The folder of the city with its declarations and the tables of these counts."""
    for part in ("indicators", "recipes", "areas", "indices", "plans"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    texts = {
        "city.toml": told.CITY + (told.PROFILES if roles else ""),
        "indicators/all.toml": "".join(map(told.declaration, told.INDICATORS)),
        "indices/lage.toml": told.INDEX, "plans/jugend.toml": told.PLAN,
        "recipes/gebiete.toml": told.AREAS, "recipes/kh.toml": told.BANDS,
        "recipes/kita.toml": told.KITA,
        "recipes/bestand.toml": told.TABLE.format(id="bestand", label="Bestand"),
        "recipes/teile.toml": told.BROKEN_DOWN.format(id="teile", label="Teile"),
        "areas/planungsraum.geojson": json.dumps(_outlines()),
        "areas/kita.geojson": json.dumps(_places()),
    }
    for name, content in texts.items():
        (folder / name).write_text(content, "utf-8")
    deliver(folder, own, years)
    return folder


def deliver(folder: Path, own: Counts, years: Sequence[str]) -> None:
    """Tables: totals of all levels; parts and bands of the districts only."""
    rows = pd.DataFrame([row for one in FIGURES if one.indicator != "alo_quote"
                         for row in _rows(one, own, years)])
    income = [{"ebene": LEVEL[area], "gebiet": area, "jahr": year, "indikator": "einkommen",
               "wert": 1800 + 13 * number % 900, "alter": "", "geschlecht": ""}
              for year in years for number, area in enumerate(AREAS)]
    rows = pd.concat([rows, pd.DataFrame(income)])
    of_bands, whole = rows["indikator"] == "kh", rows["alter"] == ""
    small = rows["ebene"] == "planungsraum"
    tables = {"bestand": rows[whole].drop(columns=["alter", "geschlecht"]),
              "teile": rows[~whole & ~of_bands & small],
              "kh": rows[of_bands & small].drop(columns=["indikator", "geschlecht", "wert"]).rename(
                  columns={"zaehler": "faelle", "nenner": "personen"})}
    for name, table in tables.items():
        text = table.astype(object).where(table.notna(), "")
        text.to_csv(folder / f"{name}.csv", sep=";", index=False, lineterminator="\n")


def _rows(one: Figure, own: Counts, years: Sequence[str]) -> Iterator[dict[str, object]]:
    top = summed(own, one.top)
    base = summed(own, one.base) if one.base else None
    parts = dict(part.split("=") for part in one.breakdown.split(";") if part)
    for year, name in enumerate(years):
        for number, area in enumerate(AREAS):
            row: dict[str, object] = {
                "ebene": LEVEL[area], "gebiet": area, "jahr": name, "indikator": one.indicator,
                "geschlecht": parts.get("geschlecht", ""), "alter": parts.get("alter", "")}
            count = int(top[number, year])
            if base is None:
                yield row | {"zaehler": "", "nenner": "", "wert": count}
            else:
                yield row | {"zaehler": count, "nenner": int(base[number, year]), "wert": ""}


def _outlines() -> dict[str, object]:
    features = [{"type": "Feature", "properties": {"id": one, "name": f"Raum {one}"},
                 "geometry": {"type": "Polygon", "coordinates": [_square(number)]}}
                for number, one in enumerate(DISTRICTS)]
    return {"type": "FeatureCollection", "features": features}


def _places() -> dict[str, object]:
    features = []
    for number in range(0, len(DISTRICTS), 3):
        left, bottom = _square(number)[0]
        features.append({
            "type": "Feature",
            "properties": {"nr": f"k{number}", "name": f"Kita {number}", "plaetze": 40 + number},
            "geometry": {"type": "Point", "coordinates": [left + 0.004, bottom + 0.005]}})
    return {"type": "FeatureCollection", "features": features}


def _square(place: int) -> list[list[float]]:
    """Squares side by side; the districts of a region touch each other."""
    left, bottom, side = 10.0 + place % 4 * 0.01, 51.0 + place // 4 * 0.01, 0.01
    corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    return [[round(left + side * x, 4), round(bottom + side * y, 4)] for x, y in corners]
