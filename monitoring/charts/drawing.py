"""The frame of a drawn figure: how numbers become places on paper."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

import numpy as np

from monitoring.core.readable import readable

INK = "#1c2733"
SOFT = "#51606d"
LETTER = 0.55
_TAG = re.compile(r"<(?!br)[^>]*>")


@dataclass(frozen=True, slots=True)
class Frame:
    """
    The plot's rectangle in pixels and the ranges of both axes.

    An axis of categories has their names; their places are 0, 1, 2 …
    """

    left: float
    top: float
    width: float
    height: float
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    categories: tuple[str, ...] = ()

    def x(self, value: Any, paper: bool = False) -> float:
        """Place across; `paper` means shares of the rectangle."""
        if paper:
            return self.left + float(value) * self.width
        if isinstance(value, str) and self.categories:
            value = self.categories.index(value)
        low, high = self.x_range
        return self.left + (float(value) - low) / ((high - low) or 1) * self.width

    def y(self, value: float, paper: bool = False) -> float:
        """Place down; `paper` means shares of the rectangle from below."""
        if paper:
            return self.top + (1 - float(value)) * self.height
        low, high = self.y_range
        return self.top + (1 - (float(value) - low) / ((high - low) or 1)) * self.height


def label(
    x: float, y: float, words: str, size: float = 11, anchor: str = "start",
    colour: str = INK, weight: str = "",
) -> str:
    """A line of text as SVG; it is never read as markup."""
    bold = f' font-weight="{weight}"' if weight else ""
    return (f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" text-anchor="{anchor}" '
            f'fill="{colour}"{bold}>{escape(readable(words))}</text>')


def values_of(given: Any) -> list[Any]:
    """Numbers or words of a trace as a list; Plotly packs arrays as letters."""
    if isinstance(given, Mapping):
        packed = base64.b64decode(given["bdata"])
        found: list[Any] = np.frombuffer(packed, np.dtype(given["dtype"])).tolist()
        return found
    return given.tolist() if isinstance(given, np.ndarray) else list(given)


def words_of(marked: str) -> str:
    """The words of a text that Plotly would read as markup."""
    return unescape(_TAG.sub("", marked)).replace("\u200b", "")


def line(x0: float, y0: float, x1: float, y1: float, colour: str, width: float = 1,
         dash: str = "") -> str:
    """A straight line as SVG."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (f'<path d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}" stroke="{opaque(colour)[0]}" '
            f'stroke-opacity="{opaque(colour)[1]:g}" stroke-width="{width:g}" fill="none"'
            f"{dashed}/>")


def opaque(colour: str) -> tuple[str, float]:
    """A colour and its opacity apart: "rgba(128,128,128,0.25)" is half of what SVG 1.1 knows."""
    if not colour.startswith("rgba("):
        return colour, 1.0
    *parts, strength = (float(one) for one in colour[5:-1].split(","))
    return "#" + "".join(f"{int(one):02x}" for one in parts), strength
