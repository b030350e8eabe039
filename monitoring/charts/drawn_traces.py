"""The traces of a figure as SVG: lines, markers, areas and bars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from monitoring.charts.drawing import Frame, label, opaque, values_of, words_of

DASHES = {"solid": "", "dash": "7 4", "dot": "2 3", "dashdot": "7 3 2 3", "longdash": "12 4",
          "longdashdot": "12 3 2 3"}
_SHAPES = {
    "circle": "M-{r} 0a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z",
    "square": "M-{r} -{r}h{d}v{d}h-{d}z",
    "triangle-up": "M0 -{r}L{r} {r}L-{r} {r}z",
    "triangle-down": "M0 {r}L{r} -{r}L-{r} -{r}z",
    "diamond": "M0 -{r}L{r} 0L0 {r}L-{r} 0z",
    "star": "M0 -{r}L{h} {h}L-{r} -{h}L{r} -{h}L-{h} {h}z",
    "cross": "M-{r} 0H{r}M0 -{r}V{r}",
    "x": "M-{r} -{r}L{r} {r}M{r} -{r}L-{r} {r}",
    "x-thin": "M-{r} -{r}L{r} {r}M{r} -{r}L-{r} {r}",
    "line-ns": "M0 -{r}V{r}",
}
_STROKES = ("cross", "x", "x-thin", "line-ns")


def drawn_trace(trace: Mapping[str, Any], frame: Frame) -> str:
    """One trace; an unknown kind draws nothing."""
    if trace.get("visible") in (False, "legendonly"):
        return ""
    if trace.get("type") == "bar":
        return "".join(_bars(trace, frame))
    strength = float(trace.get("opacity", 1))
    parts = [_area(trace, frame), _lines(trace, frame), _points(trace, frame),
             *_names(trace, frame)]
    inner = "".join(parts)
    return f'<g opacity="{strength:g}">{inner}</g>' if strength < 1 else inner


def _runs(trace: Mapping[str, Any], frame: Frame) -> Iterator[list[tuple[float, float]]]:
    """Stretches of points without a gap."""
    run: list[tuple[float, float]] = []
    for x, y in zip(values_of(trace["x"]), values_of(trace["y"]), strict=True):
        if _missing(x) or _missing(y):
            if run:
                yield run
            run = []
        else:
            run.append((frame.x(x), frame.y(y)))
    if run:
        yield run


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and not np.isfinite(value))


def _path(run: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in run)


def _area(trace: Mapping[str, Any], frame: Frame) -> str:
    if trace.get("fill") != "toself":
        return ""
    colour, strength = opaque(str(trace.get("fillcolor", "#888888")))
    shapes = "".join(_path(run) + "z" for run in _runs(trace, frame))
    return f'<path d="{shapes}" fill="{colour}" fill-opacity="{strength:g}" stroke="none"/>'


def _lines(trace: Mapping[str, Any], frame: Frame) -> str:
    if "lines" not in str(trace.get("mode", "lines")):
        return ""
    style = trace.get("line", {})
    width = float(style.get("width", 2))
    if not width:
        return ""
    colour, strength = opaque(str(style.get("color", "#888888")))
    dash = str(style.get("dash", "solid"))
    pattern = DASHES.get(dash, dash.replace("px", "").replace(",", " "))
    dashed = f' stroke-dasharray="{pattern}"' if pattern else ""
    shapes = "".join(_path(run) for run in _runs(trace, frame) if len(run) > 1)
    return (f'<path d="{shapes}" fill="none" stroke="{colour}" stroke-width="{width:g}" '
            f'stroke-opacity="{strength:g}" stroke-linejoin="round"{dashed}/>') if shapes else ""


def _points(trace: Mapping[str, Any], frame: Frame) -> str:
    strength = float(trace.get("marker", {}).get("opacity", 1))
    inner = "".join(_markers(trace, frame))
    return f'<g opacity="{strength:g}">{inner}</g>' if strength < 1 and inner else inner


def _markers(trace: Mapping[str, Any], frame: Frame) -> Iterator[str]:
    if "markers" not in str(trace.get("mode", "lines")):
        return
    style = trace.get("marker", {})
    sizes, symbols, colours = (_each(style.get(name)) for name in ("size", "symbol", "color"))
    points = zip(values_of(trace["x"]), values_of(trace["y"]), strict=True)
    for at, (x, y) in enumerate(points):
        if not (_missing(x) or _missing(y)):
            colour = (colours(at) or style.get("line", {}).get("color")
                      or trace.get("line", {}).get("color", "#0072B2"))
            yield marker(frame.x(x), frame.y(y), str(symbols(at) or "circle"),
                         float(sizes(at) or 6), str(colour))


def _names(trace: Mapping[str, Any], frame: Frame) -> Iterator[str]:
    """Words above their points."""
    if "text" not in str(trace.get("mode", "lines")):
        return
    size = float(trace.get("textfont", {}).get("size", 12))
    above = float(_each(trace.get("marker", {}).get("size", 6))(0)) / 2 + 4
    points = zip(values_of(trace["x"]), values_of(trace["y"]), trace["text"], strict=True)
    for x, y, words in points:
        if not (_missing(x) or _missing(y)):
            yield label(frame.x(x), frame.y(y) - above, words_of(str(words)), size, "middle")


def _each(given: Any) -> Any:
    """One value for all points, or one for each."""
    if isinstance(given, str) or not hasattr(given, "__len__"):
        return lambda _at: given
    return lambda at: given[at]


def marker(x: float, y: float, symbol: str, size: float, colour: str) -> str:
    """A sign at a place, such as "circle" or "square-open"."""
    name = symbol.removesuffix("-dot").removesuffix("-open")
    dot = "M-1.5 0a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0z" if symbol.endswith("-dot") else ""
    shape = _SHAPES.get(name, _SHAPES["circle"])
    half = size / 2
    path = shape.format(r=f"{half:g}", d=f"{size:g}", h=f"{half * 0.6:g}")
    tone, strength = opaque(colour)
    open_ = "-open" in symbol or name in _STROKES
    fill = "none" if open_ else tone
    stroke = f' stroke="{tone}" stroke-width="1.6"' if open_ else ""
    return (f'<path transform="translate({x:.1f} {y:.1f})" d="{path}{dot}" fill="{fill}" '
            f'fill-opacity="{strength:g}"{stroke}/>')


def _bars(trace: Mapping[str, Any], frame: Frame) -> Iterator[str]:
    style = trace.get("marker", {})
    colours = _each(style.get("color", "#6baed6"))
    hatch = str(style.get("pattern", {}).get("shape", ""))
    if hatch:
        yield _hatch(hatch)
    across = trace.get("orientation") == "h"
    places, lengths = (trace["y"], trace["x"]) if across else (trace["x"], trace["y"])
    places, lengths = values_of(places), values_of(lengths)
    wide = 0.8
    bases = _each(trace.get("base", 0))
    widths = _each(trace.get("width", wide))
    for at, (place, length) in enumerate(zip(places, lengths, strict=True)):
        if _missing(length):
            continue
        base, half = float(bases(at) or 0), float(widths(at) or wide) / 2
        middle = float(frame.categories.index(place)) if isinstance(place, str) else float(place)
        x0, x1, y0, y1 = (base, base + length, middle - half, middle + half) if across else (
            middle - half, middle + half, base, base + length)
        left, right = (min(max(one, frame.left), frame.left + frame.width)
                       for one in sorted((frame.x(x0), frame.x(x1))))
        top, bottom = sorted((frame.y(y0), frame.y(y1)))
        colour, strength = opaque(str(colours(at)))
        box = (f'<rect x="{left:.1f}" y="{top:.1f}" width="{max(right - left, 0.5):.1f}" '
               f'height="{max(bottom - top, 0.5):.1f}"')
        yield f'{box} fill="{colour}" fill-opacity="{strength:g}"/>'
        if hatch:
            yield f'{box} fill="url(#hatch-{ord(hatch)})"/>'


def _hatch(shape: str) -> str:
    """The lines or points that tell bars apart without their colour, as a pattern."""
    path = {"/": "M-1 1l2 -2M0 6l6 -6M5 7l2 -2", "x": "M0 0l6 6M6 0l-6 6"}.get(
        shape, "M2 3h2")
    return (f'<defs><pattern id="hatch-{ord(shape)}" width="6" height="6" '
            f'patternUnits="userSpaceOnUse"><path d="{path}" stroke="#1c2733" '
            f'stroke-width="1.1" fill="none"/></pattern></defs>')
