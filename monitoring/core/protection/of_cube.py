"""The secret counts of a release, period by period: what is hidden and what can be told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from monitoring.core.chance.standardised_planes import band_planes
from monitoring.core.city import City
from monitoring.core.cube import Cube
from monitoring.core.protection.known_sums import Sums
from monitoring.core.protection.lagged import carried_over, returns
from monitoring.core.protection.quantities import BLOCKS, REST, TOP, Quantities
from monitoring.core.protection.related import links
from monitoring.core.protection.relations import BoolArray, FloatArray
from monitoring.core.protection.secondary import Chosen, Puzzle, chosen
from monitoring.core.status import has_number
from monitoring.core.sums import generations

Progress = Callable[[float], None]
# Fewer residents than this may be secret themselves.
_LARGE = 300
# So many possible numbers are any number of them.
UNBOUNDED = 1_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Audit:
    """
    Secret cells of a release and how many whole numbers each could still be, at least.

    `cells` are positions (plane, area, period), one row each; `candidates` is infinite where
    nothing bounds a cell from above.
    """

    cells: np.ndarray
    candidates: FloatArray

    @property
    def exact(self) -> int:
        """How many secret cells anybody can work out."""
        return int((self.candidates <= 1).sum())

    def record(self) -> dict[str, int | None]:
        """What is kept with the release; a million candidates stand for any number of them."""
        smallest = int(np.minimum(self.candidates, UNBOUNDED).min()) if len(self.cells) else None
        return {"secret": len(self.cells), "exact": self.exact, "min_candidates": smallest}


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """
    What must be hidden from people of one profile; all planes × areas × periods.

    `small` cells are secret by themselves, `before` ones hidden already, `kept` ones stay hidden
    for the sake of an earlier release, `absent` ones are not shown at all and need no protection
    here, `seen` ones stood in an earlier release. `limits` are the smallest
    count of every plane that may be shown.
    """

    small: BoolArray
    before: BoolArray
    kept: BoolArray
    absent: BoolArray
    seen: BoolArray
    limits: FloatArray

    def floors(self, found: Quantities, counts: FloatArray) -> FloatArray:
        """The smallest count of the class of each: 0, below the limit, from the limit on."""
        limit = np.ones((BLOCKS, found.planes))
        limit[[TOP, REST]] = np.maximum(self.limits, 1.0)
        above = np.repeat(limit.ravel()[:, None], found.areas, axis=1)
        classes = np.where(counts >= above, above, np.where(counts > 0, 1.0, 0.0))
        # What a source keeps secret itself is no zero, which has a sign of its own.
        return np.where(np.isnan(counts), 1.0, classes)

    def same(self, other: Asked, hidden: BoolArray) -> bool:
        """Whether this asks for nothing beyond what `other` asked for, which hid `hidden`."""
        pairs = ((self.absent, other.absent), (self.seen, other.seen))
        return all(np.array_equal(one, two) for one, two in pairs) and not (
            (self.start & ~hidden).any())

    @property
    def start(self) -> BoolArray:
        """What is hidden before anything is hidden beside it."""
        found: BoolArray = self.small | self.before | self.kept
        return found


class Protection:
    """
    The sums and costs of a cube, made once for all profiles.

    `small` are the cells that are secret by themselves for the profile with most detail.
    """

    def __init__(self, cube: Cube, city: City, small: BoolArray) -> None:
        self.cube, self.city, self.small = cube, city, small
        self.found = Quantities(cube, city.indicators)
        below = generations(cube.areas, cube.periods, [one.id for one in city.frame.levels],
                            [one.id for one in city.frame.editions])
        ties = links(self.found, small) if small.any() else []
        self.sums = Sums(self.found, ties, below)
        self.returns = returns(self.found, ties, small) if small.any() else []
        self._numbers: BoolArray = has_number(cube.status)
        self._registers = _registers(self.found, city)
        self._public = _public(self.found, self._registers)
        self._years = [int(one[:4]) for one in cube.periods]
        self.follows = list(_standardised(self.found))

    def hidden(self, asked: Asked, progress: Progress | None = None) -> tuple[BoolArray, Audit]:
        """Cells hidden in the end (planes × areas × periods), and their audit."""
        hidden = asked.small | asked.before | (asked.kept & self._numbers)
        audits: dict[int, tuple[np.ndarray, FloatArray]] = {}
        open_ones = np.flatnonzero(hidden.any(axis=(0, 1))).tolist()
        done = 0
        while open_ones:
            for period in open_ones:
                found = self._period(period, hidden[:, :, period], asked)
                hidden[:, :, period] |= found.hidden.reshape(hidden.shape[:2])
                audits[period] = self._audited(found, hidden.shape[:2])
                done += 1
                if progress:
                    progress(done / (done + len(open_ones)))
            more = carried_over(self.returns, hidden, self._numbers & ~asked.seen, self._years)
            hidden |= more
            open_ones = np.flatnonzero(more.any(axis=(0, 1))).tolist()
        return hidden, _together(audits)

    def _period(self, period: int, secret: BoolArray, asked: Asked) -> Chosen:
        found, counts = self.found, self.found.counts(period)
        absent, seen = (one[:, :, period].ravel() for one in (asked.absent, asked.seen))
        small, numbers = secret.ravel(), self._numbers[:, :, period].ravel()
        puzzle = Puzzle(
            self.sums.of_period(period, counts, np.tile(small, BLOCKS)),
            counts.ravel(),
            asked.floors(found, counts).ravel(),
            found.unit_of(np.arange(found.size)),
            found.wanted,
            found.least,
            np.full(found.size, np.inf),
            numbers & ~seen & ~absent & ~np.repeat(self._registers, found.areas),
            seen,
            self._public,
            absent,
            self._cost(period),
            self._follows(),
            self._candidates(),
        )
        return chosen(puzzle, small)

    def _audited(
        self, done: Chosen, shape: tuple[int, ...]
    ) -> tuple[np.ndarray, FloatArray]:
        """Secret cells of a period, and the fewest candidates of the counts each of them hides."""
        candidates = done.candidates.reshape(BLOCKS, *shape)
        own = np.argwhere(done.asked.reshape(BLOCKS, *shape)[TOP])
        fewest = np.minimum(candidates[TOP], candidates[REST])
        return own, fewest[own[:, 0], own[:, 1]]

    def _follows(self) -> list[tuple[int, int]]:
        wide = self.found.areas
        return [(part * wide + area, whole * wide + area)
                for part, whole in self.follows for area in range(wide)]

    def _candidates(self) -> int:
        rules = self.city.frame.protection.values()
        return max((one.min_candidates for one in rules), default=3)

    def _cost(self, period: int) -> FloatArray:
        """
        The size of every area: residents, or how many smallest areas it holds, on a coarse scale.

        Some people more or less, who may be hidden themselves, hardly ever change it.
        """
        cube, areas = self.cube, np.ones(self.found.areas)
        for area in range(len(areas)):
            areas[cube.areas.ancestors(area)] += 1.0
        at = cube.indicator_position.get(self.city.frame.residents)
        if at is not None:
            value = cube.value[at, :, period]
            large = has_number(cube.status[at, :, period]) & (value >= _LARGE)
            areas = np.where(large, value, areas)
        found: FloatArray = np.tile(1.0 + np.round(2 * np.log2(1.0 + areas)) / 2,
                                    self.found.planes)
        return found


def _together(audits: Mapping[int, tuple[np.ndarray, FloatArray]]) -> Audit:
    """The audits of all periods."""
    cells = [np.column_stack((own, np.full(len(own), period)))
             for period, (own, _) in sorted(audits.items())]
    numbers = [candidates for _, (_, candidates) in sorted(audits.items())]
    return Audit(np.concatenate([np.zeros((0, 3), np.intp), *cells]),
                 np.concatenate([np.zeros(0), *numbers]))


def _registers(found: Quantities, city: City) -> BoolArray:
    """Planes that anybody can count in an open register of facilities."""
    rules = [city.frame.protection.get(one.protection) for one in found.owners]
    return np.array([
        bool(own.facilities and rule and not rule.min_sites and not rule.dominance)
        for own, rule in zip(found.owners, rules, strict=True)
    ], bool)


def _public(found: Quantities, registers: BoolArray) -> BoolArray:
    """Counts that anybody can make from open registers, flat: these, and what adds them up."""
    at = found.cube.indicator_position
    tops = registers.copy()
    for plane, own in enumerate(found.owners):
        parts = own.formula.numerator if own.formula else ()
        known = [at.get(one.removeprefix("-")) for one in parts]
        tops[plane] |= bool(known) and all(one is not None and registers[one] for one in known)
    blocks = np.zeros((BLOCKS, found.planes), bool)
    blocks[TOP] = tops
    return np.repeat(blocks.ravel(), found.areas)


def _standardised(found: Quantities) -> Iterator[tuple[int, int]]:
    """Bands with their whole: a standardised rate of known weights would tell a hidden band."""
    at = found.cube.indicator_position
    for name in found.cube.indicators:
        standard = found.indicators[name].standard
        bands = band_planes(found.cube.planes, name, standard) if standard else ()
        for band in filter(None, bands):
            yield at[band], at[name]
