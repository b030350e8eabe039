"""Publishing: files first, one ledger row last; undo by making earlier files current again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from monitoring.core.city import City
from monitoring.core.problem import errors
from monitoring.language import text
from monitoring.storage.drafting import Draft
from monitoring.storage.inner import NotPublished
from monitoring.storage.ledger import Entry
from monitoring.storage.release_files import keep_files
from monitoring.storage.shown_changes import shown_counts
from monitoring.storage.store import Store
from monitoring.storage.waiting import Waiting

__all__ = ["NotPublished", "hand_back", "hand_in", "publish", "restore", "stored"]


def publish(
    store: Store, made: Draft, by: str, note: str, details: Mapping[str, Any] | None = None
) -> Entry:
    """Store the draft as the next release; raises NotPublished or Overtaken with the reason."""
    name = stored(store, made, by, note)
    return store.ledger.add(name, by.strip(), note.strip(), made.after, details=details)


def hand_in(store: Store, made: Draft, by: str, note: str, reason: str) -> Entry | Waiting:
    """
    Publish a draft, or let it wait for a second person where the city demands one.

    `reason` says why the warnings do not matter; it is kept in the record. Raises NotPublished,
    NotAllowed or Overtaken.
    """
    name = stored(store, made, by, note)
    by, note, details = by.strip(), note.strip(), _details(made, note, reason)
    if made.city.frame.publishing.second_person:
        return store.ledger.submit(name, by, note, made.after, details)
    return store.ledger.add(name, by, note, made.after, details=details)


def _details(made: Draft, note: str, reason: str) -> dict[str, Any]:
    """
    What the record keeps of a draft: changes of published figures, files, the reason given.

    The record stands with the ledger, which readers have: counts of the draft itself stay inside.
    """
    found: dict[str, Any] = {"changes": shown_counts(made), "files": sorted(made.delivery.files)}
    said = reason.strip()
    return found | ({"reason": said} if said and said != note.strip() else {})


def _inner_details(made: Draft) -> dict[str, Any]:
    """Changes of the draft itself and its warnings, for those who publish."""
    warnings: dict[str, int] = {}
    for one in made.problems:
        if one.severity == "warning":
            warnings[one.rule] = warnings.get(one.rule, 0) + 1
    found: dict[str, Any] = {"changes": made.changes}
    return found | ({"warnings": warnings} if warnings else {})


def stored(store: Store, made: Draft, by: str, note: str) -> str:
    """Name of the manifest of a draft whose files are all kept now; nothing is current yet."""
    if stopping := errors(made.problems):
        raise NotPublished(text("{n} Fehler verhindern die Veröffentlichung.", n=len(stopping)))
    _check_words(by, note)
    if not made.accepted and made.outlines is None and made.crosswalks is None:
        raise NotPublished(text("Es gibt nichts zu veröffentlichen: keine Zeile wurde gelesen."))
    return keep_files(store, made, _inner_details(made))


def hand_back(store: Store, city: City, release: int, by: str, note: str) -> Entry | Waiting:
    """Make an earlier release current again, or let that wait for a second person."""
    if not city.frame.publishing.second_person:
        return restore(store, release, by, note)
    earlier, current = _whole(store, release, by, note)
    return store.ledger.submit(earlier.manifest, by.strip(), note.strip(), current.id,
                               {"restored_from": release})


def restore(store: Store, release: int, by: str, note: str) -> Entry:
    """Make an earlier release current again, as a new release."""
    earlier, current = _whole(store, release, by, note)
    return store.ledger.add(earlier.manifest, by.strip(), note.strip(), current.id, release)


def _whole(store: Store, release: int, by: str, note: str) -> tuple[Entry, Entry]:
    """An earlier release whose files are undamaged, and the current one, inner files too."""
    earlier, current = store.entry(release), store.ledger.current()
    if earlier is None or current is None:
        raise NotPublished(text("Die Ausgabe {id} gibt es nicht.", id=release))
    _check_words(by, note)
    store.inner_manifest(current)
    if damaged := store.damaged_files(earlier):
        raise NotPublished(
            text("Die Ausgabe {id} ist beschädigt und wird nicht wieder gültig: {what}",
                 id=release, what="; ".join(damaged))
        )
    return earlier, current


def _check_words(by: str, note: str) -> None:
    if not by.strip() or not note.strip():
        raise NotPublished(text("Zur Veröffentlichung gehören ein Name und eine Notiz."))
