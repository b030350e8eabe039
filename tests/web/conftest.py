"""The routes and headers without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from starlette.routing import Route

from monitoring.storage.served import forget
from monitoring.web.files import routes
from monitoring.web.middleware import Headers
from tests.web.asked import Client

FRAME = '<!DOCTYPE html>\n<html lang="en"><head></head><body><p lang="en">Hallo</p></body></html>'


async def frame(_request: object) -> HTMLResponse:
    """A page like Streamlit's own."""
    return HTMLResponse(FRAME)


@pytest.fixture
def client(demo_store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """Asks the app's own routes, on the release of the invented city."""
    folder = Path(__file__).parents[2] / "data" / "demo"
    monkeypatch.setenv("SOZIALRAUM_CITY", str(folder))
    monkeypatch.setenv("SOZIALRAUM_STORE", str(demo_store))
    monkeypatch.delenv("SOZIALRAUM_DATABASE", raising=False)
    forget()
    app = Starlette(routes=[*routes(), Route("/", frame)], middleware=[Middleware(Headers)])
    yield Client(app)
    forget()
