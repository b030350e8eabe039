"""The table that a statistician is working on, kept for her session only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from typing import Any

import streamlit as st

from monitoring.core.city import City
from monitoring.core.recipe import ObservationsRecipe
from monitoring.language import current, text
from monitoring.pages.parts import address
from monitoring.pages.parts.publish.choice import Choice, adapted
from monitoring.pages.parts.publish.consequences import Consequences, consequences_of
from monitoring.pages.parts.publish.findings import Findings
from monitoring.pages.parts.publish.jobs import Job, Tell
from monitoring.pages.parts.publish.understanding import Understood, chosen_recipe, understood
from monitoring.storage.drafting import draft
from monitoring.storage.opened import Opened, answers_of, opened
from monitoring.storage.served import served_city, served_snapshot, served_store
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.store import Store

KEY = "publish_work"
# Small tables are done before anybody could read a bar of progress.
PATIENCE = 1.0
_numbers = count(1)
Answers = frozenset[tuple[str, str]]
Readings = Mapping[Answers, Opened]


@dataclass(frozen=True, eq=False)
class Examined:
    """What is understood of the table and, once nothing is open, what it would change."""

    understood: Understood
    readings: Readings
    consequences: Consequences | None = None

    @cached_property
    def findings(self) -> Findings:
        """Everything that is wrong or doubtful, as far as the table was checked."""
        made = self.consequences.draft if self.consequences else None
        return Findings(made.problems if made else self.understood.problems)


@dataclass(eq=False)
class Work:
    """
    One file on its way to a release.

    `number` tells its widgets from those of an earlier file; `examined` is the last result, also
    while a new one is being worked out in `job`.
    """

    name: str
    content: bytes
    choice: Choice = field(default_factory=Choice)
    number: int = field(default_factory=lambda: next(_numbers))
    job: Job[Examined] | None = None
    examined: Examined | None = None
    error: str = ""
    refusal: str = ""
    patience: float = PATIENCE
    language: str = ""

    def say(self, **words: Any) -> None:
        """Change something about how the table is read, and examine it again."""
        self.choice = replace(self.choice, **words)
        self.examine()

    def examine(self) -> None:
        """Read, check and compare in the background, against the current release."""
        # A widget's callback runs before the page has said in which language.
        address.begin()
        if self.job:
            self.job.cancel()
        self.error, self.refusal, self.patience = "", "", PATIENCE
        self.language = current()
        city, store, snapshot = served_city(), served_store(), served_snapshot()
        assert snapshot is not None
        name, content, choice = self.name, self.content, self.choice
        known = self.examined.readings if self.examined else {}
        self.job = Job(lambda tell: _examined(
            _Reader(name, content, known, tell), choice, city, store, snapshot))

    def settle(self) -> bool:
        """
        Take over what the job has found; whether nothing is being worked out any more.

        Waits once for a small table, and never again for a large one. Sentences of another
        language are made anew.
        """
        if self.language != current():
            self.examine()
        if self.job is None:
            return True
        patience, self.patience = self.patience, 0.0
        if not self.job.wait(patience):
            return False
        if self.job.result is not None:
            self.examined = self.job.result
        elif self.examined:
            # What was worked out before belongs to other choices.
            self.examined = replace(self.examined, consequences=None)
        self.error = self.job.error
        self.job = None
        return True

    def understood(self) -> Understood | None:
        """What is understood so far, with what was said since."""
        found = self.examined.understood if self.examined else None
        if found and found.proposal and self.job:
            one = adapted(found.proposals[found.place], self.choice)
            return replace(found, proposal=one)
        return found


def current_work() -> Work | None:
    """The work of this session, None before a file is there."""
    return st.session_state.get(KEY)


def begin_work(name: str, content: bytes) -> None:
    """Start with a new file."""
    drop_work()
    work = Work(name, content)
    st.session_state[KEY] = work
    work.examine()


def drop_work() -> None:
    """Forget the file; nothing of it was stored."""
    work = st.session_state.pop(KEY, None)
    if work and work.job:
        work.job.cancel()


class _Reader:
    """Reads the file with given answers, each time only once."""

    def __init__(self, name: str, content: bytes, known: Readings, tell: Tell) -> None:
        self.name, self.content, self.known, self.tell = name, content, known, tell
        self.used: dict[Answers, Opened] = {}

    def read(self, answers: Mapping[str, str]) -> Opened:
        key = frozenset(answers.items())
        found = self.used.get(key) or self.known.get(key)
        if found is None:
            words = text("Lesen")
            self.tell(words, 0.0)
            found = opened(self.content, self.name, answers,
                           progress=lambda part: self.tell(words, 0.6 * part))
        self.used[key] = found
        return found


def _examined(
    reader: _Reader, choice: Choice, city: City, store: Store, snapshot: Snapshot
) -> Examined:
    found = reader.read(choice.answers)
    recipe = city.recipes.get(chosen_recipe(found, city, choice) or "")
    if isinstance(recipe, ObservationsRecipe) and not _as_read(found, recipe):
        found = reader.read({**answers_of(recipe), **choice.answers})
    reader.tell(text("Prüfen"), 0.6)
    reading = understood(found, reader.content, snapshot, city, choice)
    if reading.questions or reading.delivery is None or not reading.delivery.recipes:
        return Examined(reading, reader.used)
    made = draft(store, city, reading.delivery)
    reader.tell(text("Vergleichen"), 0.8)
    words = text("Schützen")
    return Examined(reading, reader.used, consequences_of(
        made, lambda part: reader.tell(words, 0.8 + 0.2 * part)))


def _as_read(found: Opened, recipe: ObservationsRecipe) -> bool:
    """Whether a file was already read as the recipe says."""
    upload = found.upload
    same = upload.kind != "text" or (recipe.encoding in ("", upload.encoding)
                                     and recipe.delimiter in ("", upload.delimiter))
    return same and not found.questions
