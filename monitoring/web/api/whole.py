"""The addresses of the API that give something whole: the data package, a dashboard."""

from __future__ import annotations

import json
from functools import lru_cache
from threading import Lock
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from monitoring.language import current, text
from monitoring.storage.dashboards import Kept, dashboards_of
from monitoring.storage.data_package import data_package, package_name
from monitoring.storage.earlier import served_earlier
from monitoring.storage.planning.served import served_register
from monitoring.storage.snapshot import Snapshot
from monitoring.web.api.answers import answer, kept
from monitoring.web.api.asked import Denied, asked_of
from monitoring.web.api.releases import release_of

# Making them takes a while: two people who ask at once wait for the same.
_packing, _drawing = Lock(), Lock()


def package(request: Request) -> Response:
    """The whole release as a Frictionless Data Package."""
    found, pinned = release_of(asked_of(request, ("release",)))
    with _packing:
        content = _package(found, current())
    name = package_name(found, content)
    return kept(request, content, "application/zip", found.release.id, pinned,
                {"content-disposition": f'attachment; filename="{name}"'})


@lru_cache(maxsize=2)
def _package(found: Snapshot, _language: str) -> bytes:
    return data_package(found)


def dashboards(request: Request) -> Response:
    """All dashboards that readers may open."""
    found, _ = release_of(asked_of(request, ()))
    records = [_listed(one) for one in dashboards_of(found.city, served_register()).values()]
    return answer(request, {"dashboards": records}, found.release.id)


def _listed(one: Kept) -> dict[str, Any]:
    own = one.dashboard
    return {"id": one.id, "title": str(own.label) if own else one.title,
            "audience": own.audience.value if own else None,
            "release": own.release or None if own else None, "readable": own is not None}


def dashboard(request: Request) -> Response:
    """Everything that a dashboard shows: sentences, tables, sources, in words and numbers."""
    # Imported here: drawings take time that other addresses need not wait for.
    from monitoring.views.dashboard.files import dashboard_json
    from monitoring.views.dashboard.opened import opened_dashboard

    now, _ = release_of(asked_of(request, ()))
    register, name = served_register(), request.path_params["id"]
    wanted = dashboards_of(now.city, register).get(name)
    if wanted is None or wanted.dashboard is None:
        raise Denied(404, "unknown-dashboard", text(
            "Die Ansicht „{id}“ gibt es hier nicht oder nicht mehr.", id=name[:100]))
    with _drawing:
        found = opened_dashboard(now, register, wanted.dashboard, served_earlier)
    if found.why:
        raise Denied(404, "unreadable-release", found.why)
    document = {**json.loads(dashboard_json(found)), "frozen": bool(wanted.dashboard.release),
                "corrections": [{"release": one, "note": said} for one, said in found.corrections]}
    return answer(request, document, found.snapshot.release.id)
