"""Short addresses of dashboards, to be printed and typed."""

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


def short_routes() -> list[Route]:
    """All short addresses."""
    return [Route("/d/{id}", dashboard)]
