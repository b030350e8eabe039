"""The map's values where colour and sign say how areas compare."""

from __future__ import annotations

from typing import Any

import numpy as np

from monitoring.charts.map_values import gap_entries, gap_letters, map_numbers, value_texts
from monitoring.core.chance.comparison import Reference, Verdict, VerdictArray
from monitoring.core.chance.comparison_words import scale, steps, symbol, words
from monitoring.core.cube import FloatArray
from monitoring.core.status import StatusArray, has_number
from monitoring.core.vocabulary import Polarity

# ColorBrewer's RdBu and PuOr mixed: blue and orange stay apart for colour-blind people.
VALUED = ("#2166ac", "#92c5de", "#f2f2f2", "#fdb863", "#b35806")
# ColorBrewer's BrBG and PuOr: no good and bad in it.
NEUTRAL = ("#018571", "#80cdc1", "#f2f2f2", "#b2abd2", "#5e3c99")
NOT_COMPARED = "#cfd4d9"
NONE_KEY = 5


def verdict_colours(polarity: Polarity) -> tuple[str, ...]:
    """Five colours from least to most need, or from lowest to highest, and one for none."""
    return (*(VALUED if scale(polarity) == "valued" else NEUTRAL), NOT_COMPARED)


def verdict_keys(found: VerdictArray, polarity: Polarity) -> np.ndarray:
    """Number of the class of each verdict: 0 to 4, 5 for none."""
    placed = steps(found, polarity).astype(np.int64)
    return np.where(found == Verdict.none, NONE_KEY, placed + 2)


def verdict_values(
    values: FloatArray, status: StatusArray, found: VerdictArray, polarity: Polarity,
    decimals: int, reference: Reference, name: str = "",
) -> dict[str, Any]:
    """Classes, texts and numbers per area in outline order, the legend and the signs."""
    known = has_number(status) & np.isfinite(values)
    keys = verdict_keys(found, polarity)
    letters = "".join(np.where(known, keys.astype("U1"), gap_letters(status)).tolist())
    classes = [(int(verdict_keys(np.array([one], np.int8), polarity)[0]), one) for one in Verdict]
    entries = [
        {"key": str(key), "text": words(one, polarity, reference, name),
         "count": letters.count(str(key))}
        for key, one in sorted(classes, key=lambda pair: -pair[0] if pair[0] < NONE_KEY else 1)
        # Where nothing could be compared, no verdict is offered either.
        if str(key) in letters or (key < NONE_KEY and (found != Verdict.none).any())
    ]
    return {
        "classes": letters,
        "texts": "\n".join(value_texts(values, status, decimals)),
        "values": map_numbers(values, status, decimals),
        "colors": list(verdict_colours(polarity)),
        "entries": [*entries, *gap_entries(letters)],
        "symbols": {str(key): symbol(one) for key, one in classes},
    }
