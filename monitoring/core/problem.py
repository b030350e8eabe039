"""A problem names what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from monitoring.language import text


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding in a declaration or a table; `message` says why and what to do."""

    rule: str
    message: str
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    severity: str = "error"

    def as_record(self) -> dict[str, str | int | None]:
        """The problem as the command line prints it in JSON."""
        return asdict(self)

    def sentence(self) -> str:
        """Where and what in one line for people."""
        place = [self.file]
        if self.sheet:
            place.append(text("Blatt {sheet}", sheet=self.sheet))
        if self.row is not None:
            place.append(text("Zeile {row}", row=self.row))
        if self.column:
            place.append(text("Spalte „{column}“", column=self.column))
        if self.value:
            place.append(text("Wert „{value}“", value=self.value))
        return ", ".join(part for part in place if part) + ": " + self.message


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that stop a publication."""
    return [problem for problem in problems if problem.severity == "error"]
