"""The protected layer: a release without anything that must not be known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from monitoring.core.city import City
from monitoring.core.cube import Cube
from monitoring.core.protection.of_cube import Audit, audit
from monitoring.core.protection.primary import primary
from monitoring.core.protection.relations import BoolArray
from monitoring.core.protection.report import Report
from monitoring.core.status import Status
from monitoring.language import Words

# The only layer of a city that declares no profiles.
EVERYBODY = ""
HIDDEN = Words("Geheim: eine kleine Zahl, oder eine solche ließe sich daraus errechnen",
               "Secret: a small number, or one that would give such a number away")
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """What people of one profile may see, and the report about what was hidden."""

    cube: Cube
    report: Report


def layers(
    cube: Cube,
    city: City,
    facilities: pd.DataFrame | None = None,
    known: BoolArray | None = None,
    progress: Progress | None = None,
) -> Mapping[str, Layer]:
    """
    The layer of every profile, the one with most detail first; `cube` holds everything.

    `known` are cells whose very counts somebody saw in an earlier release (planes × areas ×
    periods). Every layer shows at most what the one before it shows, with the same numbers.
    """
    hidden = primary(cube, city, facilities)
    levels = [one.id for one in city.frame.levels]
    editions = [one.id for one in city.frame.editions]
    shown = without(cube, hidden)
    found: Audit = audit(shown, city.indicators, levels, editions)
    one = Layer(shown, Report(found))
    return {name: one for name in city.frame.profiles} or {EVERYBODY: one}


def without(cube: Cube, hidden: BoolArray) -> Cube:
    """The cube with these cells secret: no value, no numerator, no denominator, no row."""
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
