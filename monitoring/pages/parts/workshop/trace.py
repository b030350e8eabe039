"""Where the figures of a district in an index come from, component by component."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from monitoring.core.index.values import Scored
from monitoring.pages.parts.trace_block import show_box
from monitoring.pages.parts.trace_html import Figure
from monitoring.pages.parts.trace_words import area_words
from monitoring.pages.parts.workshop.view import Workshop

MOST_AREAS = 2


def show_trace_of_index(work: Workshop) -> None:
    """
    A box with the way of every component of the chosen districts; made only when it is opened.

    Where the dynamics are a change, the component of both years is shown.
    """
    areas = [int(work.shown.areas[at]) for at in work.chosen]
    show_box(work.snapshot, "index_trace_box", areas, MOST_AREAS,
             lambda some: _figures(work, some))


def _figures(work: Workshop, areas: Sequence[int]) -> Iterator[Figure]:
    indicators, cells = work.snapshot.city.indicators, dict.fromkeys(_cells(work))
    for area in areas:
        name = area_words(work.snapshot, area)
        for plane, period in cells:
            yield Figure(plane, area, period, f"{name}: {indicators[plane].label}")


def _cells(work: Workshop) -> Iterator[tuple[str, str]]:
    """Indicator and period of every component, the status first."""
    yield from _components(work.shown.status, work.period)
    dynamics, scale = work.shown.dynamics, work.own.dynamics
    if dynamics is None or scale is None:
        return
    if not scale.components:
        yield from _components(dynamics, str(int(work.period[:4]) - scale.years))
    yield from _components(dynamics, work.period)


def _components(part: Scored, period: str) -> Iterator[tuple[str, str]]:
    for one in part.components:
        yield one.indicator, period
