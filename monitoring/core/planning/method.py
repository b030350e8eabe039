"""What the library knows about a participation method."""

from __future__ import annotations

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
