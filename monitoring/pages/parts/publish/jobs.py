"""Work in the background, so that the page stays usable while a large table is read."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread
from typing import Generic, TypeVar

from monitoring.language import current, speaking, text
from monitoring.storage.city import CityRefused
from monitoring.storage.inner import NotPublished
from monitoring.storage.objects import Damaged, Unreachable

T = TypeVar("T")
# Called with the stage and how much of the whole is done, from 0 to 1.
Tell = Callable[[str, float], None]
SAID = (Damaged, Unreachable, CityRefused, NotPublished)


class Cancelled(Exception):
    """Nobody waits for the result any more."""


class Job(Generic[T]):
    """A piece of work in a thread of its own; `stage` and `part` tell how far it has come."""

    def __init__(self, work: Callable[[Tell], T]) -> None:
        self.stage = ""
        self.part = 0.0
        self.result: T | None = None
        self.error = ""
        self._end = Event()
        self._unwanted = Event()
        # The thread does not know the reader: the language goes along.
        Thread(target=self._run, args=(work, current()), daemon=True).start()

    @property
    def done(self) -> bool:
        """Whether there is a result, or a sentence in `error` why there is none."""
        return self._end.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait for the end, but not for ever; whether it is done."""
        return self._end.wait(seconds)

    def cancel(self) -> None:
        """Let the work end at its next step; what it finds is dropped."""
        self._unwanted.set()

    def _run(self, work: Callable[[Tell], T], language: str) -> None:
        with speaking(language):
            try:
                self.result = work(self._tell)
            except Cancelled:
                self.error = text("Abgebrochen.")
            except SAID as refusal:
                self.error = str(refusal)
            except Exception as error:
                logging.getLogger(__name__).exception("a table could not be examined")
                self.error = text("Das hätte nicht geschehen dürfen. Bitte der Entwicklung "
                                  "melden: {kind}, {error}", kind=type(error).__name__,
                                  error=error)
            finally:
                self._end.set()

    def _tell(self, stage: str, part: float) -> None:
        if self._unwanted.is_set():
            raise Cancelled
        self.stage, self.part = stage, part
