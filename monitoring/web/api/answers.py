"""Answers of the API: JSON, CSV and files with headers that let browsers and proxies keep them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from monitoring.language import current
from monitoring.storage.plain_text import csv_file
from monitoring.storage.snapshot import Snapshot
from monitoring.storage.values import written
from monitoring.web.api.asked import Asked, Denied
from monitoring.web.api.openness import kept_by, open_headers

# A new release shows after a minute at the latest. One asked for by number keeps its figures and
# names, not always the words around them, so that it is looked after now and then.
FRESH, PINNED = 60, 3600
TABLE_KINDS = {"csv": "text/csv; charset=utf-8", "geojson": "application/geo+json"}
Headers = Mapping[str, str]


def answer(
    request: Request, document: Any, release: int | None, pinned: bool = False,
    headers: Headers | None = None,
) -> Response:
    """A document as JSON, or 304 where the reader has it already."""
    content = json.dumps(document, ensure_ascii=False, default=_plain).encode()
    return kept(request, content, "application/json", release, pinned, headers or {})


def table_answer(
    request: Request, asked: Asked, table: pd.DataFrame, found: Snapshot, pinned: bool, what: str
) -> Response:
    """Rows as JSON with their number and the address of the next ones, or as CSV or GeoJSON."""
    rows = table.iloc[asked.offset : asked.offset + asked.limit]
    more, release = {"x-total-count": str(len(table))}, found.release.id
    following = asked.offset + asked.limit
    link = ""
    if following < len(table):
        link = str(request.url.include_query_params(offset=following).query)
        more["link"] = f'<?{link}>; rel="next"'
    if asked.form == "json":
        document = {"release": release, "total": len(table), "offset": asked.offset,
                    "next": f"?{link}" if link else None, "rows": records(rows)}
        return answer(request, document, release, pinned, more)
    content = csv_file(rows) if asked.form == "csv" else written(found, rows, asked.form)
    more |= named(found, what, content, asked.form)
    return kept(request, content, TABLE_KINDS[asked.form], release, pinned, more)


def named(found: Snapshot, what: str, content: bytes, ending: str) -> Headers:
    """The name under which a file is kept: city, what, release and a hash of its content."""
    digest = hashlib.sha256(content).hexdigest()[:8]
    name = f"{found.city.frame.id}-{what}-ausgabe{found.release.id}-{digest}.{ending}"
    return {"content-disposition": f'attachment; filename="{name}"'}


def refusal(refused: Denied) -> Response:
    """Why there is no answer, as JSON."""
    document = {"error": {"rule": refused.rule, "message": str(refused)}}
    headers = {"cache-control": "no-store", "content-language": current(), **open_headers()}
    return Response(json.dumps(document, ensure_ascii=False), refused.status, headers,
                    "application/json")


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain values; gaps are null."""
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return [{str(name): value for name, value in one.items()} for one in rows]


def kept(
    request: Request, content: bytes, kind: str, release: int | None, pinned: bool, more: Headers
) -> Response:
    """The answer with its tag, or 304."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"cache-control": kept_by(PINNED if pinned else FRESH), "etag": tag,
               "content-language": current(), **open_headers(), **more}
    if release is not None:
        headers["x-release"] = str(release)
    known = [one.strip().removeprefix("W/")
             for one in request.headers.get("if-none-match", "").split(",")]
    if tag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=kind)


def _plain(value: object) -> object:
    return value.item() if isinstance(value, np.generic) else str(value)
