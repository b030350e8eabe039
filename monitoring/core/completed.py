"""Observations with the values that follow from their own numerator and denominator."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from monitoring.core.indicator import Indicator
from monitoring.core.sheet import EMPTY_BASE, NO_BASE
from monitoring.core.status import Status, has_number
from monitoring.core.vocabulary import Kind
from monitoring.language import Words


def completed(table: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """
    value = numerator / denominator × multiplier where the source gave no value itself.

    Done before a table is compared with a release, which holds completed rows as well.
    """
    done = table.copy()
    named = done["indicator"]
    count = named.isin([one.id for one in indicators.values() if one.kind is Kind.count])
    done["numerator"] = done["numerator"].where(~count | done["numerator"].notna(), done["value"])
    done["value"] = done["value"].where(~count | done["value"].notna(), done["numerator"])
    numbers = has_number(done["status"].to_numpy(np.uint8))
    without = numbers & done["value"].isna().to_numpy()
    multiplier = named.map({one.id: one.multiplier for one in indicators.values()}).astype(float)
    base = done["denominator"].to_numpy()
    value: pd.Series = done["numerator"] * multiplier / np.where(base == 0, np.nan, base)
    done["value"] = done["value"].where(~without, value)
    _silence(done, without & (base == 0), Status.not_meaningful, EMPTY_BASE)
    rest = without & (base != 0) & done["value"].isna().to_numpy()
    _silence(done, rest, Status.unknown, NO_BASE)
    return done


def _silence(table: pd.DataFrame, rows: np.ndarray, status: Status, reason: Words) -> None:
    table.loc[rows, "status"] = int(status)
    table.loc[rows, ["reason_de", "reason_en"]] = [reason.de, reason.en]
