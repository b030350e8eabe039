"""Source files of a release: what readers learn of them, and the files themselves, kept apart."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np

from monitoring.language import text
from monitoring.storage.drafting import Draft
from monitoring.storage.inner import NotPublished
from monitoring.storage.objects import Objects
from monitoring.storage.places import places_of
from monitoring.storage.sources import SourceFile

# Hash and length of a file tell of the figures in it.
APART = ("bytes", "sha256", "object")


def source_entries(made: Draft, inner: Objects) -> list[dict[str, Any]]:
    """
    Every source of the release, those before and the delivered ones; their files are kept.

    Raises NotPublished for a file that changed since it was read.
    """
    delivered = made.delivery.files
    codes = np.unique(made.cube.file[made.cube.observed])
    used = {made.files[code] for code in codes.tolist()}
    kept = [_moved(made, one, inner) for one in made.base.sources
            if one["name"] not in delivered
            and (one["name"] in used or one["name"] not in made.base.renamed)]
    places = places_of(made.delivery, made.city)
    for name, source in sorted(delivered.items()):
        content = _as_read(name, source)
        object_ = inner.put(content, "source")
        kept.append({"name": name, "recipe": source.recipe, "since": made.after + 1,
                     "places": places.get(name, []), "bytes": len(content),
                     "sha256": object_.partition(".")[0], "object": object_})
    return kept


def public_part(source: dict[str, Any]) -> dict[str, Any]:
    """What readers may know of a source file."""
    return {key: value for key, value in source.items() if key not in APART}


def inner_part(source: dict[str, Any]) -> dict[str, Any]:
    """What stays in the inner store."""
    return {key: value for key, value in source.items() if key in ("name", *APART)}


def _moved(made: Draft, source: dict[str, Any], inner: Objects) -> dict[str, Any]:
    """A file that a release of an earlier version kept among what readers may open."""
    if made.base.inner is None and source.get("object"):
        inner.put(made.store.objects.get(source["object"]), "source")
    return source


def _as_read(name: str, source: SourceFile) -> bytes:
    """The file's content, which must still be what the observations were read from."""
    try:
        content = source.read()
    except OSError:
        content = b""
    if hashlib.sha256(content).hexdigest() != source.fingerprint:
        raise NotPublished(
            text("Die Datei {name} fehlt inzwischen oder hat sich seit dem Lesen geändert. Bitte "
                 "noch einmal laden.", name=name)
        )
    return content
