"""What was changed in the planning register or taken out of it after it was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from monitoring.core.planning.kinds import KINDS
from monitoring.language import text
from monitoring.storage.chain import faults
from monitoring.storage.planning.versions import content_hash

Row = Mapping[str, Any]


def broken_versions(rows: Sequence[Row]) -> list[str]:
    """Sentences for every version that was changed or removed, from rows with their content."""
    links = [{key: value for key, value in row.items() if key != "content"} for row in rows]
    named = {row["number"]: row for row in rows}
    found = [
        text("Planung, Zeile {number} ({entry}): nachträglich verändert, oder die davor fehlt.",
             number=number, entry=_entry(named[number]))
        if fault == "altered"
        else text("Planung: vor Zeile {number} ({entry}) fehlt eine Zeile.", number=number,
                  entry=_entry(named[number]))
        for number, fault in faults(links, "number")
    ]
    emptied = {(row["kind"], row["id"]): row["number"] for row in rows
               if row["gone"] and row["content"] == "{}"}
    return found + [
        text("Planung, Zeile {number} ({entry}): der Inhalt passt nicht zur Zeile; er wurde "
             "nachträglich verändert oder entfernt.", number=row["number"], entry=_entry(row))
        for row in rows
        if not _fits(row, emptied.get((row["kind"], row["id"]), 0))
    ]


def _fits(row: Row, emptied: int) -> bool:
    """Whether the content is the one that was saved, or was erased by a later row."""
    if row["content"] is None:
        return bool(row["number"] < emptied)
    return content_hash(str(row["content"])) == str(row["content_hash"])


def _entry(row: Row) -> str:
    kind = KINDS.get(row["kind"])
    label = kind.label if kind else row["kind"]
    return text("{kind} {id}, Fassung {version}", kind=label, id=row["id"],
                version=row["version"])
