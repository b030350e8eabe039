"""The map's values where areas have a named class instead of a class of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from monitoring.core.cube import FloatArray
from monitoring.language import text

# One character per class; small letters are hatchings.
CLASS_KEYS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LEFT_OUT = "x"


def category_values(
    places: np.ndarray,
    names: Sequence[str],
    colours: Sequence[str],
    texts: Sequence[str],
    values: FloatArray,
    symbols: Sequence[str] = (),
) -> dict[str, Any]:
    """
    Classes, texts, values and legend of areas whose class is `places` (−1: left out).

    A symbol ("" for none) stands on the map and in the legend beside the colour.
    """
    keys = np.array([*CLASS_KEYS[: len(names)], LEFT_OUT])
    letters = "".join(keys[places].tolist())
    entries = [{"key": CLASS_KEYS[at], "text": name, "count": letters.count(CLASS_KEYS[at])}
               for at, name in enumerate(names)]
    if LEFT_OUT in letters:
        entries.append({"key": LEFT_OUT, "text": text("ohne Klasse"),
                        "count": letters.count(LEFT_OUT)})
    known = np.isfinite(values)
    return {
        "classes": letters,
        "texts": "\n".join(texts),
        "values": [one if there else None
                   for one, there in zip(values.round(4).tolist(), known.tolist(), strict=True)],
        "colors": list(colours),
        "entries": entries,
        "symbols": {CLASS_KEYS[at]: one for at, one in enumerate(symbols) if one},
    }


