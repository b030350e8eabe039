"""The addresses of the API, and what stands before each of them: language and rate."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from monitoring.language import LANGUAGES, speaking, text
from monitoring.web.api import endpoints
from monitoring.web.api.answers import refusal
from monitoring.web.api.asked import Refused
from monitoring.web.api.limits import Rate, declared_rate

WRITING = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_rate = Rate(declared_rate())


def api_routes() -> list[Route]:
    """All routes of the API; they only read."""
    paths = {
        "/api/v1/": endpoints.start,
        "/api/v1/openapi.json": endpoints.openapi,
        "/api/v1/city": endpoints.city,
        "/api/v1/releases": endpoints.releases,
        "/api/v1/areas": endpoints.areas,
        "/api/v1/indicators": endpoints.indicators,
        "/api/v1/indicators/{id}": endpoints.indicator,
        "/api/v1/values": endpoints.values,
        "/api/v1/indices": endpoints.indices,
        "/api/v1/indices/{id}": endpoints.index,
    }
    found = [Route(path, _guarded(endpoint), methods=["GET"]) for path, endpoint in paths.items()]
    return [*found, Route("/api/{rest:path}", _guarded(_nothing), methods=["GET"]),
            Route("/api/{rest:path}", _guarded(_only_read), methods=list(WRITING))]


def _guarded(endpoint: endpoints.Endpoint) -> Callable[[Request], Awaitable[Response]]:
    async def answered(request: Request) -> Response:
        asked = request.query_params.get("lang", LANGUAGES[0])
        language = asked if asked in LANGUAGES else LANGUAGES[0]
        address = request.client.host if request.client else ""
        if seconds := _rate.wait(address):
            with speaking(language):
                found = refusal(Refused(429, "too-often", text(
                    "Zu viele Anfragen. Bitte in {n} Sekunden wieder.", n=math.ceil(seconds))))
            found.headers["retry-after"] = str(math.ceil(seconds))
            return found
        return await run_in_threadpool(_answer, endpoint, request, language)

    return answered


def _answer(endpoint: endpoints.Endpoint, request: Request, language: str) -> Response:
    with speaking(language):
        try:
            if request.query_params.get("lang", language) != language:
                raise Refused(400, "unknown-language", text("Erlaubte Sprachen sind: {known}.",
                                                            known=", ".join(LANGUAGES)))
            return endpoint(request)
        except Refused as refused:
            return refusal(refused)
        except endpoints.REFUSALS as refused:
            return refusal(Refused(400, "not-in-release", str(refused)))


def _nothing(_request: Request) -> Response:
    raise Refused(404, "unknown-address", text("Diese Adresse gibt es nicht. /api/v1/ nennt alle."))


def _only_read(_request: Request) -> Response:
    found = refusal(Refused(405, "only-reading", text(
        "Hier lässt sich nur lesen. Bitte mit GET fragen.")))
    found.headers["allow"] = "GET, HEAD"
    return found
