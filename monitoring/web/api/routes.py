"""The addresses of the API, and what stands before each of them: language and rate."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from monitoring.core.index.reasons import NotCalculable
from monitoring.core.refused import NotInRelease, Refused
from monitoring.language import LANGUAGES, speaking, text
from monitoring.web.api import endpoints, tables, whole
from monitoring.web.api.answers import refusal
from monitoring.web.api.asked import Denied
from monitoring.web.api.limits import Rate, declared_rate

READING = ("GET", "HEAD")
_rate = Rate(declared_rate())
PATHS: Mapping[str, endpoints.Endpoint] = {
    "/api/v1/": endpoints.start,
    "/api/v1/openapi.json": endpoints.openapi,
    "/api/v1/city": endpoints.city,
    "/api/v1/releases": endpoints.releases,
    "/api/v1/areas": tables.areas,
    "/api/v1/indicators": endpoints.indicators,
    "/api/v1/indicators/{id}": endpoints.indicator,
    "/api/v1/values": tables.values,
    "/api/v1/indices": endpoints.indices,
    "/api/v1/indices/{id}": tables.index,
    "/api/v1/corrections": tables.corrections,
    "/api/v1/dashboards": whole.dashboards,
    "/api/v1/dashboards/{id}": whole.dashboard,
    "/api/v1/package": whole.package,
}


def api_routes() -> list[Route]:
    """All routes of the API; they only read."""
    found = [Route(path, _guarded(endpoint), methods=["GET"]) for path, endpoint in PATHS.items()]
    return [*found, Route("/api", _Rest()), Route("/api/{rest:path}", _Rest())]


def _guarded(endpoint: endpoints.Endpoint) -> Callable[[Request], Awaitable[Response]]:
    async def answered(request: Request) -> Response:
        asked = request.query_params.get("lang", LANGUAGES[0])
        language = asked if asked in LANGUAGES else LANGUAGES[0]
        address = request.client.host if request.client else ""
        if seconds := _rate.wait(address):
            with speaking(language):
                found = refusal(Denied(429, "too-often", text(
                    "Zu viele Anfragen. Bitte in {n} Sekunden wieder.", n=math.ceil(seconds))))
            found.headers["retry-after"] = str(math.ceil(seconds))
        else:
            found = await run_in_threadpool(_answer, endpoint, request, language)
        if request.method == "HEAD":
            # Its headers, also the length, stay those of GET.
            found.body = b""
        return found

    return answered


def _answer(endpoint: endpoints.Endpoint, request: Request, language: str) -> Response:
    with speaking(language):
        try:
            if request.query_params.get("lang", language) != language:
                raise Denied(400, "unknown-language", text("Erlaubte Sprachen sind: {known}.",
                                                            known=", ".join(LANGUAGES)))
            return endpoint(request)
        except Denied as refused:
            return refusal(refused)
        except (NotInRelease, NotCalculable) as refused:
            return refusal(Denied(400, "not-in-release", str(refused)))
        except Refused:
            # What is wrong with the store is for those who keep it, not for everybody.
            return refusal(Denied(503, "unavailable", text(
                "Die Daten sind zurzeit nicht erreichbar.")))


class _Rest:
    """Every other address and method: it is an application of its own to see all methods."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answered = await _guarded(_nothing)(Request(scope, receive))
        await answered(scope, receive, send)


def _nothing(request: Request) -> Response:
    if request.method not in READING:
        found = refusal(Denied(405, "only-reading", text(
            "Hier lässt sich nur lesen. Bitte mit GET fragen.")))
        found.headers["allow"] = ", ".join(READING)
        return found
    if elsewhere := _meant(request.url.path):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(elsewhere + query, 308, {"cache-control": "no-cache"})
    raise Denied(404, "unknown-address", text("Diese Adresse gibt es nicht. /api/v1/ nennt alle."))


def _meant(path: str) -> str:
    """The address without a slash too many or too few, relative as it may stand below another."""
    for ending, meant in (("/api", "api/v1/"), ("/api/", "v1/"), ("/api/v1", "v1/")):
        if path.endswith(ending):
            return meant
    if not path.endswith("/") or path.endswith("//"):
        return ""
    return f"../{quote(path.rstrip('/').rpartition('/')[2])}"
