"""Statistics of participation by stage and district, group, kind of people and purpose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

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
from monitoring.pages.parts.planning.chosen import show_filters
from monitoring.pages.parts.planning.html_table import html_table, small
from monitoring.pages.parts.planning.participation.area_stages import area_stages_html
from monitoring.pages.parts.planning.participation.stage_bars import stage_bars_html
from monitoring.pages.parts.planning.participation.words import (
    deciding_words,
    groups_words,
    number,
)
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
    st.subheader(text("Nach Gebieten"))
    st.html(area_stages_html(acts, found))
    st.subheader(text("Gemeint und erreicht"))
    st.html(_groups_html(acts))
    several = text("Eine Beteiligung, an der mehrere teilnahmen, zählt bei jeder Gruppe ganz.")
    st.subheader(text("Wer teilnahm"))
    st.html(_kinds_html(text("Wer teilnahm"), by_participants(acts, PARTICIPANTS), PARTICIPANTS)
            + f'<p class="note">{escape(several)}</p>')
    st.subheader(text("Wozu, und was davon übernommen wurde"))
    st.html(_kinds_html(text("Zweck"), by_purpose(acts, PURPOSES), PURPOSES))


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
