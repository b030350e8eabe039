"""Figures of different units made comparable: z-scores, 0 to 1, ranks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from monitoring.core.index.declaration import Standardisation
from monitoring.core.space.neighbouring_values import all_equal

FloatArray = npt.NDArray[np.float64]
_STRETCH = 23.0  # the share of the most deprived tenth that other domains cannot cancel out


def standardised(values: npt.ArrayLike, how: Standardisation) -> FloatArray:
    """
    Each column of areas × figures standardised over its areas; gaps stay gaps.

    A column in which all areas have the same value is NaN: it tells areas apart in no way.
    """
    given = np.asarray(values, dtype=np.float64)
    columns = given[:, None] if given.ndim == 1 else given
    found = np.full(columns.shape, np.nan)
    for one in range(columns.shape[1]):
        there = np.isfinite(columns[:, one])
        found[there, one] = _HOW[how](columns[there, one])
    return found[:, 0] if given.ndim == 1 else found


def z_scores(values: FloatArray, ddof: int = 0) -> FloatArray:
    """
    Distance from the unweighted mean in standard deviations (ddof 0: of the population).

    Source: Monitoring Soziale Stadtentwicklung Berlin 2021, handbook, chapter on the indices.
    """
    if len(values) <= ddof or all_equal(values):
        return np.full(len(values), np.nan)
    found: FloatArray = (values - values.mean()) / values.std(ddof=ddof)
    return found


def min_max(values: FloatArray) -> FloatArray:
    """Values from 0 (smallest) to 1 (largest), as in the GISD of the Robert Koch Institute."""
    if all_equal(values):
        return np.full(len(values), np.nan)
    found: FloatArray = (values - values.min()) / (values.max() - values.min())
    return found


def rank_exponential(values: FloatArray) -> FloatArray:
    """
    Ranks R in (0, 1], stretched to X = −23 ln(1 − R(1 − e^(−100/23))), from 0 to 100.

    The highest value gets 100; equal values share the mean of their ranks.
    Source: English Indices of Deprivation 2019, technical report.
    """
    if all_equal(values):
        return np.full(len(values), np.nan)
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    share = (last - (counts - 1) / 2)[inverse] / len(values)
    return exponential(share)


def exponential(share: npt.ArrayLike) -> FloatArray:
    """The exponential stretch of a rank given as a share in (0, 1]."""
    ranks = np.asarray(share, dtype=np.float64)
    found: FloatArray = -_STRETCH * np.log(1 - ranks * (1 - np.exp(-100 / _STRETCH)))
    return found


_HOW: dict[Standardisation, Callable[[FloatArray], FloatArray]] = {
    Standardisation.none: lambda values: values,
    Standardisation.z: z_scores,
    Standardisation.z_sample: lambda values: z_scores(values, ddof=1),
    Standardisation.min_max: min_max,
    Standardisation.rank_exponential: rank_exponential,
}
