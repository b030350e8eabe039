"""The description of the API for programs (OpenAPI 3.1), in the language asked for."""

from __future__ import annotations

from typing import Any

from monitoring.language import Words
from monitoring.web.api.asked import FORMATS, MOST, MOST_ROWS, MOST_SHAPES, WITH_SHAPES
from monitoring.web.api.columns import AREAS, CORRECTIONS, INDEX, VALUES, row_schema

_TEXT = {"type": "string", "maxLength": 200}
_ABOUT = Words(
    "Geschützte Zahlen einer Stadt, nur zum Lesen. Jede Antwort nennt die Ausgabe, aus der sie "
    "stammt (X-Release). Wer zitiert, nennt sie mit release=…: Zahlen, Namen und Definitionen "
    "bleiben dann, wie sie veröffentlicht wurden. Ohne release gilt immer die neueste Ausgabe. "
    "Antworten tragen einen ETag; mit If-None-Match kommt 304, solange sich nichts geändert hat. "
    "Ein geheimer Wert hat den Status secret und keine Zahl; value ist dann leer. Eine Antwort "
    f"hat höchstens {MOST_ROWS} Zeilen, mit Umrissen {MOST_SHAPES}; Link und next führen zu den "
    "nächsten. Zu viele Anfragen: 429 mit Retry-After. Seiten anderer Stellen dürfen die "
    "Antworten im Browser lesen, wenn die Stadt offen veröffentlicht "
    "(SOZIALRAUM_API_OPEN=on). Jeder Fehler ist ein Satz; lang wählt seine Sprache.",
    "Protected figures of a city, read only. Every answer names the release it comes from "
    "(X-Release). To cite, name it with release=…: figures, names and definitions then stay as "
    "they were published. Without release the newest one holds. Answers carry an ETag; with "
    "If-None-Match comes 304 as long as nothing has changed. A secret figure has the status "
    f"secret and no number; value is empty. An answer has at most {MOST_ROWS} rows, with outlines "
    f"{MOST_SHAPES}; Link and next lead to the next ones. Too many requests: 429 with "
    "Retry-After. Pages of other sites may read the answers in a browser if the city publishes "
    "openly (SOZIALRAUM_API_OPEN=on). Every error is a sentence; lang chooses its language.")


def description() -> dict[str, Any]:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Sozialraum-Monitor", "version": "1", "description": str(_ABOUT)},
        "paths": _paths(),
        "components": {"schemas": {
            "Error": _object(error=_object(rule={"type": "string"}, message={"type": "string"})),
            "Words": {"type": ["object", "null"], "required": ["de", "en"],
                      "properties": {"de": {"type": "string"}, "en": {"type": "string"}}},
            "Area": row_schema(AREAS), "Value": row_schema(VALUES),
            "Correction": row_schema(CORRECTIONS), "IndexValue": row_schema(INDEX, more=True),
        }},
    }


def _paths() -> dict[str, Any]:
    return {**_about(), **_figures(), **_shown()}


def _about() -> dict[str, Any]:
    """What there is: the interface itself, the city, releases, indicators."""
    listed, line = {"type": "array", "items": {"type": "object"}}, {"type": "string"}
    words, release = _ref("Words"), _release()
    return {
        "/api/v1/": _path(Words("Alle Adressen, mit Beispielen", "All addresses, with examples"),
                          [], _object(version=line, paths={"type": "array", "items": line})),
        "/api/v1/openapi.json": _path(Words("Diese Beschreibung", "This description"), [],
                                      _object(openapi=line, info={"type": "object"})),
        "/api/v1/city": _path(
            Words("Die Stadt, ihre Ebenen, Gebietsstände und Jahre",
                  "The city, its levels, boundaries and years"), [release],
            _object(id=line, name=words, licence=words, levels=listed, editions=listed)),
        "/api/v1/releases": _path(Words("Alle Ausgaben mit Notiz", "All releases with their note"),
                                  [], _object(releases=listed)),
        "/api/v1/indicators": _path(
            Words("Alle Indikatoren: Definition, Einheit, Quelle, und wo es Zahlen gibt",
                  "All indicators: definition, unit, source, and where there are numbers"),
            [release], _object(indicators={"type": "array", "items": _indicator()})),
        "/api/v1/indicators/{id}": _path(Words("Ein Indikator", "One indicator"),
                                         [_id(), release], _indicator()),
        "/api/v1/indices": _path(
            Words("Alle Indizes, wie sie erklärt sind", "All indices as they are declared"),
            [release], _object(indices=listed)),
    }


