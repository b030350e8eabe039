"""The table of a crosswalk, checked: weights, ids, sums; slivers removed, the rest rescaled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

import numpy as np
import pandas as pd

from monitoring.core.area import Areas
from monitoring.core.problem import Problem, errors
from monitoring.core.recipe import CrosswalkRecipe
from monitoring.core.rounding import rounded, with_unit
from monitoring.language import text

COLUMNS = [
    "crosswalk", "level", "from_edition", "to_edition", "basis", "from", "to", "weight", "since",
    "file",
]
# Cut outlines do not meet to the last metre; beyond this, part of the area goes nowhere.
SUM_TOLERANCE = 0.01
MOST_NAMED = 20


def settled(
    table: pd.DataFrame, recipe: CrosswalkRecipe, areas: Areas
) -> tuple[pd.DataFrame, list[Problem]]:
    """
    Links with the columns of `COLUMNS`, weights that sum to 1 per source, and all problems.

    `table` has the columns from, to (ids), weight (NaN where the cell holds no number), cell (the
    text of the weight) and row (as people see it). Areas that are the same in both editions may
    be left out. With an error there are no links.
    """
    problems = [
        *_bad_weights(table, recipe), *_repeated(table, recipe), *_unknown(table, recipe, areas),
        *_bad_sums(table, recipe), *_unknown_since(table, recipe),
    ]
    if errors(problems):
        return pd.DataFrame(columns=COLUMNS), problems
    links, gone = _without_slivers(table, recipe)
    links = _with_the_same(links, recipe, areas)
    problems += [*gone, *_lacking(links, recipe, areas)]
    if errors(problems):
        return pd.DataFrame(columns=COLUMNS), problems
    since = {one.id: one.period for one in recipe.since}
    named = links.assign(
        crosswalk=recipe.id, level=recipe.level, from_edition=recipe.from_edition,
        to_edition=recipe.to_edition, basis=str(recipe.basis.value),
        since=[since.get(one, "") for one in links["from"]],
        file=PurePosixPath(recipe.file).name,
    )
    return named[COLUMNS].reset_index(drop=True), problems


def _in_rows(
    rows: pd.DataFrame, recipe: CrosswalkRecipe, rule: str, message: str, column: str, cell: str
) -> Iterator[Problem]:
    for row, value in zip(rows["row"].tolist(), rows[cell].tolist(), strict=True):
        yield Problem(rule, message, recipe.file, row=int(row), column=column, value=str(value))


def _bad_weights(table: pd.DataFrame, recipe: CrosswalkRecipe) -> Iterator[Problem]:
    no_number = text("Hier wird ein Gewicht zwischen 0 und 1 erwartet. Bitte berichtigen.")
    yield from _in_rows(table[~np.isfinite(table["weight"])], recipe, "crosswalk-weight",
                        no_number, recipe.weight, "cell")
    negative = text("Ein Gewicht ist ein Anteil und nie negativ. Bitte berichtigen.")
    yield from _in_rows(table[table["weight"] < 0], recipe, "crosswalk-weight", negative,
                        recipe.weight, "cell")


def _repeated(table: pd.DataFrame, recipe: CrosswalkRecipe) -> Iterator[Problem]:
    message = text("Dieses Paar von Gebieten steht zweimal. Bitte eine Zeile entfernen.")
    again = table[table.duplicated(["from", "to"])]
    again = again.assign(pair=again["from"] + " → " + again["to"])
    yield from _in_rows(again, recipe, "crosswalk-repeat", message, recipe.from_, "pair")


def _unknown(
    table: pd.DataFrame, recipe: CrosswalkRecipe, areas: Areas
) -> Iterator[Problem]:
    ends = (("from", recipe.from_, recipe.from_edition), ("to", recipe.to, recipe.to_edition))
    for end, column, edition in ends:
        known = [areas.ids[one] for one in areas.on_level(recipe.level, edition).tolist()]
        rows = table[~table[end].isin(known)].drop_duplicates(end)
        message = text("Dieses Gebiet gibt es im Gebietsstand {edition} nicht. Bitte Kennung und "
                       "führende Nullen prüfen.", edition=edition)
        yield from _in_rows(rows, recipe, "unknown-area", message, column, end)


def _bad_sums(table: pd.DataFrame, recipe: CrosswalkRecipe) -> Iterator[Problem]:
    sums = table.groupby("from", sort=True)["weight"].sum()
    for area, total in sums[(sums - 1).abs() > SUM_TOLERANCE].items():
        message = text("Die Gewichte dieses Gebiets ergeben {total} statt 1: ein Teil seiner "
                       "Zahlen ginge verloren oder zählte doppelt. Bitte die Zeilen ergänzen oder "
                       "berichtigen.", total=rounded(float(total), 3))
        yield Problem("crosswalk-sum", message, recipe.file, column=recipe.from_, value=str(area))


def _unknown_since(table: pd.DataFrame, recipe: CrosswalkRecipe) -> Iterator[Problem]:
    known = set(table["from"])
    message = text("Für dieses Gebiet nennt „since“ ein erstes Jahr, es hat aber keine Gewichte. "
                   "Bitte berichtigen.")
    for one in recipe.since:
        if one.id not in known:
            yield Problem("unknown-area", message, recipe.id, column="since", value=one.id)


def _without_slivers(
    table: pd.DataFrame, recipe: CrosswalkRecipe
) -> tuple[pd.DataFrame, list[Problem]]:
    """Links that are no slivers, rescaled so that every source goes somewhere as a whole."""
    real = (table["weight"] >= recipe.slivers) & (table["weight"] > 0)
    links = table[real]
    links = links.assign(weight=links["weight"] / links.groupby("from")["weight"].transform("sum"))
    if real.all():
        return links, []
    message = text("{n} von {all} Gewichten liegen unter {limit}: Splitter aus zweimal "
                   "gezeichneten Linien. Sie zählen nicht; die übrigen sind auf 1 ergänzt.",
                   n=int((~real).sum()), all=len(table),
                   limit=with_unit(rounded(recipe.slivers * 100, 1), "%"))
    return links, [Problem("crosswalk-slivers", message, recipe.file, severity="note")]


def _with_the_same(
    links: pd.DataFrame, recipe: CrosswalkRecipe, areas: Areas
) -> pd.DataFrame:
    """Areas that are the same in both editions need no row: all of one is the other."""
    new = areas.on_level(recipe.level, recipe.to_edition)
    pairs = [(int(areas.earlier[one]), one) for one in new.tolist()]
    same = [
        (areas.ids[before], areas.ids[after], 1.0) for before, after in pairs
        if before >= 0 and areas.editions[before] == recipe.from_edition
    ]
    added = pd.DataFrame(same, columns=["from", "to", "weight"])
    added = added[~added["from"].isin(links["from"])]
    return pd.concat([links, added], ignore_index=True) if len(added) else links


def _lacking(links: pd.DataFrame, recipe: CrosswalkRecipe, areas: Areas) -> Iterator[Problem]:
    """Areas before that go nowhere, which makes sums too small, and areas after without any."""
    nowhere = text("Diese Gebiete des früheren Gebietsstands haben keine Gewichte; ihre Zahlen "
                   "würden in allem fehlen, was umgerechnet wird. Bitte ergänzen.")
    nothing = text("Diese Gebiete des späteren Gebietsstands bekommen keine Gewichte; sie bleiben "
                   "ohne umgerechnete Zahlen.")
    ends = (
        ("from", recipe.from_, recipe.from_edition, nowhere, "error"),
        ("to", recipe.to, recipe.to_edition, nothing, "warning"),
    )
    for end, column, edition, message, severity in ends:
        own = [areas.ids[one] for one in areas.on_level(recipe.level, edition).tolist()]
        if left := sorted(set(own) - set(links[end])):
            yield Problem("crosswalk-lacks", message, recipe.file, column=column,
                          value=_listed(left), severity=severity)


def _listed(ids: Sequence[str]) -> str:
    shown = ", ".join(ids[:MOST_NAMED])
    more = len(ids) - MOST_NAMED
    return text("{shown} und {n} weitere", shown=shown, n=more) if more > 0 else shown
