"""Names of files that people keep: they tell what is inside."""

from __future__ import annotations

import hashlib


def content_hash(content: bytes) -> str:
    """Eight letters that change with the content."""
    return hashlib.sha256(content).hexdigest()[:8]
