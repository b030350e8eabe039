"""What each address of the API gives back; every function works in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from monitoring.storage.snapshot import Snapshot
from monitoring.web.api.answers import answer
from monitoring.web.api.asked import Denied, asked_of
from monitoring.web.api.described import (
    city_record,
    index_record,
    indicator_record,
    releases_records,
)
from monitoring.web.api.openapi import description
from monitoring.web.api.refused import check_indicator
from monitoring.web.api.releases import current_release, release_of

Endpoint = Callable[[Request], Response]
NAMES = ("city", "releases", "areas", "indicators", "values", "indices", "corrections",
         "dashboards", "package", "openapi.json")


def start(request: Request) -> Response:
    """Where to go from here, with examples that work."""
    asked_of(request, ())
    document: dict[str, Any] = {"version": "1", "paths": [f"/api/v1/{one}" for one in NAMES]}
    try:
        found = current_release()
    except Denied:
        return answer(request, document, None)
    return answer(request, {**document, "examples": _examples(found)}, found.release.id)


def _examples(found: Snapshot) -> list[str]:
    cube = found.cube
    name, period, level = cube.indicators[0], cube.periods[-1], found.city.frame.levels[-1].id
    release = found.release.id
    return [f"/api/v1/indicators/{name}",
            f"/api/v1/values?indicator={name}&level={level}&format=csv",
            f"/api/v1/values?indicator={name}&period={period}&release={release}",
            f"/api/v1/areas?level={level}&format=geojson",
            f"/api/v1/package?release={release}"]


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
    check_indicator(found, name)
    return answer(request, indicator_record(found, found.city.indicators[name]),
                  found.release.id, pinned)


def indices(request: Request) -> Response:
    """All indices with the periods in which they can be computed."""
    found, pinned = release_of(asked_of(request, ("release",)))
    records = [index_record(found, one) for one in found.city.indices.values()]
    return answer(request, {"indices": records}, found.release.id, pinned)
