"""A whole release as one file for others: a Frictionless Data Package in a ZIP."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pandas as pd

from monitoring.core.status import Status, word
from monitoring.language import Words, text
from monitoring.storage.plain_text import csv_file
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.values import values_table, written

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
WHOLE = ("row", "release")
# The same moment in every package, so that the same release gives the same bytes.
MOMENT = (1980, 1, 1, 0, 0, 0)


def data_package(snapshot: Snapshot) -> bytes:
    """Values, areas, indicators and outlines with their dictionary and licence, as a ZIP."""
    tables = {
        "values.csv": _values(snapshot),
        "areas.csv": snapshot.cube.areas.table().drop(columns=["continues"]),
        "indicators.csv": _indicators(snapshot),
        "status.csv": _statuses(),
    }
    files = {name: csv_file(table) for name, table in tables.items()}
    files["areas.geojson"] = _outlines(snapshot)
    resources = [_resource(name, files[name], tables.get(name)) for name in files]
    files["datapackage.json"] = _json(_description(snapshot, resources))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, MOMENT)
            # Without it, nobody may read the file once it is unpacked.
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def package_name(snapshot: Snapshot, content: bytes) -> str:
    """Name of the file: city, release and a hash of its content."""
    digest = hashlib.sha256(content).hexdigest()[:8]
    return f"{snapshot.city.frame.id}-ausgabe{snapshot.release.id}-{digest}.zip"


def _values(snapshot: Snapshot) -> pd.DataFrame:
    tables = [values_table(snapshot, one) for one in snapshot.cube.indicators]
    return pd.concat([one for one in tables if len(one)], ignore_index=True)


def _indicators(snapshot: Snapshot) -> pd.DataFrame:
    names = ("label", "definition", "unit", "numerator", "denominator", "source",
             "reference_date", "limits")
    rows = []
    for name in snapshot.cube.indicators:
        one = snapshot.city.indicators[name]
        row: dict[str, Any] = {"indicator": name}
        for field in names:
            words: Words | None = getattr(one, field)
            row[field] = words.de if words else ""
            row[f"{field}_en"] = words.en if words else ""
        row |= {"kind": one.kind.value, "polarity": one.polarity.value, "domain": one.domain,
                "phase": one.phase, "version": one.version}
        rows.append(row)
    return pd.DataFrame(rows)


def _statuses() -> pd.DataFrame:
    return pd.DataFrame([{"status": one.name, "meaning": word(one)} for one in Status])


def _outlines(snapshot: Snapshot) -> bytes:
    table = snapshot.cube.areas.table().drop(columns=["continues"])
    return written(snapshot, table, "geojson")


def _resource(name: str, content: bytes, table: pd.DataFrame | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": name.partition(".")[0] if name.endswith(".csv") else "outlines",
        "path": name, "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    if table is None:
        return {**found, "format": "geojson", "mediatype": "application/geo+json"}
    return {**found, "type": "table", "format": "csv", "mediatype": "text/csv",
            "encoding": "utf-8", "schema": {"fields": list(_fields(table)),
                                            "missingValues": [""], **_keys(name)}}


def _fields(table: pd.DataFrame) -> Iterator[dict[str, str]]:
    about = _dictionary()
    for column in map(str, table.columns):
        numeric = pd.api.types.is_numeric_dtype(table[column])
        kind = ("integer" if column in WHOLE else "number") if numeric else "string"
        own = column.removesuffix("_en")
        said = about[own] if own == column else text("{what}, auf Englisch", what=about[own])
        yield {"name": column, "type": kind, "description": said}


def _keys(name: str) -> dict[str, Any]:
    if name == "indicators.csv":
        return {"primaryKey": ["indicator"]}
    if name == "values.csv":
        return {"foreignKeys": [{"fields": ["indicator"], "reference": {
            "resource": "indicators", "fields": ["indicator"]}}]}
    return {}


def _dictionary() -> dict[str, str]:
    """What each column means."""
    return {
        "indicator": text("Kennung des Indikators"), "area": text("Kennung des Gebiets"),
        "name": text("Name des Gebiets"), "level": text("Ebene"),
        "edition": text("Gebietsstand; leer, wenn er für alle gilt"),
        "parent": text("Kennung des Gebiets darüber"), "period": text("Jahr des Stichtags"),
        "breakdown": text("Teil, zum Beispiel eine Altersgruppe; leer ist das Ganze"),
        "value": text("Wert in der Einheit des Indikators"), "numerator": text("Zähler"),
        "denominator": text("Nenner"), "lower": text("Untere Grenze des Intervalls (95 %)"),
        "upper": text("Obere Grenze des Intervalls (95 %)"),
        "interval": text("Verfahren des Intervalls"),
        "status": text("Status; die Bedeutung steht in status.csv"),
        "reason": text("Warum es keine Zahl gibt"), "unit": text("Einheit"),
        "origin": text("Wie der Wert entstand"), "file": text("Quelldatei"),
        "row": text("Zeile der Quelldatei"), "release": text("Nummer der Ausgabe"),
        "correction": text("Notiz einer Berichtigung"),
        "since": text("Tag, seit dem es das Gebiet gibt; leer, wenn keiner genannt ist"),
        "continues": text("Gebietsstand, den das Gebiet fortsetzt"),
        "label": text("Name des Indikators"), "definition": text("Definition"),
        "source": text("Quelle"), "reference_date": text("Stichtag"),
        "limits": text("Grenzen der Aussage"), "kind": text("Art der Zahl"),
        "polarity": text("Ob ein hoher Wert mehr Bedarf bedeutet (more_need), weniger (better) "
                         "oder keines von beidem (neutral)"),
        "domain": text("Lebenslage"), "phase": text("Lebensphase"),
        "version": text("Fassung der Definition"), "meaning": text("Bedeutung"),
    }


def _description(snapshot: Snapshot, resources: list[dict[str, Any]]) -> dict[str, Any]:
    frame, release = snapshot.city.frame, snapshot.release
    return {
        "$schema": PROFILE, "name": f"{frame.id}-ausgabe{release.id}".replace("_", "-"),
        "id": f"{frame.id}-{release.id}", "title": f"{frame.name}, {text('Ausgabe')} {release.id}",
        "description": str(frame.description), "version": str(release.id),
        "created": release.time, "contributors": [{"title": release.by}],
        "licenses": [{"name": "other", "title": str(frame.licence)}],
        "notes": release.note, "resources": resources,
    }


def _json(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"
