"""Colours that stay apart for colour-blind people and in grey print."""

from __future__ import annotations

from typing import Literal

Sequential = Literal["blues", "ylgnbu"]
Diverging = Literal["puor", "brbg"]

NO_DATA = "#d9d9d9"
LARGEST = 7
# Okabe & Ito 2008, in their published order without black.
CATEGORIES = ("#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7")
# The same hues, the pale ones darker: at least 3:1 on white and on a dark page.
LINES = ("#0072B2", "#D55E00", "#009E73", "#BF6A98", "#A87400", "#3A8FC0")
CITY_LINE = "#808080"
BAND = "#808080"

# ColorBrewer 2.0 (Cynthia Brewer); 3 to 7 classes as published, 1 and 2 taken from the middle.
_RAMPS = {
    "blues": (
        "#6baed6",
        "#bdd7e7 #3182bd",
        "#deebf7 #9ecae1 #3182bd",
        "#eff3ff #bdd7e7 #6baed6 #2171b5",
        "#eff3ff #bdd7e7 #6baed6 #3182bd #08519c",
        "#eff3ff #c6dbef #9ecae1 #6baed6 #3182bd #08519c",
        "#eff3ff #c6dbef #9ecae1 #6baed6 #4292c6 #2171b5 #084594",
    ),
    "ylgnbu": (
        "#41b6c4",
        "#a1dab4 #2c7fb8",
        "#edf8b1 #7fcdbb #2c7fb8",
        "#ffffcc #a1dab4 #41b6c4 #225ea8",
        "#ffffcc #a1dab4 #41b6c4 #2c7fb8 #253494",
        "#ffffcc #c7e9b4 #7fcdbb #41b6c4 #2c7fb8 #253494",
        "#ffffcc #c7e9b4 #7fcdbb #41b6c4 #1d91c0 #225ea8 #0c2c84",
    ),
    "puor": (
        "#f7f7f7",
        "#f1a340 #998ec3",
        "#f1a340 #f7f7f7 #998ec3",
        "#e66101 #fdb863 #b2abd2 #5e3c99",
        "#e66101 #fdb863 #f7f7f7 #b2abd2 #5e3c99",
        "#b35806 #f1a340 #fee0b6 #d8daeb #998ec3 #542788",
        "#b35806 #f1a340 #fee0b6 #f7f7f7 #d8daeb #998ec3 #542788",
    ),
    "brbg": (
        "#f5f5f5",
        "#d8b365 #5ab4ac",
        "#d8b365 #f5f5f5 #5ab4ac",
        "#a6611a #dfc27d #80cdc1 #018571",
        "#a6611a #dfc27d #f5f5f5 #80cdc1 #018571",
        "#8c510a #d8b365 #f6e8c3 #c7eae5 #5ab4ac #01665e",
        "#8c510a #d8b365 #f6e8c3 #f5f5f5 #c7eae5 #5ab4ac #01665e",
    ),
}


def sequential(n: int, name: Sequential = "blues") -> tuple[str, ...]:
    """Colours of n classes (0 to 7) from pale (low) to dark (high)."""
    return _ramp(name, n)


def diverging(n: int, name: Diverging = "puor") -> tuple[str, ...]:
    """Colours of n classes (0 to 7) around a real centre; the middle of an odd n is pale."""
    return _ramp(name, n)


def steps(n: int) -> tuple[str, ...]:
    """Colours of n ordered classes, from pale to dark; above seven, shades between them."""
    if n <= LARGEST:
        return sequential(n)
    ramp = [[int(one[at : at + 2], 16) for at in (1, 3, 5)] for one in sequential(LARGEST)]
    found = []
    for place in range(n):
        where = place * (LARGEST - 1) / (n - 1)
        low = min(int(where), LARGEST - 2)
        mixed = [a + (b - a) * (where - low) for a, b in zip(ramp[low], ramp[low + 1],
                                                             strict=True)]
        found.append("#" + "".join(f"{round(one):02x}" for one in mixed))
    return tuple(found)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by WCAG 2.1, from 1 (same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ink_on(background: str) -> str:
    """Black or white, whichever is easier to read on this colour."""
    return max(("#000000", "#ffffff"), key=lambda ink: contrast(ink, background))


def _ramp(name: str, n: int) -> tuple[str, ...]:
    if not 0 <= n <= LARGEST:
        raise ValueError(f"{n} classes: at most {LARGEST} colours can be told apart")
    return tuple(_RAMPS[name][n - 1].split()) if n else ()


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
