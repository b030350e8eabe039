"""All dashboards of a city: declared in its folder, or put together by people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from monitoring.core.city import City
from monitoring.core.planning.item import Item, Register
from monitoring.core.prepared import Dashboard
from monitoring.core.problem import Problem
from monitoring.language import current, text
from monitoring.storage.dashboard_file import dashboard_in, dashboard_toml
from monitoring.storage.earlier import living

DASHBOARD = "dashboard"


@dataclass(frozen=True, slots=True)
class Kept:
    """
    A dashboard with its entry of the planning register; None for one of the city's folder.

    `dashboard` is None where its content cannot be read; `problems` say why.
    """

    id: str
    title: str
    dashboard: Dashboard | None
    item: Item | None = None
    problems: tuple[Problem, ...] = ()


def dashboards_of(city: City, register: Register) -> Mapping[str, Kept]:
    """By id; those of the register first, in the order of their making."""
    found = {one.id: _kept(one) for one in register.of(DASHBOARD)}
    return found | {name: Kept(name, str(one.label), one)
                    for name, one in city.dashboards.items() if name not in found}


def _kept(item: Item) -> Kept:
    dashboard, problems = _read(item.text("content"), item.id, current())
    return Kept(item.id, item.title, dashboard, item, problems)


@lru_cache(maxsize=256)
def _read(
    content: str, name: str, _language: str
) -> tuple[Dashboard | None, tuple[Problem, ...]]:
    dashboard, problems = dashboard_in(content, f"{name}.toml")
    return (replace(dashboard, id=name) if dashboard else None), tuple(problems)


def content_of(dashboard: Dashboard) -> dict[str, str]:
    """What is kept of a dashboard in the planning register."""
    return {"title": str(dashboard.label), "content": dashboard_toml(dashboard)}


def taken_over(dashboard: Dashboard, city: City) -> tuple[Dashboard, str]:
    """
    A dashboard from a file as this city may use it, and what a reader must know of it.

    One of another city keeps its words and blocks and shows the current release: numbers of
    releases and of versions there mean nothing here.
    """
    if dashboard.city in ("", city.frame.id):
        return dashboard, ""
    said = text("Diese Ansicht wurde für die Stadt „{id}“ gemacht. Was es hier nicht gibt, steht "
                "an jedem Baustein; gezeigt wird die gültige Ausgabe dieser Stadt.",
                id=dashboard.city)
    return replace(living(dashboard), city=""), said
