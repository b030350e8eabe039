"""The protected layers of a release: which files people of a role read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from monitoring.core.area import Areas, areas_from
from monitoring.core.city import City
from monitoring.core.cube import Cube
from monitoring.core.protection_rules import EVERYBODY
from monitoring.language import text
from monitoring.storage import parquet
from monitoring.storage.inner import NotPublished
from monitoring.storage.objects import Objects
from monitoring.storage.store import Store

Manifest = Mapping[str, Any]


class NoSuchRole(ValueError):
    """A role that the city does not declare; the message names those that it does."""


def most_detailed(city: City) -> str:
    """Id of the profile that shows most; "" where everybody sees the same."""
    return next(iter(city.frame.profiles), EVERYBODY)


def role_in(city: City, role: str = "") -> str:
    """Id of the profile of a role, without one of the most detailed; raises NoSuchRole."""
    if not role:
        return most_detailed(city)
    if role not in city.frame.profiles:
        known = ", ".join(city.frame.profiles) or text("keine, alle sehen dasselbe")
        raise NoSuchRole(text("Die Rolle „{role}“ gibt es nicht. Vorhanden sind: {known}.",
                              role=role, known=known))
    return role


def publishes(city: City, role: str) -> bool:
    """Whether people of a role may see drafts and publish tables."""
    profile = city.frame.profiles.get(role)
    return profile.publishes if profile else not city.frame.profiles


def is_protected(manifest: Manifest) -> bool:
    """Whether a release shows layers only; those of earlier versions show everything."""
    return bool(manifest.get("inner"))


def layer_of(manifest: Manifest, city: City, profile: str) -> Manifest | None:
    """
    The part of a manifest that belongs to a profile: indicators, audit, corrections.

    None where the release was made before the profile was declared.
    """
    own = manifest.get("profiles", {})
    if profile in own:
        found: Manifest = own[profile]
        return found
    # A release for everybody hides nothing from the role that sees most.
    everybody = set(own) <= {EVERYBODY} and profile == most_detailed(city)
    return own.get(EVERYBODY, manifest) if everybody else None


def shown_layer(manifest: Manifest, city: City, profile: str) -> Manifest:
    """The same; raises NotPublished where there is none."""
    found = layer_of(manifest, city, profile)
    if found is None and profile == EVERYBODY:
        raise NotPublished(
            text("Die gültige Ausgabe zeigt jeder Rolle etwas anderes; diese Rollen erklärt die "
                 "Stadt nicht mehr. Bitte die Tabellen noch einmal veröffentlichen."))
    if found is None:
        raise NotPublished(
            text("Für die Rolle „{role}“ ist noch nichts veröffentlicht: Die gültige Ausgabe "
                 "entstand vor ihrer Erklärung. Bitte die Tabellen noch einmal veröffentlichen.",
                 role=profile))
    return found


def areas_of(store: Store, manifest: Manifest, city: City) -> Areas:
    """The areas of a release."""
    table = parquet.area_table_in(store.objects.get(manifest["areas"]))
    return areas_from(table, [level.id for level in city.frame.levels])


def file_names(manifest: Manifest) -> tuple[str, ...]:
    """Names of the sources to which the cells of a release point."""
    return tuple(dict.fromkeys(["", *(one["name"] for one in manifest["sources"])]))


def cube_from(
    objects: Objects, listed: Manifest, areas: Areas, files: tuple[str, ...], city: City
) -> Cube:
    """The cube of the listed files; declared but never delivered indicators stay out."""
    known = {name: one for name, one in listed.items() if name in city.indicators}
    contents = {name: objects.get(one["object"]) for name, one in known.items()}
    names = tuple(name for name in city.indicators if name in contents)
    return parquet.cube_in(contents, areas, files, names)
