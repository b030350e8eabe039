"""What a person asked for and does not get: one family of exceptions, so that doors know them."""

from __future__ import annotations

from collections.abc import Sequence

from monitoring.core.problem import Problem


class Refused(Exception):
    """Something that cannot be done as it was asked for; the message is a sentence saying why."""


class NotInRelease(Refused, ValueError):
    """Something asked for that the release does not hold."""


class ProblemsFound(Refused):
    """A refusal with more than one reason; `problems` lists all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(problem.sentence() for problem in problems))
        self.problems = list(problems)
