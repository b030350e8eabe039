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
from monitoring.storage.corrected_values import corrections_table
from monitoring.storage.dictionary import column_meanings, column_type
from monitoring.storage.moment import day
from monitoring.storage.plain_text import csv_file
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.values import values_table, written

LICENCE = "licence.txt"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
KEYS = {"indicators.csv": ["indicator"], "areas.csv": ["area", "edition"],
        "status.csv": ["status"]}
# The same moment in every package, so that the same release gives the same bytes.
MOMENT = (1980, 1, 1, 0, 0, 0)


def data_package(snapshot: Snapshot) -> bytes:
    """Values, areas, indicators and outlines with their dictionary and licence, as a ZIP."""
    tables = {
        "values.csv": _values(snapshot),
        "areas.csv": snapshot.cube.areas.table(),
        "indicators.csv": _indicators(snapshot),
        "corrections.csv": corrections_table(snapshot),
        "status.csv": _statuses(),
    }
    files = {name: csv_file(table) for name, table in tables.items()}
    files["areas.geojson"] = written(snapshot, tables["areas.csv"], "geojson")
    resources = [_resource(name, files[name], tables.get(name)) for name in files]
    files[LICENCE] = _licence(snapshot).encode()
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
    rules = snapshot.city.frame.protection
    rows = []
    for name in snapshot.cube.indicators:
        one = snapshot.city.indicators[name]
        row: dict[str, Any] = {"indicator": name}
        told = {field: getattr(one, field) for field in names}
        if one.protection in rules:
            told["protection"] = rules[one.protection].label
        for field in (*names, "protection"):
            words: Words | None = told.get(field)
            row[field] = words.de if words else ""
            row[f"{field}_en"] = words.en if words else ""
        row |= {"kind": one.kind.value, "polarity": one.polarity.value, "domain": one.domain,
                "phase": one.phase, "periodicity": one.periodicity.value,
                "multiplier": one.multiplier, "decimals": one.decimals,
                "aggregation": one.aggregation.value, "version": one.version}
        rows.append(row)
    return pd.DataFrame(rows)


def _statuses() -> pd.DataFrame:
    return pd.DataFrame([{"status": one.name, "meaning": word(one)} for one in Status])


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
    about = column_meanings()
    for column in map(str, table.columns):
        numeric = pd.api.types.is_numeric_dtype(table[column])
        kind = column_type(column) if numeric else "string"
        own = column.removesuffix("_en")
        said = about[own] if own == column else text("{what}, auf Englisch", what=about[own])
        yield {"name": column, "type": kind, "description": said}


def _keys(name: str) -> dict[str, Any]:
    if name == "values.csv":
        return {"foreignKeys": [{"fields": fields, "reference": {
            "resource": one.removesuffix(".csv"), "fields": fields}}
            for one, fields in KEYS.items()]}
    return {"primaryKey": KEYS[name]} if name in KEYS else {}


def _description(snapshot: Snapshot, resources: list[dict[str, Any]]) -> dict[str, Any]:
    frame, release = snapshot.city.frame, snapshot.release
    read = (snapshot.city.indicators[one].source for one in snapshot.cube.indicators)
    return {
        "$schema": PROFILE, "name": f"{frame.id}-ausgabe{release.id}".replace("_", "-"),
        "id": f"{frame.id}-{release.id}", "title": f"{frame.name}, {text('Ausgabe')} {release.id}",
        "description": str(frame.description), "version": str(release.id),
        "created": release.time,
        "contributors": [{"title": release.by, "roles": ["creator"]},
                         {"title": str(frame.name), "roles": ["publisher"]}],
        "sources": [{"title": one} for one in dict.fromkeys(map(str, read))],
        "licenses": [{"name": "other", "path": LICENCE, "title": str(frame.licence)}],
        "notes": release.note, "resources": resources,
    }


def _licence(snapshot: Snapshot) -> str:
    """What people read who open the package without a program for it."""
    frame, release = snapshot.city.frame, snapshot.release
    lines = (
        f"{frame.name}, {text('Ausgabe')} {release.id} ({day(release.time)}, {release.by})",
        release.note, "", f"{text('Lizenz')}: {frame.licence}", "",
        text("So zitieren: {city}, Ausgabe {id} vom {day}, {file}", city=frame.name,
             id=release.id, day=day(release.time), file=text("Sozialraum-Monitor")),
        text("Was jede Spalte bedeutet, steht in datapackage.json."),
    )
    return "\n".join(lines) + "\n"


def _json(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"
