"""City, areas, indicators, indices and releases as plain records."""

from __future__ import annotations

from typing import Any

import pandas as pd

from monitoring.core.index.declaration import Index
from monitoring.core.indicator import Indicator
from monitoring.core.vocabulary import DOMAINS, KINDS, PERIODICITIES, PHASES, POLARITIES
from monitoring.language import Words
from monitoring.storage.history import history
from monitoring.storage.index_table import index_periods
from monitoring.storage.snapshot import Snapshot


def both(words: Words | None) -> dict[str, str] | None:
    """A declared text in both languages."""
    return {"de": words.de, "en": words.en} if words else None


def city_record(found: Snapshot) -> dict[str, Any]:
    """The city, its levels and editions, and the current release."""
    frame = found.city.frame
    return {
        "id": frame.id, "name": both(frame.name), "description": both(frame.description),
        "licence": both(frame.licence), "invented": frame.invented,
        "reference_area": frame.reference_area,
        "levels": [{"id": one.id, "label": both(one.label), "stable": one.stable}
                   for one in frame.levels],
        "editions": [{"id": one.id, "label": both(one.label),
                      "valid_from": one.valid_from.isoformat(),
                      "valid_to": one.valid_to.isoformat() if one.valid_to else None}
                     for one in frame.editions],
        "periods": list(found.cube.periods), "profile": found.profile,
        "release": release_record(found),
    }


def release_record(found: Snapshot) -> dict[str, Any]:
    """Number, time, author and note of the release."""
    one = found.release
    return {"id": one.id, "time": one.time, "by": one.by, "note": one.note}


def releases_records(found: Snapshot) -> list[dict[str, Any]]:
    """All releases, oldest first, without what only those who publish may know."""
    keys = ("id", "time", "by", "note", "current", "act", "restored_from")
    return [{key: one[key] for key in keys}
            for one in history(found.store, found.city, found.profile)]


def areas_table(found: Snapshot) -> pd.DataFrame:
    """One row per area with level, edition and parent."""
    return found.cube.areas.table().drop(columns=["continues"])


def indicator_record(found: Snapshot, indicator: Indicator) -> dict[str, Any]:
    """Everything that a reader must know about an indicator."""
    return {
        "id": indicator.id, "label": both(indicator.label),
        "definition": both(indicator.definition), "unit": both(indicator.unit),
        "kind": indicator.kind.value, "kind_label": both(KINDS[indicator.kind]),
        "domain": indicator.domain, "domain_label": both(DOMAINS[indicator.domain]),
        "phase": indicator.phase, "phase_label": both(PHASES[indicator.phase]),
        "polarity": indicator.polarity.value,
        "polarity_label": both(POLARITIES[indicator.polarity]),
        "numerator": both(indicator.numerator), "denominator": both(indicator.denominator),
        "multiplier": indicator.multiplier, "decimals": indicator.decimals,
        "source": both(indicator.source), "reference_date": both(indicator.reference_date),
        "periodicity": indicator.periodicity.value,
        "periodicity_label": both(PERIODICITIES[indicator.periodicity]),
        "limits": both(indicator.limits), "version": indicator.version,
        "rolling_years": indicator.rolling_years,
        "plans": [one.id for one in found.city.plans_using(indicator.id)],
    }


def index_record(found: Snapshot, index: Index) -> dict[str, Any]:
    """An index with its components and the periods in which it can be computed."""
    return {
        "id": index.id, "label": both(index.label), "description": both(index.description),
        "level": index.level or found.city.frame.levels[0].id,
        "components": [{"indicator": one.indicator, "weight": one.weight}
                       for one in index.components],
        "periods": list(index_periods(found, index)),
    }
