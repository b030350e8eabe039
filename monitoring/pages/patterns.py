"""Muster und Vergleiche: what lies beside what, what goes together, what is alike."""

from __future__ import annotations

import streamlit as st

from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.patterns.alike_section import show_alike
from monitoring.pages.parts.patterns.city_section import show_city
from monitoring.pages.parts.patterns.small_maps_section import show_small_maps
from monitoring.pages.parts.patterns.spatial_section import show_spatial
from monitoring.pages.parts.patterns.two_section import show_two

st.title(text("Muster und Vergleiche"))
sections = {
    "raum": (text("Räumliche Muster"), show_spatial),
    "zwei": (text("Zwei Indikatoren"), show_two),
    "aehnlich": (text("Ähnliche Gebiete"), show_alike),
    "karten": (text("Kleine Karten"), show_small_maps),
    "stadt": (text("Die ganze Stadt"), show_city),
}
chosen = address.section({name: label for name, (label, _) in sections.items()})
sections[chosen][1]()
