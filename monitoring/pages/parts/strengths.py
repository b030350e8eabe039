"""What stands out in a district: strengths as well as needs."""

from __future__ import annotations

import streamlit as st

from monitoring.core.rounding import rounded, with_unit
from monitoring.language import text
from monitoring.pages.parts.profile_figures import ProfileFigure
from monitoring.storage.snapshot import Snapshot

MOST = 5


def show_strengths(snapshot: Snapshot, figures: list[ProfileFigure]) -> None:
    """Indicators in the outer fifth of all districts, by polarity; strengths come first."""
    strong = _sorted(figures, 1)
    needy = _sorted(figures, -1)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(text("Stärken"))
        _list(strong, text("Kein Indikator liegt im günstigen Fünftel aller Gebiete."))
    with right:
        st.subheader(text("Bedarfe"))
        _list(needy, text("Kein Indikator liegt im Fünftel mit dem höchsten Bedarf."))
    st.caption(text("Gezeigt werden Indikatoren mit Wertung, bei denen das Gebiet zum äußeren "
                    "Fünftel aller {levels} gehört. Die Einordnung ersetzt kein Urteil vor Ort.",
                    levels=str(snapshot.city.frame.levels[0].plural)))


def _sorted(figures: list[ProfileFigure], side: int) -> list[ProfileFigure]:
    found = [figure for figure in figures if figure.leaning == side]
    return sorted(found, key=lambda figure: min(figure.percentile, 100 - figure.percentile))


def _list(figures: list[ProfileFigure], nothing: str) -> None:
    if not figures:
        st.caption(nothing)
    lines = []
    for figure in figures[:MOST]:
        unit, decimals = str(figure.indicator.unit), figure.indicator.decimals
        shown = with_unit(rounded(figure.value, decimals), unit)
        beside = ""
        if figure.city is not None:
            city = with_unit(rounded(figure.city, decimals), unit)
            beside = " " + text("(Stadt {value})", value=city)
        lines.append(f"- {figure.indicator.label}: **{shown}**{beside}, {figure.period}")
    st.markdown("\n".join(lines))


