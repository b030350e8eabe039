"""Kleine Karten: one indicator over the years, side by side in the same classes."""

from __future__ import annotations

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.display import chosen_display, show_display, show_refusal
from monitoring.pages.parts.loaded import (
    snapshot,
)
from monitoring.pages.parts.notes_block import provenance_html
from monitoring.pages.parts.patterns.breaks import break_sentences
from monitoring.pages.parts.patterns.choice import read_choice, show_choice
from monitoring.pages.parts.patterns.small_maps import (
    MOST,
    SmallMap,
    counts_html,
    legend_html,
    over_all,
    show_maps,
    small_maps,
)
from monitoring.pages.parts.patterns.spatial_words import note
from monitoring.pages.parts.secret_block import why_secret_html
from monitoring.views.release import release_words
from monitoring.views.view import View, unit_of


def show_small_maps() -> None:
    """One fragment: all maps change together."""
    st.fragment(_maps)()


def _maps() -> None:
    address.begin()
    found = snapshot()
    read = read_choice(found)
    view = read.view
    show_choice(found, read, period=False)
    display = chosen_display(view)
    maps, older = small_maps(view, display)
    display = over_all(maps, display)
    st.subheader(str(view.indicator.label))
    show_display(view)
    show_refusal(view)
    st.html(legend_html(maps, display, unit_of(view)))
    show_maps(maps, display)
    why = f'<p class="note">{why_secret_html()}</p>' if any("s" in one.letters for one in maps) \
        else ""
    caption = text("Gebiete je Klasse: {label}", label=view.indicator.label)
    st.html(note(_sentences(view, maps, older)) + why + counts_html(maps, display, caption)
            + provenance_html(view.indicator))
    st.caption(text("{release}. Gleiche Farbe heißt in allen Jahren derselbe Wertebereich.",
                    release=release_words(found)))


def _sentences(view: View, maps: list[SmallMap], older: int) -> list[str]:
    said = list(break_sentences(view.indicator, [one.view.period for one in maps]))
    if older:
        said.append(text("Gezeigt werden die neuesten {n} Jahre; {older} ältere fehlen hier.",
                         n=MOST, older=older))
    if any(one.other for one in maps):
        said.append(text("Jahre mit früheren Grenzen zeigen die Gebiete, wie sie damals "
                         "geschnitten waren: Einzelne Gebiete lassen sich nicht vergleichen."))
    if len(maps) == 1:
        said.append(text("Für diesen Indikator liegt nur ein Jahr vor."))
    return said
