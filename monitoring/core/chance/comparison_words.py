"""How a verdict reads: words, symbol and place on a colour scale, by polarity."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np

from monitoring.core.chance.comparison import Reference, Verdict, VerdictArray
from monitoring.core.vocabulary import Polarity
from monitoring.language import text

Scale = Literal["valued", "neutral"]

SYMBOLS = {
    Verdict.clearly_above: "▲▲",
    Verdict.above: "▲",
    Verdict.similar: "●",
    Verdict.below: "▼",
    Verdict.clearly_below: "▼▼",
    Verdict.none: "○",
}


def symbol(verdict: Verdict) -> str:
    """A sign that says the same without colour: the triangle shows higher or lower."""
    return SYMBOLS[verdict]


def words(verdict: Verdict, polarity: Polarity, reference: Reference, name: str = "") -> str:
    """
    The verdict as readers say it ("deutlich mehr Bedarf als Bezirk Nord").

    `name` is the reference's own name where it has one; neutral indicators are not valued.
    """
    if verdict is Verdict.none:
        return text("nicht vergleichbar")
    if verdict is Verdict.similar:
        return _similar(reference, name)
    return _PHRASES[polarity](verdict, name or _nominative(reference))


def scale(polarity: Polarity) -> Scale:
    """Which colours fit: a scale of need, or one that says only higher and lower."""
    return "neutral" if polarity is Polarity.neutral else "valued"


def steps(found: VerdictArray, polarity: Polarity) -> VerdictArray:
    """
    Places on that scale, −2 to 2: 2 is the most need, or the highest where nothing is valued.

    `Verdict.none` stays as it is.
    """
    turned = np.negative(found) if polarity is Polarity.better else found
    placed: VerdictArray = np.where(found == Verdict.none, found, turned).astype(np.int8)
    return placed


def limits_words() -> str:
    """What the symbols mean; for every legend."""
    return text("▲ und ▼: Der Wert liegt außerhalb der Grenzen, in denen durch Zufall 95 von 100 "
                "Werten liegen. ▲▲ und ▼▼: außerhalb der Grenzen für 998 von 1.000 Werten. "
                "●: nicht unterscheidbar. ○: nicht vergleichbar.")  # fmt: skip


def established_words(established: bool) -> str:
    """Whether a difference of two areas or two periods is more than chance."""
    if established:
        return text("Der Unterschied ist größer, als Zufall erwarten lässt.")
    return text("Der Unterschied kann Zufall sein.")


def _need(verdict: Verdict, reference: str) -> str:
    if verdict is Verdict.clearly_above:
        return text("deutlich mehr Bedarf als {reference}", reference=reference)
    if verdict is Verdict.above:
        return text("mehr Bedarf als {reference}", reference=reference)
    if verdict is Verdict.below:
        return text("weniger Bedarf als {reference}", reference=reference)
    return text("deutlich weniger Bedarf als {reference}", reference=reference)


def _better(verdict: Verdict, reference: str) -> str:
    if verdict is Verdict.clearly_above:
        return text("deutlich günstiger als {reference}", reference=reference)
    if verdict is Verdict.above:
        return text("günstiger als {reference}", reference=reference)
    if verdict is Verdict.below:
        return text("ungünstiger als {reference}", reference=reference)
    return text("deutlich ungünstiger als {reference}", reference=reference)


def _neutral(verdict: Verdict, reference: str) -> str:
    if verdict is Verdict.clearly_above:
        return text("deutlich höher als {reference}", reference=reference)
    if verdict is Verdict.above:
        return text("höher als {reference}", reference=reference)
    if verdict is Verdict.below:
        return text("niedriger als {reference}", reference=reference)
    return text("deutlich niedriger als {reference}", reference=reference)


_PHRASES: dict[Polarity, Callable[[Verdict, str], str]] = {
    Polarity.more_need: _need,
    Polarity.better: _better,
    Polarity.neutral: _neutral,
}


def _nominative(reference: Reference) -> str:
    if reference is Reference.city:
        return text("die Stadt insgesamt")
    if reference is Reference.parent:
        return text("das übergeordnete Gebiet")
    if reference is Reference.rest:
        return text("die übrige Stadt")
    return text("ähnliche Gebiete")


def _similar(reference: Reference, name: str) -> str:
    if name:
        return text("nicht unterscheidbar von {reference}", reference=name)
    if reference is Reference.city:
        return text("nicht unterscheidbar von der Stadt insgesamt")
    if reference is Reference.parent:
        return text("nicht unterscheidbar vom übergeordneten Gebiet")
    if reference is Reference.rest:
        return text("nicht unterscheidbar von der übrigen Stadt")
    return text("nicht unterscheidbar von ähnlichen Gebieten")
