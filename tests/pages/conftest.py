"""The pages on an invented and on real cities."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from monitoring.storage.served import forget
from tests.pages.opened import ROOT, Opened

Open = Callable[..., Opened]


@pytest.fixture
def city(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[
    Callable[[str], Open]
]:
    """Serve a city from here on; gives what opens its pages with the choices of a link."""

    def serve(name: str) -> Open:
        store = request.getfixturevalue(f"{name}_store")
        monkeypatch.setenv("SOZIALRAUM_CITY", str(ROOT / "data" / name))
        monkeypatch.setenv("SOZIALRAUM_STORE", str(store))
        monkeypatch.delenv("SOZIALRAUM_DATABASE", raising=False)
        forget()
        return lambda page, **choices: Opened(page, choices)

    yield serve
    forget()


@pytest.fixture
def demo(city: Callable[[str], Open]) -> Open:
    """Opens pages of the invented city."""
    return city("demo")


@pytest.fixture
def berlin(city: Callable[[str], Open]) -> Open:
    """Opens pages of Berlin; skipped without its real files."""
    return city("berlin")
