"""One request to an ASGI app and its answer, without a server."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Answer:
    """What a browser would receive; `content` as it was sent."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        """The content as text."""
        return self.content.decode()

    def json(self) -> Any:
        """The document, unzipped if it came zipped."""
        zipped = self.headers.get("content-encoding") == "gzip"
        return json.loads(gzip.decompress(self.content) if zipped else self.content)


class Client:
    """Asks an app exactly what a test writes; unlike browsers, it does not tidy the path."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    def get(
        self, path: str, accept: str = "*/*", method: str = "GET", tag: str = "",
        address: str = "127.0.0.1", headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """The app's answer to this path and query; `tag` is what the reader has already."""
        sent: list[Message] = []
        place, _, query = path.partition("?")
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method,
            "scheme": "http", "path": unquote(place), "raw_path": place.encode(),
            "query_string": query.encode(), "root_path": "", "client": (address, 1),
            "server": ("127.0.0.1", 80),
            "headers": [(b"host", b"127.0.0.1"), (b"accept", accept.encode()),
                        (b"accept-encoding", b"gzip"),
                        *([(b"if-none-match", tag.encode())] if tag else []),
                        *((name.lower().encode(), one.encode())
                          for name, one in (headers or {}).items())],
        }

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        async def ask() -> None:
            await self.app(scope, receive, send)

        asyncio.run(ask())
        start = next(one for one in sent if one["type"] == "http.response.start")
        headers = {name.decode(): value.decode() for name, value in start["headers"]}
        content = b"".join(one.get("body", b"") for one in sent)
        return Answer(start["status"], headers, content)
