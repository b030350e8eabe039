"""Publishing: files first, one ledger row last; undo by making earlier files current again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from monitoring.core.city import City
from monitoring.core.corrections import corrections_after, no_corrections
from monitoring.core.problem import errors
from monitoring.language import text
from monitoring.storage import parquet
from monitoring.storage.draft_outlines import facility_object, ordered, outline_objects
from monitoring.storage.drafting import Draft
from monitoring.storage.ledger import Entry
from monitoring.storage.sources import SourceFile
from monitoring.storage.store import Store
from monitoring.storage.waiting import Waiting


class NotPublished(Exception):
    """A publication that was refused; the message says why."""


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
    details = _details(made, reason)
    if not made.city.frame.publishing.second_person:
        return publish(store, made, by, note, details)
    name = stored(store, made, by, note)
    return store.ledger.submit(name, by.strip(), note.strip(), made.after, details)


def _details(made: Draft, reason: str) -> dict[str, Any]:
    """What the record keeps of a draft: changes, files, and warnings with the reason given."""
    warnings: dict[str, int] = {}
    for one in made.problems:
        if one.severity == "warning":
            warnings[one.rule] = warnings.get(one.rule, 0) + 1
    found: dict[str, Any] = {"changes": made.changes, "files": sorted(made.delivery.files)}
    return found | ({"warnings": warnings, "reason": reason.strip()} if warnings else {})


def stored(store: Store, made: Draft, by: str, note: str) -> str:
    """Name of the manifest of a draft whose files are all kept now; nothing is current yet."""
    if stopping := errors(made.problems):
        raise NotPublished(text("{n} Fehler verhindern die Veröffentlichung.", n=len(stopping)))
    _check_words(by, note)
    if not made.accepted and made.outlines is None and made.crosswalks is None:
        raise NotPublished(text("Es gibt nichts zu veröffentlichen: keine Zeile wurde gelesen."))
    manifest = _manifest(store, made)
    content = json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=1).encode()
    return store.objects.put(content, "json")


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
    """An earlier release whose files are undamaged, and the current one."""
    earlier, current = store.entry(release), store.ledger.current()
    if earlier is None or current is None:
        raise NotPublished(text("Die Ausgabe {id} gibt es nicht.", id=release))
    _check_words(by, note)
    if damaged := store.damaged_files(earlier):
        raise NotPublished(
            text("Die Ausgabe {id} ist beschädigt und wird nicht wieder gültig: {what}",
                 id=release, what="; ".join(damaged))
        )
    return earlier, current


def _check_words(by: str, note: str) -> None:
    if not by.strip() or not note.strip():
        raise NotPublished(text("Zur Veröffentlichung gehören ein Name und eine Notiz."))


def _manifest(store: Store, made: Draft) -> dict[str, Any]:
    """Write every file of the release and list them."""
    before = made.base.manifest or {}
    sources = _sources(store, made)
    manifest = {
        "city": made.city.frame.id,
        "indicators": _indicators(store, made),
        "areas": before.get("areas"),
        "outlines": before.get("outlines", {}),
        "facilities": before.get("facilities"),
        "crosswalks": before.get("crosswalks"),
        "corrections": _corrections(store, made),
        "sources": sources,
        "audit": made.audit.record(),
    }
    if made.outlines is not None:
        in_order = ordered(made.outlines, made.areas)
        manifest["areas"] = store.objects.put(parquet.areas_file(in_order), "parquet")
        manifest["outlines"] = outline_objects(store, made.outlines, made.areas, made.city)
    if made.facilities is not None:
        manifest["facilities"] = facility_object(store, made)
    if made.crosswalks is not None:
        content = parquet.frame_file(made.crosswalks)
        manifest["crosswalks"] = store.objects.put(content, "crosswalks.parquet")
    return manifest


def _indicators(store: Store, made: Draft) -> dict[str, Any]:
    """The file of every indicator of which anything is known."""
    found = {}
    for name in made.cube.indicators:
        at = [number for number, plane in enumerate(made.cube.planes)
              if plane.partition(":")[0] == name]
        if not made.cube.observed[at].any():
            continue
        content = parquet.observations_file(made.cube, name, made.files)
        found[name] = {
            "object": store.objects.put(content, "parquet"),
            "rows": int(made.cube.observed[at].sum()),
            "version": made.city.indicators[name].version,
        }
    return found


def _corrections(store: Store, made: Draft) -> str | None:
    """The file of all corrections so far; None while there are none."""
    name = (made.base.manifest or {}).get("corrections")
    known = parquet.frame_in(store.objects.get(name)) if name else no_corrections()
    found = corrections_after(known, made.before, made.cube, made.after + 1)
    return store.objects.put(parquet.frame_file(found), "parquet") if len(found) else None


def _sources(store: Store, made: Draft) -> list[dict[str, Any]]:
    """Source files of the release: those before and the delivered ones, kept with their hash."""
    delivered = made.delivery.files
    codes = np.unique(made.cube.file[made.cube.observed])
    used = {made.files[code] for code in codes.tolist()}
    renamed = {f"{name} ({one['sha256'][:8]})" for one in made.base.sources for name in delivered}
    kept = [
        one
        for one in made.base.sources
        if one["name"] not in delivered and (one["name"] in used or one["name"] not in renamed)
    ]
    for name, source in sorted(delivered.items()):
        content = _as_read(name, source)
        object_ = store.objects.put(content, "source")
        kept.append({"name": name, "recipe": source.recipe, "bytes": len(content),
                     "sha256": object_.partition(".")[0], "object": object_})
    return kept


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
