"""Checks on observations before they may be published."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from monitoring.core.area import Areas
from monitoring.core.city import City
from monitoring.core.observations import FIGURES, KEYS
from monitoring.core.problem import Problem
from monitoring.core.vocabulary import Kind
from monitoring.language import text

SHOWN_PER_RULE = 200


def accepted(
    table: pd.DataFrame, areas: Areas, city: City
) -> tuple[pd.DataFrame, list[Problem]]:
    """Rows that keep every rule, each once, and a problem for every row that does not."""
    problems: list[Problem] = []
    known = pd.MultiIndex.from_arrays([areas.editions, areas.ids])
    unknown = ~pd.MultiIndex.from_frame(table[["edition", "area"]]).isin(known)
    problems += _noted("unknown-area", _unknown_area(), table[unknown], "area")
    table = table[~unknown]
    twice = table.duplicated(KEYS, keep=False)
    doubles = table[twice]
    contradictory = ~doubles.duplicated([*KEYS, *FIGURES, "status"], keep=False)
    message = text("Für dieses Gebiet und Jahr stehen zwei verschiedene Angaben in der Tabelle. "
                   "Bitte die falsche entfernen.")
    problems += _noted("contradictory-row", message, doubles[contradictory], "area")
    table = table.drop_duplicates(KEYS, ignore_index=True)
    kinds = table["indicator"].map({name: one.kind for name, one in city.indicators.items()})
    for rule, message, column, bad in _number_rules(table, kinds):
        problems += _noted(rule, message, table[bad], column)
    return table, problems


def _number_rules(
    table: pd.DataFrame, kinds: pd.Series
) -> Iterator[tuple[str, str, str, np.ndarray]]:
    value, top, base = table["value"], table["numerator"], table["denominator"]
    message = text("Eine Anzahl kann nicht negativ sein. Bitte berichtigen.")
    negative = (kinds == Kind.count) & (value < 0) | (base < 0)
    yield "negative-count", message, "value", negative.to_numpy()
    message = text("Der Zähler ist größer als der Nenner. Bitte beide prüfen.")
    yield "numerator-above", message, "numerator", ((kinds == Kind.share) & (top > base)).to_numpy()
    message = text("Ein Anteil liegt zwischen 0 und 100 Prozent. Bitte berichtigen.")
    outside = (kinds == Kind.share) & ((value < 0) | (value > 100 + 1e-9))
    yield "share-range", message, "value", outside.to_numpy()


def _unknown_area() -> str:
    return text("Diese Gebietskennung gibt es in der Gebietseinteilung des Jahres nicht. Bitte "
                "Kennung und führende Nullen prüfen.")


def _noted(rule: str, message: str, rows: pd.DataFrame, column: str) -> list[Problem]:
    """One problem for every row of a table, the same cell only once."""
    place = ["file", "row", "area"]
    rows = rows.drop_duplicates(["file", "row", column])
    found = [
        Problem(rule, message, str(file), "", int(row), column,
                str(area) if column == "area" else f"{area}: {cell:g}")
        for file, row, area, cell in rows.head(SHOWN_PER_RULE)[[*place, column]].to_numpy()
    ]
    if len(rows) > SHOWN_PER_RULE:
        more = text("Weitere {n} Zellen derselben Art sind nicht einzeln aufgeführt.",
                    n=len(rows) - SHOWN_PER_RULE)
        found.append(Problem(rule, more, str(rows["file"].iloc[0]), column=column))
    return found
