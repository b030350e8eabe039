"""How every figure looks: no decoration, the page's own font, a transparent ground."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from monitoring.language import current

HEIGHT = 320
GRID = "rgba(128,128,128,0.25)"
# Decimal sign first, then thousands.
_SEPARATORS = {"de": ",.", "en": ".,"}


def figure_of(traces: Sequence[dict[str, Any]], layout: dict[str, Any]) -> go.Figure:
    """
    A figure made in one step: adding to one afterwards takes Plotly three times as long.

    Keys are not checked against Plotly's schema here, where it would cost every click; the
    tests check each kind of figure.
    """
    return go.Figure({"data": list(traces), "layout": {**base_layout(), **layout}}, _validate=False)


def base_layout(language: str | None = None) -> dict[str, Any]:
    """The layout of every figure, in the reader's number format."""
    return {
        # Without a template of its own, a figure carries Plotly's of 7 kB.
        "template": {},
        "height": HEIGHT,
        "separators": _SEPARATORS[language or current()],
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 20, "b": 8},
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": False,
        "legend": {"orientation": "h", "x": 0, "y": -0.12, "yanchor": "top"},
        "xaxis": {"showgrid": False, "zeroline": False, "fixedrange": True},
        "yaxis": axis(),
    }


def axis(**more: Any) -> dict[str, Any]:
    """A value axis with light lines; further keys are Plotly's."""
    return {
        "gridcolor": GRID,
        "zeroline": True,
        "zerolinecolor": "rgba(128,128,128,0.6)",
        "zerolinewidth": 1,
        "fixedrange": True,
        "automargin": True,
        **more,
    }


def plain(name: str) -> str:
    """A name that Plotly shows as it is, without reading tags or templates into it."""
    escaped = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("%{", "%\u200b{")


def tick_step(decimals: int) -> str:
    """Format of axis numbers with at most these decimals and no needless zeros."""
    return f",.{decimals}~f"
