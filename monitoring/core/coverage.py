"""Need, gap and coverage of places, and places in reach."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Coverage:
    """
    Need of places, places minus need, and places in percent of need; one element per area.

    `percent` is NaN where nothing is needed, all are NaN where a number is missing or negative.
    """

    need: FloatArray
    gap: FloatArray
    percent: FloatArray


@dataclass(frozen=True, slots=True)
class Catchment:
    """
    Places per child in reach, one element per area (NaN where no place is in reach).

    `unreached` are the places that no child reaches; Σ children · access is all other places.
    """

    access: FloatArray
    unreached: float


def coverage(children: FloatArray, quotas: FloatArray, places: FloatArray) -> Coverage:
    """
    Coverage per area from children (areas × ages), quotas (ages) and places (areas).

    need = Σ children · quota, gap = places − need, percent = 100 · places / need. A quota is
    a decision between 0 and 1 and needs its source beside it.
    """
    usable = (np.isfinite(children) & (children >= 0)).all(axis=1)
    usable &= np.isfinite(places) & (places >= 0)
    usable &= bool((np.isfinite(quotas) & (quotas >= 0) & (quotas <= 1)).all())
    need = np.where(usable, (np.where(usable[:, None], children, 0) * quotas).sum(axis=1), np.nan)
    percent = np.full(need.shape, np.nan)
    np.divide(100 * places, need, out=percent, where=need > 0)
    return Coverage(need, np.where(usable, places, np.nan) - need, percent)


def two_step_catchment(places: FloatArray, children: FloatArray, in_reach: BoolArray) -> Catchment:
    """
    Places per child with two-step floating catchment areas (Luo and Wang 2003).

    R_j = places_j / Σ children in reach of j, access_i = Σ R_j in reach of i; `places` per
    facility, `children` per area, `in_reach` facilities × areas. NaN everywhere if a number is
    missing or negative.
    """
    given = np.concatenate([places, children])
    if not np.isfinite(given).all() or (given < 0).any():
        return Catchment(np.full(children.shape, np.nan), np.nan)
    demand = in_reach @ children
    ratio = np.zeros(places.shape)
    np.divide(places, demand, out=ratio, where=demand > 0)
    access = np.where(in_reach.any(axis=0), ratio @ in_reach, np.nan)
    return Catchment(access, float(places[demand == 0].sum()))
