"""Which counts add up to which: by formula, by parts, or because the figures always do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from monitoring.core.cube import PART, plane_name, plane_parts
from monitoring.core.protection.bands import partitions
from monitoring.core.protection.quantities import BASE, REST, TOP, Quantities
from monitoring.core.protection.relations import BoolArray, FloatArray, IntArray
from monitoring.core.protection.sameness import equal_pairs, sums_of_two
from monitoring.core.reading_plan import breakdown_parts

# Quantities whose signed sum is zero: the whole first.
Link = tuple[tuple[int, ...], tuple[float, ...]]
# What holds nearly everywhere is a rule that readers use everywhere.
MOST, FEWEST = 0.95, 20
_SAMPLE = 40_000


def links(found: Quantities, small: BoolArray) -> list[Link]:
    """
    Every sum among the quantities of one area.

    Declared formulas always count; parts by a breakdown, equal counts ("the same population") and
    sums of two count where nearly all cells say so. `small` cells (planes × areas × periods) are
    left out of that look, so that what they hold decides nothing.
    """
    sample = _sample(found, small)
    declared = list(_declared(found))
    seen = {_key(one) for one in declared}
    guessed = [*_parts(found, sample), *_similar(found, sample)]
    return [*declared, *(one for one in guessed if _key(one) not in seen)]


def _key(link: Link) -> frozenset[frozenset[tuple[int, float]]]:
    """The same for a sum and for that sum with all signs turned."""
    turned = [-one for one in link[1]]
    return frozenset((frozenset(zip(*link, strict=True)),
                      frozenset(zip(link[0], turned, strict=True))))


def _sum(whole: int, parts: Sequence[int], signs: Sequence[float] = ()) -> Link:
    return (whole, *parts), (1.0, *(-one for one in signs or [1.0] * len(parts)))


def _declared(found: Quantities) -> Iterator[Link]:
    """Formulas, and that a share's numerator and its rest are its denominator."""
    at, planes = found.cube.indicator_position, found.planes
    for plane, own in enumerate(found.owners):
        if found.shares[plane]:
            yield _sum(BASE * planes + plane, (plane, REST * planes + plane))
        if own.formula is None or PART in found.cube.planes[plane]:
            continue
        for block, names in ((TOP, own.formula.numerator), (BASE, own.formula.denominator)):
            plain = [one.removeprefix("-") for one in names]
            if plain and set(plain) <= set(at):
                signs = [-1.0 if one.startswith("-") else 1.0 for one in names]
                yield _sum(block * planes + plane, [at[one] for one in plain], signs)


def _sample(found: Quantities, small: BoolArray) -> FloatArray:
    """Counts as blocks · planes × cells; NaN where small or none."""
    parts = []
    for period in range(len(found.cube.periods)):
        counts = found.counts(period)
        out = np.concatenate([small[:, :, period]] * 3)
        parts.append(np.where(out, np.nan, counts))
    cells = np.concatenate(parts, axis=1)
    some = np.isfinite(cells).any(axis=0)
    cells = cells[:, some]
    step = max(1, cells.shape[1] // _SAMPLE)
    found_cells: FloatArray = cells[:, ::step]
    return found_cells


def holds(cells: FloatArray, link: Link) -> bool:
    """Whether a sum holds in nearly all cells that know all its counts, and in enough of them."""
    gap = sum(sign * cells[one] for one, sign in zip(*link, strict=True))
    known = np.isfinite(gap)
    full = known & (np.abs(cells[link[0][0]]) > 0)
    return bool(full.sum() >= FEWEST and (np.abs(gap[known]) <= 0.5).mean() >= MOST)


def _parts(found: Quantities, cells: FloatArray) -> Iterator[Link]:
    """Parts by a breakdown that make up their whole, in numerators and in denominators."""
    at = found.cube.indicator_position
    for whole, names in _divisions(found.cube.planes):
        if whole not in at:
            continue
        for group in partitions(names):
            planes = [at[one] for one in group.planes]
            above = at[whole] if group.whole is None else at[group.whole]
            for block in (TOP, BASE):
                shift = block * found.planes
                link = _sum(shift + above, [shift + one for one in planes])
                if holds(cells, link):
                    yield link


def _divisions(planes: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Wholes with their parts by one dimension, or by all at once: word → plane."""
    groups: dict[tuple[str, tuple[str, ...]], dict[str, str]] = {}
    for name in planes:
        indicator, breakdown = plane_parts(name)
        own = breakdown_parts(breakdown) if breakdown else {}
        for split in _splits(list(own)):
            kept = {one: word for one, word in own.items() if one not in split}
            rest = ";".join(f"{one}={word}" for one, word in kept.items())
            word = ";".join(own[one] for one in split)
            whole = plane_name(indicator, rest)
            groups.setdefault((whole, tuple(split)), {})[word] = name
    for (whole, _), parts in groups.items():
        if len(parts) > 1:
            yield whole, parts


def _splits(dimensions: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for number in range(1, len(dimensions) + 1):
        yield from combinations(dimensions, number)


def _similar(found: Quantities, cells: FloatArray) -> Iterator[Link]:
    """Counts that are always the same, and those that are always the sum of two others."""
    own: IntArray = np.arange(len(cells))
    used = np.flatnonzero((np.isfinite(cells).sum(axis=1) >= FEWEST) & (own < REST * found.planes))
    pairs = equal_pairs(cells, used)
    for one, other in pairs:
        if holds(cells, ((one, other), (1.0, -1.0))):
            yield (one, other), (1.0, -1.0)
    twins = {other for _, other in pairs}
    plain = [one for one in used.tolist() if one not in twins
             and PART not in found.cube.planes[one % found.planes]]
    for whole, first, second in sums_of_two(cells, np.array(plain, np.intp)):
        link = _sum(whole, (first, second))
        if holds(cells, link):
            yield link
