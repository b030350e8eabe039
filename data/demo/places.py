"""Facilities of the invented city: places to find, with a number of places each."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from names import CARE, DISTRICTS, KITAS, PRIMARY, SECONDARY, YOUTH
from outlines import Site
from people import Floats, People
from shapely import Point


@dataclass(frozen=True)
class Facility:
    """One facility; `places` is what it may take at the same time."""

    id: str
    name: str
    places: int
    longitude: float
    latitude: float


def facilities(
    sites: tuple[Site, ...], people: People, rng: np.random.Generator
) -> dict[str, list[Facility]]:
    """All facilities by kind, spread by the number of people they are for."""
    target = {
        "kita": people.between(0, 6)[:, -1] + 40,
        "grund": people.between(6, 10)[:, -1],
        "weiter": people.between(10, 18)[:, -1],
        "jugend": people.between(10, 21)[:, -1] * np.exp(0.3 * people.need),
        "pflege": people.between(80)[:, -1],
    }
    now = {kind: np.asarray(group, dtype=np.float64) for kind, group in target.items()}
    counts = {"kita": len(KITAS), "grund": 20, "weiter": 10, "jugend": 20, "pflege": 15}
    at = {kind: [sites[n] for n in _spread(now[kind], counts[kind], rng)] for kind in now}
    schools = [PRIMARY.format(place=_place(site)) for site in at["grund"]]
    return {
        "kita": _drawn("K", at["kita"], [f"Kita {name}" for name in KITAS], (60, 210, 5), rng),
        "schule": _drawn("S", at["grund"], schools, (260, 480, 10), rng)
        + _drawn("W", at["weiter"], list(_named(SECONDARY, at["weiter"])), (760, 1320, 10), rng),
        "jugend": _drawn("J", at["jugend"], list(_named(YOUTH, at["jugend"])), (25, 110, 5), rng),
        "pflege": _drawn("P", at["pflege"], list(_named(CARE, at["pflege"])), (48, 140, 2), rng),
    }


def _spread(weight: Floats, count: int, rng: np.random.Generator) -> list[int]:
    """Positions of the districts that get a facility; the more weight, the more facilities."""
    left = weight * rng.uniform(0.75, 1.25, len(weight))
    chosen = []
    for _ in range(count):
        at = int(np.argmax(left))
        chosen.append(at)
        left[at] -= weight.sum() / count
    return sorted(chosen)


def _place(site: Site) -> str:
    return DISTRICTS[site.id].removeprefix("Am ")


def _named(patterns: tuple[str, ...], chosen: list[Site]) -> Iterator[str]:
    for number, site in enumerate(chosen):
        yield patterns[number % len(patterns)].format(place=_place(site))


def _drawn(
    letter: str,
    chosen: list[Site],
    names: list[str],
    sizes: tuple[int, int, int],
    rng: np.random.Generator,
) -> list[Facility]:
    """Facilities with places between the first two `sizes`, in steps of the third."""
    low, high, step = sizes
    found = []
    for number, (site, name) in enumerate(zip(chosen, names, strict=True), start=1):
        longitude, latitude = _inside(site, rng)
        places = step * int(rng.integers(low // step, high // step + 1))
        found.append(Facility(f"{letter}{number:03d}", name, places, longitude, latitude))
    return found


def _inside(site: Site, rng: np.random.Generator) -> tuple[float, float]:
    """A point in the district, nearer to its middle than to its border."""
    left, low, right, high = site.outline.bounds
    middle = site.outline.representative_point()
    while True:
        x, y = (float(number) for number in rng.uniform((left, low), (right, high)))
        x, y = round((2 * x + middle.x) / 3, 6), round((2 * y + middle.y) / 3, 6)
        if site.outline.contains(Point(x, y)):
            return x, y
