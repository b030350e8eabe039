"""How many figures have no number, and why: in words for legend, note and text alternative."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from monitoring.core.rounding import rounded
from monitoring.core.status import PRECEDENCE, Status, StatusArray, has_number, word
from monitoring.language import text


def gap_counts(status: StatusArray) -> dict[Status, int]:
    """Number of figures without a number by status, the one that limits most first."""
    counts = np.bincount(status.ravel(), minlength=len(Status))
    return {
        one: int(counts[one])
        for one in PRECEDENCE
        if counts[one] and not has_number(np.array([one], np.uint8))[0]
    }


def gap_sentence(status: StatusArray) -> str:
    """ "Ohne Zahl: 31 von 48 Gebieten (30 geheim, 1 ausgeschlossen)."; "" if all have one."""
    counts = gap_counts(status)
    if not counts:
        return ""
    words = ", ".join(f"{rounded(n, 0)} {word(one)}" for one, n in counts.items())
    return text("Ohne Zahl: {n} von {all} Gebieten ({words}).", words=words,
                n=rounded(sum(counts.values()), 0), all=rounded(status.size, 0))


def gap_years(status: StatusArray, periods: Sequence[str]) -> str:
    """ "geheim 2016, 2019 bis 2021"; years of which nothing was ever said are left out."""
    said = []
    for one in gap_counts(status):
        if one is not Status.missing:
            places = np.flatnonzero(status == one).tolist()
            said.append(f"{word(one)} {_runs(places, periods)}")
    return "; ".join(said)


def _runs(places: Sequence[int], periods: Sequence[str]) -> str:
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(
        periods[run[0]] if len(run) == 1
        else text("{first} bis {last}", first=periods[run[0]], last=periods[run[-1]])
        for run in runs
    )
