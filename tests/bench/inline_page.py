"""The comparison page: the same content with `st.plotly_chart` and inline GeoJSON."""

from __future__ import annotations

import os

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from tests.bench.figures import Figures, figures_of

INDICATOR_LABEL = "Indikator"
PERIOD_LABEL = "Zeitraum"


@st.cache_resource
def figures() -> Figures:
    """Figures of the city and store in the environment, read once per process."""
    return figures_of(os.environ["SOZIALRAUM_CITY"], os.environ["SOZIALRAUM_STORE"])


def area_map(shown: Figures, indicator: int, period: int) -> go.Figure:
    """The districts coloured by value, outlines inside the figure."""
    trace = go.Choropleth(
        geojson=shown.outlines,
        locations=shown.areas,
        z=shown.values[indicator, :, period],
        text=shown.names,
        colorscale="Viridis",
        marker_line_width=0.3,
    )
    figure = go.Figure(trace)
    figure.update_geos(fitbounds="locations", visible=False)
    figure.update_layout(height=600, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    return figure


def trend(shown: Figures, indicator: int, area: int) -> go.Figure:
    """The chosen district against the median of all districts over the periods."""
    known = pd.DataFrame(shown.values[indicator]).median()
    figure = go.Figure()
    figure.add_scatter(x=shown.periods, y=shown.values[indicator, area], name=shown.names[area])
    figure.add_scatter(x=shown.periods, y=known, name="Median")
    figure.update_layout(height=300)
    return figure


def table(shown: Figures, indicator: int, period: int) -> pd.DataFrame:
    """The same values as the map, highest first."""
    columns = {
        "Gebiet": shown.areas,
        "Name": shown.names,
        "Wert": np.round(shown.values[indicator, :, period], 2),
    }
    return pd.DataFrame(columns).sort_values("Wert", ascending=False)


def page() -> None:
    """Choices, map, trend and table, from top to bottom."""
    st.set_page_config(page_title="Vergleichsseite", layout="wide")
    shown = figures()
    st.title("Erkunden")
    left, right = st.columns(2)
    titles = list(shown.indicators)
    indicator = titles.index(left.selectbox(INDICATOR_LABEL, titles))
    periods = shown.periods_with(indicator)
    newest = len(periods) - 1
    period = shown.periods.index(right.selectbox(PERIOD_LABEL, periods, index=newest))
    st.plotly_chart(area_map(shown, indicator, period))
    st.plotly_chart(trend(shown, indicator, 0))
    st.dataframe(table(shown, indicator, period), hide_index=True)


page()
