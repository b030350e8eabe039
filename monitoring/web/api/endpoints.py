"""What each address of the API gives back; every function works in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from monitoring.core.index.reasons import NotCalculable
from monitoring.core.refused import NotInRelease
from monitoring.language import text
from monitoring.storage.index_table import index_in, index_table
from monitoring.storage.values import chosen_rows, values_table
from monitoring.web.api.answers import answer, table_answer
from monitoring.web.api.asked import Refused, asked_of
from monitoring.web.api.described import (
    areas_table,
    city_record,
    index_record,
    indicator_record,
    releases_records,
)
from monitoring.web.api.openapi import description
from monitoring.web.api.releases import release_of

Endpoint = Callable[[Request], Response]
ROWS = ("format", "limit", "offset", "release")


def start(request: Request) -> Response:
    """Where to go from here."""
    asked_of(request, ())
    names = ("city", "areas", "indicators", "values", "indices", "releases", "openapi.json")
    return answer(request, {"version": "1", "paths": [f"/api/v1/{one}" for one in names]}, None)


def openapi(request: Request) -> Response:
    """The description of the API for programs."""
    asked_of(request, ())
    return answer(request, description(), None)


def city(request: Request) -> Response:
    """The city, its levels, editions, periods and the release."""
    found, pinned = release_of(asked_of(request, ("release",)))
    return answer(request, city_record(found), found.release.id, pinned)


def releases(request: Request) -> Response:
    """All releases."""
    found, _ = release_of(asked_of(request, ()))
    return answer(request, {"releases": releases_records(found)}, found.release.id)


def areas(request: Request) -> Response:
    """Areas of a level and edition."""
    asked = asked_of(request, ("level", "edition", "area", *ROWS))
    found, pinned = release_of(asked)
    _known(asked.get("level"), found.cube.areas.levels, "level")
    _known(asked.get("edition"), found.cube.areas.editions, "edition")
    table = chosen_rows(areas_table(found), "", asked.get("level"),
                        asked.get("edition") or None, asked.area)
    return table_answer(request, asked, table, found.release.id, pinned)


def indicators(request: Request) -> Response:
    """All indicators with figures, with everything that a reader must know."""
    found, pinned = release_of(asked_of(request, ("release",)))
    records = [indicator_record(found, found.city.indicators[one])
               for one in found.cube.indicators]
    return answer(request, {"indicators": records}, found.release.id, pinned)


def indicator(request: Request) -> Response:
    """One indicator."""
    found, pinned = release_of(asked_of(request, ("release",)))
    name = request.path_params["id"]
    if name not in found.cube.indicators:
        raise Refused(404, "unknown-indicator", text(
            "Den Indikator „{id}“ gibt es in dieser Ausgabe nicht. Bitte die Kennung prüfen.",
            id=name[:100]))
    return answer(request, indicator_record(found, found.city.indicators[name]),
                  found.release.id, pinned)


def values(request: Request) -> Response:
    """Values of an indicator with status and interval."""
    asked = asked_of(request, ("indicator", "period", "level", "edition", "area", *ROWS))
    found, pinned = release_of(asked)
    if not asked.get("indicator"):
        raise Refused(400, "missing-parameter", text("Der Parameter „indicator“ fehlt."))
    if asked.get("indicator") not in found.cube.indicators:
        raise Refused(404, "unknown-indicator", text(
            "Den Indikator „{id}“ gibt es in dieser Ausgabe nicht. Bitte die Kennung prüfen.",
            id=asked.get("indicator")))
    table = values_table(found, asked.get("indicator"), asked.get("period"), asked.get("level"),
                         asked.get("edition") or None, asked.area)
    return table_answer(request, asked, table, found.release.id, pinned)


def indices(request: Request) -> Response:
    """All indices with the periods in which they can be computed."""
    found, pinned = release_of(asked_of(request, ("release",)))
    records = [index_record(found, one) for one in found.city.indices.values()]
    return answer(request, {"indices": records}, found.release.id, pinned)


def index(request: Request) -> Response:
    """Values and classes of an index."""
    asked = asked_of(request, ("period", "level", "edition", *ROWS))
    found, pinned = release_of(asked)
    name = request.path_params["id"]
    if name not in found.city.indices:
        raise Refused(404, "unknown-index", text(
            "Den Index „{id}“ gibt es nicht. Vorhanden sind: {known}.", id=name[:100],
            known=", ".join(found.city.indices)))
    if not asked.get("period"):
        raise Refused(400, "missing-parameter", text("Der Parameter „period“ fehlt."))
    _known(asked.get("level"), found.cube.areas.levels, "level")
    computed = index_in(found, name, asked.get("period"), asked.get("level"),
                        asked.get("edition") or None)
    return table_answer(request, asked, index_table(found, computed), found.release.id, pinned)


def _known(value: str, known: tuple[str, ...], name: str) -> None:
    if value and value not in known:
        raise Refused(400, f"unknown-{name}", text(
            "„{value}“ gibt es nicht. Vorhanden sind: {known}.", value=value,
            known=", ".join(one for one in dict.fromkeys(known) if one)))


REFUSALS = (NotInRelease, NotCalculable)
