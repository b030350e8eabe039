"""Dashboards that a test puts together, and what a store keeps of them."""

from __future__ import annotations

from dataclasses import replace

from monitoring.core.prepared import Block, Dashboard
from monitoring.language import Words
from monitoring.storage.dashboard_file import dashboard_toml
from monitoring.storage.dashboards import dashboards_of
from monitoring.storage.planning.versions import Change
from monitoring.storage.served import served_city
from monitoring.storage.store import Store
from tests.pages.opened import Opened


def kept_in(store: Store) -> list[Dashboard]:
    """Readable dashboards of the planning register."""
    register = store.ledger.register()
    return [one.dashboard for one in dashboards_of(served_city(), register).values()
            if one.item and one.dashboard]


def save(store: Store, dashboard: Dashboard, **data: str) -> str:
    """Save a dashboard; gives its id."""
    content = {"title": str(dashboard.label), "content": dashboard_toml(dashboard),
               "visibility": "intern", **data}
    return store.ledger.save([Change("dashboard", "", 0, content)], "Ida", "neu")[0].id


def dashboard_of(*blocks: Block, label: str = "Kinder", **more: object) -> Dashboard:
    """A small dashboard of these blocks."""
    own = Dashboard("neu", Words(label, label), Words("Worum", "About"), blocks)
    return replace(own, **more)  # type: ignore[arg-type]


def click(page: Opened, key: str) -> None:
    """Press a button that must not break the page."""
    page.at.button(key=key).click().run()
    assert not page.at.exception
