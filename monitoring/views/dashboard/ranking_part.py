"""All districts of a level side by side, in alphabetical order: no league table."""

from __future__ import annotations

from monitoring.core.prepared import Block
from monitoring.language import text
from monitoring.reports.document import Picture
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.found import (
    explore_choices,
    found,
    gone_words,
    source_line,
)
from monitoring.views.dashboard.map_part import (
    area_sentences,
    cells_of,
    uncertain_words,
    values_table_of,
)
from monitoring.views.dashboard.ranking_drawing import NARROW, WIDE, drawn_ranking
from monitoring.views.dashboard.shown import NotShown, Shown
from monitoring.views.view import title_of

MOST = 60


def ranking_part(snapshot: Snapshot, block: Block) -> Shown:
    """A dot with its interval for each district; many districts need a map instead."""
    own = found(snapshot, block)
    if len(own.areas) > MOST:
        raise NotShown(text("Hier sind {n} Gebiete: zu viele zum Vergleichen in einer Liste. Bitte "
                            "eine Karte oder eine größere Ebene nehmen.", n=len(own.areas)))
    view = own.view
    sentences = tuple(one for one in (*area_sentences(own), gone_words(own)) if one)
    alt = " ".join(sentences)
    return Shown(
        block, str(block.title or title_of(view)), sentences, uncertain_words(view),
        values_table_of(own), Picture(drawn_ranking(own, alt, NARROW), alt),
        source=source_line(view), words=str(block.text or ""), explore=explore_choices(view),
        cells=cells_of(own), shows=own.shows if block.title else "",
        screen=drawn_ranking(own, alt, WIDE),
    )

