"""The library of participation methods: effort, suitability, and the stages they serve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from monitoring.language import Words


@dataclass(frozen=True, slots=True)
class Method:
    """
    A way to involve people.

    `effort` is 1 (low) to 3 (high); `hours` and `people` are usual spans for one round; `stages`
    are those it can serve; `groups` are target groups it reaches well.
    """

    id: str
    label: Words
    about: Words
    suits: Words
    limits: Words
    effort: int
    hours: tuple[int, int]
    people: tuple[int, int]
    stages: tuple[str, ...]
    groups: tuple[str, ...] = ()


METHODS: Mapping[str, Method] = {
    one.id: one for one in (
        Method("begehung", Words("Begehung im Gebiet", "Walk through the district"),
               Words("Gemeinsam gehen und ansehen, was gut ist und was fehlt.",
                     "Walk together and look at what is good and what is missing."),
               Words("Wohnumfeld, Wege, Spielplätze", "Surroundings, paths, playgrounds"),
               Words("Erreicht kleine Gruppen", "Reaches small groups"),
               1, (6, 16), (5, 20), ("meinungen",), ("aeltere", "schulkinder")),
    )
}
METHOD_WORDS = {one.id: one.label for one in METHODS.values()}
