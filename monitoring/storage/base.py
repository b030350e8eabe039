"""The current release as a draft starts from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from monitoring.core.city import City
from monitoring.core.cube import Cube
from monitoring.storage.ledger import Entry
from monitoring.storage.objects import Damaged
from monitoring.storage.release_layers import areas_of, cube_from, file_names
from monitoring.storage.sources import Delivery
from monitoring.storage.store import Store
from monitoring.storage.waiting import Waiting


@dataclass(frozen=True, eq=False)
class Base:
    """
    Number, manifest and unprotected figures of the current release; 0, None and None without one.

    A file that is delivered again under its name gets a name of its own in `files` and `sources`,
    so that earlier cells keep pointing to what they were read from; `renamed` are these names.
    `inner` is the release's manifest in the inner store, None in one of an earlier version.
    """

    release: int
    manifest: dict[str, Any] | None
    cube: Cube | None
    files: tuple[str, ...] = ()
    sources: tuple[dict[str, Any], ...] = ()
    renamed: frozenset[str] = frozenset()
    inner: dict[str, Any] | None = None


def base_of(store: Store, city: City, delivery: Delivery) -> Base:
    """The current release; raises NotPublished where its inner store is not there."""
    entry = store.ledger.current()
    if entry is None:
        return Base(0, None, None)
    manifest = store.manifest(entry)
    sources = inner_sources(store, entry)
    names = {name: f"{name} (#{one['since']})" if name in delivery.files else name
             for name, one in sources.items()}
    return Base(
        entry.id, manifest, unprotected(store, city, entry),
        tuple(dict.fromkeys(["", *names.values()])),
        tuple({**one, "name": names[name]} for name, one in sources.items()),
        frozenset(names[name] for name in sources if name in delivery.files),
        store.inner_manifest(entry),
    )


def unprotected(store: Store, city: City, release: Entry | Waiting) -> Cube:
    """Every figure of a release or draft; raises NotPublished without the inner store."""
    manifest, inner = store.manifest(release), store.inner_manifest(release)
    objects = store.objects if inner is None else store.inner
    assert objects is not None
    listed = manifest["indicators"] if inner is None else inner["indicators"]
    return cube_from(objects, listed, areas_of(store, manifest, city), file_names(manifest), city)


def inner_sources(store: Store, release: Entry) -> dict[str, dict[str, Any]]:
    """
    Everything about the source files of a release by name: also hash, length and kept file.

    Raises NotPublished without the inner store.
    """
    inner = store.inner_manifest(release)
    apart = {one["name"]: one for one in inner["sources"]} if inner else {}
    found = {}
    for one in store.manifest(release)["sources"]:
        known = {"since": _since(store, release, one)} if "since" not in one else {}
        found[one["name"]] = {**known, **one, **apart.get(one["name"], {})}
    return found


def _since(store: Store, release: Entry, source: dict[str, Any]) -> int:
    """The release that brought a file; those of earlier versions know its hash only."""
    first = release.id
    for entry in reversed(store.ledger.entries()[: release.id]):
        try:
            known = {one.get("sha256") for one in store.manifest(entry)["sources"]}
        except Damaged:
            break
        if source["sha256"] not in known:
            break
        first = entry.id
    return first
