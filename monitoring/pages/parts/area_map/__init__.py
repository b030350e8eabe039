"""The map component: outlines come by address once, an interaction sends only the values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from monitoring.language import current, text
from monitoring.pages.parts.area_map.words import map_words
from monitoring.web.files import map_address

# The module is fetched once and kept by the browser; this line is all that travels each time.
_LOADER = """
export default async function (component) {{
  const module = await import(new URL("{address}", document.baseURI).href);
  return module.default(component);
}}
"""


def area_map(data: dict[str, Any], key: str, on_picked: Callable[[], None]) -> None:
    """
    Show the map; `on_picked` runs when a reader has chosen areas (`picked_areas`).

    Its text alternative is made from the data unless they bring their own `words`.
    """
    component = st.components.v2.component(
        "area_map", js=_LOADER.format(address=map_address())
    )
    component(key=key, data={"words": map_words(data), **data}, on_picked_change=on_picked)


def picked_areas(key: str) -> list[str]:
    """Ids of the areas that a reader has just chosen on the map of this key."""
    picked = st.session_state[key].get("picked") or {}
    return [str(area) for area in picked.get("areas", [])]


def labels() -> dict[str, str]:
    """Words of the map's own controls in the reader's language."""
    return {
        "language": current(),
        "map": text("Karte"),
        "tools": text("Werkzeuge der Karte"),
        "zoom_in": text("Vergrößern"),
        "zoom_out": text("Verkleinern"),
        "fit": text("Ganze Stadt zeigen"),
        "lasso": text("Gebiete mit dem Lasso wählen"),
        "several": text("Mehrere Gebiete wählen"),
        "clear": text("Auswahl aufheben"),
        "save": text("Bild speichern"),
        "save_svg": text("Bild speichern (SVG)"),
        "save_png": text("Bild speichern (PNG)"),
        "keyboard_hint": text(
            "Pfeiltasten wechseln das Gebiet, Eingabe wählt es, mit Strg kommt es hinzu, "
            "Plus und Minus vergrößern und verkleinern, 0 zeigt alles, Escape hebt die Wahl auf."
        ),
        "legend": text("Legende"),
        "ranking": text("Alle Gebiete nach Wert geordnet"),
        "ranking_intervals": text("Alle Gebiete nach Wert geordnet, mit Intervallen"),
        "selected": text("gewählt"),
        "selected_n": text("{n} gewählt"),
        "areas_n": text("{n} Gebiete"),
        "area_1": text("1 Gebiet"),
        "places_n": text("{n} Plätze"),
        "without_outline": text("Ohne Umriss"),
        "loading": text("Umrisse werden geladen …"),
        "load_failed": text("Die Umrisse konnten nicht geladen werden. Bitte die Seite neu laden."),
    }
