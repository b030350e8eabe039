"""
Class limits for maps and legends.

Values are rounded to the indicator's decimals before they are classed, and every limit has
these decimals too: a value shown as 2,1 never lies in a class that is labelled from 2,2.
A value equal to a limit belongs to the upper class. Give the values of all areas and periods
at once, so that colours stay comparable.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isnan, nan

import numpy as np
import numpy.typing as npt

from monitoring.core.natural_breaks import class_starts
from monitoring.core.rounding import formatted, half_up
from monitoring.language import current, text

FloatArray = npt.NDArray[np.float64]
NO_CLASS = 255
_GERMAN_NUMBER = re.compile(r"[-−+]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?")
# Numbers in a link, the same for readers of both languages: "5_10_12.5_".
_LINKED = re.compile(r"(-?\d{1,20}(\.\d{1,20})?_)+", re.ASCII)
_ENGLISH_NUMBER = re.compile(r"[-−+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Classes:
    """Inner limits, ascending and distinct; `low` and `high` are NaN without any value."""

    limits: tuple[float, ...]
    low: float
    high: float
    decimals: int
    asked: int

    @property
    def count(self) -> int:
        """Number of classes; fewer than `asked` where limits fell together."""
        return 0 if isnan(self.low) and not self.limits else len(self.limits) + 1

    def numbers(self, values: npt.ArrayLike) -> npt.NDArray[np.uint8]:
        """Class of each value from 0 on, in the given shape; 255 for a gap."""
        shown = half_up(values, self.decimals)
        found = np.searchsorted(np.array(self.limits), shown, side="right").astype(np.uint8)
        return np.where(np.isnan(shown), np.uint8(NO_CLASS), found)

    def counts(self, values: npt.ArrayLike) -> list[int]:
        """How many of the values lie in each class."""
        numbers = self.numbers(values).ravel()
        found = np.bincount(numbers[numbers != NO_CLASS], minlength=self.count)
        return [int(number) for number in found]

    def labels(self, language: str | None = None) -> list[str]:
        """Texts for the legend like "2,2 bis 4,9": smallest and largest value as shown."""
        if not self.count:
            return []
        step = 10.0**-self.decimals
        lower = [self.low, *self.limits]
        upper = [*(limit - step for limit in self.limits), self.high]
        texts = zip(
            formatted(lower, self.decimals, language),
            formatted(upper, self.decimals, language),
            formatted([*self.limits, nan], self.decimals, language),
            strict=True,
        )
        # Own limits may lie outside the values; NaN compares as false and is outside too.
        inside = half_up(lower, self.decimals) <= half_up(upper, self.decimals)
        return [
            _label(low, high, limit, within)
            for (low, high, limit), within in zip(texts, inside, strict=True)
        ]


Scheme = Callable[[npt.ArrayLike, int, int], Classes]


def quantiles(values: npt.ArrayLike, n: int, decimals: int) -> Classes:
    """Classes with about the same number of values; equal values stay together."""
    shown = np.sort(_shown(values, decimals))
    places = [part * len(shown) // n for part in range(1, n)] if len(shown) else []
    return _classes(shown, (float(shown[place]) for place in places), n, decimals)


def equal_steps(values: npt.ArrayLike, n: int, decimals: int) -> Classes:
    """Classes of the same width between the smallest and the largest value."""
    shown = _shown(values, decimals)
    limits = np.linspace(shown.min(), shown.max(), n + 1)[1:-1] if len(shown) else np.empty(0)
    return _classes(shown, half_up(limits, decimals).tolist(), n, decimals)


def natural_breaks(values: npt.ArrayLike, n: int, decimals: int) -> Classes:
    """Classes that differ least inside (Fisher–Jenks, exact); a limit is a value that occurs."""
    shown = _shown(values, decimals)
    distinct, times = np.unique(shown, return_counts=True)
    starts = class_starts(distinct, times, n) if len(distinct) > 1 else []
    return _classes(shown, (float(distinct[start]) for start in starts), n, decimals)


def around_zero(values: npt.ArrayLike, n: int, decimals: int) -> Classes:
    """
    Classes for changes: the middle one holds zero, the others mirror each other.

    The number of classes is odd (an even `n` is raised by one); sizes follow the quantiles of
    the absolute values. Classes without a value stay, so that the sides keep their colours.
    """
    n |= 1
    shown = _shown(values, decimals)
    size = np.sort(np.abs(shown))
    step = float(half_up(10.0**-decimals, decimals))
    places = [part * len(size) // n for part in range(1, n, 2)] if len(size) else []
    upper = sorted({max(float(size[place]), step) for place in places if size[-1] > 0})
    # One step more on the left: −2,0 then lies as far from the middle class as 2,0.
    lower = half_up([step - limit for limit in reversed(upper)], decimals).tolist()
    return Classes((*lower, *upper), *_span(shown), decimals, n)


def own_limits(given: str | Sequence[float], values: npt.ArrayLike, decimals: int) -> Classes:
    """
    Classes with limits that a person gave, as text ("5; 10; 12,5") or as numbers.

    Limits beyond the values are kept. Raises ValueError with a sentence for the reader.
    """
    numbers = numbers_in(given) if isinstance(given, str) else list(given)
    limits = sorted(set(half_up(numbers, decimals).tolist()))
    return Classes(tuple(limits), *_span(_shown(values, decimals)), decimals, len(numbers) + 1)


SCHEMES: dict[str, Scheme] = {
    "quantiles": quantiles,
    "equal_steps": equal_steps,
    "natural_breaks": natural_breaks,
    "around_zero": around_zero,
}


def _shown(values: npt.ArrayLike, decimals: int) -> FloatArray:
    given = np.asarray(values, dtype=np.float64).ravel()
    # Adding zero turns a negative zero into zero.
    return half_up(given[np.isfinite(given)], decimals) + 0.0


def _span(shown: FloatArray) -> tuple[float, float]:
    return (float(shown.min()), float(shown.max())) if len(shown) else (nan, nan)


def _classes(shown: FloatArray, limits: Iterable[float], n: int, decimals: int) -> Classes:
    """A limit at the smallest value would leave the first class empty and is dropped."""
    low, high = _span(shown)
    return Classes(
        tuple(sorted({limit for limit in limits if low < limit <= high})), low, high, decimals, n
    )


def _label(low: str, high: str, next_limit: str, inside: bool) -> str:
    if inside:
        return low if low == high else text("{low} bis {high}", low=low, high=high)
    if next_limit:
        return text("unter {limit}", limit=next_limit)
    return text("ab {limit}", limit=low)


def numbers_in(given: str) -> list[float]:
    """Numbers that a person typed, such as "5; 10; 12,5", or a link holds; ValueError."""
    if _LINKED.fullmatch(given):
        return [float(one) for one in given.split("_") if one]
    german = current() == "de"
    pattern = _GERMAN_NUMBER if german else _ENGLISH_NUMBER
    parts = [part.rstrip(",") for part in re.split(r"[;\s]+", given.strip())]
    parts = [part for part in parts if part]
    for part in parts:
        if not pattern.fullmatch(part):
            raise ValueError(
                text(
                    "„{part}“ ist keine Zahl. Bitte trennen Sie die Grenzen mit Semikolon, "
                    "zum Beispiel {example}.",
                    part=part,
                    example="5; 10; 12,5" if german else "5; 10; 12.5",
                )
            )
    if not parts:
        raise ValueError(text("Bitte nennen Sie mindestens eine Grenze."))
    plain = [part.replace("−", "-").replace("." if german else ",", "") for part in parts]
    return [float(part.replace(",", ".")) for part in plain]


def linked(given: str) -> str:
    """What a person typed, as a link holds it; unchanged where it is no list of numbers."""
    try:
        numbers = [format(Decimal(repr(one)), "f") for one in numbers_in(given)]
    except ValueError:
        return given
    found = "".join(f"{one.removesuffix('.0')}_" for one in numbers)
    return found if _LINKED.fullmatch(found) else given


def typed(given: str) -> str:
    """What a link holds, as a person types it in the reader's language."""
    if not _LINKED.fullmatch(given):
        return given
    sign = "," if current() == "de" else "."
    return "; ".join(one.replace(".", sign) for one in given.split("_") if one)
