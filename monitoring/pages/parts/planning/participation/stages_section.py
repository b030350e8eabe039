"""Statistics of participation by stage and district, group, kind of people and purpose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd
import streamlit as st

from monitoring.core.planning.filtering import fitting
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.participation_stats import (
    Figures,
    by_participants,
    by_purpose,
    by_stage,
    figures_of,
    never_reached,
    reach_of_groups,
)
from monitoring.core.planning.participation_words import PARTICIPANTS, PURPOSES, STAGES
from monitoring.core.planning.stage_words import STAGE_MEANINGS
from monitoring.core.planning.words import TARGET_GROUPS
from monitoring.language import Words, text
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.pages.parts.planning.chosen import show_filters
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.pages.parts.planning.participation.area_stages import (
    area_stages_frame,
    area_stages_html,
)
from monitoring.pages.parts.planning.participation.stage_bars import (
    stage_bars_html,
    stages_drawing,
    stages_in_words,
)
from monitoring.pages.parts.planning.participation.words import (
    deciding_words,
    groups_words,
    number,
)
from monitoring.pages.parts.planning.table_files import planning_lines, show_table_files
from monitoring.storage.snapshot import Snapshot


def show_stages(found: Snapshot, register: Register) -> None:
    """How many took part at each stage, and how many had a share in the decision."""
    chosen = show_filters(found)
    acts = fitting(register.of("act"), chosen, found.cube.areas)
    if not acts:
        st.info(text("Noch keine Beteiligung ist eingetragen, oder keine passt zur Auswahl."))
        return
    stages = by_stage(acts)
    st.subheader(text("Nach Stufen"))
    apart = text("Dabei sein und mitentscheiden sind zweierlei: Beides steht hier getrennt.")
    st.html(f'<p class="note">{escape(apart)}</p>' + stage_bars_html(stages)
            + _stages_html(stages, figures_of(acts)))
    words = stages_in_words(stages)
    show_figure_files(
        found, "beteiligung-nach-stufen", text("Erreichte Menschen je Stufe"),
        lambda: stages_drawing(stages, words) if words else "",
        lambda: figures_frame(text("Stufe"), stages, STAGES), planning_lines(found),
        "stages_files")
    st.subheader(text("Nach Gebieten"))
    st.html(area_stages_html(acts, found))
    show_table_files(found, "beteiligung-nach-gebieten", text("Beteiligung nach Gebieten"),
                     lambda: area_stages_frame(acts, found))
    st.subheader(text("Gemeint und erreicht"))
    st.html(_groups_html(acts))
    show_table_files(found, "gemeint-und-erreicht", text("Gemeint und erreicht"),
                     lambda: groups_frame(acts))
    several = text("Eine Beteiligung, an der mehrere teilnahmen, zählt bei jeder Gruppe ganz.")
    st.subheader(text("Wer teilnahm"))
    kinds, purposes = by_participants(acts, PARTICIPANTS), by_purpose(acts, PURPOSES)
    st.html(_kinds_html(text("Wer teilnahm"), kinds, PARTICIPANTS)
            + f'<p class="note">{escape(several)}</p>')
    show_table_files(found, "wer-teilnahm", text("Wer teilnahm"),
                     lambda: figures_frame(text("Wer teilnahm"), kinds, PARTICIPANTS))
    st.subheader(text("Wozu, und was davon übernommen wurde"))
    st.html(_kinds_html(text("Zweck"), purposes, PURPOSES))
    show_table_files(found, "beteiligung-nach-zweck", text("Zweck"),
                     lambda: figures_frame(text("Zweck"), purposes, PURPOSES))


def figures_frame(
    first: str, kinds: Mapping[str, Figures], names: Mapping[str, Words]
) -> pd.DataFrame:
    """The sums of each kind as numbers; nothing where no act says anything."""
    rows = list(kinds.values())
    return pd.DataFrame({
        first: [str(names[one]) for one in kinds],
        text("Beteiligungen"): [one.acts for one in rows],
        text("Eingeladen"): [_number(one.invited) for one in rows],
        text("Erreicht"): [_number(one.reached) for one in rows],
        text("Davon entschieden mit"): [_number(one.deciding) for one in rows],
        text("Anteil, der mitentschied (%)"): [_number(one.share_deciding) for one in rows],
        text("Ganz oder zum Teil übernommen"): [one.taken_up for one in rows],
        text("Beteiligungen ohne Zahl der Erreichten"): [one.unknown for one in rows],
    })


def _number(known: float | None) -> float:
    return float("nan") if known is None else float(known)


def groups_frame(acts: Sequence[Item]) -> pd.DataFrame:
    """How often each target group was meant and reached, all groups among them."""
    reach = reach_of_groups(acts)
    return pd.DataFrame({
        text("Zielgruppe"): [str(TARGET_GROUPS[one.group]) for one in reach],
        text("So oft gemeint"): [one.meant for one in reach],
        text("Davon erreicht"): [one.reached for one in reach],
        text("Auch erreicht, ohne gemeint zu sein"): [one.also for one in reach],
    })


def _head(first: str) -> tuple[str, ...]:
    return (first, text("Beteiligungen"), text("Eingeladen"), text("Erreicht"),
            text("Davon entschieden mit"), text("Ganz oder zum Teil übernommen"))


def _stages_html(stages: Mapping[str, Figures], whole: Figures) -> str:
    rows = [(escape(str(STAGES[one])) + small(str(STAGE_MEANINGS[one])), *_cells(figures))
            for one, figures in stages.items()]
    foot = (escape(text("Zusammen")), *_cells(whole))
    unknown = ""
    if whole.unknown:
        unknown = text("Bei {n} von {all} Beteiligungen ist nicht festgehalten, wie viele "
                       "Menschen erreicht wurden.", n=whole.unknown, all=whole.acts)
    return html_table(text("Beteiligung nach Stufen"), _head(text("Stufe")), rows,
                      numbers=(1, 2, 3, 4, 5), foot=foot) + (
        f'<p class="note">{escape(unknown)}</p>' if unknown else "")


def _kinds_html(first: str, kinds: Mapping[str, Figures], names: Mapping[str, Words]) -> str:
    rows = [(escape(str(names[one])), *_cells(figures)) for one, figures in kinds.items()]
    return html_table(first, _head(first), rows, numbers=(1, 2, 3, 4, 5))


def _cells(figures: Figures) -> tuple[str, ...]:
    taken = text("{n} von {all}", n=figures.taken_up, all=figures.acts) if figures.acts else ""
    return (number(figures.acts), number(figures.invited), number(figures.reached),
            deciding_words(figures), taken)


def _groups_html(acts: Sequence[Item]) -> str:
    reach = reach_of_groups(acts)
    rows = [(escape(str(TARGET_GROUPS[one.group])), number(one.meant), number(one.reached),
             number(one.also)) for one in reach if one.meant or one.also]
    head = (text("Zielgruppe"), text("So oft gemeint"), text("Davon erreicht"),
            text("Auch erreicht, ohne gemeint zu sein"))
    table = html_table(text("Gemeint und erreicht"), head, rows, numbers=(1, 2, 3)) if rows else ""
    missed = never_reached(reach)
    said = text("Noch nie erreicht: {groups}.", groups=groups_words(tuple(missed))) if missed \
        else text("Jede Gruppe wurde mindestens einmal erreicht.")
    told = sum(bool(one.list("reached_groups")) for one in acts)
    basis = text("Gezählt sind die {n} Beteiligungen, bei denen festgehalten ist, wen sie "
                 "erreichten.", n=told)
    return f'{table}<p class="note"><b>{escape(said)}</b> {escape(basis)}</p>'
