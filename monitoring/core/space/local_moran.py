"""Local Moran: where areas of similar values lie together, and where one stands out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from monitoring.core.chance.alerts import benjamini_hochberg
from monitoring.core.cube import FloatArray
from monitoring.core.rounding import rounded, with_unit
from monitoring.core.space.conditional_permutations import p_values
from monitoring.core.space.contiguity import Neighbours
from monitoring.core.space.moran import LEVEL, SEED
from monitoring.core.space.neighbouring_values import NeighbouringValues, neighbouring_values
from monitoring.language import text


class Pattern(IntEnum):
    """What an area and its neighbours show; 1 to 4 are the quadrants as esda numbers them."""

    none = 0
    high = 1
    low_among_high = 2
    low = 3
    high_among_low = 4
    missing = 5
    island = 6
    not_calculated = 7


PatternArray = npt.NDArray[np.uint8]
SIMILAR = (Pattern.high, Pattern.low)


@dataclass(frozen=True, slots=True, eq=False)
class LocalMoran:
    """
    Local Moran of one indicator, one entry per area; NaN and quadrant 0 where there is none.

    `p` is two-sided; `pattern` is the quadrant where the area is found by Benjamini and Hochberg
    over all areas, so that on average at most the share `level` of the finds is chance. Positions
    of what is left out are in `scope`.
    """

    local: FloatArray
    quadrant: PatternArray
    p: FloatArray
    pattern: PatternArray
    permutations: int
    level: float
    scope: NeighbouringValues

    def reason(self) -> str:
        """Why it cannot be calculated; "" if it can."""
        return self.scope.reason()

    def sentences(self) -> tuple[str, ...]:
        """What was found, how far it can be trusted, and what is left out."""
        if reason := self.reason():
            return (reason,)
        similar = int(np.isin(self.pattern, SIMILAR).sum())
        single = int(np.isin(self.pattern, (Pattern.low_among_high, Pattern.high_among_low)).sum())
        said = [
            text(
                "Gebiete in einer Gruppe ähnlicher Werte: {similar}; Gebiete, die sich von ihren "
                "Nachbarn abheben: {single}.",
                similar=rounded(similar, 0), single=rounded(single, 0),
            ),
            text(
                "Geprüft mit {n} Zufallsanordnungen; von den gezeigten Gebieten ist im Mittel "
                "höchstens {share} Zufall.",
                n=rounded(self.permutations, 0), share=with_unit(rounded(100 * self.level, 0), "%"),
            ),
        ]
        if not similar + single and self._too_coarse():
            said.append(text("Mit mehr Zufallsanordnungen könnten sich Gruppen zeigen."))
        return (*said, *self.scope.left_out())

    def _too_coarse(self) -> bool:
        """Whether an area reached the smallest possible p, and that was not small enough."""
        return bool((self.p[self.scope.used] < 3 / (self.permutations + 1)).any())


def pattern_word(pattern: Pattern) -> str:
    """A pattern in the reader's words."""
    return {
        Pattern.none: text("kein auffälliges Muster"),
        Pattern.high: text("Gruppe ähnlicher Werte: hohe Werte, Nachbarn auch hoch"),
        Pattern.low_among_high: text("niedriger Wert, Nachbarn hoch"),
        Pattern.low: text("Gruppe ähnlicher Werte: niedrige Werte, Nachbarn auch niedrig"),
        Pattern.high_among_low: text("hoher Wert, Nachbarn niedrig"),
        Pattern.missing: text("kein Wert"),
        Pattern.island: text("keine Nachbarn mit Wert"),
        Pattern.not_calculated: text("nicht berechnet"),
    }[pattern]


def local_moran(
    values: npt.ArrayLike,
    neighbours: Neighbours,
    permutations: int | None = None,
    seed: int = SEED,
    level: float = LEVEL,
) -> LocalMoran:
    """
    I_i = (n-1) z_i Σ w_ij z_j / Σ z², row-standardised (Anselin 1995; the scale is esda's).

    `values` is one per area; areas without a value or without neighbours are left out. "High" and
    "low" are above and not above the mean. The same seed gives the same result; without
    `permutations` there are as many as the number of areas needs (`enough`).
    """
    scope = neighbouring_values(values, neighbours)
    permutations = permutations or enough(len(scope.used), level)
    local, p = np.full((2, len(neighbours)), np.nan)
    quadrant = np.zeros(len(neighbours), np.uint8)
    if not scope.reason():
        away, among, used = scope.deviations, scope.neighbours, scope.used
        sums = among.sums(away)
        lag = sums / among.counts
        local[used] = (len(used) - 1) * away * lag / (away**2).sum()
        quadrant[used] = _quadrants(away, lag)
        p[used] = p_values(away, sums, among.counts, permutations, seed)
    pattern = _patterns(scope, quadrant, p, level)
    return LocalMoran(local, quadrant, p, pattern, permutations, level, scope)


def enough(areas: int, level: float = LEVEL) -> int:
    """
    Permutations, 999 to 99,999, with which ten areas at the smallest possible p can be found.

    With 999 no area of 11,000 is found unless 440 reach the smallest p: whether they do is luck.
    """
    return next((n - 1 for n in (1_000, 10_000) if 2 / n <= 10 * level / max(areas, 1)), 99_999)


def _quadrants(away: FloatArray, lag: FloatArray) -> PatternArray:
    above, beside = away > 0, lag > 0
    found: PatternArray = np.select(
        [above & beside, beside, ~above], [Pattern.high, Pattern.low_among_high, Pattern.low],
        Pattern.high_among_low,
    ).astype(np.uint8)
    return found


def _patterns(
    scope: NeighbouringValues, quadrant: PatternArray, p: FloatArray, level: float
) -> PatternArray:
    found = np.where(benjamini_hochberg(p, level), quadrant, Pattern.none).astype(np.uint8)
    if scope.reason():
        found[scope.used] = Pattern.not_calculated
    found[scope.missing] = Pattern.missing
    found[scope.islands] = Pattern.island
    return found
