"""Crosswalks: declared weights that carry counts from one edition of areas to a later one."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.core.area import Areas, IntArray
from monitoring.core.cube import FloatArray
from monitoring.core.recipe import Basis
from monitoring.core.sheet import BoolArray
from monitoring.language import Words

# Sums of rescaled weights miss 1 by a rounding error.
WHOLE = 1 - 1e-9
_BASES = {
    Basis.area: Words(
        "nach Fläche verteilt, als wäre jedes Gebiet gleichmäßig bewohnt",
        "distributed by area, as if every area were evenly inhabited",
    ),
    Basis.population: Words("nach Einwohnern verteilt", "distributed by residents"),
    Basis.addresses: Words("nach Adressen verteilt", "distributed by addresses"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Crosswalk:
    """
    Weights from the areas of one edition to those of a later one; parallel arrays, one per link.

    `sources` and `targets` are positions in the areas of the release. A weight is the part of the
    source's counts that goes to the target: all weights of a source sum to 1. Before the period
    `since` ("" is always) the weights of the source do not hold. `file` is the table they were
    read from; `words` say to readers what was done with areas that were divided, `summed` with
    those that go into a later one as a whole.
    """

    id: str
    level: str
    from_edition: str
    to_edition: str
    sources: IntArray
    targets: IntArray
    weights: FloatArray
    since: npt.NDArray[np.str_]
    file: str
    words: Words
    summed: Words

    def divides(self, areas: int) -> BoolArray:
        """Whether an area gets part of a divided one, for each of so many areas."""
        found = np.zeros(areas, bool)
        found[self.targets[self.weights < WHOLE]] = True
        return found


def crosswalk_of(table: pd.DataFrame, areas: Areas, edition: Words) -> Crosswalk:
    """
    The crosswalk of a checked table with the columns of `crosswalk_links.COLUMNS`.

    `edition` is the name of the edition before. Every id in the table is one of the areas.
    """
    first = table.iloc[0]
    ends = (("from_edition", "from"), ("to_edition", "to"))
    sources, targets = (
        np.array([areas.position[pair] for pair in zip(table[one], table[other], strict=True)],
                 np.intp)
        for one, other in ends
    )
    basis = _BASES[Basis(first["basis"])]
    de = f"Umgerechnet vom Gebietsstand „{edition.de}“"
    en = f"Converted from the boundaries “{edition.en}”"
    return Crosswalk(
        first["crosswalk"], first["level"], first["from_edition"], first["to_edition"],
        sources, targets, table["weight"].to_numpy(float), table["since"].to_numpy(str),
        first["file"], Words(f"{de}, {basis.de}", f"{en}, {basis.en}"),
        Words(f"{de}, nur ganze Gebiete", f"{en}, whole areas only"),
    )


def lifted(crosswalk: Crosswalk, areas: Areas, level: str) -> Crosswalk:
    """
    The same for a level above: what goes to a district goes to the area that holds it.

    Areas of which one part has no weights are left out, because their sums would be too small.
    """
    own = areas.on_level(crosswalk.level, crosswalk.to_edition)
    above = np.full(len(areas), -1, np.intp)
    for one in own.tolist():
        found = (up for up in areas.ancestors(one) if areas.levels[up] == level)
        above[one] = next(found, -1)
    without = np.setdiff1d(own, crosswalk.targets)
    targets = above[crosswalk.targets]
    kept = (targets >= 0) & ~np.isin(targets, above[without])
    links = pd.DataFrame({
        "source": crosswalk.sources[kept],
        "target": targets[kept],
        "weight": crosswalk.weights[kept],
        "since": crosswalk.since[kept],
    })
    joined = links.groupby(["source", "target"], as_index=False, sort=True).agg(
        {"weight": "sum", "since": "first"}
    )
    return replace(
        crosswalk, level=level,
        sources=joined["source"].to_numpy(np.intp), targets=joined["target"].to_numpy(np.intp),
        weights=joined["weight"].to_numpy(float), since=joined["since"].to_numpy(str),
    )
