"""Navigation, the language switch, and what stands around every page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from monitoring.language import current, text
from monitoring.pages.parts import address
from monitoring.pages.parts.embedding import is_embedded, show_embedded
from monitoring.storage.city import CityRefused
from monitoring.storage.served import served_city, served_role
from monitoring.web.middleware import publishing_is_on

STYLE = (Path(__file__).parent / "parts" / "style.css").read_text("utf-8")
# A file of our own: icon names and emojis would be fetched from elsewhere.
ICON = str(Path(__file__).parent / "parts" / "icon.png")
NAMES = {"de": "Deutsch", "en": "English"}


def _speak_chosen() -> None:
    chosen = st.session_state["choice_lang"] or "de"
    st.session_state["language"] = chosen
    address.choose(lang=chosen if chosen != "de" else "")


def _language_switch() -> None:
    st.session_state["choice_lang"] = current()
    st.segmented_control(
        text("Sprache"),
        list(NAMES),
        key="choice_lang",
        format_func=lambda language: NAMES[language],
        on_change=_speak_chosen,
        label_visibility="collapsed",
    )


def _banner() -> None:
    try:
        frame = served_city().frame
    except CityRefused:
        return
    if frame.invented:
        st.html(f'<p class="invented">{text("Erfundene Stadt: alle Zahlen sind ausgedacht.")}</p>')


def _role() -> None:
    """Which view this is, in one line; a city without profiles has only one."""
    try:
        profile = served_city().frame.profiles.get(served_role())
    except CityRefused:
        return
    if profile:
        st.caption(text("Ansicht: {label}", label=profile.label))


def _pages() -> dict[str, list[st.Page]]:
    page = st.Page
    planning = [
        page("planning.py", title=text("Planung"), icon=":material/flag:", url_path="planung"),
        page("synopsis.py", title=text("Synopse"), icon=":material/view_column:",
             url_path="synopse"),
        page("transitions.py", title=text("Übergänge"), icon=":material/moving:",
             url_path="uebergaenge"),
        page("participation.py", title=text("Beteiligung"), icon=":material/groups:",
             url_path="beteiligung"),
        page("network.py", title=text("Netzwerk"), icon=":material/share:",
             url_path="netzwerk"),
    ]
    data = [
        page("data_and_methods.py", title=text("Daten und Methoden"),
             icon=":material/menu_book:", url_path="daten"),
    ]
    if publishing_is_on():
        data.append(page("publish.py", title=text("Tabellen veröffentlichen"),
                         icon=":material/publish:", url_path="veroeffentlichen"))
    return {
        text("Gebiete und Zahlen"): _figures(),
        text("Gemeinsam planen"): planning,
        text("Grundlagen"): data,
    }


def _figures() -> list[st.Page]:
    page = st.Page
    return [
        page("overview.py", title=text("Überblick"), icon=":material/home:", url_path="ueberblick",
             default=True),
        page("explore.py", title=text("Erkunden"), icon=":material/map:", url_path="erkunden"),
        page("dashboards.py", title=text("Ansichten"), icon=":material/dashboard:",
             url_path="ansichten"),
        page("profile.py", title=text("Sozialraumprofil"), icon=":material/location_on:",
             url_path="profil"),
        page("plans.py", title=text("Fachpläne"), icon=":material/account_tree:",
             url_path="fachplaene"),
        page("index_workshop.py", title=text("Index-Werkstatt"), icon=":material/tune:",
             url_path="index"),
        page("patterns.py", title=text("Muster und Vergleiche"), icon=":material/hub:",
             url_path="muster"),
    ]


st.set_page_config(page_title="Sozialraum-Monitor", page_icon=ICON, layout="wide")
address.begin()
st.html(f"<style>{STYLE}</style>")
if is_embedded():
    chosen_page = st.navigation(_pages(), position="hidden")
    show_embedded()
else:
    st.logo(ICON, size="large")
    chosen_page = st.navigation(_pages(), expanded=True)
    with st.sidebar:
        _language_switch()
        _role()
_banner()
chosen_page.run()
