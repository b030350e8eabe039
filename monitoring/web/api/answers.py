"""Answers of the API: JSON and CSV with headers that let browsers and proxies keep them."""

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
from monitoring.web.api.asked import Asked, Refused

# A new release shows after a minute at the latest; a pinned one never changes.
FRESH = "public, max-age=60"
PINNED = "public, max-age=31536000, immutable"


def answer(
    request: Request, document: Any, release: int | None, pinned: bool = False,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A document as JSON, or 304 where the reader has it already."""
    content = json.dumps(document, ensure_ascii=False, default=_plain).encode()
    return _kept(request, content, "application/json", release, pinned, headers or {})


def table_answer(
    request: Request, asked: Asked, table: pd.DataFrame, release: int, pinned: bool
) -> Response:
    """Rows as JSON with their number and the address of the next ones, or as CSV."""
    rows = table.iloc[asked.offset : asked.offset + asked.limit]
    more = {"x-total-count": str(len(table))}
    following = asked.offset + asked.limit
    link = ""
    if following < len(table):
        link = str(request.url.include_query_params(offset=following).query)
        more["link"] = f'<?{link}>; rel="next"'
    if asked.form == "csv":
        return _kept(request, csv_file(rows), "text/csv; charset=utf-8", release, pinned, more)
    document = {"release": release, "total": len(table), "offset": asked.offset,
                "next": f"?{link}" if link else None, "rows": records(rows)}
    return answer(request, document, release, pinned, more)


def refusal(refused: Refused) -> Response:
    """Why there is no answer, as JSON."""
    document = {"error": {"rule": refused.rule, "message": str(refused)}}
    headers = {"cache-control": "no-store", "content-language": current()}
    return Response(json.dumps(document, ensure_ascii=False), refused.status, headers,
                    "application/json")


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain values; gaps are null."""
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return [{str(name): value for name, value in one.items()} for one in rows]


def _kept(
    request: Request, content: bytes, kind: str, release: int | None, pinned: bool,
    more: Mapping[str, str],
) -> Response:
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"cache-control": PINNED if pinned else FRESH, "etag": tag,
               "content-language": current(), "access-control-allow-origin": "*", **more}
    if release is not None:
        headers["x-release"] = str(release)
    if tag in [one.strip() for one in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=kind)


def _plain(value: object) -> object:
    return value.item() if isinstance(value, np.generic) else str(value)
