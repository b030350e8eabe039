"""The files of a release: layers for readers, and apart from them everything else."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from typing import Any

import pandas as pd

from monitoring.core.cube import Cube, plane_parts
from monitoring.core.protection.establishments import open_register
from monitoring.core.protection.report import audit_table
from monitoring.storage import parquet
from monitoring.storage.draft_outlines import ordered, outline_objects, placed_facilities
from monitoring.storage.drafting import Draft
from monitoring.storage.inner import NotPublished, created_inner, not_there
from monitoring.storage.objects import Objects
from monitoring.storage.places import may_be_shown
from monitoring.storage.release_declarations import keep_declarations
from monitoring.storage.shown_changes import shown_corrections
from monitoring.storage.source_files import inner_part, public_part, source_entries
from monitoring.storage.store import Store


def keep_files(store: Store, made: Draft, details: dict[str, Any]) -> str:
    """
    Write every file of a draft; gives the name of its manifest, nothing is current yet.

    `details` are what only those learn who publish. Raises NotPublished.
    """
    if made.base.inner is not None and store.inner is None:
        raise NotPublished(not_there(store.inner_place))
    # Whatever may fail by itself comes before a file is written.
    made.protected()
    inner = created_inner(store.inner_place)
    sources = source_entries(made, inner)
    register = placed_facilities(made)
    apart = {
        "city": made.city.frame.id,
        "indicators": _indicators(inner, made.cube, made),
        "sources": [inner_part(one) for one in sources],
        "details": details,
        "facilities": _register(inner, made, register),
        "audit": inner.put(parquet.frame_file(audit_table(made.layers)), "parquet"),
        # Nobody can guess the content from its hash, which readers see.
        "salt": secrets.token_hex(32),
    }
    manifest = {**_shared(store, made, register), "sources": [public_part(one) for one in sources],
                "inner": inner.put(_document(apart), "json")}
    return store.objects.put(_document(manifest), "json")


def _document(manifest: dict[str, Any]) -> bytes:
    # Profiles stay in their order, the most detailed first.
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode()


def _register(inner: Objects, made: Draft, register: pd.DataFrame | None) -> str | None:
    """The whole register, also what readers do not see of it."""
    if made.facilities is None:
        known: str | None = (made.base.inner or {}).get("facilities")
        return known
    return None if register is None else inner.put(parquet.frame_file(register), "parquet")


def _shared(store: Store, made: Draft, register: pd.DataFrame | None) -> dict[str, Any]:
    """The layers of all profiles, the most detailed first by itself, and what all see."""
    before = made.base.manifest or {}
    profiles = {name: _layer(store, made, name) for name in made.layers}
    manifest = {
        "city": made.city.frame.id,
        **next(iter(profiles.values())),
        "profiles": profiles,
        "areas": before.get("areas"),
        "outlines": before.get("outlines", {}),
        "facilities": before.get("facilities"),
        "crosswalks": before.get("crosswalks"),
        "declarations": keep_declarations(store, made.city),
    }
    if made.outlines is not None:
        in_order = ordered(made.outlines, made.areas)
        manifest["areas"] = store.objects.put(parquet.areas_file(in_order), "parquet")
        manifest["outlines"] = outline_objects(store, made.outlines, made.areas, made.city)
    if made.facilities is not None:
        manifest["facilities"] = None if register is None else store.objects.put(
            parquet.frame_file(open_register(register, made.city)), "facilities.parquet")
    if made.crosswalks is not None:
        content = parquet.frame_file(made.crosswalks)
        manifest["crosswalks"] = store.objects.put(content, "crosswalks.parquet")
    return manifest


def _layer(store: Store, made: Draft, profile: str) -> dict[str, Any]:
    """Figures, corrections and audit of one profile."""
    layer = made.layers[profile]
    found = shown_corrections(made, profile)
    content = parquet.frame_file(found) if len(found) else b""
    return {
        # An indicator without a rule of protection stays inside.
        "indicators": _indicators(store.objects, layer.cube, made,
                                  lambda name: may_be_shown(made.city, name)),
        "corrections": store.objects.put(content, "parquet") if content else None,
        "audit": layer.report.record(),
    }


def _indicators(
    objects: Objects, cube: Cube, made: Draft, wanted: Callable[[str], bool] = lambda _: True
) -> dict[str, Any]:
    """The file of every wanted indicator of which anything is known."""
    found = {}
    for name in filter(wanted, cube.indicators):
        at = [number for number, plane in enumerate(cube.planes)
              if plane_parts(plane)[0] == name]
        if not cube.observed[at].any():
            continue
        content = parquet.observations_file(cube, name, made.files)
        found[name] = {
            "object": objects.put(content, "parquet"),
            "rows": int(cube.observed[at].sum()),
            "version": made.city.indicators[name].version,
        }
    return found
