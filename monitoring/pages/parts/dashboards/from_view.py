"""Blocks for what the page Erkunden shows."""

from __future__ import annotations

import streamlit as st

from monitoring.core.prepared import Block, BlockKind
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts.dashboards.adding import show_add, show_add_button
from monitoring.views.view import View


def show_add_view(view: View) -> None:
    """Map, trend, comparison and key figure of the view; need and supply with a second one."""
    show_add(lambda: blocks_of(view), lambda: _supply(view))


def blocks_of(view: View) -> tuple[Block, ...]:
    """
    The view as blocks: same indicator, level, period, comparison and chosen areas.

    Its newest period stands for "always the newest".
    """
    whole = _block(view, BlockKind.map)
    figure = _block(view, BlockKind.figure)
    if not view.chosen and view.city is not None:
        figure = Block(BlockKind.figure, indicator=view.indicator.id, period=figure.period,
                       level=view.table.levels[view.city])
    trend = Block(BlockKind.trend, view.indicator.id, view.level, whole.areas)
    return whole, trend, _block(view, BlockKind.ranking), figure


def _block(view: View, kind: BlockKind) -> Block:
    periods = view.cube.periods_with(view.indicator.id, view.areas)
    newest = bool(periods) and view.period == periods[-1] and not view.base
    areas = tuple(view.table.ids[one] for one in view.chosen)
    base = "" if kind is BlockKind.figure else str(view.base)
    return Block(kind, view.indicator.id, view.level, areas,
                 "" if newest else str(view.period), base)


def _supply(view: View) -> None:
    declared, cube = view.snapshot.city.indicators, view.cube
    names = {one: f"{DOMAINS[declared[one].domain]} › {declared[one].label}"
             for one in cube.indicators
             if one != view.indicator.id and cube.periods_with(one, view.areas)}
    if not names:
        return
    beside = st.selectbox(text("Angebot daneben"), list(names), key="add_beside",
                          format_func=lambda one: names.get(one, one),
                          placeholder=text("Bitte wählen"))
    if beside in names:
        need = _block(view, BlockKind.supply)
        show_add_button(Block(BlockKind.supply, need.indicator, need.level, period=need.period,
                              beside=beside), "add_supply")
