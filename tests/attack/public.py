"""What an outsider has: the output of commands, and nothing else."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from monitoring.cli import main
from monitoring.storage.served import forget
from tests.attack.declarations import INDICATORS

WORDS = {"area": str, "period": str, "indicator": str, "breakdown": str, "parent": str}


@contextmanager
def serving(city: Path, store: Path, role: str = "") -> Iterator[None]:
    """This city, store and role for commands and pages; settings are put back at the end."""
    names = ("CITY", "STORE", "ROLE", "INNER", "DATABASE")
    before = {name: os.environ.pop(f"SOZIALRAUM_{name}", None) for name in names}
    os.environ |= {"SOZIALRAUM_CITY": str(city), "SOZIALRAUM_STORE": str(store)}
    if role:
        os.environ["SOZIALRAUM_ROLE"] = role
    forget()
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(f"SOZIALRAUM_{name}", None)
            if value is not None:
                os.environ[f"SOZIALRAUM_{name}"] = value
        forget()


def published(city: Path, store: Path, note: str = "Neu") -> None:
    """What the folder holds becomes the next release."""
    with serving(city, store):
        assert main(["load", str(city), "--publish", "--by", "Amt", "--note", note]) == 0


def seen(city: Path, store: Path, role: str = "") -> pd.DataFrame:
    """Every row that `values` gives people of a role, of all indicators."""
    with serving(city, store, role), TemporaryDirectory() as folder:
        tables = [_values(one.id, Path(folder)) for one in INDICATORS]
    return pd.concat([one for one in tables if len(one)], ignore_index=True)


def _values(indicator: str, folder: Path) -> pd.DataFrame:
    out = folder / f"{indicator}.csv"
    assert main(["values", "--indicator", indicator, "--format", "csv", "--output", str(out)]) == 0
    return pd.read_csv(io.BytesIO(out.read_bytes()), dtype=WORDS, keep_default_na=False,
                       na_values={name: [""] for name in ("value", "numerator", "denominator")})


@dataclass(frozen=True, slots=True)
class Row:
    """One figure as `values` gives it; NaN where there is no number."""

    indicator: str
    parts: frozenset[tuple[str, str]]
    area: str
    period: str
    value: float
    numerator: float
    denominator: float
    secret: bool


def rows_of(table: pd.DataFrame) -> list[Row]:
    """The rows of a table of `seen`."""
    columns = [table[name].tolist() for name in ("indicator", "breakdown", "area", "period",
                                                 "value", "numerator", "denominator", "status")]
    return [Row(indicator, parts_of(breakdown), area, period, value, top, base, status == "secret")
            for indicator, breakdown, area, period, value, top, base, status
            in zip(*columns, strict=True)]


def parts_of(breakdown: str) -> frozenset[tuple[str, str]]:
    """The parts of a breakdown such as "alter=jung;geschlecht=m"."""
    pairs = (one.partition("=") for one in breakdown.split(";") if one)
    return frozenset((name, word) for name, _, word in pairs)
