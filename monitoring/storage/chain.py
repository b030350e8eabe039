"""Chains of hashed rows: what was written once neither changes nor vanishes unnoticed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

Fault = Literal["altered", "gap"]


class End(NamedTuple):
    """The newest row of a chain."""

    chain: str
    number: int
    hash: str


def sealed(values: Mapping[str, Any], previous: str) -> dict[str, Any]:
    """The row with the hash of the one before and its own."""
    whole = {**values, "previous_hash": previous}
    return {**whole, "hash": _hash(whole)}


def faults(rows: Sequence[Mapping[str, Any]], number: str) -> list[tuple[int, Fault]]:
    """
    Numbers of rows that do not follow from the one before, in the column `number`.

    Rows missing at the end leave no trace in the chain itself; anchors tell of them.
    """
    found: list[tuple[int, Fault]] = []
    previous, last = "", 0
    for row in rows:
        values = {key: value for key, value in row.items() if key != "hash"}
        if row["hash"] != _hash(values) or row["previous_hash"] != previous:
            found.append((row[number], "altered"))
        elif row[number] != last + 1:
            found.append((row[number], "gap"))
        previous, last = row["hash"], row[number]
    return found


def readable(words: str) -> str:
    """The words without what no database keeps: half characters and zero bytes."""
    return words.encode("utf-8", "replace").decode().replace("\0", "")


def _hash(values: Mapping[str, Any]) -> str:
    line = json.dumps(values, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(line.encode("utf-8", "replace")).hexdigest()
