"""The description of the API for programs (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from monitoring.web.api.asked import FORMATS, MOST_ROWS

_TEXT = {"type": "string", "maxLength": 200}
_BOTH = {"type": ["object", "null"], "properties": {"de": {"type": "string"},
                                                    "en": {"type": "string"}}}


def description() -> dict[str, Any]:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sozialraum-Monitor", "version": "1",
            "description": "Protected figures of the current release or of an earlier one. "
                           "Nothing can be written.",
        },
        "paths": _paths(),
        "components": {"schemas": {"Error": _object(error=_object(rule={"type": "string"},
                                                                  message={"type": "string"}))}},
    }


def _paths() -> dict[str, Any]:
    release = _query("release", "Number of a release; without it the current one.",
                     {"type": "string", "pattern": "^[0-9]{1,9}$"})
    rows = [
        release,
        _query("format", "json or csv", {"type": "string", "enum": list(FORMATS)}),
        _query("limit", "Most rows", {"type": "integer", "minimum": 1, "maximum": MOST_ROWS}),
        _query("offset", "Rows to leave out", {"type": "integer", "minimum": 0,
                                               "maximum": 10**9}),
    ]
    where = [_query(name, f"Id of a {name}", _TEXT) for name in ("level", "edition")]
    area = _query("area", "Ids of areas, separated by commas", {"type": "string"})
    period = _query("period", "Year of the reference date", _TEXT)
    listed = {"type": "array", "items": {"type": "object"}}
    return {
        "/api/v1/": _path("Addresses", [], _object(version={"type": "string"},
                                                   paths={"type": "array"})),
        "/api/v1/openapi.json": _path("This description", [],
                                      _object(openapi={"type": "string"})),
        "/api/v1/city": _path("The city", [release],
                              _object(id={"type": "string"}, name=_BOTH,
                                      levels=listed, editions=listed)),
        "/api/v1/releases": _path("All releases", [], _object(releases=listed)),
        "/api/v1/areas": _path("Areas", [*where, area, *rows], _rows(), table=True),
        "/api/v1/indicators": _path("Indicators", [release], _object(indicators=listed)),
        "/api/v1/indicators/{id}": _path("One indicator", [_id(), release],
                                         _object(id={"type": "string"}, label=_BOTH)),
        "/api/v1/values": _path(
            "Values with status and interval",
            [{**_query("indicator", "Id of an indicator", _TEXT), "required": True}, period,
             *where, area, *rows], _rows(), table=True),
        "/api/v1/indices": _path("Indices", [release], _object(indices=listed)),
        "/api/v1/indices/{id}": _path(
            "Values and classes of an index",
            [_id(), {**period, "required": True}, *where, *rows], _rows(), table=True),
    }


def _query(name: str, about: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": about,
            "schema": schema}


def _id() -> dict[str, Any]:
    return {"name": "id", "in": "path", "required": True,
            "schema": {"type": "string", "minLength": 1, "maxLength": 100}}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _rows() -> dict[str, Any]:
    whole = {"type": "integer"}
    return _object(release=whole, total=whole, offset=whole,
                   rows={"type": "array", "items": {"type": "object"}})


def _path(
    about: str, parameters: list[dict[str, Any]], schema: dict[str, Any], table: bool = False
) -> dict[str, Any]:
    language = _query("lang", "Language of sentences", {"type": "string", "enum": ["de", "en"]})
    content: dict[str, Any] = {"application/json": {"schema": schema}}
    if table:
        content["text/csv"] = {"schema": {"type": "string"}}
    refused = {"description": "Refused, with the reason",
               "content": {"application/json": {
                   "schema": {"$ref": "#/components/schemas/Error"}}}}
    return {"get": {
        "summary": about, "parameters": [*parameters, language],
        "responses": {"200": {"description": about, "content": content},
                      "304": {"description": "Not changed"},
                      **dict.fromkeys(("400", "404", "429", "503"), refused)},
    }}
