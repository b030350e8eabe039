"""How a map is classed and coloured."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import streamlit as st

from monitoring.core.classes import Classes, around_zero, linked, own_limits, typed
from monitoring.core.palette import Sequential, diverging, sequential
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.publish.plain_words import plain
from monitoring.views.view import View, classes_for

OWN = "own"
SCHEMES = ("quantiles", "equal_steps", "natural_breaks", OWN)
MOST_CLASSES = 7
COLOURS = ("blues", "ylgnbu")
NUMBERS = ("3", "4", "5", "6", "7")


@dataclass(frozen=True)
class Display:
    """Classes and the colour of each."""

    classes: Classes
    colours: tuple[str, ...]


def show_display(view: View) -> None:
    """The choices of classes and colours; they are made when the box is opened."""
    box = st.popover(
        text("Darstellung"), icon=":material/palette:", key="display_box", on_change="rerun"
    )
    scheme, n, colours = _scheme_of(), _number_of(), _colours_of()
    if not box.open:
        return
    with box:
        if view.base:
            st.caption(text("Veränderungen werden um die Null herum eingeteilt: nach oben und "
                            "unten gleich."))
            return
        if _scheme(scheme) == OWN:
            _own()
        else:
            _number(n)
        _colours(colours)


def show_refusal(view: View) -> None:
    """Say why own limits cannot be used."""
    if refused := refusal(view):
        st.warning(plain(refused))


def chosen_display(view: View) -> Display:
    """Classes and colours of the address; own limits that cannot be used give way to quantiles."""
    if view.base:
        return display_of_change(view)
    asked, n = address.chosen("scheme"), address.chosen("n")
    scheme = asked if asked in SCHEMES and asked != OWN else SCHEMES[0]
    if asked == OWN and not refusal(view):
        scheme = address.chosen("limits") or scheme
    classes = classes_for(
        view.snapshot, view.indicator.id, view.level, view.edition, scheme,
        int(n) if n in NUMBERS else 5,
    )
    palette: Sequential = "ylgnbu" if address.chosen("colours") == "ylgnbu" else "blues"
    return Display(classes, sequential(classes.count, palette))


def refusal(view: View) -> str:
    """Why the own limits in the address cannot be used; "" if they can."""
    limits = address.chosen("limits")
    if address.chosen("scheme") != OWN or not limits:
        return ""
    try:
        classes = own_limits(limits, np.array([0.0]), view.indicator.decimals)
    except ValueError as refused:
        return str(refused)
    if classes.count > MOST_CLASSES:
        return text("Mehr als sieben Klassen lassen sich auf einer Karte nicht unterscheiden. "
                    "Bitte höchstens sechs Grenzen nennen.")
    return ""


def display_of_change(view: View) -> Display:
    """Classes of a change around a real centre."""
    classes = around_zero(view.figures[0], 5, view.indicator.decimals)
    return Display(classes, diverging(classes.count))


def _scheme_of() -> str:
    return address.known("scheme", SCHEMES, SCHEMES[0], text("die Klasseneinteilung"))


def _scheme(value: str) -> str:
    names = {
        "quantiles": text("Gleich viele Gebiete (Quantile)"),
        "equal_steps": text("Gleiche Abstände"),
        "natural_breaks": text("Natürliche Gruppen"),
        OWN: text("Eigene Grenzen"),
    }
    return address.select(text("Klassen"), "scheme", SCHEMES, value, names.__getitem__)


def _number_of() -> str:
    return address.known("n", NUMBERS, "5", text("die Zahl der Klassen"))


def _number(value: str) -> None:
    address.slide(text("Zahl der Klassen"), "n", NUMBERS, value)


def _own() -> None:
    address.draw("choice_limits", typed(address.chosen("limits")))
    example = text("zum Beispiel 5; 10; 12,5")
    st.text_input(
        text("Grenzen"), key="choice_limits", placeholder=example,
        on_change=lambda: address.choose(limits=linked(st.session_state["choice_limits"])),
    )


def _colours_of() -> str:
    return address.known("colours", COLOURS, COLOURS[0], text("die Farben"))


def _colours(value: str) -> None:
    names = {"blues": text("Blau"), "ylgnbu": text("Gelb bis Blau")}
    address.select(text("Farben"), "colours", COLOURS, value, names.__getitem__)
