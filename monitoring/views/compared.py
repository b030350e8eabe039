"""Every area of a map compared with city, parent, rest or similar areas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from monitoring.core.chance.alerts import Alerts, alerts
from monitoring.core.chance.comparison import (
    Benchmark,
    Reference,
    Verdict,
    VerdictArray,
    rest_of,
    together,
    verdicts,
    why_none,
    z_values,
)
from monitoring.core.chance.comparison_words import symbol, words
from monitoring.core.chance.declared_interval import comparable_kind
from monitoring.core.chance.plane_intervals import verdicts_of_plane, z_of_plane
from monitoring.core.chance.standardised_planes import standardised_rest
from monitoring.core.cube import FloatArray
from monitoring.core.indicator import Indicator
from monitoring.core.rounding import formatted, rounded, with_unit
from monitoring.core.vocabulary import Kind
from monitoring.language import current, text
from monitoring.storage.snapshot import Snapshot
from monitoring.views.similar import NO_KEYS, similar_areas_of
from monitoring.views.uncertainty import (
    figures_at,
)


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """
    Verdicts of the areas of a level, in the order of the outlines.

    `benchmark` is what each area is compared with and `names` its name ("" for similar areas);
    `reason` says why no area at all could be compared.
    """

    reference: Reference
    verdicts: VerdictArray
    benchmark: FloatArray
    names: tuple[str, ...]
    raised: Alerts
    reason: str


def compared(
    snapshot: Snapshot, indicator: str, level: str, edition: str, period: str,
    reference: Reference, keys: tuple[str, ...] = NO_KEYS,
) -> Compared:
    """All areas of the level compared; `keys` are the indicators by which areas are similar."""
    return _compared(snapshot, indicator, level, edition, period, reference, keys, current())


@lru_cache(maxsize=64)
def _compared(
    snapshot: Snapshot, indicator: str, level: str, edition: str, period: str,
    reference: Reference, keys: tuple[str, ...], _language: str,
) -> Compared:
    declared = snapshot.city.indicators[indicator]
    areas = snapshot.cube.areas.on_level(level, edition)
    own = figures_at(snapshot, indicator, areas, period)
    value, _, denominator = own
    kind = comparable_kind(declared)
    names = _names(snapshot, areas, reference)
    if declared.standard and reference is not Reference.similar:
        return _by_interval(snapshot, declared, areas, period, reference, names)
    if kind is None:
        gaps = np.full(len(areas), np.nan)
        none = np.full(len(areas), Verdict.none, np.int8)
        return Compared(reference, none, gaps, names, alerts(gaps), _why_kind(snapshot, indicator))
    against = _benchmark(snapshot, indicator, areas, period, reference, own, keys)
    multiplier = declared.multiplier
    found = verdicts(value, denominator, against, kind, multiplier)
    middle = np.broadcast_to(np.asarray(against.value, np.float64), value.shape)
    z = z_values(value, denominator, against, kind, multiplier)
    reason = _why(value, denominator, middle, kind, multiplier) if (
        (found == Verdict.none).all()) else ""
    return Compared(reference, found, middle, names, alerts(z), reason)


def _by_interval(
    snapshot: Snapshot, declared: Indicator, areas: np.ndarray, period: str,
    reference: Reference, names: tuple[str, ...],
) -> Compared:
    """Standardised rates: the own interval of each area against city, parent or rest."""
    cube = snapshot.cube
    if reference is Reference.rest:
        city = cube.areas.find(snapshot.city.frame.reference_area)
        middle = np.full(len(areas), np.nan) if city is None else (
            standardised_rest(cube, declared, areas, city, period))
    else:
        own = figures_at(snapshot, declared.id, areas, period)
        against = _benchmark(snapshot, declared.id, areas, period, reference, own, NO_KEYS)
        middle = np.array(np.broadcast_to(against.value, areas.shape), np.float64)
    found = verdicts_of_plane(cube, declared, areas, period, middle)
    reason = "" if (found != Verdict.none).any() else text("Ohne Wert ist kein Vergleich möglich.")
    z = z_of_plane(cube, declared, areas, period, middle)
    return Compared(reference, found, middle, names, alerts(z), reason)


def _names(snapshot: Snapshot, areas: np.ndarray, reference: Reference) -> tuple[str, ...]:
    """The name of what each area is compared with."""
    table = snapshot.cube.areas
    city = table.find(snapshot.city.frame.reference_area)
    whole = table.names[city] if city is not None else ""
    if reference is Reference.parent:
        return tuple(table.names[one] if one >= 0 else "" for one in table.parents[areas].tolist())
    rest = text("{name} ohne dieses Gebiet", name=whole) if whole else ""
    name = {Reference.city: whole, Reference.rest: rest, Reference.similar: ""}[reference]
    return (name,) * len(areas)


def _benchmark(
    snapshot: Snapshot, indicator: str, areas: np.ndarray, period: str, reference: Reference,
    own: tuple[FloatArray, FloatArray, FloatArray], keys: tuple[str, ...],
) -> Benchmark:
    multiplier = snapshot.city.indicators[indicator].multiplier
    if reference is Reference.similar:
        near = similar_areas_of(snapshot, indicator, areas, period, keys)
        there = near >= 0
        numerators, denominators = (np.where(there, part[near], np.nan) for part in own[1:])
        return together(numerators, denominators, multiplier)
    table = snapshot.cube.areas
    if reference is Reference.parent:
        parents = table.parents[areas]
        above = figures_at(snapshot, indicator, np.maximum(parents, 0), period)[0]
        return Benchmark(np.where(parents >= 0, above, np.nan))
    city = table.find(snapshot.city.frame.reference_area)
    if city is None:
        return Benchmark(np.nan)
    whole = figures_at(snapshot, indicator, np.array([city]), period)
    if reference is Reference.city:
        return Benchmark(whole[0])
    return rest_of(own[1], own[2], whole[1], whole[2], multiplier)


def _why_kind(snapshot: Snapshot, indicator: str) -> str:
    declared = snapshot.city.indicators[indicator]
    if declared.standard:
        return text("Standardisierte Raten lassen sich nicht mit ähnlichen Gebieten vergleichen. "
                    "Bitte mit Stadt, Rest oder übergeordnetem Gebiet vergleichen.")
    if declared.kind in (Kind.share, Kind.rate):
        return text("Diese Zahl schwankt nicht durch Zufall; ein Vergleich mit Grenzen des "
                    "Zufalls sagt hier nichts.")
    return why_none(0.0, 1.0, 0.0, declared.kind)


def _why(
    value: FloatArray, denominator: FloatArray, middle: FloatArray, kind: Kind, multiplier: float
) -> str:
    """The reason of the first area that has a value, or of the first at all."""
    if not len(value):
        return text("Hier gibt es nichts zu vergleichen.")
    known = np.flatnonzero(np.isfinite(value))
    at = int(known[0]) if len(known) else 0
    return why_none(float(value[at]), float(denominator[at]), float(middle[at]), kind, multiplier)


def verdict_texts(snapshot: Snapshot, indicator: str, found: Compared) -> list[str]:
    """Symbol, words and benchmark of every area ("▲ mehr Bedarf als Nord (8,1 %)")."""
    declared = snapshot.city.indicators[indicator]
    unit, polarity = str(declared.unit), declared.polarity
    said: dict[tuple[int, str], str] = {}
    texts = []
    for code, name, middle in zip(found.verdicts.tolist(), found.names,
                                  formatted(found.benchmark, declared.decimals), strict=True):
        key = (code, name)
        if key not in said:
            one = Verdict(code)
            said[key] = f"{symbol(one)} {words(one, polarity, found.reference, name)}"
        texts.append(f"{said[key]} ({with_unit(middle, unit)})" if middle else said[key])
    return texts


def verdict_words_at(snapshot: Snapshot, indicator: str, found: Compared, at: int) -> str:
    """Words and benchmark of the area at one place, without the sign."""
    declared = snapshot.city.indicators[indicator]
    said = words(Verdict(int(found.verdicts[at])), declared.polarity, found.reference,
                 found.names[at])
    middle = rounded(float(found.benchmark[at]), declared.decimals)
    return f"{said} ({with_unit(middle, str(declared.unit))})" if middle else said
