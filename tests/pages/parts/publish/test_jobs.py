"""Work in the background: it can be cancelled, speaks the page's language, and never raises."""

from __future__ import annotations

from threading import Event

from monitoring.language import current, speak
from monitoring.pages.parts.publish.jobs import Job, Tell
from monitoring.storage.objects import Damaged


def test_cancelled_work_ends_at_its_next_step() -> None:
    begun, cancelled = Event(), Event()

    def work(tell: Tell) -> str:
        begun.set()
        assert cancelled.wait(10)
        tell("Lesen", 0.5)
        return "nobody waits for this"

    job = Job(work)
    assert begun.wait(10)
    assert not job.done
    job.cancel()
    cancelled.set()
    assert job.wait(10)
    assert (job.result, job.error) == (None, "Abgebrochen.")


def test_work_in_the_background_speaks_the_language_of_the_page() -> None:
    speak("en")
    job = Job(lambda _: current())
    assert job.wait(10)
    assert job.result == "en"


def test_refusals_and_mistakes_become_sentences() -> None:
    def refused(_: Tell) -> None:
        raise Damaged("Die Datei ist beschädigt.")

    def mistaken(_: Tell) -> None:
        raise ZeroDivisionError("by zero")

    jobs = [Job(refused), Job(mistaken)]
    assert all(job.wait(10) for job in jobs)
    assert jobs[0].error == "Die Datei ist beschädigt."
    assert "ZeroDivisionError, by zero" in jobs[1].error
