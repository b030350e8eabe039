"""Exact Poisson limits of a count, from quantiles of the gamma distribution."""

from __future__ import annotations

import math
from functools import cache
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
# Enough for shapes up to 11 and limits of more than 99.9999 %; the series has then ended.
_TERMS = np.arange(1.0, 201.0)
_STEPS = 40
_INTEGERS = np.arange(10.0)


def exact_limits(counts: FloatArray, z: float) -> tuple[FloatArray, FloatArray]:
    """
    Lower and upper limits of one-dimensional counts from 0 to below 10.

    Garwood 1936: lower χ²(α/2; 2O)/2, upper χ²(1 − α/2; 2O + 2)/2. Counts with decimals
    (weighted, estimated) take the same quantiles of the gamma distribution, as the English
    public health packages do. Solved by Newton's method, without a statistics library.
    """
    lower, upper = _of_integers(z)
    whole = counts == np.floor(counts)
    places = np.where(whole, counts, 0).astype(np.intp)
    lower, upper = lower[places], upper[places]
    if not whole.all():
        found, back = np.unique(counts[~whole], return_inverse=True)
        below, above = _solved(found, z)
        lower[~whole], upper[~whole] = below[back], above[back]
    return lower, upper


@cache
def _of_integers(z: float) -> tuple[FloatArray, FloatArray]:
    return _solved(_INTEGERS, z)


def _solved(counts: FloatArray, z: float) -> tuple[FloatArray, FloatArray]:
    tail = NormalDist().cdf(-z)
    lower = np.zeros_like(counts)
    # Limits of smaller weighted counts lie below the smallest number there is.
    some = counts > 1e-3
    lower[some] = _lower(counts[some], tail)
    return lower, _upper(counts + 1, tail, z)


def _lower(shape: FloatArray, tail: float) -> FloatArray:
    """Where the gamma distribution reaches `tail`; its logarithm is concave in log x."""
    log_x = (math.log(tail) + _log_gamma(shape + 1)) / shape
    for _ in range(_STEPS):
        log_p, series = _log_cdf(shape, np.exp(log_x), log_x)
        step = (math.log(tail) - log_p) * series / shape
        log_x = log_x + step
        if np.all(np.abs(step) < 1e-13 * np.maximum(1, np.abs(log_x))):
            break
    return np.exp(log_x)


def _upper(shape: FloatArray, tail: float, z: float) -> FloatArray:
    """Where `tail` remains above; the logarithm of what remains is concave in x."""
    # Wilson & Hilferty 1931, the approximation behind Byar's limits, is a close start.
    x = shape * (1 - 1 / (9 * shape) + z / (3 * np.sqrt(shape))) ** 3
    for _ in range(_STEPS):
        log_p, _ignored = _log_cdf(shape, x, np.log(x))
        remains = -np.expm1(log_p)
        density = np.exp((shape - 1) * np.log(x) - x - _log_gamma(shape))
        step = (np.log(remains) - math.log(tail)) * remains / density
        x = x + step
        if np.all(np.abs(step) < 1e-13 * x):
            break
    return x


def _log_cdf(shape: FloatArray, x: FloatArray, log_x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Logarithm of the regularised lower incomplete gamma function, and its series."""
    factors = x[:, None] / (shape[:, None] + _TERMS)
    series = 1 + np.cumprod(factors, axis=1).sum(axis=1)
    return shape * log_x - x - _log_gamma(shape + 1) + np.log(series), series


def _log_gamma(values: FloatArray) -> FloatArray:
    return np.array([math.lgamma(value) for value in values.tolist()])
