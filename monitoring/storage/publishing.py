"""Publishing: files first, one ledger row last; undo by making earlier files current again."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import geopandas as gpd
import numpy as np

from monitoring.core.area import Areas
from monitoring.core.cube import Cube
from monitoring.core.derived import derived
from monitoring.core.observations import cube_of, observations_of
from monitoring.core.problem import errors
from monitoring.language import text
from monitoring.storage import parquet
from monitoring.storage.drafting import Draft, area_table, levels_of
from monitoring.storage.ledger import Entry
from monitoring.storage.map_outlines import map_frame, map_outlines
from monitoring.storage.sources import SourceFile
from monitoring.storage.store import Store


class NotPublished(Exception):
    """A publication that was refused; the message says why."""


def publish(store: Store, made: Draft, by: str, note: str) -> Entry:
    """Store the draft as the next release; raises NotPublished or Overtaken with the reason."""
    if stopping := errors(made.problems):
        raise NotPublished(text("{n} Fehler verhindern die Veröffentlichung.", n=len(stopping)))
    if not by.strip() or not note.strip():
        raise NotPublished(text("Zur Veröffentlichung gehören ein Name und eine Notiz."))
    if made.observations.empty:
        raise NotPublished(text("Es gibt nichts zu veröffentlichen: keine Zeile wurde gelesen."))
    manifest = _stored(store, made)
    content = json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=1).encode()
    name = store.objects.put(content, "json")
    return store.ledger.add(name, by.strip(), note.strip(), made.after)


def restore(store: Store, release: int, by: str, note: str) -> Entry:
    """Make an earlier release current again, as a new release."""
    earlier, current = store.entry(release), store.ledger.current()
    if earlier is None or current is None:
        raise NotPublished(text("Die Ausgabe {id} gibt es nicht.", id=release))
    if not by.strip() or not note.strip():
        raise NotPublished(text("Zur Veröffentlichung gehören ein Name und eine Notiz."))
    if damaged := store.damaged_files(earlier):
        raise NotPublished(
            text("Die Ausgabe {id} ist beschädigt und wird nicht wieder gültig: {what}",
                 id=release, what="; ".join(damaged))
        )
    return store.ledger.add(earlier.manifest, by.strip(), note.strip(), current.id, release)


def _stored(store: Store, made: Draft) -> dict[str, Any]:
    """Write every file of the release and list them."""
    areas = area_table(made.areas, made.city)
    sources = _sources(store, made)
    files = tuple(dict.fromkeys(["", *(one["name"] for one in sources)]))
    cube = finished_cube(made, files)
    table = observations_of(cube, files)
    indicators = {
        str(name): {
            "object": store.objects.put(parquet.observations_file(rows), "parquet"),
            "rows": len(rows),
            "version": made.city.indicators[str(name)].version,
        }
        for name, rows in table.groupby("indicator", sort=True)
    }
    return {
        "city": made.city.frame.id,
        "indicators": indicators,
        "areas": store.objects.put(parquet.areas_file(_ordered(made.areas, areas)), "parquet"),
        "outlines": _outlines(store, made),
        "facilities": _facility_object(store, made),
        "sources": sources,
    }


def finished_cube(made: Draft, files: tuple[str, ...]) -> Cube:
    """The draft's source rows with everything that follows from them."""
    areas = area_table(made.areas, made.city)
    names = tuple(made.city.indicators)
    known = made.observations[made.observations["indicator"].isin(names)]
    cube = cube_of(known, names, areas, files)
    editions = [edition.id for edition in made.city.frame.editions]
    return derived(cube, made.city.indicators, levels_of(made.city), editions)


def _ordered(outlines: gpd.GeoDataFrame, areas: Areas) -> gpd.GeoDataFrame:
    pairs = zip(outlines["edition"], outlines["area"], strict=True)
    order = np.argsort([areas.position[pair] for pair in pairs])
    return outlines.iloc[order].reset_index(drop=True)


def _outlines(store: Store, made: Draft) -> dict[str, str]:
    """Map outlines by "level|edition"."""
    if made.areas.geometry.notna().sum() == 0:
        return {}
    areas = _ordered(made.areas, area_table(made.areas, made.city))
    frame = map_frame(areas, made.city.frame.crs)
    levels = levels_of(made.city)
    found = {}
    for (level, edition), group in areas.groupby(["level", "edition"], sort=False):
        if group.geometry.notna().sum() == 0:
            continue
        place = levels.index(level)
        above = areas.iloc[:0]
        if place + 1 < len(levels):
            next_level = areas[areas["level"] == levels[place + 1]]
            above = next_level[next_level["edition"].isin(["", edition])]
        content = map_outlines(group, above, frame)
        found[f"{level}|{edition}"] = store.objects.put(content, "outlines.json.gz")
    return found


def _facility_object(store: Store, made: Draft) -> str | None:
    if made.facilities.empty:
        return None
    points = gpd.points_from_xy(made.facilities["longitude"], made.facilities["latitude"])
    on_map = map_frame(made.areas, made.city.frame.crs).points(points)
    placed = made.facilities.assign(map_x=on_map[:, 0], map_y=on_map[:, 1])
    return store.objects.put(parquet.frame_file(placed), "facilities.parquet")


def _sources(store: Store, made: Draft) -> list[dict[str, Any]]:
    """Source files of the release: those before and the delivered ones, kept with their hash."""
    delivered, used = made.delivery.files, set(made.observations["file"])
    renamed = {f"{name} ({one['sha256'][:8]})" for one in made.sources for name in delivered}
    kept = [
        one
        for one in made.sources
        if one["name"] not in delivered and (one["name"] in used or one["name"] not in renamed)
    ]
    for name, source in sorted(delivered.items()):
        content = _as_read(source)
        object_ = store.objects.put(content, "source")
        kept.append({"name": name, "recipe": source.recipe, "bytes": len(content),
                     "sha256": object_.partition(".")[0], "object": object_})
    return kept


def _as_read(source: SourceFile) -> bytes:
    """The file's content, which must still be what the observations were read from."""
    try:
        content = source.path.read_bytes()
    except OSError:
        content = b""
    if hashlib.sha256(content).hexdigest() != source.fingerprint:
        raise NotPublished(
            text("Die Datei {name} fehlt inzwischen oder hat sich seit dem Lesen geändert. Bitte "
                 "noch einmal laden.", name=source.path.name)
        )
    return content

