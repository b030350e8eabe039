"""City, areas, indicators, indices and releases as plain records."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from monitoring.core.chance.declared_interval import declared_method
from monitoring.core.index.declaration import Index
from monitoring.core.indicator import Indicator
from monitoring.core.vocabulary import DOMAINS, KINDS, PERIODICITIES, PHASES, POLARITIES
from monitoring.storage.history import history
from monitoring.storage.index_table import index_level, index_periods
from monitoring.storage.snapshot import Snapshot
from monitoring.web.api.available import available, breakdowns
from monitoring.web.api.plain import both, plain, said


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
    corrected = Counter(int(one) for one in found.corrections["release"])
    return [{**{key: one[key] for key in keys}, "corrected": corrected[one["id"]]}
            for one in history(found.store, found.city, found.profile)]


def indicator_record(found: Snapshot, indicator: Indicator) -> dict[str, Any]:
    """Everything that a reader must know about an indicator, and where it has numbers."""
    rule = found.city.frame.protection.get(indicator.protection)
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
        "rolling_years": indicator.rolling_years, "short": both(indicator.short),
        "formula": plain(indicator.formula), "facilities": plain(indicator.facilities),
        "aggregation": indicator.aggregation.value, "standard": plain(indicator.standard),
        "interval": indicator.interval.value,
        "interval_label": said(partial(declared_method, indicator)),
        "breaks": plain(indicator.breaks),
        "protection": indicator.protection,
        "protection_label": both(rule.label if rule else None),
        "licence": both(found.city.frame.licence),
        "plans": [one.id for one in found.city.plans_using(indicator.id)],
        "available": available(found, indicator.id),
        "breakdowns": breakdowns(found, indicator.id),
    }


def index_record(found: Snapshot, index: Index) -> dict[str, Any]:
    """An index as it is declared, and the periods in which it can be computed."""
    return {
        **plain(index), "level": index_level(found, index),
        "classes": plain(index.status.all_classes()),
        "dynamics_classes": plain(index.dynamics.all_classes()) if index.dynamics else [],
        "periods": list(index_periods(found, index)),
    }
