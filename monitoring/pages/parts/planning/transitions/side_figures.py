"""The figures on one side of a transition: district, city, and the comparison of both."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import numpy as np

from monitoring.core.rounding import rounded, with_unit
from monitoring.core.status import Status, word
from monitoring.language import text
from monitoring.pages.parts.instead import instead_lines
from monitoring.pages.parts.planning.figure_line import explore_address
from monitoring.storage.snapshot import Snapshot
from monitoring.views.profile_figures import ProfileFigure
from monitoring.views.profile_words import verdict_html
from monitoring.views.release import city_name
from monitoring.views.uncertainty import (
    between,
)


def side_html(
    names: tuple[str, ...], found: Snapshot, place: int, figures: Mapping[str, ProfileFigure]
) -> str:
    """Every indicator with its figure, or with a word why there is none."""
    lines = []
    for name in names:
        declared = found.city.indicators[name]
        link = escape(explore_address(found, name, place))
        head = f'<a href="{link}" target="_self">{escape(str(declared.label))}</a>'
        figure = figures.get(name)
        if figure is None:
            nothing = text("keine Zahlen für dieses Gebiet") \
                if name in found.cube.indicator_position else text("keine Zahlen geladen")
            lines.append(f'<dt>{head}</dt><dd class="status">{escape(nothing)}</dd>')
        else:
            lines.append(f"<dt>{head} <span class=\"source\">{escape(figure.period)}</span></dt>"
                         f"<dd>{_figure(figure, found, place)}</dd>")
    return f'<dl class="figure-lines">{"".join(lines)}</dl>'


def _figure(figure: ProfileFigure, found: Snapshot, place: int) -> str:
    city = city_name(found)
    return (f"{_value(figure, found, place)}{_beside(figure, city)}"
            f'<div class="beside">{verdict_html(figure, city)}</div>')


def _value(figure: ProfileFigure, found: Snapshot, place: int) -> str:
    indicator = figure.indicator
    if np.isnan(figure.value):
        why = figure.reason if figure.status is not Status.secret else ""
        said = word(figure.status) + (f" – {why}" if why else "")
        more = "".join(f'<div class="source">{line}</div>' for line in instead_lines(
            found, indicator.id, place, figure.period))
        return f'<span class="status">{escape(said)}</span>{more}'
    shown = with_unit(rounded(figure.value, indicator.decimals), str(indicator.unit))
    if figure.status not in (Status.value, Status.zero):
        shown += f" ({word(figure.status)})"
    limits = between(figure.judged.lower, figure.judged.upper, indicator.decimals) \
        if figure.judged else ""
    said = f' <span class="source">{escape(limits)}</span>' if limits else ""
    return f"<b>{escape(shown)}</b>{said}"


def _beside(figure: ProfileFigure, city: str) -> str:
    """The city's value, or the word why it has none."""
    if figure.city is None and not figure.city_word:
        return ""
    value = figure.city_word if figure.city is None else with_unit(
        rounded(figure.city, figure.indicator.decimals), str(figure.indicator.unit))
    return f'<div class="source">{escape(f"{city}: {value}")}</div>'
