"""Kleine Karten: one indicator over the years, side by side in the same classes."""

from __future__ import annotations

import streamlit as st

from monitoring.charts.small_maps_drawing import drawn_small_maps
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.dashboards.adding import show_add
from monitoring.pages.parts.dashboards.from_view import blocks_of
from monitoring.pages.parts.display import Display, chosen_display, show_display, show_refusal
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.pages.parts.loaded import (
    snapshot,
)
from monitoring.pages.parts.notes_block import provenance_html
from monitoring.pages.parts.patterns.breaks import break_sentences
from monitoring.pages.parts.patterns.choice import read_choice, show_choice
from monitoring.pages.parts.patterns.figure_tables import small_maps_table
from monitoring.pages.parts.patterns.small_maps import (
    MOST,
    SmallMap,
    alt_of,
    counts_html,
    legend_entries,
    legend_html,
    over_all,
    show_maps,
    small_maps,
    title_of,
)
from monitoring.pages.parts.patterns.spatial_words import note
from monitoring.pages.parts.secret_block import why_secret_html
from monitoring.views.locator import outlines_of
from monitoring.views.release import figure_lines, release_words
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
    with st.container(horizontal=True):
        _files(view, maps, display)
        show_add(lambda: blocks_of(view)[:2])
    why = f'<p class="note">{why_secret_html()}</p>' if any("s" in one.letters for one in maps) \
        else ""
    caption = text("Gebiete je Klasse: {label}", label=view.indicator.label)
    st.html(note(_sentences(view, maps, older)) + why + counts_html(maps, display, caption)
            + provenance_html(view.indicator))
    st.caption(text("{release}. Gleiche Farbe heißt in allen Jahren derselbe Wertebereich.",
                    release=release_words(found)))


def _files(view: View, maps: list[SmallMap], display: Display) -> None:
    first, last = maps[0].view.period, maps[-1].view.period
    unit = unit_of(view)
    title = f"{view.indicator.label}, {first} – {last}" if first != last else \
        f"{view.indicator.label}, {last}"
    show_figure_files(
        view.snapshot, f"{view.indicator.id}-{first}-{last}-karten",
        f"{title} ({unit})" if unit else title, lambda: _drawing(maps, display),
        lambda: small_maps_table(maps, display), figure_lines(view.snapshot, view.indicator),
        "small_maps_files", (view.indicator.id,))


def _drawing(maps: list[SmallMap], display: Display) -> str:
    chosen = {one.view.table.ids[area] for one in maps for area in one.view.chosen}
    drawn = [(title_of(one), outlines_of(one.view.snapshot, one.view.level, one.view.edition),
              one.letters) for one in maps]
    return drawn_small_maps(drawn, display.colours, sorted(chosen),
                            legend_entries(maps, display), alt_of(maps, display))


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
