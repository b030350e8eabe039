"""Crosswalks of a release, also for the levels above the one that they were declared for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.space.crosswalk import Crosswalk, crosswalk_of, lifted
from monitoring.core.space.crosswalk_links import COLUMNS
from monitoring.language import Words
from monitoring.storage import parquet
from monitoring.storage.store import Store


def links_in(store: Store, manifest: Mapping[str, Any]) -> pd.DataFrame:
    """Links of all crosswalks of a release; releases of earlier versions have none."""
    name = manifest.get("crosswalks")
    return parquet.frame_in(store.objects.get(name)) if name else pd.DataFrame(columns=COLUMNS)


def crosswalks_in(
    store: Store, manifest: Mapping[str, Any], areas: Areas, city: City
) -> tuple[Crosswalk, ...]:
    """The crosswalks of a release, also for the levels above that change with the edition."""
    names = {one.id: one.label for one in city.frame.editions}
    own = []
    for _, table in links_in(store, manifest).groupby("crosswalk", sort=True):
        edition = str(table["from_edition"].iloc[0])
        own.append(crosswalk_of(table, areas, names.get(edition, Words(edition, edition))))
    declared = {(one.level, one.from_edition, one.to_edition) for one in own}
    found = list(own)
    levels = [one.id for one in city.frame.levels]
    for one in own:
        for level in city.frame.levels[levels.index(one.level) + 1 :]:
            step = (level.id, one.from_edition, one.to_edition)
            if not level.stable and step not in declared:
                found.append(lifted(one, areas, level.id))
    return tuple(found)
