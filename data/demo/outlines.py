"""Outlines of the invented city's districts: a planar network whose borders are shared."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiPoint, Point, Polygon
from shapely.ops import linemerge, polygonize

DISTRICTS_PER_BANK = 24
CENTRE = (11.2, 50.9)  # longitude and latitude of the town hall, where x = y = 0
METRES_PER_DEGREE = (70206.0, 111240.0)  # at the town hall's latitude
RENUMBERED = {"020203": "020204", "020204": "020205"}  # 020203 was the undivided district to 2018
STEP = 190.0  # longest straight piece of a border, in metres


@dataclass(frozen=True)
class Site:
    """One district: its id (edition 2019), outline in degrees and centre in kilometres."""

    id: str
    outline: Polygon
    x: float
    y: float


def city_sites(rng: np.random.Generator) -> tuple[Site, ...]:
    """All 48 districts of the edition 2019, sorted by id."""
    city, river = _city_shape(rng), _river()
    banks = sorted(shapely.ops.split(city, river).geoms, key=lambda part: -part.centroid.y)
    seeds = [_seeds(bank, rng) for bank in banks]
    lines = [shapely.boundary(city), shapely.intersection(river, city)]
    for bank, points in zip(banks, seeds, strict=True):
        cells = shapely.voronoi_polygons(MultiPoint(points), extend_to=city)
        lines += [shapely.boundary(shapely.intersection(cell, bank)) for cell in cells.geoms]
    network = shapely.union_all(lines, grid_size=1.0)
    faces = list(polygonize(_wiggled(network, rng)))
    ids = {**_ids(seeds[0], west="01", east="02"), **_ids(seeds[1], west="04", east="03")}
    return tuple(sorted(_sites(faces, ids), key=lambda site: site.id))


def joined(outlines: list[Polygon]) -> Polygon:
    """One outline around several neighbouring districts."""
    union = shapely.union_all(outlines)
    if not isinstance(union, Polygon):
        raise ValueError("districts to join do not touch")
    return _ordered(union)


def _city_shape(rng: np.random.Generator) -> Polygon:
    angle = np.linspace(0.0, 2 * np.pi, 96, endpoint=False)
    radius = np.full_like(angle, 5900.0)
    for wave, height in ((2, 700.0), (3, 520.0), (5, 260.0), (7, 190.0)):
        radius += height * np.cos(wave * angle + rng.uniform(0, 2 * np.pi))
    return Polygon(np.column_stack([1.12 * radius * np.cos(angle), radius * np.sin(angle)]))


def _river() -> LineString:
    x = np.linspace(-9500.0, 9500.0, 77)
    y = 750.0 * np.sin(x / 2600.0) + 240.0 * np.sin(x / 870.0) + 0.06 * x
    return LineString(np.column_stack([x, y]))


def _spacing(x: float, y: float) -> float:
    """Wanted distance between neighbours in metres: narrow in the middle, wide outside."""
    return 560.0 + 0.21 * float(np.hypot(x, y))


def _seeds(bank: Polygon, rng: np.random.Generator) -> list[tuple[float, float]]:
    """Well spread points, each the best of many candidates."""
    left, low, right, high = bank.bounds
    chosen: list[tuple[float, float]] = []
    while len(chosen) < DISTRICTS_PER_BANK:
        best, best_room = (0.0, 0.0), -1.0
        for x, y in rng.uniform((left, low), (right, high), (400, 2)).tolist():
            point = Point(x, y)
            if not bank.contains(point):
                continue
            rooms = [float(np.hypot(x - a, y - b)) for a, b in chosen]
            room = min([*rooms, 2.2 * bank.exterior.distance(point)]) / _spacing(x, y)
            if room > best_room:
                best, best_room = (x, y), room
        chosen.append(best)
    return chosen


def _wiggled(network: shapely.Geometry, rng: np.random.Generator) -> list[LineString]:
    """Every border between two junctions as a natural looking line."""
    edges = [shapely.normalize(edge) for edge in linemerge(network).geoms]
    edges.sort(key=lambda edge: [tuple(point) for point in edge.coords])
    return [_wiggled_edge(np.asarray(edge.coords), rng) for edge in edges]


def _wiggled_edge(points: NDArray[np.float64], rng: np.random.Generator) -> LineString:
    roughness = 0.1
    while np.hypot(*np.diff(points, axis=0).T).max() > STEP or len(points) < 4:
        delta = np.diff(points, axis=0)
        normal = np.column_stack([-delta[:, 1], delta[:, 0]])
        shift = np.clip(rng.normal(0.0, roughness, len(delta)), -0.2, 0.2)
        middle = points[:-1] + delta / 2 + normal * shift[:, None]
        points = np.insert(points, np.arange(1, len(points)), middle, axis=0)
    return LineString(points)


def _ids(seeds: list[tuple[float, float]], west: str, east: str) -> dict[tuple[float, float], str]:
    """District ids of one bank: two boroughs, in each an inner and two outer quarters."""
    ids: dict[tuple[float, float], str] = {}
    by_x = sorted(seeds)
    for borough, half in ((west, by_x[:12]), (east, by_x[12:])):
        by_distance = sorted(half, key=lambda point: float(np.hypot(*point)))
        outer = sorted(by_distance[4:], key=_direction)
        for number, quarter in enumerate((by_distance[:4], outer[:4], outer[4:]), start=1):
            quarter.sort(key=lambda point: float(np.hypot(*point)))
            numbered = {s: f"{borough}{number:02d}{n:02d}" for n, s in enumerate(quarter, 1)}
            ids |= {seed: RENUMBERED.get(area, area) for seed, area in numbered.items()}
    return ids


def _direction(point: tuple[float, float]) -> float:
    return float(np.arctan2(point[1], point[0]) % (2 * np.pi))


def _sites(faces: list[Polygon], ids: dict[tuple[float, float], str]) -> list[Site]:
    sites = []
    for seed, area in ids.items():
        face = next(face for face in faces if face.contains(Point(seed)))
        outline = _ordered(Polygon([_degrees(x, y) for x, y in face.exterior.coords]))
        sites.append(Site(area, outline, face.centroid.x / 1000, face.centroid.y / 1000))
    if len(sites) != len(faces):
        raise ValueError(f"{len(faces)} outlines for {len(sites)} districts")
    return sites


def _degrees(x: float, y: float) -> tuple[float, float]:
    return (
        round(CENTRE[0] + x / METRES_PER_DEGREE[0], 6),
        round(CENTRE[1] + y / METRES_PER_DEGREE[1], 6),
    )


def _ordered(outline: Polygon) -> Polygon:
    """The same ring, anticlockwise from its smallest point, whatever library version drew it."""
    ring = list(shapely.geometry.polygon.orient(outline).exterior.coords)[:-1]
    start = ring.index(min(ring))
    return Polygon(ring[start:] + ring[:start])
