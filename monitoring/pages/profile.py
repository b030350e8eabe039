"""Sozialraumprofil: one district over all plans."""

from __future__ import annotations

import streamlit as st

from monitoring.core.planning.places import area_key
from monitoring.core.prepared import Block, BlockKind
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.area_head import chosen_area, show_head
from monitoring.pages.parts.dashboards.adding import show_add
from monitoring.pages.parts.document_files import show_all_profiles
from monitoring.pages.parts.loaded import (
    snapshot,
)
from monitoring.pages.parts.neighbours import show_neighbours
from monitoring.pages.parts.planning.participation.contributions_block import show_contributions
from monitoring.pages.parts.planning.profile_entries import show_planning_of
from monitoring.pages.parts.profile_files import show_profile_files
from monitoring.pages.parts.profile_table import show_table
from monitoring.pages.parts.strengths import show_strengths
from monitoring.storage.planning.served import served_register
from monitoring.views.profile_figures import figures_of
from monitoring.views.release import release_words


def profile() -> None:
    """Everything on this page that a choice changes."""
    address.begin()
    found = snapshot()
    area = chosen_area(found)
    if area is None:
        return
    figures = figures_of(found, area)
    show_head(found, area)
    with st.container(horizontal=True):
        show_profile_files(found, area)
        show_add(lambda: (Block(BlockKind.profile, areas=(area_key(found.cube.areas, area),)),))
    show_strengths(found, area, figures)
    show_table(found, area, figures)
    show_planning_of(found, area)
    show_contributions(found, served_register(), area_key(found.cube.areas, area))
    show_neighbours(found, area)
    show_all_profiles(found, area)
    st.caption(
        text("{release}. Das Profil beschreibt Lebensbedingungen im Gebiet, nicht die Menschen, "
             "die dort leben.", release=release_words(found))
    )


st.title(text("Sozialraumprofil"))
st.fragment(profile)()
