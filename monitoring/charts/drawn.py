"""A figure as SVG, without a browser: for documents, downloads and slides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

import numpy as np

from monitoring.charts.drawing import (
    LETTER,
    SOFT,
    Frame,
    label,
    line,
    opaque,
    values_of,
    words_of,
)
from monitoring.charts.drawn_dates import in_years
from monitoring.charts.drawn_traces import DASHES, drawn_trace, marker
from monitoring.charts.end_labels import SIGNS
from monitoring.charts.goal_lines import SIGN, SYMBOL
from monitoring.core.readable import readable
from monitoring.core.rounding import formatted

SYMBOLS = {sign: symbol for symbol, sign in SIGNS.items()} | {SIGN: SYMBOL}
ANCHORS = {"left": "start", "center": "middle", "right": "end", "auto": "middle"}
_COLOUR = re.compile(r'<span style="color:(#[0-9A-Fa-f]{6})">(.*?)</span>')
FOOT, TITLE = 22.0, 18.0


def drawn(figure: Any, width: float = 640, height: float = 0, alt: str = "") -> str:
    """
    SVG of one of this project's Plotly figures: lines, markers, areas, bars, notes, axes.

    The same numbers, colours and words as on screen; the text is the page's own.
    """
    given = figure.to_plotly_json()
    layout, traces = given["layout"], given["data"]
    if layout.get("xaxis", {}).get("type") == "date":
        layout, traces = in_years(layout, traces)
    height = height or float(layout.get("height", 320))
    named = [one for one in traces if one.get("showlegend")] if layout.get("showlegend") else []
    frame = _frame(layout, traces, width, height - 18 * len(_legend_rows(named, width)))
    parts = [*_grid(layout, frame), *_titles(layout, frame), *_shapes(layout, frame, "below"),
             *(drawn_trace(one, frame) for one in traces), *_shapes(layout, frame, "above"),
             *_notes(layout, frame), *_legend(named, frame, width, height)]
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
            f'viewBox="0 0 {width:g} {height:g}" font-family="Roboto, sans-serif" role="img" '
            f'aria-label="{escape(readable(alt))}">{"".join(parts)}</svg>')


def _frame(layout: Mapping[str, Any], traces: Sequence[Any], width: float, height: float) -> Frame:
    margin = layout.get("margin", {})
    x_axis, y_axis = layout.get("xaxis", {}), layout.get("yaxis", {})
    categories = _categories(traces)
    y_range = _range(layout, traces, "y")
    ticks = [words for _, words in _ticks(y_axis, y_range)]
    left = max(float(margin.get("l", 8)), 8 + 11 * LETTER * max(map(len, ticks), default=0) + 6)
    right, top = float(margin.get("r", 8)), float(margin.get("t", 20))
    left, foot = left + TITLE * bool(_title(y_axis)), FOOT + 8 + TITLE * bool(_title(x_axis))
    x_range = (-0.5, len(categories) - 0.5) if categories else _range(layout, traces, "x")
    return Frame(left, top, max(width - left - right, 40), max(height - top - foot, 40),
                 x_range, y_range, categories)


def _title(axis: Mapping[str, Any]) -> str:
    return words_of(str((axis.get("title") or {}).get("text") or ""))


def _categories(traces: Sequence[Any]) -> tuple[str, ...]:
    values = [value for one in traces for value in values_of(one.get("x", ()))]
    names = [one for one in values if isinstance(one, str)]
    return tuple(dict.fromkeys(names)) if names else ()


def _range(
    layout: Mapping[str, Any], traces: Sequence[Any], name: str
) -> tuple[float, float]:
    """From the smallest to the largest point, bars from zero; lines of the layout count too."""
    axis = layout.get(f"{name}axis", {})
    if "range" in axis:
        low, high = axis["range"]
        return float(low), float(high)
    marks = [one[f"{name}{end}"] for one in layout.get("shapes", ())
             if one.get(f"{name}ref") != "paper" for end in "01"]
    values = [float(value) for one in (*(trace.get(name, ()) for trace in traces), marks)
              for value in values_of(one) if isinstance(value, float | int) and np.isfinite(value)]
    bars = any(one.get("type") == "bar" for one in traces)
    low, high = min([0.0, *values] if bars else values, default=0.0), max(values, default=1.0)
    room = (high - low) * 0.05 or 1.0
    return (low if bars else low - room), high + room


def _ticks(axis: Mapping[str, Any], span: tuple[float, float]) -> list[tuple[float, str]]:
    if axis.get("visible") is False or axis.get("showticklabels") is False:
        return []
    if axis.get("tickvals") is not None:
        words = axis.get("ticktext") or axis["tickvals"]
        return [(float(at), str(one)) for at, one in zip(axis["tickvals"], words, strict=True)]
    low, high = span
    step = _step(high - low)
    first = np.ceil(low / step) * step
    values = np.arange(first, high + step * 1e-9, step)
    decimals = max(0, -int(np.floor(np.log10(step) + 1e-9)))
    suffix = str(axis.get("ticksuffix", ""))
    return [(float(value), one + suffix)
            for value, one in zip(values, formatted(values, decimals), strict=True)]


def _step(span: float) -> float:
    """1, 2 or 5 times a power of ten, for about five lines."""
    rough = (span or 1.0) / 5
    power = 10 ** np.floor(np.log10(rough))
    return float(next(power * one for one in (1, 2, 5, 10) if power * one >= rough))


def _grid(layout: Mapping[str, Any], frame: Frame) -> Iterator[str]:
    x_axis, y_axis = layout.get("xaxis", {}), layout.get("yaxis", {})
    right, foot = frame.left + frame.width, frame.top + frame.height
    for value, words in _ticks(y_axis, frame.y_range):
        y = frame.y(value)
        if y_axis.get("showgrid") is not False:
            yield line(frame.left, y, right, y, str(y_axis.get("gridcolor", "#dddddd")))
        yield label(frame.left - 5, y + 4, words, 11, "end", SOFT)
    names = [(float(at), one) for at, one in enumerate(frame.categories)]
    for value, words in names or _ticks(x_axis, frame.x_range):
        if frame.x_range[0] <= value <= frame.x_range[1]:
            if x_axis.get("gridcolor") and x_axis.get("showgrid") is not False:
                x = frame.x(value)
                yield line(x, frame.top, x, foot, str(x_axis["gridcolor"]))
            yield label(frame.x(value), foot + 15, words, 11, "middle", SOFT)
    low, high = frame.y_range
    if y_axis.get("visible") is not False and low <= 0 <= high:
        yield line(frame.left, frame.y(0), right, frame.y(0), "#808080")


def _titles(layout: Mapping[str, Any], frame: Frame) -> Iterator[str]:
    right, foot = frame.left + frame.width, frame.top + frame.height
    if across := _title(layout.get("xaxis", {})):
        yield label((frame.left + right) / 2, foot + 15 + TITLE, across, 11.5, "middle")
    if up := _title(layout.get("yaxis", {})):
        turned = label(0, 0, up, 11.5, "middle")
        yield f'<g transform="translate(12 {(frame.top + foot) / 2:.1f}) rotate(-90)">{turned}</g>'


def _shapes(layout: Mapping[str, Any], frame: Frame, layer: str) -> Iterator[str]:
    for one in layout.get("shapes", ()):
        if one.get("layer", "above") != layer:
            continue
        across, down = one.get("xref") == "paper", one.get("yref") == "paper"
        style = one.get("line", {})
        x0, x1 = frame.x(one["x0"], across), frame.x(one["x1"], across)
        y0, y1 = frame.y(one["y0"], down), frame.y(one["y1"], down)
        if one.get("type") == "line":
            yield line(x0, y0, x1, y1, str(style.get("color", SOFT)),
                       float(style.get("width", 1)), DASHES.get(str(style.get("dash")), ""))
        elif one.get("type") == "rect":
            colour, strength = opaque(str(one.get("fillcolor", SOFT)))
            yield (f'<rect x="{min(x0, x1):.1f}" y="{min(y0, y1):.1f}" '
                   f'width="{abs(x1 - x0):.1f}" height="{abs(y1 - y0):.1f}" fill="{colour}" '
                   f'fill-opacity="{strength:g}"/>')


def _notes(layout: Mapping[str, Any], frame: Frame) -> Iterator[str]:
    for one in layout.get("annotations", ()):
        size = float(one.get("font", {}).get("size", 12))
        x = frame.x(one["x"], one.get("xref") == "paper") + float(one.get("xshift", 0))
        y = frame.y(one["y"], one.get("yref") == "paper") - float(one.get("yshift", 0))
        lines = str(one["text"]).split("<br>")
        lift = {"bottom": -size * (len(lines) - 1) - 3, "top": size}.get(
            str(one.get("yanchor")), size * 0.35 - size * (len(lines) - 1) / 2)
        anchor = ANCHORS[str(one.get("xanchor", "auto"))]
        for number, words in enumerate(lines):
            yield _coloured(x, y + lift + number * size * 1.15, words, size, anchor)


def _coloured(x: float, y: float, words: str, size: float, anchor: str) -> str:
    """A line whose leading sign has a colour of its own."""
    found = _COLOUR.match(words)
    rest = words_of(words[found.end():] if found else words)
    if not found:
        return label(x, y, rest, size, anchor, weight="bold" * words.startswith("<b>"))
    symbol = SYMBOLS.get(words_of(found[2]))
    if symbol is None or anchor != "start":
        return label(x, y, words_of(found[2]) + rest, size, anchor, found[1])
    # Drawn: few fonts have these signs, and another font would draw the whole line.
    return marker(x + 4, y - size * 0.35, symbol, 7, found[1]) + label(
        x + 12, y, rest.strip(), size, anchor)


def _legend_rows(named: Sequence[Mapping[str, Any]], width: float) -> list[list[Mapping[str, Any]]]:
    rows: list[list[Mapping[str, Any]]] = []
    room = 0.0
    for one in named:
        wide = 34 + 11 * LETTER * len(words_of(str(one.get("name", ""))))
        if not rows or room + wide > width - 16:
            rows.append([])
            room = 0.0
        rows[-1].append(one)
        room += wide
    return rows


def _legend(
    named: Sequence[Mapping[str, Any]], frame: Frame, width: float, height: float
) -> Iterator[str]:
    rows = _legend_rows(named, width)
    for number, row in enumerate(rows):
        x, y = frame.left, height - 18 * (len(rows) - number) + 10
        for one in row:
            yield drawn_trace({**one, **_swatch(one)}, Frame(x, y - 8, 18, 9, (0, 1), (0, 1)))
            words = words_of(str(one.get("name", "")))
            yield label(x + 23, y, words, 11, "start", SOFT)
            x += 34 + 11 * LETTER * len(words)


def _swatch(one: Mapping[str, Any]) -> dict[str, Any]:
    """A little of the trace itself: a bar, an area, a line or one point."""
    if one.get("type") == "bar":
        return {"x": [1], "y": [0.5], "base": 0, "width": 1, "orientation": "h"}
    if one.get("fill"):
        x, y = [0, 1, 1, 0], [0.0, 0, 1, 1]
    elif "lines" in str(one.get("mode", "lines")):
        x, y = [0, 1], [0.5, 0.5]
    else:
        return {"type": "scatter", "x": [0.5], "y": [0.5]}
    # Signs at both ends would reach into the words.
    return {"type": "scatter", "x": x, "y": y, "mode": "lines"}
