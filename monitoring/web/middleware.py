"""Headers that every answer carries, the language of the page's frame, and refused uploads."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monitoring.language import text
from monitoring.storage.city import CityRefused
from monitoring.storage.planning.served import planning_is_served
from monitoring.storage.served import publishing_is_served

# Streamlit's own page needs inline styles, eval for its parser and blobs for downloads.
POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: blob: data:",
        "worker-src 'self' blob:",
        "frame-ancestors 'self'",
        "base-uri 'self'",
        "form-action 'self'",
        "object-src 'none'",
    ]
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "geolocation=(), camera=(), microphone=()",
}


UPLOADS = "/_stcore/upload_file"


def publishing_is_on() -> bool:
    """Whether tables may be uploaded here: not if it is off, nor for a role that only reads."""
    return publishing_is_served()


def uploads_are_on() -> bool:
    """Whether a browser may send files at all: tables to publish, or entries of the planning."""
    try:
        return publishing_is_on() or planning_is_served()
    except CityRefused:
        return False


class Headers:
    """
    Adds security headers to every answer and the reader's language to the page's frame.

    Where neither tables nor plans may be changed, it refuses files that a browser sends all the
    same.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])
        language = "en" if asked[-1] == "en" else "de"
        page = _Page(language)
        refused = UPLOADS in scope["path"] and not uploads_are_on()
        app = _no_uploads if refused else self.app

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                page.begin(headers)
            elif message["type"] == "http.response.body":
                message["body"] = page.translated(message.get("body", b""))
            await send(message)

        if page.wanted(scope):
            plain = [(name, value) for name, value in scope["headers"]
                     if name != b"accept-encoding"]
            scope = {**scope, "headers": plain}
        await app(scope, receive, answer)


async def _no_uploads(scope: Scope, receive: Receive, send: Send) -> None:
    words = text("Auf diesem Server werden keine Tabellen veröffentlicht.")
    await PlainTextResponse(words, status_code=403)(scope, receive, send)


class _Page:
    """Rewrites `<html lang>` of the page's frame, whose length stays the same."""

    def __init__(self, language: str) -> None:
        self.language = language.encode()
        self.html = False

    def wanted(self, scope: Scope) -> bool:
        """Whether a browser asks for a page, so that it must come unzipped."""
        accepted = dict(scope["headers"]).get(b"accept", b"")
        return b"text/html" in accepted

    def begin(self, headers: MutableHeaders) -> None:
        """Only HTML is rewritten."""
        self.html = headers.get("content-type", "").startswith("text/html")

    def translated(self, body: bytes) -> bytes:
        """The frame with the reader's language instead of English."""
        if not self.html:
            return body
        return body.replace(b'<html lang="en"', b'<html lang="' + self.language + b'"', 1)
