"""Files that browsers may keep for ever: outlines of a release and the map's own modules."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache, lru_cache
from math import isnan
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from monitoring.language import text
from monitoring.storage.objects import Damaged
from monitoring.storage.parquet import frame_in
from monitoring.storage.served import served_store

MAP_FOLDER = Path(__file__).parent.parent / "pages" / "parts" / "area_map"
FOR_EVER = {"cache-control": "public, max-age=31536000, immutable"}
_KINDS = {".js": "text/javascript", ".css": "text/css"}
_HASH = re.compile(r"[0-9a-f]{64}")


@cache
def map_version() -> str:
    """A name that changes with any file of the map."""
    content = b"".join(path.read_bytes() for path in _map_files())
    return hashlib.sha256(content).hexdigest()[:16]


def map_address() -> str:
    """Address of the map's entry module, relative to the app."""
    return f"files/{map_version()}/map.js"


def _map_files() -> list[Path]:
    return [path for path in sorted(MAP_FOLDER.iterdir()) if path.suffix in _KINDS]


async def map_file(request: Request) -> Response:
    """One module or style sheet of the map."""
    known = {path.name: path for path in _map_files()}
    path = known.get(request.path_params["name"])
    if path is None:
        return _not_found()
    content = path.read_bytes()
    current = request.path_params["version"] == map_version()
    headers = FOR_EVER if current else {"cache-control": "no-cache"}
    return Response(content, media_type=_KINDS[path.suffix], headers=headers)


async def outlines(request: Request) -> Response:
    """Outlines by the hash of their content, zipped once when they were published."""
    name = request.path_params["name"]
    if not _HASH.fullmatch(name):
        return _not_found()
    try:
        content = await run_in_threadpool(_outlines, f"{name}.outlines.json.gz")
    except Damaged:
        return _not_found()
    headers = {**FOR_EVER, "content-encoding": "gzip", "vary": "accept-encoding"}
    return Response(content, media_type="application/json", headers=headers)


@cache
def _outlines(name: str) -> bytes:
    return served_store().objects.get(name)


async def points(request: Request) -> Response:
    """Facilities of one kind in map coordinates, by the hash of the register."""
    name, kind = request.path_params["name"], request.path_params["kind"]
    if not _HASH.fullmatch(name):
        return _not_found()
    try:
        content = await run_in_threadpool(_points, f"{name}.facilities.parquet", kind)
    except Damaged:
        return _not_found()
    return Response(content, media_type="application/json", headers=FOR_EVER)


@lru_cache(maxsize=64)
def _points(name: str, kind: str) -> bytes:
    table = frame_in(served_store().objects.get(name))
    chosen = table[table["kind"] == kind]
    rows = [
        {"x": x, "y": y, "name": label, "places": None if isnan(places) else int(places),
         "kind": kind}
        for x, y, label, places in zip(
            chosen["map_x"], chosen["map_y"], chosen["name"], chosen["places"], strict=True
        )
    ]
    return json.dumps(rows, ensure_ascii=False).encode()


def _not_found() -> Response:
    return PlainTextResponse(text("Diese Datei gibt es nicht."), status_code=404)


def routes() -> list[Route]:
    """All routes of this module."""
    return [
        Route("/files/points/{name}/{kind}.json", points),
        Route("/files/outlines/{name}.json", outlines),
        Route("/files/{version}/{name}", map_file),
    ]
