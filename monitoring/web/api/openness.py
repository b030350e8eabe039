"""Whether the city publishes its figures to everybody, so that other sites may show them."""

from __future__ import annotations

import os
from collections.abc import Mapping

# What a page of another site may read of an answer.
EXPOSED = "Content-Disposition, ETag, Link, Retry-After, X-Release, X-Total-Count"


def is_open() -> bool:
    """
    SOZIALRAUM_API_OPEN=on says so.

    Otherwise a page that somebody opens elsewhere could read figures out of an office's network.
    """
    return os.environ.get("SOZIALRAUM_API_OPEN", "").strip().lower() in ("on", "1", "true")


def open_headers() -> Mapping[str, str]:
    """What lets pages of other sites read an answer; nothing where the city does not say so."""
    if not is_open():
        return {}
    return {"access-control-allow-origin": "*", "access-control-expose-headers": EXPOSED}


def kept_by(seconds: int) -> str:
    """How long an answer is fresh: for proxies as well where everybody may read it."""
    return f"{'public' if is_open() else 'private'}, max-age={seconds}, must-revalidate"
