"""The tiny city with profiles, published and served."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitoring.storage.city import city_in
from monitoring.storage.drafting import draft
from monitoring.storage.publishing import publish
from monitoring.storage.sources import read_folder
from monitoring.storage.store import Store


def serve_with(
    declared: str, folder: Path, store: Store, patched: pytest.MonkeyPatch
) -> None:
    """Publish the city with these declarations of profiles; who is served says the test."""
    path = folder / "city.toml"
    path.write_text(path.read_text("utf-8") + declared, "utf-8")
    city = city_in(folder)
    publish(store, draft(store, city, read_folder(folder, city)), "Test", "Erste")
    patched.setenv("SOZIALRAUM_CITY", str(folder))
    patched.setenv("SOZIALRAUM_STORE", store.location)
