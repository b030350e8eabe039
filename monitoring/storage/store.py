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
from monitoring.storage.ledger import Entry, Ledger
from monitoring.storage.objects import Damaged, Objects, Unreachable
from monitoring.storage.waiting import Waiting


@dataclass(frozen=True)
class Store:
    """Where one city's releases are kept."""

    location: str
    objects: Objects
    ledger: Ledger
    city: str = ""

    @cached_property
    def anchors(self) -> Anchors:
        """The files that name the newest rows of the ledger."""
        return Anchors(self.location)

    def manifest(self, release: Entry | Waiting) -> dict[str, Any]:
        """The files of a release or draft; raises Damaged, also for another city's."""
        try:
            found: dict[str, Any] = json.loads(self.objects.get(release.manifest))
            city = found["city"]
        except (ValueError, KeyError, TypeError):
            raise Damaged(text("Die Datei {name} ist keine Liste der Dateien einer Ausgabe.",
                               name=release.manifest)) from None
        if self.city and city != self.city:
            raise Damaged(
                text("Der Speicher {location} gehört zur Stadt „{other}“, nicht zu „{city}“. Bitte "
                     "--city oder --store berichtigen.", location=self.location,
                     other=city, city=self.city)
            )
        return found

    def entry(self, release: int) -> Entry | None:
        """The release with this number."""
        return next((one for one in self.ledger.entries() if one.id == release), None)

    def approve(self, draft: int, by: str, note: str = "") -> Entry:
        """Publish a waiting draft whose files are whole; raises Damaged, Overtaken, NotAllowed."""
        found = next((one for one in self.ledger.waiting() if one.id == draft), None)
        if found and (damaged := self.damaged_files(found)):
            raise Damaged(
                text("Der Entwurf {id} ist beschädigt und wird nicht veröffentlicht: {what} Bitte "
                     "ihn ablehnen und die Tabelle neu laden.", id=draft, what="; ".join(damaged))
            )
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
        """Sentences for every damaged file of a release; `seen` ones are not read again."""
        seen = set() if seen is None else seen
        try:
            names = sorted(names_in(self.manifest(release)) - seen)
        except Damaged as damage:
            return [str(damage)]
        found = []
        for name in names:
            try:
                self.objects.get(name)
            except Damaged as damage:
                found.append(str(damage))
        seen.update(names)
        return found


def names_in(manifest: dict[str, Any]) -> set[str]:
    """Names of all files that a manifest lists."""
    names = {one["object"] for one in manifest["indicators"].values()}
    names |= {manifest["areas"], *manifest["outlines"].values()}
    names |= {one["object"] for one in manifest["sources"] if one.get("object")}
    # Releases of earlier versions have neither corrections nor crosswalks.
    rest = {manifest["facilities"], manifest.get("corrections"), manifest.get("crosswalks")}
    return names | (rest - {None})


def store_at(location: str = "", database: str = "", city: str = "") -> Store:
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
    return Store(location, objects, Ledger(database, Anchors(location).keep), city)
