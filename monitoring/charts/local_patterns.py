"""The map's values of a local pattern: groups of similar values and areas that stand out."""

from __future__ import annotations

from typing import Any

import numpy as np

from monitoring.charts.category_values import CLASS_KEYS, category_values
from monitoring.charts.map_values import NO_FIGURE, value_texts
from monitoring.core.cube import FloatArray
from monitoring.core.rounding import half_up, with_unit
from monitoring.core.space.local_moran import Pattern, PatternArray, pattern_word
from monitoring.core.status import Status, StatusArray, has_number, word
from monitoring.language import text

# Orange and blue of ColorBrewer's PuOr and RdBu; strong for groups, pale for single areas.
LOOKS = {
    Pattern.high: ("#b35806", "▲"),
    Pattern.high_among_low: ("#fdb863", "△"),
    Pattern.low: ("#2166ac", "▼"),
    Pattern.low_among_high: ("#92c5de", "▽"),
    Pattern.none: ("#f2f2f2", ""),
    Pattern.island: ("#c9c4d4", "○"),
    Pattern.not_calculated: ("#f2f2f2", ""),
}
_LEFT_OUT = {Status.secret: "s", Status.missing: NO_FIGURE, Status.excluded: "x",
             Status.not_meaningful: "x", Status.unreliable: "x"}


def legend_word(pattern: Pattern) -> str:
    """A pattern in the few words of a legend."""
    return {
        Pattern.high: text("Gruppe hoher Werte"),
        Pattern.low: text("Gruppe niedriger Werte"),
        Pattern.high_among_low: text("hoch zwischen niedrigen"),
        Pattern.low_among_high: text("niedrig zwischen hohen"),
    }.get(pattern) or pattern_word(pattern)


def pattern_values(
    pattern: PatternArray, values: FloatArray, status: StatusArray, decimals: int, unit: str = ""
) -> dict[str, Any]:
    """
    Classes, texts, values, notes and legend of areas in the order of their outlines.

    The four patterns always stand in the legend, also with no area; the other ones if there is
    one. Areas without a number are hatched by their status.
    """
    there = has_number(status)
    always = list(LOOKS)[:5]
    shown = [one for one in LOOKS if one in always or (there & (pattern == one)).any()]
    place = {one: at for at, one in enumerate(shown)}
    places = np.array([place.get(Pattern(code), -1) for code in range(len(Pattern))])[pattern]
    numbers = np.where(there, values, np.nan)
    texts = [_with_unit(one, unit) if has else one
             for one, has in zip(value_texts(values, status, decimals), there.tolist(),
                                 strict=True)]
    names = [pattern_word(one) for one in shown]
    legend = [legend_word(one) for one in shown]
    data = category_values(np.where(there, places, -1), legend, [LOOKS[one][0] for one in shown],
                           texts, half_up(numbers, decimals), [LOOKS[one][1] for one in shown])
    data["classes"] = "".join(
        key if key in CLASS_KEYS else _LEFT_OUT.get(Status(code), NO_FIGURE)
        for key, code in zip(data["classes"], status.tolist(), strict=True)
    )
    quiet = place[Pattern.none]
    data["notes"] = "\n".join(names[at] if has and at not in (-1, quiet) else ""
                              for at, has in zip(places.tolist(), there.tolist(), strict=True))
    data["entries"] = [*data["entries"][: len(shown)], *_hatched(data["classes"])]
    return data


def _with_unit(words: str, unit: str) -> str:
    """The unit follows the number, before a reservation: "4,2 % (geschätzt)"."""
    number, space, reservation = words.partition(" (")
    return f"{with_unit(number, unit)}{space}{reservation}"


def _hatched(letters: str) -> list[dict[str, Any]]:
    names = {"s": word(Status.secret),
             "x": text("ausgeschlossen oder nicht aussagekräftig"),
             NO_FIGURE: text("keine Angabe")}
    return [{"key": key, "text": name, "count": letters.count(key)}
            for key, name in names.items() if key in letters]
