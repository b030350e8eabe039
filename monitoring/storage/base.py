"""The current release as a draft starts from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from monitoring.core.area import areas_from
from monitoring.core.city import City
from monitoring.core.cube import Cube
from monitoring.storage import parquet
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.sources import Delivery
from monitoring.storage.store import Store


@dataclass(frozen=True, eq=False)
class Base:
    """
    Number, manifest and figures of the current release; 0, None and None while there is none.

    A file that is delivered again under its name with other content gets a name of its own in
    `files` and `sources`, so that earlier cells keep pointing to what they were read from.
    """

    release: int
    manifest: dict[str, Any] | None
    cube: Cube | None
    files: tuple[str, ...] = ()
    sources: tuple[dict[str, Any], ...] = ()


def base_of(
    store: Store, city: City, delivery: Delivery, snapshot: Snapshot | None = None
) -> Base:
    """The current release; one that is already in memory is not read again."""
    entry = store.ledger.current()
    if entry is None:
        return Base(0, None, None)
    manifest = store.manifest(entry)
    names = {}
    for one in manifest["sources"]:
        again = delivery.files.get(one["name"])
        other = again is not None and again.fingerprint != one["sha256"]
        names[one["name"]] = f"{one['name']} ({one['sha256'][:8]})" if other else one["name"]
    cube = snapshot.cube if snapshot and snapshot.release == entry else _cube(store, city, manifest)
    return Base(
        entry.id, manifest, cube,
        tuple(dict.fromkeys(["", *names.values()])),
        tuple({**one, "name": names[one["name"]]} for one in manifest["sources"]),
    )


def _cube(store: Store, city: City, manifest: dict[str, Any]) -> Cube:
    table = parquet.area_table_in(store.objects.get(manifest["areas"]))
    areas = areas_from(table, [level.id for level in city.frame.levels])
    known = {name: one for name, one in manifest["indicators"].items() if name in city.indicators}
    contents = {name: store.objects.get(one["object"]) for name, one in known.items()}
    files = tuple(dict.fromkeys(["", *(one["name"] for one in manifest["sources"])]))
    names = tuple(name for name in city.indicators if name in contents)
    return parquet.cube_in(contents, areas, files, names)
