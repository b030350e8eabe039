"""Releases and acts as people and programs read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from monitoring.core.city import City
from monitoring.storage.inner import NotPublished
from monitoring.storage.ledger import Entry
from monitoring.storage.objects import Damaged
from monitoring.storage.record import Act, from_json
from monitoring.storage.release_layers import layer_of, most_detailed
from monitoring.storage.store import Store
from monitoring.storage.waiting import Waiting

# How many figures a draft changed or warned of.
APART = ("changes", "warnings")


def history(store: Store, city: City, profile: str = "") -> list[dict[str, Any]]:
    """
    One record per release, oldest first; `files` are empty where the list is damaged.

    `audit` is that of the layer that people of the profile see, None where there is none.
    `act` says whether it was published or restored; `approved_by` names the second person.
    """
    contents = store.ledger.contents()
    approved = {one.to_release: one.by for one in contents.acts if one.act == "approved"}
    return [
        {
            "id": one.id,
            "time": one.time,
            "by": one.by,
            "note": one.note,
            "files": _files(store, one),
            "current": one.id == contents.entries[-1].id,
            "act": "restored" if one.restored_from else "published",
            "restored_from": one.restored_from,
            "approved_by": approved.get(one.id),
            "audit": _audit(store, city, one, profile),
        }
        for one in contents.entries
    ]


def acts(store: Store, publishes: bool = False) -> list[dict[str, Any]]:
    """
    The record of who did what, oldest first; `details` as they were given.

    Those who publish read what the drafts changed and warned of, as far as the inner store is
    there; others do not learn how many figures changed.
    """
    names = {one.id: one.manifest for one in store.ledger.entries()}
    return [{**asdict(one), "details": _details(store, one, names, publishes)}
            for one in store.ledger.acts()]


def details_of(store: Store, draft: Waiting) -> dict[str, Any]:
    """What those who publish learn of a draft: files, changes, warnings, the reason given."""
    return _with_inner(store, from_json(draft.details), draft.manifest)


def _details(
    store: Store, act: Act, names: Mapping[int, str], publishes: bool
) -> dict[str, Any]:
    found = from_json(act.details)
    if not publishes:
        return {key: value for key, value in found.items() if key not in APART}
    manifest = found.get("manifest") or names.get(act.to_release or 0, "")
    own = act.act in ("published", "submitted") and not found.get("restored_from")
    return _with_inner(store, found, manifest) if own and manifest else found


def _with_inner(store: Store, found: dict[str, Any], manifest: str) -> dict[str, Any]:
    try:
        inner = store.inner_manifest(manifest) or {}
    except (Damaged, NotPublished):
        return found
    return {**found, **inner.get("details", {})}


def _audit(
    store: Store, city: City, entry: Entry, profile: str
) -> dict[str, int | float | None] | None:
    """What the release says about its secret figures; earlier versions did not ask."""
    try:
        layer = layer_of(store.manifest(entry), city, profile or most_detailed(city))
    except Damaged:
        return None
    found: dict[str, int | float | None] | None = layer.get("audit") if layer else None
    return found


def _files(store: Store, entry: Entry) -> list[str]:
    try:
        return [str(file["name"]) for file in store.manifest(entry)["sources"]]
    except Damaged:
        return []
