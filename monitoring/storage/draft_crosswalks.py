"""Crosswalks of a draft: one delivered again replaces the earlier one."""

from __future__ import annotations

import pandas as pd

from monitoring.core.area import Areas
from monitoring.core.problem import Problem
from monitoring.core.space.crosswalk_links import settled
from monitoring.storage.base import Base
from monitoring.storage.release_crosswalks import links_in
from monitoring.storage.sources import Delivery
from monitoring.storage.store import Store


def crosswalks_with(
    store: Store, base: Base, delivery: Delivery, areas: Areas
) -> tuple[pd.DataFrame | None, list[Problem]]:
    """Links of all crosswalks after the delivery; None if they stay as they are."""
    if not delivery.crosswalks:
        return None, []
    before = links_in(store, base.manifest or {})
    problems: list[Problem] = []
    fresh = []
    for recipe, table in delivery.crosswalks:
        links, wrong = settled(table, recipe, areas)
        problems += wrong
        fresh.append(links)
    delivered = [recipe.id for recipe, _ in delivery.crosswalks]
    parts = [before[~before["crosswalk"].isin(delivered)], *fresh]
    whole = pd.concat([one for one in parts if len(one)] or parts[:1], ignore_index=True)
    return (None if _same(whole, before) else whole), problems


def _same(whole: pd.DataFrame, before: pd.DataFrame) -> bool:
    return whole.to_dict("list") == before.to_dict("list")
