"""Entries as a file delivers them, before anything is checked against the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from monitoring.core.planning.kinds import KINDS
from monitoring.core.problem import Problem
from monitoring.language import text


@dataclass(frozen=True, slots=True)
class Delivered:
    """
    One entry in a file: its raw fields and where it stands.

    `version` is the one that was read before it was changed, None if the file does not say.
    `entry` is its place in a list of entries. `by`, `author`, `time`, `note` and `gone` come with
    first entries only.
    """

    kind: str
    id: str
    version: int | None
    raw: Mapping[str, Any]
    file: str
    sheet: str = ""
    row: int | None = None
    entry: int | None = None
    by: str = ""
    author: str = ""
    time: str = ""
    note: str = ""
    gone: bool = False

    def placed(self, problem: Problem) -> Problem:
        """The problem with the place of this entry."""
        message = problem.message
        if self.entry is not None:
            label = KINDS[self.kind].label if self.kind in KINDS else self.kind
            named = f"{label} {self.id}".strip() or "–"
            message = text("Eintrag {number} ({entry}): {message}", number=self.entry,
                           entry=named, message=message)
        return replace(problem, file=self.file, sheet=self.sheet, row=self.row, message=message)

    def refused(self, rule: str, message: str, column: str = "", value: str = "") -> Problem:
        """A problem of this entry."""
        return self.placed(Problem(rule, message, column=column, value=value))
