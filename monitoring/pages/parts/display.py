"""How a map is classed and coloured."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import streamlit as st

from monitoring.core.classes import Classes, around_zero, own_limits
from monitoring.core.palette import diverging, sequential
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.view import View, classes_for

SCHEMES = ("quantiles", "equal_steps", "natural_breaks", "own")
COLOURS = ("blues", "ylgnbu")


@dataclass(frozen=True)
class Display:
    """Classes and the colour of each."""

    classes: Classes
    colours: tuple[str, ...]


def chosen_display(view: View) -> Display:
    """Show the choices of classes and colours and return what they give for this view."""
    with st.popover(text("Darstellung"), icon=":material/palette:"):
        if view.base:
            st.caption(text("Veränderungen werden um die Null herum eingeteilt: nach oben und "
                            "unten gleich."))
            return display_of_change(view)
        scheme, n = _scheme(), _number()
        limits = _own() if scheme == "own" else ""
        colours = _colours()
    return _display(view, scheme, n, limits, colours)


def display_of_change(view: View) -> Display:
    """Classes of a change around a real centre."""
    classes = around_zero(view.figures[0], 5, view.indicator.decimals)
    return Display(classes, diverging(classes.count))


def _display(view: View, scheme: str, n: int, limits: str, colours: str) -> Display:
    if scheme == "own" and limits:
        try:
            own_limits(limits, np.array([0.0]), view.indicator.decimals)
            scheme = limits
        except ValueError as refused:
            st.warning(str(refused))
    if scheme == "own":
        scheme = "quantiles"
    classes = classes_for(
        view.snapshot, view.indicator.id, view.level, view.edition, scheme, n
    )
    if classes.count > 7:
        st.warning(text("Mehr als sieben Klassen lassen sich auf einer Karte nicht unterscheiden; "
                        "gezeigt werden Quantile."))
        classes = classes_for(
            view.snapshot, view.indicator.id, view.level, view.edition, "quantiles", 7
        )
    return Display(classes, sequential(classes.count, "ylgnbu" if colours == "ylgnbu" else "blues"))


def _scheme() -> str:
    names = {
        "quantiles": text("Gleich viele Gebiete (Quantile)"),
        "equal_steps": text("Gleiche Abstände"),
        "natural_breaks": text("Natürliche Gruppen"),
        "own": text("Eigene Grenzen"),
    }
    value = address.known("scheme", SCHEMES, "quantiles", text("die Klasseneinteilung"))
    return address.select(text("Klassen"), "scheme", SCHEMES, value, names.__getitem__)


def _number() -> int:
    numbers = ("3", "4", "5", "6", "7")
    value = address.known("n", numbers, "5", text("die Zahl der Klassen"))
    return int(address.slide(text("Zahl der Klassen"), "n", numbers, value))


def _own() -> str:
    st.session_state["choice_limits"] = address.chosen("limits")
    example = text("zum Beispiel 5; 10; 12,5")
    return st.text_input(
        text("Grenzen"), key="choice_limits", placeholder=example,
        on_change=lambda: address.choose(limits=st.session_state["choice_limits"]),
    )


def _colours() -> str:
    names = {"blues": text("Blau"), "ylgnbu": text("Gelb bis Blau")}
    value = address.known("colours", COLOURS, "blues", text("die Farben"))
    return address.select(text("Farben"), "colours", COLOURS, value, names.__getitem__)
