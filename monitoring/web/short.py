"""Addresses to be printed and typed: of dashboards, and of the page that opens first."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route


async def dashboard(request: Request) -> Response:
    """From /d/ID to the page that shows it; other choices come along."""
    choices = {**request.query_params, "dashboard": request.path_params["id"]}
    # Relative: the application may stand below another address.
    return RedirectResponse(f"../ansichten?{urlencode(choices)}", status_code=302,
                            headers={"cache-control": "no-cache"})


async def first_page(request: Request) -> Response:
    """From the name of the first page to its address, which has none."""
    choices = urlencode(request.query_params.multi_items())
    return RedirectResponse(f"./{f'?{choices}' if choices else ''}", status_code=302,
                            headers={"cache-control": "no-cache"})


def short_routes() -> list[Route]:
    """All short addresses."""
    return [Route("/d/{id}", dashboard), Route("/ueberblick", first_page)]
