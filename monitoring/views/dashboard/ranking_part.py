"""All districts of a level side by side, in alphabetical order: no league table."""

from __future__ import annotations

import numpy as np

from monitoring.charts.drawing import INK, SOFT, Frame, label, line
from monitoring.charts.verdict_values import verdict_colours, verdict_keys
from monitoring.core.chance.comparison import Verdict
from monitoring.core.prepared import Block
from monitoring.core.ranking import sort_key
from monitoring.core.status import has_number
from monitoring.language import text
from monitoring.reports.document import Picture
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.found import (
    Found,
    explore_choices,
    found,
    gone_words,
    source_line,
)
from monitoring.views.dashboard.map_part import (
    area_sentences,
    cells_of,
    comparison_of,
    uncertain_words,
    values_table_of,
)
from monitoring.views.dashboard.shown import NotShown, Shown
from monitoring.views.uncertainty import limits_of
from monitoring.views.view import title_of

MOST, ROW, WIDTH, NAMES = 60, 17.0, 640.0, 190.0


def ranking_part(snapshot: Snapshot, block: Block) -> Shown:
    """A dot with its interval for each district; many districts need a map instead."""
    own = found(snapshot, block)
    if len(own.areas) > MOST:
        raise NotShown(text("Hier sind {n} Gebiete: zu viele zum Vergleichen in einer Liste. Bitte "
                            "eine Karte oder eine größere Ebene nehmen.", n=len(own.areas)))
    view = own.view
    sentences = tuple(one for one in (*area_sentences(own), gone_words(own)) if one)
    return Shown(
        block, str(block.title or title_of(view)), sentences, uncertain_words(view),
        values_table_of(own), Picture(_drawing(own, " ".join(sentences)), " ".join(sentences)),
        source=source_line(view), words=str(block.text or ""), explore=explore_choices(view),
        cells=cells_of(own),
    )


def _drawing(own: Found, alt: str) -> str:
    view = own.view
    values, status, _ = view.figures
    limits = limits_of(view)
    ends = np.concatenate([values, limits.lower, limits.upper])
    ends = ends[np.isfinite(ends)]
    low, high = (float(ends.min()), float(ends.max())) if len(ends) else (0.0, 1.0)
    low = 0.0 if 0 <= low < high / 2 else low
    order = sorted(range(len(own.areas)),
                   key=lambda at: sort_key(view.table.names[own.areas[at]]))
    height = ROW * len(order) + 34
    frame = Frame(NAMES, 8, WIDTH - NAMES - 16, height - 34, (low, high), (0, 1))
    colours = _colours(own)
    parts = list(_city_line(own, frame, height))
    for row, at in enumerate(order):
        y = 8 + ROW * (row + 0.5)
        parts.append(label(NAMES - 8, y + 4, view.table.names[own.areas[at]], 10.5, "end", INK))
        if np.isfinite(limits.lower[at]):
            parts.append(line(frame.x(limits.lower[at]), y, frame.x(limits.upper[at]), y,
                              "#9aa5b1", 3))
        if has_number(status[at : at + 1])[0]:
            parts.append(f'<circle cx="{frame.x(values[at]):.1f}" cy="{y:.1f}" r="4.5" '
                         f'fill="{colours[at]}" stroke="#39424e" stroke-width="0.7"/>')
        else:
            parts.append(label(NAMES + 4, y + 4, "–", 10.5, "start", SOFT))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}" height="{height:g}" '
            f'viewBox="0 0 {WIDTH:g} {height:g}" font-family="Roboto, sans-serif" role="img" '
            f'aria-label="{alt.replace(chr(34), "")}">{"".join(parts)}</svg>')


def _colours(own: Found) -> list[str]:
    view = own.view
    found_colours = verdict_colours(view.indicator.polarity)
    if view.base:
        return [found_colours[0]] * len(own.areas)
    keys = verdict_keys(comparison_of(view).verdicts, view.indicator.polarity)
    plain = "#c5ced6"
    return [plain if verdict == Verdict.none else found_colours[int(key)]
            for key, verdict in zip(keys, comparison_of(view).verdicts.tolist(), strict=True)]


def _city_line(own: Found, frame: Frame, height: float) -> list[str]:
    view = own.view
    if view.city is None or view.base or view.indicator.kind == "count":
        return []
    value = float(view.cube.value[view.at(view.city)])
    if not np.isfinite(value) or not frame.x_range[0] <= value <= frame.x_range[1]:
        return []
    x = frame.x(value)
    return [line(x, 8, x, height - 26, SOFT, 1.2, "4 3"),
            label(x, height - 10, view.table.names[view.city], 10.5, "middle", SOFT)]
