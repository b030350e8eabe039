"""The protected layer: a release without anything that must not be known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from monitoring.core.city import City, Profile
from monitoring.core.cube import Cube
from monitoring.core.protection.of_cube import Asked, Audit, Protection
from monitoring.core.protection.primary import limits_of, primary
from monitoring.core.protection.relations import BoolArray
from monitoring.core.protection.report import Report, report_of
from monitoring.core.protection.rounding import bases_of, rounded_cube
from monitoring.core.protection_rules import EVERYBODY
from monitoring.core.status import Status
from monitoring.language import Words

HIDDEN = Words("Geheim: eine kleine Zahl, oder eine solche ließe sich daraus errechnen",
               "Secret: a small number, or one that would give such a number away")
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """What people of one profile may see, and the report about what was hidden."""

    cube: Cube
    report: Report


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """
    Cells with a number in an earlier release (planes × areas × periods): any, or the present one.
    """

    ever: BoolArray
    same: BoolArray

    def of(self, small: BoolArray) -> BoolArray:
        """What counts as seen: of a small figure nothing may say whether it is still the same."""
        found: BoolArray = self.same | (self.ever & small)
        return found


def layers(
    cube: Cube,
    city: City,
    facilities: pd.DataFrame | None = None,
    seen: Mapping[str, Seen] | None = None,
    kept: Mapping[str, BoolArray] | None = None,
    progress: Progress | None = None,
) -> Mapping[str, Layer]:
    """
    The layer of every profile, the one with most detail first; `cube` holds everything.

    `seen` is, by profile, what people of that profile saw in earlier releases, and `kept` the
    cells that stay hidden from them because they protect a figure of such a release. Every layer
    shows at most what the one before it shows, with the same numbers: whoever joins two of them
    knows no more than the more detailed one.
    """
    profiles: dict[str, Profile | None] = {**city.frame.profiles} or {EVERYBODY: None}
    nothing = np.zeros(cube.status.shape, bool)
    found: dict[str, Layer] = {}
    hidden, work = nothing, None
    before: tuple[Asked, BoolArray, Audit] | None = None
    for number, (name, profile) in enumerate(profiles.items()):
        small = primary(cube, city, facilities, profile)
        work = work or Protection(cube, city, small)
        one = Asked(small, hidden, (kept or {}).get(name, nothing), _absent(cube, profile),
                    (seen or {}).get(name, Seen(nothing, nothing)).of(small),
                    limits_of(cube, city, profile))
        if before is None or not one.same(before[0], before[1]):
            before = (one, *work.hidden(one, _part_of(progress, number, len(profiles))))
        _, hidden, audit = before
        made = _layer(work, one, hidden, audit)
        shown = rounded_cube(made.cube, city, bases_of(cube, city, profile))
        found[name] = replace(made, cube=shown)
    return found


def _part_of(progress: Progress | None, number: int, parts: int) -> Progress:
    """Progress of one of several equal parts."""
    def said(part: float) -> None:
        if progress:
            progress((number + part) / parts)
    return said


def _absent(cube: Cube, profile: Profile | None) -> BoolArray:
    """Cells of levels that a profile does not show."""
    levels = set(profile.levels) if profile and profile.levels else set(cube.areas.levels)
    left_out = np.array([one not in levels for one in cube.areas.levels], bool)
    found: BoolArray = np.broadcast_to(left_out[:, None], cube.status.shape)
    return found


def _layer(work: Protection, asked: Asked, hidden: BoolArray, audit: Audit) -> Layer:
    """The cube of a profile and its report."""
    cube = without(work.cube, hidden)
    gone = np.where(asked.absent, np.uint8(Status.missing), cube.status)
    value, top, base = (np.where(asked.absent, np.nan, one)
                        for one in (cube.value, cube.numerator, cube.denominator))
    shown = replace(cube, status=gone, value=value, numerator=top, denominator=base)
    return Layer(shown, report_of(work, asked, hidden, audit))


def without(cube: Cube, hidden: BoolArray) -> Cube:
    """The cube with these cells secret: no value, no numerator, no denominator."""
    reasons = cube.reasons if HIDDEN in cube.reasons else (*cube.reasons, HIDDEN)
    return replace(
        cube,
        value=np.where(hidden, np.nan, cube.value),
        numerator=np.where(hidden, np.nan, cube.numerator),
        denominator=np.where(hidden, np.nan, cube.denominator),
        status=np.where(hidden, np.uint8(Status.secret), cube.status),
        reason=np.where(hidden, np.uint16(reasons.index(HIDDEN)), cube.reason),
        reasons=reasons,
    )
