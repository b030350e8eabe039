"""What was hidden in a release, what is left, and the proof that it stays hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from monitoring.core.protection.of_cube import Asked, Audit, Protection
from monitoring.core.protection.relations import BoolArray, FloatArray
from monitoring.core.status import has_number

if TYPE_CHECKING:
    from monitoring.core.protection.layer import Layer


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """
    How much one profile does not see, and the audit of it.

    `cells` are figures with a number, `small` those hidden by themselves, `beside` those hidden so
    that none can be worked out, `seen` those that an earlier release showed. `kept` and `people`
    are the shares of figures and of the residents behind them that stay; `plain` and `plain_people`
    would stay if every row with a small figure were left out whole.
    """

    audit: Audit
    cells: int = 0
    small: int = 0
    beside: int = 0
    seen: int = 0
    kept: float = 1.0
    people: float = 1.0
    plain: float = 1.0
    plain_people: float = 1.0

    def record(self) -> dict[str, int | float | None]:
        """What is kept with the release."""
        shares = {name: round(getattr(self, name), 4)
                  for name in ("kept", "people", "plain", "plain_people")}
        return {**self.audit.record(), "cells": self.cells, "small": self.small,
                "beside": self.beside, "seen": self.seen, **shares}


def audit_table(layers: Mapping[str, Layer]) -> pd.DataFrame:
    """
    The audit of every layer, one row for each secret cell.

    Columns profile, plane, edition, area, period, candidates (at least so many; empty: any number).
    """
    parts = []
    for profile, layer in layers.items():
        cube, found = layer.cube, layer.report.audit
        plane, area, period = found.cells.T
        parts.append(pd.DataFrame({
            "profile": profile,
            "plane": np.array(cube.planes, object)[plane],
            "edition": np.array(cube.areas.editions, object)[area],
            "area": np.array(cube.areas.ids, object)[area],
            "period": np.array(cube.periods, object)[period],
            "candidates": np.where(np.isfinite(found.candidates), found.candidates, np.nan),
        }))
    return pd.concat(parts, ignore_index=True)


def report_of(work: Protection, asked: Asked, hidden: BoolArray, audit: Audit) -> Report:
    """Counts and shares over the figures that the profile could see."""
    numbers = has_number(work.cube.status) & ~asked.absent
    people = _people(work)
    rows = _whole_rows(work, asked.small & numbers)
    shown, plain = numbers & ~hidden, numbers & ~rows
    return Report(
        audit,
        int(numbers.sum()),
        int((asked.small & numbers).sum()),
        int((hidden & ~asked.small & numbers).sum()),
        int((hidden & asked.seen & numbers).sum()),
        _share(shown, numbers), _share(shown, numbers, people),
        _share(plain, numbers), _share(plain, numbers, people),
    )


def _share(part: BoolArray, whole: BoolArray, weight: FloatArray | None = None) -> float:
    if weight is None:
        return float(part.sum() / whole.sum()) if whole.any() else 1.0
    all_ = float((whole * weight).sum())
    return float((part * weight).sum() / all_) if all_ else 1.0


def _people(work: Protection) -> FloatArray:
    """Residents by area and period, nobody where they are not known."""
    at = work.cube.indicator_position.get(work.city.frame.residents)
    if at is None:
        return np.ones(work.cube.status.shape[1:])
    known: FloatArray = np.where(has_number(work.cube.status[at]), work.cube.value[at], 0.0)
    return np.nan_to_num(known)


def _whole_rows(work: Protection, small: BoolArray) -> BoolArray:
    """All figures of a source's row (one area and period) that holds a small one."""
    rules = np.array([one.protection for one in work.found.owners], str)
    found = np.zeros(small.shape, bool)
    for rule in np.unique(rules).tolist():
        own = rules == rule
        found[own] = small[own].any(axis=0)
    return found
