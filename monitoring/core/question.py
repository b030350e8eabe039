"""A question names what a table leaves open; nothing is guessed in its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """
    One open choice of a reading; `id` is the key of its answer, `options` the answers.

    The first option is what the table was shown with. `evidence` quotes cells or lines.
    """

    id: str
    message: str
    options: tuple[str, ...]
    sheet: str = ""
    column: str = ""
    evidence: tuple[str, ...] = ()
