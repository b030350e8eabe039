"""Material of other projects and offices, which is not part of this one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[4] / "shared"


def _folder(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        reason = f"needs ../shared/{name}, which is not part of the project"
        if os.environ.get("SOZIALRAUM_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Files that others collected to break readers."""
    return _folder("corpora")


@pytest.fixture(scope="session")
def messy() -> Path:
    """Tables as offices publish them."""
    return _folder("real/messy")
