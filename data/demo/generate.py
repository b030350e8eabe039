"""Writes the invented city's outlines, tables and facilities: `python generate.py [FOLDER]`."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from delivery import SPLIT, Row, rows
from figures import city_figures
from names import DISTRICTS
from outlines import Site, city_sites, joined
from people import city_people
from places import Facility, facilities
from shapely import Polygon
from stays import table as stays_table

SEED = 4
HEADER = "gebiet;ebene;jahr;indikator;zaehler;nenner;wert;zeichen"


def write_city(target: Path) -> None:
    """All generated files below `target`; the same bytes every time."""
    sites = city_sites(np.random.default_rng(SEED))
    people = city_people(sites, np.random.default_rng([SEED, 1]))
    for name in ("areas", "tables", "tables_by_age", "facilities"):
        (target / name).mkdir(parents=True, exist_ok=True)
    for edition, outlines in (("2014", _undivided(sites)), ("2019", _divided(sites))):
        _write(target / "areas" / f"planungsraeume_{edition}.geojson", _areas(outlines))
    tables: dict[str, list[Row]] = defaultdict(list)
    for figure in city_figures(people, np.random.default_rng([SEED, 2])):
        tables[figure.table] += rows(figure, [site.id for site in sites])
    for name, lines in tables.items():
        _write(target / "tables" / f"{name}.csv", _csv(lines))
    stays = stays_table(people, [site.id for site in sites], np.random.default_rng([SEED, 4]))
    _write(target / "tables_by_age" / "krankenhaus.csv", stays)
    for kind, found in facilities(sites, people, np.random.default_rng([SEED, 3])).items():
        _write(target / "facilities" / f"{kind}.geojson", _points(found))


def _divided(sites: tuple[Site, ...]) -> dict[str, Polygon]:
    return {site.id: site.outline for site in sites}


def _undivided(sites: tuple[Site, ...]) -> dict[str, Polygon]:
    parts: dict[str, list[Polygon]] = defaultdict(list)
    for site in sites:
        parts[SPLIT.get(site.id, site.id)].append(site.outline)
    return {area: joined(outlines) for area, outlines in sorted(parts.items())}


def _areas(outlines: dict[str, Polygon]) -> str:
    features = []
    for area, outline in outlines.items():
        ring = ",".join(f"[{x:.6f},{y:.6f}]" for x, y in outline.exterior.coords)
        features.append(
            _feature({"gebiet": area, "name": DISTRICTS[area]}, "Polygon", f"[[{ring}]]")
        )
    return _collection(features)


def _points(found: list[Facility]) -> str:
    return _collection(
        _feature(
            {"id": place.id, "name": place.name, "plaetze": place.places},
            "Point",
            f"[{place.longitude:.6f},{place.latitude:.6f}]",
        )
        for place in found
    )


def _feature(properties: dict[str, str | int], shape: str, coordinates: str) -> str:
    words = json.dumps(properties, ensure_ascii=False)
    geometry = f'{{"type": "{shape}", "coordinates": {coordinates}}}'
    return f'{{"type": "Feature", "properties": {words}, "geometry": {geometry}}}'


def _collection(features: Iterable[str]) -> str:
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}\n"


def _csv(lines: list[Row]) -> str:
    cells = (
        (r.area, r.level, str(r.year), r.indicator, r.numerator, r.denominator, r.value, r.sign)
        for r in lines
    )
    return "\n".join([HEADER, *(";".join(row) for row in cells)]) + "\n"


def _write(file: Path, content: str) -> None:
    file.write_bytes(content.encode("utf-8"))


if __name__ == "__main__":
    write_city(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
