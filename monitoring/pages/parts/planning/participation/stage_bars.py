"""Bars of people reached at each stage, with those who took part in the decision."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from monitoring.charts.share_bars import ShareBar, share_bars
from monitoring.core.planning.participation_stats import Figures
from monitoring.core.planning.participation_words import STAGES
from monitoring.language import text
from monitoring.pages.parts.planning.participation.words import number

# Room for the number beside the longest bar, in percent of the width.
_WIDEST = 72


def stage_bars_html(stages: Mapping[str, Figures]) -> str:
    """HTML of the bars; one sentence for those who do not see them; "" without figures."""
    most = max((one.reached or 0 for one in stages.values()), default=0)
    if not most:
        return ""
    rows = "".join(_row(stage, one, most) for stage, one in stages.items())
    label = escape(stages_in_words(stages))
    reached, deciding = escape(text("erreichte Menschen")), escape(text("davon entschieden mit"))
    key = (f'<div class="bars-key" aria-hidden="true"><span><i></i>{reached}</span>'
           f'<span><i class="share"></i>{deciding}</span></div>')
    return f'<div class="stage-bars" role="img" aria-label="{label}">{rows}</div>{key}'


def stages_in_words(stages: Mapping[str, Figures]) -> str:
    """One sentence for those who do not see the bars; "" without figures."""
    if not any(one.reached for one in stages.values()):
        return ""
    return text("Erreichte Menschen je Stufe: {list}.",
                list="; ".join(_said(stage, one) for stage, one in stages.items()))


def stages_drawing(stages: Mapping[str, Figures], words: str) -> str:
    """The bars as SVG, with the same numbers beside them."""
    bars = [ShareBar(str(STAGES[stage]), float(one.reached or 0), float(one.deciding or 0),
                     _beside(one)) for stage, one in stages.items()]
    return share_bars(bars, (text("erreichte Menschen"), text("davon entschieden mit")), words)


def _row(stage: str, figures: Figures, most: int) -> str:
    reached, deciding = figures.reached or 0, figures.deciding or 0
    width = _WIDEST * reached / most
    inside = 100 * deciding / reached if reached else 0
    bar = (f'<span class="bar" style="width:{width:.1f}%"><span class="share" '
           f'style="width:{inside:.1f}%"></span></span>' if reached else "")
    return (f"<span>{escape(str(STAGES[stage]))}</span>"
            f'<span class="track">{bar}<span class="said-number">{escape(_beside(figures))}'
            "</span></span>")


def _beside(figures: Figures) -> str:
    said = number(figures.reached) if figures.reached is not None else text("ohne Angabe")
    return text("{n}, davon {m}", n=said, m=number(figures.deciding)) if figures.deciding else said


def _said(stage: str, figures: Figures) -> str:
    if figures.reached is None:
        return text("{stage} ohne Angabe", stage=STAGES[stage])
    return text("{stage} {n}, davon entschieden {m} mit", stage=STAGES[stage],
                n=number(figures.reached), m=number(figures.deciding or 0))
