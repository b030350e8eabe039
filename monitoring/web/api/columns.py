"""The columns of the rows that the API gives, as schemas."""

from __future__ import annotations

from typing import Any

from monitoring.core.status import Status
from monitoring.storage.corrected_values import COLUMNS
from monitoring.storage.dictionary import column_meanings, column_type

AREAS = ("area", "name", "level", "edition", "parent", "since", "continues")
VALUES = ("indicator", "area", "name", "level", "edition", "parent", "period", "breakdown",
          "value", "numerator", "denominator", "lower", "upper", "interval", "status", "reason",
          "unit", "origin", "file", "row", "release", "correction")
CORRECTIONS = COLUMNS
# Beside them stand the value and classes of the index and one column per component.
INDEX = ("area", "class", "reason", "name", "residents", "index", "period", "edition", "release")


def row_schema(columns: tuple[str, ...], more: bool = False) -> dict[str, Any]:
    """A row with these columns; with `more` others may follow."""
    return {"type": "object", "required": list(columns), "additionalProperties": more,
            "properties": {name: _column(name, columns) for name in columns}}


def _column(name: str, columns: tuple[str, ...]) -> dict[str, Any]:
    kind = column_type(name)
    schema: dict[str, Any] = {"description": column_meanings()[name],
                              "type": [kind, "null"] if kind == "number" else kind}
    if name in ("status", "status_before") and columns is not INDEX:
        schema["enum"] = [one.name for one in Status]
    return schema