def _figures() -> dict[str, Any]:
    """Tables: areas, values, an index, corrections."""
    release, period, breakdown = _release(), _period(), _breakdown()
    place = [*(_query(name, Words("Kennung", "Id"), _TEXT) for name in ("level", "edition")),
             _several("area", Words("Kennungen von Gebieten, durch Komma getrennt",
                                    "Ids of areas, separated by commas"))]
    named = _several("indicator", Words("Kennungen von Indikatoren, durch Komma getrennt",
                                        "Ids of indicators, separated by commas"))
    return {
        "/api/v1/areas": _table(Words("Gebiete, auch mit Umrissen", "Areas, also with outlines"),
                                [*place, release], "Area", WITH_SHAPES),
        "/api/v1/values": _table(
            Words("Werte mit Status und Intervall", "Values with status and interval"),
            [{**named, "required": True}, period, *place, breakdown, release], "Value",
            WITH_SHAPES),
        "/api/v1/indices/{id}": _table(
            Words("Werte und Klassen eines Index", "Values and classes of an index"),
            [_id(), {**period, "required": True}, *place[:2], release], "IndexValue", FORMATS),
        "/api/v1/corrections": _table(
            Words("Zahlen, die eine spätere Ausgabe berichtigt hat, mit dem Wert davor",
                  "Figures that a later release corrected, with the value before"),
            [named, period, *place, release], "Correction", FORMATS),
    }


def _shown() -> dict[str, Any]:
    """What was put together: dashboards, and the whole release as a package."""
    listed = {"type": "array", "items": {"type": "object"}}
    return {
        "/api/v1/dashboards": _path(Words("Alle Ansichten", "All dashboards"), [],
                                    _object(dashboards=listed)),
        "/api/v1/dashboards/{id}": _path(
            Words("Was eine Ansicht zeigt: Sätze, Tabellen, Quellen",
                  "What a dashboard shows: sentences, tables, sources"), [_id()],
            _object(id={"type": "string"}, release={"type": "integer"}, blocks=listed)),
        "/api/v1/package": _path(
            Words("Die ganze Ausgabe als Frictionless Data Package (ZIP)",
                  "The whole release as a Frictionless Data Package (ZIP)"), [_release()],
            content={"application/zip": {"schema": {"type": "string", "format": "binary"}}}),
    }


def _indicator() -> dict[str, Any]:
    words, line = _ref("Words"), {"type": "string"}
    return _object(id=line, label=words, definition=words, unit=words, numerator=words,
                   denominator=words, polarity=line, source=words, periodicity=line,
                   licence=words, version=line,
                   available={"type": "array", "items": _object(
                       level=line, edition=line, periods={"type": "array", "items": line})})


def _release() -> dict[str, Any]:
    return _query("release", Words("Nummer einer Ausgabe; ohne sie die gültige",
                                   "Number of a release; without it the current one"),
                  {"type": "string", "pattern": "^[0-9]{1,9}$"})


def _period() -> dict[str, Any]:
    return _query("period", Words("Jahr des Stichtags", "Year of the reference date"), _TEXT)


def _breakdown() -> dict[str, Any]:
    return _query("breakdown", Words("Ein Teil, zum Beispiel eine Altersgruppe; leer: nur das "
                                     "Ganze", "A part, such as an age group; empty: only the "
                                     "whole"), _TEXT)


def _several(name: str, about: Words) -> dict[str, Any]:
    return _query(name, Words(f"{about.de} (höchstens {MOST[name]})",
                              f"{about.en} (at most {MOST[name]})"), {"type": "string"})


def _query(name: str, about: Words, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": str(about),
            "schema": schema}


def _id() -> dict[str, Any]:
    return {"name": "id", "in": "path", "required": True,
            "schema": {"type": "string", "minLength": 1, "maxLength": 100}}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _table(
    about: Words, parameters: list[dict[str, Any]], row: str, forms: tuple[str, ...]
) -> dict[str, Any]:
    """Rows, as many as asked for, in several formats."""
    whole = {"type": "integer"}
    found = _object(release=whole, total=whole, offset=whole, next={"type": ["string", "null"]},
                    rows={"type": "array", "items": _ref(row)})
    content = {"application/json": {"schema": found}, "text/csv": {"schema": {"type": "string"}}}
    if "geojson" in forms:
        content["application/geo+json"] = {"schema": _object(
            type={"const": "FeatureCollection"},
            features={"type": "array", "items": {"type": "object"}})}
    asked = [
        _query("format", Words("Format", "Format"), {"type": "string", "enum": list(forms)}),
        _query("limit", Words("Höchstens so viele Zeilen", "Most rows"),
               {"type": "integer", "minimum": 1, "maximum": MOST_ROWS}),
        _query("offset", Words("So viele Zeilen auslassen", "Rows to leave out"),
               {"type": "integer", "minimum": 0, "maximum": 10**9}),
    ]
    return _path(about, [*parameters, *asked], content=content)


def _path(
    about: Words, parameters: list[dict[str, Any]], schema: dict[str, Any] | None = None,
    content: dict[str, Any] | None = None,
) -> dict[str, Any]:
    language = _query("lang", Words("Sprache der Sätze", "Language of sentences"),
                      {"type": "string", "enum": ["de", "en"]})
    refused = {"description": str(Words("Abgelehnt, mit dem Grund", "Denied, with the reason")),
               "content": {"application/json": {"schema": _ref("Error")}}}
    return {"get": {
        "summary": str(about), "parameters": [*parameters, language],
        "responses": {"200": {"description": str(about),
                              "content": content or {"application/json": {"schema": schema}}},
                      "304": {"description": str(Words("Unverändert", "Not changed"))},
                      **dict.fromkeys(("400", "404", "429", "503"), refused)},
    }}
