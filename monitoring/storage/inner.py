"""The inner store: unprotected figures and the offices' files, apart from what is published."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from monitoring.core.refused import Refused
from monitoring.language import text
from monitoring.storage.objects import Objects, Unreachable

FOLDER = "inner"


class NotPublished(Refused):
    """A publication that was refused; the message says why."""


def inner_place(location: str, inner: str = "") -> str:
    """
    Where the inner store of a store lies: as it was said, else below a folder.

    "" for a network address of which nobody said it: what readers may open must not hold it.
    """
    place = inner or os.environ.get("SOZIALRAUM_INNER", "")
    if not place and "://" not in location:
        place = str(Path(location) / FOLDER)
    return place.removeprefix("file://")


def inner_at(place: str) -> Objects | None:
    """The inner store at a place; None where it is not there or this process may not read it."""
    if "://" in place:
        try:
            return _distant(place)
        except Unreachable:
            return None
    folder = Path(place) / "objects"
    there = place and os.access(folder, os.R_OK | os.X_OK)
    return Objects(place, create=False) if there else None


def created_inner(place: str) -> Objects:
    """The inner store, made now if it is not there; only its owner may enter a new folder."""
    if not place:
        raise NotPublished(not_there(place))
    if "://" in place:
        return _distant(place)
    folder = Path(place)
    if not folder.is_dir():
        try:
            folder.mkdir(mode=0o700, parents=True)
            folder.chmod(0o700)
        except OSError as error:
            raise NotPublished(
                text("Der innere Speicher {place} lässt sich nicht anlegen ({error}). Bitte Ort "
                     "und Rechte prüfen.", place=place, error=error.strerror)
            ) from None
    return Objects(place)


def not_there(place: str) -> str:
    """What to say where unprotected figures are needed and the inner store is not there."""
    return text("Die ungeschützten Werte sind hier nicht zugänglich (innerer Speicher: {place}). "
                "Zum Veröffentlichen bitte SOZIALRAUM_INNER oder --inner auf ihren Ort setzen, mit "
                "Leserecht.", place=place or "–")


@cache
def _distant(place: str) -> Objects:
    """A network place, which takes long to open."""
    return Objects(place)
