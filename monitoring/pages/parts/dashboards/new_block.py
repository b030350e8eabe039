"""A new block of any kind, chosen from lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from monitoring.core.planning.item import Register
from monitoring.core.prepared import KINDS, NEEDS, Block, BlockKind
from monitoring.core.ranking import sort_key
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import Words, text
from monitoring.pages.parts.dashboards.draft import Draft
from monitoring.pages.parts.dashboards.form import take_fields
from monitoring.storage.snapshot import Snapshot

CHANGING = (BlockKind.map, BlockKind.ranking)


def show_new_block(found: Snapshot, register: Register, own: Draft) -> None:
    """Kind first, then only what this kind needs."""
    box = st.expander(text("Baustein hinzufügen"), icon=":material/add:",
                      expanded=not own.dashboard.blocks)
    with box:
        names = {one.value: str(words) for one, words in KINDS.items()}
        kind = BlockKind(_choice(text("Art"), "kind", names))
        block = Block(kind)
        needs = NEEDS[kind]
        if "indicator" in needs:
            block = _of_indicator(found, block)
        block = _of_others(found, register, block)
        if not block.missing():
            st.button(text("Hinzufügen"), key="new_add", icon=":material/add:",
                      on_click=_append, args=(own, block))


def _choice(label: str, name: str, options: Mapping[str, str]) -> str:
    """One of the options; the first one at the beginning, "" where there is none."""
    if not options:
        st.caption(text("{label}: hier gibt es nichts zu wählen.", label=label))
        return ""
    found = st.selectbox(label, list(options), key=f"new_{name}",
                         format_func=lambda one: options.get(one, one),
                         placeholder=text("Bitte wählen"))
    return found if found in options else next(iter(options))


def _of_indicator(found: Snapshot, block: Block) -> Block:
    declared = found.city.indicators
    names = {one: f"{DOMAINS[declared[one].domain]} › {declared[one].label}"
             for one in found.cube.indicators if one in declared}
    indicator = _choice(text("Indikator"), "indicator", names)
    block = replace(block, indicator=indicator)
    if "beside" in NEEDS[block.kind]:
        block = replace(block, beside=_choice(text("Indikator des Angebots"), "beside", names))
    levels = {one.id: str(one.plural) for one in found.city.frame.levels
              if indicator and _periods(found, indicator, one.id)}
    level = _choice(text("Ebene"), "level", levels)
    newest = {"": text("immer das neueste Jahr")}
    periods = _periods(found, indicator, level) if level else ()
    period = _choice(text("Jahr"), "period", newest | {one: one for one in reversed(periods)})
    base = ""
    if block.kind in CHANGING and period:
        earlier = {one: one for one in reversed(periods) if one < period}
        base = _choice(text("Veränderung seit"), "base", {"": text("ohne")} | earlier)
    areas = (_choice(text("Gebiet"), "area", {"": text("alle Gebiete")} | _areas(found, level)),)
    return replace(block, level=level, period=period, base=base,
                   areas=tuple(one for one in areas if one))


def _of_others(found: Snapshot, register: Register, block: Block) -> Block:
    """What goals, indices, profiles, the synopsis and texts need."""
    kind, city = block.kind, found.city
    if kind is BlockKind.index:
        return replace(block, index=_choice(
            text("Index"), "index", {one.id: str(one.label) for one in city.indices.values()}))
    if kind is BlockKind.goal:
        return replace(block, goal=_choice(
            text("Ziel"), "goal", {one.id: one.title for one in register.of("goal")}))
    if kind is BlockKind.synopsis:
        plans = {one.id: str(one.label) for one in city.plans.values()}
        return replace(block, plan=_choice(
            text("Fachplan"), "plan", {"": text("Alle Fachpläne")} | plans))
    if kind is BlockKind.profile:
        levels = {one.id: str(one.plural) for one in city.frame.levels}
        level = _choice(text("Ebene"), "profile_level", levels)
        area = _choice(text("Gebiet"), "profile_area", _areas(found, level))
        return replace(block, areas=(area,) if area else ())
    if kind is BlockKind.text:
        written = text("Hier steht Ihr Text.")
        return replace(block, text=Words(written, written))
    return block


def _periods(found: Snapshot, indicator: str, level: str) -> tuple[str, ...]:
    areas = found.cube.areas
    if level not in areas.levels or indicator not in found.cube.indicator_position:
        return ()
    own = {str(period) for edition in areas.editions_of(level)
           for period in found.cube.periods_with(indicator, areas.on_level(level, edition))}
    return tuple(sorted(own))


def _areas(found: Snapshot, level: str) -> dict[str, str]:
    """Names of the newest districts of a level, in alphabetical order."""
    areas = found.cube.areas
    if level not in areas.levels:
        return {}
    own = areas.on_level(level, areas.editions_of(level)[-1]).tolist()
    named = {areas.ids[one]: f"{areas.names[one]} ({areas.ids[one]})" for one in own}
    return dict(sorted(named.items(), key=lambda one: sort_key(one[1])))


def _append(own: Draft, block: Block) -> None:
    take_fields(own)
    own.put(replace(own.dashboard, blocks=(*own.dashboard.blocks, block)))
