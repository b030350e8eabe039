"""Intervals beside the values of every export."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitoring.core.indicator import Indicator
from monitoring.core.vocabulary import Interval, Kind
from monitoring.storage.city import city_in
from monitoring.storage.interval_columns import add_intervals
from tests.conftest import MUSTERSTADT, Run

# Methods 3.1: 38/212 and 0/40 by Wilson, 65 and 100 cases by Byar; 2 cases by Garwood's table.
WILSON = [(38, 212, 13.3, 23.6), (0, 40, 0.0, 8.8)]
CASES = [(65, 1000, 50.163, 82.849, "95 %, Byar"), (100, 1000, 81.362, 121.628, "95 %, Byar"),
         (2, 1000, 0.2422, 7.2247, "95 %, genau nach Poisson")]


def _indicator(kind: Kind, multiplier: float, interval: Interval = Interval.by_kind) -> Indicator:
    known = city_in(MUSTERSTADT).indicators["bev_u18"]
    return replace(known, kind=kind, multiplier=multiplier, interval=interval)


def _table(rows: list[tuple[float, float]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["numerator", "denominator"], dtype=float)
    table.insert(0, "value", table["numerator"] / table["denominator"])
    table["status"] = "value"
    return table


def test_share_has_the_limits_of_wilson_after_the_denominator() -> None:
    table = _table([row[:2] for row in WILSON])
    add_intervals(table, _indicator(Kind.share, 100))
    assert list(table.columns) == [
        "value", "numerator", "denominator", "lower", "upper", "interval", "status",
    ]
    for (_, _, lower, upper), row in zip(WILSON, table.itertuples(), strict=True):
        assert (row.lower, row.upper) == pytest.approx((lower, upper), abs=0.05)
        assert row.interval == "95 %, Wilson"


@pytest.mark.parametrize("kind", [Kind.rate, Kind.mean])
def test_rate_and_mean_of_cases_have_the_limits_of_their_count(kind: Kind) -> None:
    table = _table([row[:2] for row in CASES])
    add_intervals(table, _indicator(kind, 1000, Interval.cases))
    for (_, _, lower, upper, name), row in zip(CASES, table.itertuples(), strict=True):
        assert (row.lower, row.upper) == pytest.approx((lower, upper), abs=5e-4)
        assert row.interval == name


@pytest.mark.parametrize(
    ("kind", "interval"),
    [(Kind.count, Interval.by_kind), (Kind.mean, Interval.by_kind), (Kind.index, Interval.by_kind),
     (Kind.share, Interval.none), (Kind.rate, Interval.none)],
)
def test_other_figures_have_none(kind: Kind, interval: Interval) -> None:
    table = _table([(38, 212), (5, 40)])
    add_intervals(table, _indicator(kind, 100, interval))
    assert np.isnan(table[["lower", "upper"]].to_numpy()).all()
    assert set(table["interval"]) == {""}


def test_figure_without_value_or_carried_over_has_none() -> None:
    table = _table([(38, 212), (38, 212), (38, 0)])
    table.loc[2, "value"] = np.nan
    add_intervals(table, _indicator(Kind.share, 100), np.array([False, True, False]))
    assert np.isfinite(table["lower"]).tolist() == [True, False, False]
    assert table["interval"].tolist() == ["95 %, Wilson", "", ""]


def test_command_line_writes_them(filled: Run, tmp_path: Path) -> None:
    target = tmp_path / "values.csv"
    assert filled("values", "--indicator", "bev_u18", "--output", target)[0] == 0
    table = pd.read_csv(target, dtype={"area": str})
    at = list(table.columns).index("denominator")
    assert list(table.columns[at + 1 : at + 5]) == ["lower", "upper", "interval", "status"]
    some = table[table["interval"].notna()]
    assert len(some) > 0
    assert ((some["lower"] <= some["value"]) & (some["value"] <= some["upper"])).all()
    assert table.loc[table["denominator"].isna(), "lower"].isna().all()
