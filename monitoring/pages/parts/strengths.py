"""What stands out in a district: strengths as well as needs."""

from __future__ import annotations

import streamlit as st

from monitoring.core.chance.comparison import Verdict
from monitoring.core.rounding import rounded, with_unit
from monitoring.language import text
from monitoring.storage.snapshot import Snapshot
from monitoring.views.profile_figures import ProfileFigure
from monitoring.views.release import city_name

MOST = 5


def show_strengths(snapshot: Snapshot, area: int, figures: list[ProfileFigure]) -> None:
    """Indicators that clearly differ from the city, by polarity; strengths come first."""
    areas = snapshot.cube.areas
    city = city_name(snapshot)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(text("Stärken"))
        _list(_sorted(figures, 1),
              text("Kein Indikator ist deutlich günstiger als {city}.", city=city))
    with right:
        st.subheader(text("Bedarfe"))
        _list(_sorted(figures, -1),
              text("Kein Indikator zeigt deutlich mehr Bedarf als {city}.", city=city))
    st.caption(text("Gezeigt werden Indikatoren mit Wertung, bei denen sich das Gebiet deutlich "
                    "von {city} unterscheidet: mehr, als Zufall erwarten lässt. Wo Zähler und "
                    "Nenner fehlen, zählt das äußere Fünftel aller {levels}. Die Einordnung "
                    "ersetzt kein Urteil vor Ort.", city=city,
                    levels=str(snapshot.city.level(areas.levels[area]).plural)))


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
        if figure.verdict is Verdict.none:
            beside += " " + text("(äußeres Fünftel)")
        lines.append(f"- {figure.indicator.label}: **{shown}**{beside}, {figure.period}")
    st.markdown("\n".join(lines))
