"""One rounding rule, half up, for screen, document and export."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

import numpy as np
import numpy.typing as npt

from monitoring.language import current

FloatArray = npt.NDArray[np.float64]
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
_GERMAN = str.maketrans(",.", ".,")
_EXACT = Context(prec=700, rounding=ROUND_HALF_UP)
# Below this many units, a tie has at most 15 digits and is therefore its own shortest `repr`.
_EXACT_UNITS = 1e14


def half_up(values: npt.ArrayLike, decimals: int) -> FloatArray:
    """
    Values rounded half up (away from zero) as people read them, in the given shape.

    2.45 gives 2.5 although the stored binary number may lie below it: the shortest decimal
    text of the number is what is rounded. Gaps and infinities stay as they are.
    """
    given = np.asarray(values, dtype=np.float64)
    units, exact = _units(given, decimals)
    found: FloatArray = np.where(exact, units / 10.0**decimals, given)
    for place in np.flatnonzero(~exact & np.isfinite(given)):
        found.flat[place] = float(_decimal(float(given.flat[place]), decimals))
    return found


def formatted(values: npt.ArrayLike, decimals: int, language: str | None = None) -> list[str]:
    """
    Texts like "−1.234,5" (German) or "−1,234.5" (English), one for each value.

    Gaps and infinities give an empty text; `language` is the current one if left out.
    """
    given = np.asarray(values, dtype=np.float64).ravel()
    units, exact = _units(given, decimals)
    whole, part = np.divmod(np.abs(units).astype(np.int64), 10**decimals)
    if decimals:
        pattern = f"{{:,}}.{{:0{decimals}d}}"
        texts = list(map(pattern.format, whole.tolist(), part.tolist()))
    else:
        texts = list(map("{:,}".format, whole.tolist()))
    for place in np.flatnonzero(units < 0).tolist():
        texts[place] = MINUS + texts[place]
    for place in np.flatnonzero(~exact).tolist():
        texts[place] = _large(float(given[place]), decimals)
    if (language or current()) == "de":
        return [each.translate(_GERMAN) for each in texts]
    return texts


def rounded(value: float, decimals: int, language: str | None = None) -> str:
    """One value as text; see `formatted`."""
    return formatted([value], decimals, language)[0]


def with_unit(number: str, unit: str) -> str:
    """A formatted number and its unit, which stay on one line; no number gives no text."""
    return f"{number}{NO_BREAK_SPACE}{unit}" if number and unit else number


def _units(given: FloatArray, decimals: int) -> tuple[FloatArray, npt.NDArray[np.bool_]]:
    """Values in units of the last shown digit, and where this fast way is exact (else 0)."""
    scale = 10.0**decimals
    with np.errstate(over="ignore", invalid="ignore"):
        scaled = np.abs(given) * scale
        exact = scaled < _EXACT_UNITS
    size = np.where(exact, np.abs(given), 0.0)
    below = np.floor(np.where(exact, scaled, 0.0))
    # The division is the double nearest to the tie, so comparing with it decides as text would.
    units = below + (size >= (below + 0.5) / scale)
    return np.where((given < 0) & (units > 0), -units, units), exact


def _decimal(value: float, decimals: int) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), context=_EXACT)


def _large(value: float, decimals: int) -> str:
    if not np.isfinite(value):
        return ""
    return f"{_decimal(value, decimals):,f}".replace("-", MINUS)
