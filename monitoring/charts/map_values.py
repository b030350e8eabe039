"""The map's values: what an interaction sends to a map whose outlines are already there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from monitoring.core.classes import Classes
from monitoring.core.cube import FloatArray
from monitoring.core.rounding import formatted, half_up
from monitoring.core.status import Status, StatusArray, has_number, word
from monitoring.language import text

# One letter for every status without a number: hatched as secret, left out, or no figure.
_LETTERS = {
    Status.secret: "s",
    Status.excluded: "x",
    Status.not_meaningful: "x",
    Status.unreliable: "x",
}
NO_FIGURE = "n"


def map_values(
    values: FloatArray, status: StatusArray, classes: Classes, colours: Sequence[str]
) -> dict[str, Any]:
    """Classes, texts and numbers per area in outline order, and the legend's entries."""
    letters = class_letters(values, status, classes)
    return {
        "classes": letters,
        "texts": "\n".join(value_texts(values, status, classes.decimals)),
        "values": map_numbers(values, status, classes.decimals),
        "colors": list(colours),
        "entries": _entries(letters, classes),
    }


def class_letters(values: FloatArray, status: StatusArray, classes: Classes) -> str:
    """One character per area: the class's digit, or the letter of its status."""
    shown = np.where(has_number(status), values, np.nan)
    numbers = classes.numbers(shown)
    known = np.isfinite(shown)
    return "".join(np.where(known, numbers.astype("U3"), gap_letters(status)).tolist())


def gap_letters(status: StatusArray) -> np.ndarray:
    """The letter of each status, for areas without a number."""
    letters = [_LETTERS.get(Status(code), NO_FIGURE) for code in range(len(Status))]
    found: np.ndarray = np.array(letters)[status]
    return found


def value_texts(values: FloatArray, status: StatusArray, decimals: int) -> list[str]:
    """Values in the reader's format, with words where there is no number or a reservation."""
    words = {code: word(Status(code)) for code in set(status.tolist())}
    plain = {int(Status.value), int(Status.zero)}
    numbered = has_number(status)
    return [
        (number if code in plain else f"{number} ({words[code]})") if has else words[code]
        for number, code, has in zip(
            formatted(values, decimals), status.tolist(), numbered.tolist(), strict=True
        )
    ]


def map_numbers(values: FloatArray, status: StatusArray, decimals: int) -> list[float | None]:
    """Values as they are shown, as numbers to sort and rank by."""
    shown = half_up(values, decimals)
    known = has_number(status) & np.isfinite(values)
    whole = decimals == 0
    return [
        (int(value) if whole else value) if has else None
        for value, has in zip(shown.tolist(), known.tolist(), strict=True)
    ]


def _entries(letters: str, classes: Classes) -> list[dict[str, Any]]:
    named = [
        {"key": str(number), "text": label, "count": letters.count(str(number))}
        for number, label in enumerate(classes.labels())
    ]
    return named + gap_entries(letters)


def gap_entries(letters: str) -> list[dict[str, Any]]:
    """The legend's entries for areas without a number, where there are any."""
    names = {
        "s": text("geheim"),
        "x": text("ausgeschlossen oder nicht aussagekräftig"),
        NO_FIGURE: text("keine Angabe"),
    }
    return [
        {"key": key, "text": name, "count": letters.count(key)}
        for key, name in names.items()
        if key in letters
    ]
