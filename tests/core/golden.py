"""Check values from published sources, one test case per row."""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

FILE = Path(__file__).parents[3] / "shared" / "domain" / "golden_numbers.csv"


@dataclass(frozen=True)
class Golden:
    """One row: what goes in, which quantity comes out, and how far off it may be."""

    method: str
    case: str
    input: str
    quantity: str
    expected: str
    tolerance: float

    @property
    def number(self) -> float:
        """The expected number."""
        return float(self.expected)

    @property
    def inputs(self) -> dict[str, str]:
        """The input's parts by name ("x=38;n=212")."""
        parts = (part.partition("=") for part in self.input.split(";") if "=" in part)
        return {name.strip(): value.strip() for name, _, value in parts}


def golden(*methods: str) -> list[object]:
    """The rows of these methods as parameters; without the file one that is skipped, or fails."""
    if not FILE.is_file() and os.environ.get("SOZIALRAUM_REQUIRE_ALL") != "1":
        skipped = pytest.mark.skip(reason=f"{FILE.name} is not here")
        return [pytest.param(None, id=method, marks=skipped) for method in methods]
    return [
        pytest.param(row, id=f"{row.method}-{row.case}-{row.quantity}")
        for row in rows()
        if row.method in methods
    ]


def rows() -> list[Golden]:
    """All rows of the file."""
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        return [
            Golden(
                row["method"], row["case"], row["input"], row["quantity"], row["expected"],
                float(row["tolerance"] or 0),
            )
            for row in csv.DictReader(file)
        ]
