"""Problems of a table in groups: what stops it, what must be explained, what is only said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from monitoring.core.problem import Problem
from monitoring.core.rounding import rounded
from monitoring.language import text

SEVERITIES = ("error", "warning", "note")
ICONS = {"error": ":material/error:", "warning": ":material/warning:", "note": ":material/info:"}


@dataclass(frozen=True, eq=False)
class Group:
    """All problems of one rule and severity, in the order of the table."""

    severity: str
    rule: str
    problems: tuple[Problem, ...]

    @cached_property
    def sentences(self) -> list[str]:
        """The different sentences of the group."""
        return list(dict.fromkeys(one.message for one in self.problems))


@dataclass(frozen=True, eq=False)
class Findings:
    """All problems of a table; what is counted is counted once, however often the page runs."""

    problems: Sequence[Problem]

    @cached_property
    def groups(self) -> list[Group]:
        """Groups with the most severe first, and among them the one with most problems."""
        found: dict[tuple[str, str], list[Problem]] = {}
        for one in self.problems:
            found.setdefault((one.severity, one.rule), []).append(one)
        groups = [Group(*key, tuple(own)) for key, own in found.items()]
        return sorted(groups, key=lambda one: (SEVERITIES.index(one.severity),
                                               -len(one.problems)))

    def of(self, severity: str) -> list[Group]:
        """The groups of one severity."""
        return [one for one in self.groups if one.severity == severity]

    def count(self, severity: str) -> int:
        """How many problems are of this severity."""
        return sum(len(one.problems) for one in self.of(severity))

    def counts(self) -> str:
        """How many there are of each severity, in words."""
        single = {"error": text("1 Fehler"), "warning": text("1 Warnung"),
                  "note": text("1 Hinweis")}
        shown = {name: rounded(self.count(name), 0) for name in SEVERITIES}
        many = {"error": text("{n} Fehler", n=shown["error"]),
                "warning": text("{n} Warnungen", n=shown["warning"]),
                "note": text("{n} Hinweise", n=shown["note"])}
        return ", ".join(single[name] if self.count(name) == 1 else many[name]
                         for name in SEVERITIES)


def severity_word(severity: str) -> str:
    """The severity in the reader's words."""
    return {"error": text("Fehler"), "warning": text("Warnung"),
            "note": text("Hinweis")}[severity]

