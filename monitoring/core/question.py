"""A question names what a table leaves open; nothing is guessed in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from monitoring.language import text

YEARS = re.compile(r"(?:19|20|21)\d\d")


@dataclass(frozen=True, slots=True)
class Question:
    """
    One open choice of a reading; `id` is the key of its answer, `options` the answers.

    The first option is what the table was shown with. `labels` say the options to people, where
    the options are no words themselves. `evidence` quotes cells or lines.
    """

    id: str
    message: str
    options: tuple[str, ...]
    sheet: str = ""
    column: str = ""
    evidence: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The options as people read them."""
        return self.labels or self.options


@dataclass
class Choices:
    """
    The open choices of one table: answered ones are applied, the others asked about.

    Ids name the kind of the choice, the sheet and the column, with a star for every year, so that
    they hold for the table of the next year; only later tables of a sheet are numbered.
    """

    sheet: str
    table: int
    answers: Mapping[str, str]
    questions: list[Question] = field(default_factory=list)

    def choose(
        self, kind: str, about: str, message: str, options: Mapping[str, str] | Sequence[str],
        column: str = "", evidence: Sequence[str] = (),
    ) -> str:
        """
        The answer to one choice; where there is none, the first option, and a question.

        `options` are the answers, or the answers with their words for people.
        """
        key = self._key(kind, about)
        given = self.answers.get(key, "")
        if given in options:
            return given
        if all((one.id, one.column) != (key, column) for one in self.questions):
            labels = tuple(options.values()) if isinstance(options, Mapping) else ()
            self.questions.append(Question(key, message, tuple(options), self.sheet, column,
                                           tuple(evidence)[:8], labels))
        return next(iter(options))

    def answered(self, kind: str, about: str) -> bool:
        """Whether a choice needs no question any more."""
        key = self._key(kind, about)
        return key in self.answers and all(one.id != key for one in self.questions)

    def _key(self, kind: str, about: str) -> str:
        number = f"#{self.table}" if self.table > 1 else ""
        parts = [kind, YEARS.sub("*", self.sheet), YEARS.sub("*", about)]
        return ":".join(part for part in parts if part) + number

    def agreed(
        self, kind: str, about: str, message: str, first: bool, column: str = "",
        evidence: Sequence[str] = (),
    ) -> bool:
        """The answer to a question of yes or no, where `first` is what is shown until then."""
        words = {"yes": text("ja"), "no": text("nein")}
        order = ("yes", "no") if first else ("no", "yes")
        options = {answer: words[answer] for answer in order}
        return self.choose(kind, about, message, options, column, evidence) == "yes"
