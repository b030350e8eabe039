"""A store: the files of all releases and the ledger that names the current one."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import platformdirs

from monitoring.language import text
from monitoring.storage.anchors import Anchors
from monitoring.storage.broken_links import broken_links
from monitoring.storage.inner import FOLDER, NotPublished, inner_at, inner_place, not_there
from monitoring.storage.ledger import Entry, Ledger
from monitoring.storage.objects import Damaged, Objects, Unreachable
from monitoring.storage.waiting import Waiting


@dataclass(frozen=True)
class Store:
    """
    Where one city's releases are kept.

    `objects` hold what may be shown; `inner_place` is where unprotected figures are kept.
    """

    location: str
    objects: Objects
    ledger: Ledger
    city: str = ""
    inner_place: str = ""

    @property
    def inner(self) -> Objects | None:
        """Unprotected figures and source files; None where this process cannot read them."""
        return inner_at(self.inner_place)

    @cached_property
    def anchors(self) -> Anchors:
        """The files that name the newest rows of the ledger."""
        return Anchors(self.location)

    def manifest(self, release: Entry | Waiting | str) -> dict[str, Any]:
        """
        The files of a release or draft, or of its list by name.

        Raises Damaged, also for another city's.
        """
        own = release if isinstance(release, str) else release.manifest
        try:
            found: dict[str, Any] = json.loads(self.objects.get(own))
            city = found["city"]
        except (ValueError, KeyError, TypeError):
            raise Damaged(text("Die Datei {name} ist keine Liste der Dateien einer Ausgabe.",
                               name=own)) from None
        if self.city and city != self.city:
            raise Damaged(
                text("Der Speicher {location} gehört zur Stadt „{other}“, nicht zu „{city}“. Bitte "
                     "--city oder --store berichtigen.", location=self.location,
                     other=city, city=self.city)
            )
        return found

    def inner_manifest(self, release: Entry | Waiting | str) -> dict[str, Any] | None:
        """
        The unprotected files of a release; None for one of an earlier version, which has none.

        Raises NotPublished where the inner store is not there, and Damaged.
        """
        token = self.manifest(release).get("inner")
        if not token:
            return None
        inner = self.inner
        if inner is None:
            raise NotPublished(not_there(self.inner_place))
        found: dict[str, Any] = json.loads(inner.get(token))
        return found

    def entry(self, release: int) -> Entry | None:
        """The release with this number."""
        return next((one for one in self.ledger.entries() if one.id == release), None)

    def approve(self, draft: int, by: str, note: str = "") -> Entry:
        """
        Publish a waiting draft whose files are whole.

        Raises Damaged, Overtaken, NotAllowed, and NotPublished without the inner store.
        """
        found = next((one for one in self.ledger.waiting() if one.id == draft), None)
        if found and (damaged := self.damaged_files(found)):
            raise Damaged(
                text("Der Entwurf {id} ist beschädigt und wird nicht veröffentlicht: {what} Bitte "
                     "ihn ablehnen und die Tabelle neu laden.", id=draft, what="; ".join(damaged))
            )
        if found:
            self.inner_manifest(found)
        return self.ledger.approve(draft, by, note)

    def damages(self) -> list[str]:
        """Sentences for every broken link of the ledger and every damaged file."""
        # Anchors first: a release that somebody adds meanwhile must not seem to be missing.
        anchors = self.anchors.found()
        contents = self.ledger.contents()
        found = broken_links(contents, anchors)
        seen: set[str] = set()
        for entry in contents.entries:
            damaged = self.damaged_files(entry, seen)
            found += [text("Ausgabe {id}: {what}", id=entry.id, what=one) for one in damaged]
        for draft in contents.drafts:
            damaged = self.damaged_files(draft, seen) if draft.state == "waiting" else []
            found += [text("Entwurf {id}: {what}", id=draft.id, what=one) for one in damaged]
        return found

    def damaged_files(
        self, release: Entry | Waiting, seen: set[str] | None = None
    ) -> list[str]:
        """
        Sentences for every damaged file of a release; `seen` ones are not read again.

        The inner store is looked through where it is there.
        """
        seen = set() if seen is None else seen
        try:
            manifest = self.manifest(release)
        except Damaged as damage:
            return [str(damage)]
        found = _damaged(self.objects, names_in(manifest), seen)
        inner, token = self.inner, manifest.get("inner")
        if inner is None or not token:
            return found
        try:
            own = json.loads(inner.get(token))
        except (Damaged, ValueError) as damage:
            return [*found, str(damage)]
        return [*found, *_damaged(inner, inner_names(own), seen, f"{FOLDER}/")]


def _damaged(objects: Objects, names: set[str], seen: set[str], place: str = "") -> list[str]:
    """Both stores may keep a file of the same name: where nothing is hidden."""
    found = []
    for name in sorted(one for one in names if place + one not in seen):
        try:
            objects.get(name)
        except Damaged as damage:
            found.append(str(damage))
    seen.update(place + one for one in names)
    return found


def names_in(manifest: dict[str, Any]) -> set[str]:
    """Names of all files that a manifest lists, but for those of the inner store."""
    layers = [manifest, *manifest.get("profiles", {}).values()]
    names = {one["object"] for layer in layers for one in layer["indicators"].values()}
    names |= {manifest["areas"], *manifest["outlines"].values()}
    # Releases of earlier versions list source files here, and neither corrections nor crosswalks.
    names |= {one["object"] for one in manifest["sources"] if one.get("object")}
    rest = {manifest["facilities"], manifest.get("crosswalks"), manifest.get("declarations")}
    rest |= {layer.get("corrections") for layer in layers}
    return names | (rest - {None})


def inner_names(manifest: dict[str, Any]) -> set[str]:
    """Names of all files that a manifest of the inner store lists."""
    kept = [*manifest["indicators"].values(), *manifest["sources"]]
    rest = (manifest.get("facilities"), manifest.get("audit"))
    return {one["object"] for one in kept if one.get("object")} | {one for one in rest if one}


def store_at(
    location: str = "", database: str = "", city: str = "", inner: str = ""
) -> Store:
    """The store at a location; by default a folder in the user's data directory."""
    location = location or os.environ.get("SOZIALRAUM_STORE", "")
    if not location:
        location = str(Path(platformdirs.user_data_dir("sozialraum")) / (city or "demo") / "store")
    location = location.removeprefix("file://")
    objects = Objects(location)
    database = database or os.environ.get("SOZIALRAUM_DATABASE", "")
    if not database:
        if "://" in location:
            raise Unreachable(
                text("Ein Speicher unter einer Netzadresse braucht SOZIALRAUM_DATABASE für das "
                     "Verzeichnis der Ausgaben.")
            )
        database = f"sqlite:///{Path(location).absolute() / 'ledger.sqlite'}"
    return Store(location, objects, Ledger(database, Anchors(location).keep), city,
                 inner_place(location, inner))
