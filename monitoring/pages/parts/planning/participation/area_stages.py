"""How many acts of each stage there were in each district."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.core.planning.item import Item
from monitoring.core.planning.participation_stats import stages_by_area
from monitoring.core.planning.participation_words import STAGES
from monitoring.core.planning.places import area_key
from monitoring.core.ranking import sort_key
from monitoring.language import text
from monitoring.pages.parts.planning.html_table import html_table
from monitoring.pages.parts.planning.participation.words import number, section_link
from monitoring.storage.snapshot import Snapshot

# More rows than this nobody compares; then larger districts are shown.
_MOST = 40


def area_stages_html(acts: Sequence[Item], found: Snapshot) -> str:
    """HTML of a table of all districts, those without any act among them."""
    areas = found.cube.areas
    label, places = _places(found)
    counts, wide = stages_by_area(acts, areas, places)
    order = sorted(range(len(places)), key=lambda at: sort_key(areas.names[int(places[at])]))
    rows = [(section_link(areas.names[at := int(places[one])], area=area_key(areas, at)),
             *_cells(counts[one])) for one in order]
    if wide:
        rows.insert(0, (escape(text("Für mehrere Gebiete oder die ganze Stadt")), *_cells(wide)))
    head = (label, *(str(one) for one in STAGES.values()), text("Zusammen"))
    empty = sum(not one for one in counts)
    note = text("In {n} von {all} Gebieten gab es noch keine eigene Beteiligung.", n=empty,
                all=len(counts)) if empty else ""
    return html_table(text("Beteiligung nach Gebieten"), head, rows,
                      numbers=range(1, len(head))) + (
        f'<p class="note">{escape(note)}</p>' if note else "")


def area_stages_frame(acts: Sequence[Item], found: Snapshot) -> pd.DataFrame:
    """The same as numbers; acts for several districts stand in the last row."""
    areas = found.cube.areas
    places = _places(found)[1]
    counts, wide = stages_by_area(acts, areas, places)
    every = [*counts, wide]
    at = places.tolist()
    return pd.DataFrame({
        "area": [*(areas.ids[one] for one in at), ""],
        "edition": [*(areas.editions[one] for one in at), ""],
        text("Gebiet"): [*(areas.names[one] for one in at),
                         text("Für mehrere Gebiete oder die ganze Stadt")],
        **{str(words): [one[name] for one in every] for name, words in STAGES.items()},
        text("Zusammen"): [sum(one.values()) for one in every],
    })


def _cells(counts: Counter[str]) -> tuple[str, ...]:
    each = (number(counts[one]) if counts[one] else "" for one in STAGES)
    return (*each, number(sum(counts.values())))


def _places(found: Snapshot) -> tuple[str, npt.NDArray[np.intp]]:
    """The smallest level with few enough districts, in its newest boundaries."""
    areas, levels = found.cube.areas, found.city.frame.levels
    shown = (str(levels[0].label), np.array([], np.intp))
    for level in levels:
        editions = areas.editions_of(level.id)
        places = areas.on_level(level.id, editions[-1] if editions else "")
        if len(places):
            shown = str(level.label), places
            if len(places) <= _MOST:
                break
    return shown
