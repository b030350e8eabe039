"""The life course in one district, from birth to care."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from monitoring.core.planning.filtering import Chosen
from monitoring.core.planning.item import Register
from monitoring.core.planning.life_course import Station, stations_of
from monitoring.core.planning.places import area_at, area_key, is_current
from monitoring.core.planning.words import TARGET_GROUPS
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import rounded
from monitoring.core.vocabulary import PHASES
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.chosen import MANY, show_select
from monitoring.pages.parts.planning.table_files import show_table_files, titles
from monitoring.pages.parts.planning.transitions.station_card import station_html
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot
from monitoring.views.profile_figures import figures_of


def show_area_course(found: Snapshot, register: Register) -> None:
    """A strip of the whole life course, then each transition in full."""
    place, plan, group = _choices(found)
    if place is None:
        st.info(text("Für diese Stadt sind noch keine Gebiete geladen."))
        return
    areas = found.cube.areas
    chosen = Chosen(plan, area_key(areas, place), group)
    stations = stations_of(register, found.city.transitions, areas, chosen)
    if not stations:
        st.info(text("Dieser Fachplan übergibt und übernimmt an keinem Übergang."))
        return
    st.subheader(text("Lebenslauf in {name}", name=areas.names[place]))
    st.html(strip_html(stations) + _profile_link(areas.ids[place]))
    figures = {one.indicator.id: one for one in figures_of(found, place)}
    setting = setting_of(found)
    st.html('<div class="course">' + "".join(
        station_html(one, found, register, setting, place, figures, group)
        for one in stations) + "</div>")
    show_table_files(found, f"uebergaenge-{areas.ids[place]}",
                     text("Übergänge in {name}", name=areas.names[place]),
                     lambda: stations_frame(stations))


def stations_frame(stations: list[Station]) -> pd.DataFrame:
    """A row per transition with its phases and the offers named for it."""
    return pd.DataFrame({
        text("Übergang"): [str(one.transition.label) for one in stations],
        text("Von der Lebensphase"): [str(PHASES[one.transition.from_phase]) for one in stations],
        text("In die Lebensphase"): [str(PHASES[one.transition.to_phase]) for one in stations],
        text("Angebote (Zahl)"): [len(one.offers) for one in stations],
        text("Angebote"): [titles(one.offers) for one in stations],
    })


def strip_html(stations: list[Station]) -> str:
    """All phases in a row; between two of them whether an offer is named."""
    gaps = sum(one.is_gap for one in stations)
    parts, last = [], ""
    for one in stations:
        if one.transition.from_phase != last:
            parts.append(_phase(one.transition.from_phase))
        parts.append(_between(one))
        parts.append(_phase(one.transition.to_phase))
        last = one.transition.to_phase
    return f'<p class="outcome">{escape(_outcome(gaps, len(stations)))}</p>' \
        f'<ol class="strip">{"".join(parts)}</ol>'


def _outcome(gaps: int, count: int) -> str:
    if count == 1:
        return text("An diesem Übergang ist kein Angebot benannt.") if gaps \
            else text("An diesem Übergang ist ein Angebot benannt.")
    total = rounded(count, 0)
    if not gaps:
        return text("An allen {n} Übergängen ist ein Angebot benannt.", n=total)
    return text("An {gaps} von {n} Übergängen ist kein Angebot benannt.", gaps=rounded(gaps, 0),
                n=total)


def _phase(phase: str) -> str:
    return f'<li class="phase">{escape(str(PHASES[phase]))}</li>'


def _between(one: Station) -> str:
    count = len(one.offers)
    said = text("Lücke") if one.is_gap else text("1 Angebot") if count == 1 else text(
        "{n} Angebote", n=rounded(count, 0))
    sign = "○" if one.is_gap else "✓"
    kind = "step missing" if one.is_gap else "step"
    return (f'<li class="{kind}" title="{escape(str(one.transition.label))}">'
            f'<span class="way" aria-hidden="true">→</span> '
            f'<span aria-hidden="true">{sign}</span> {escape(said)}</li>')


def _profile_link(area: str) -> str:
    to = f"profil?{urlencode(address.link(area=area))}"
    said = escape(text("Alle Zahlen dieses Gebiets im Profil"))
    return f'<p class="go"><a href="{escape(to)}" target="_self">{said}</a></p>'


def _choices(found: Snapshot) -> tuple[int | None, str, str]:
    """District (the first one while none is chosen), plan and target group."""
    plans = {name: str(one.label) for name, one in found.city.plans.items()}
    groups = {name: str(one) for name, one in TARGET_GROUPS.items() if name != "alle"}
    with st.container(horizontal=True):
        place = _district(found)
        plan = show_select(text("Fachplan"), "plan", plans, text("Alle Fachpläne"),
                           text("den Fachplan"))
        group = show_select(text("Zielgruppe"), "group", groups, text("Alle Zielgruppen"),
                            text("die Zielgruppe"), ordered=True)
    return place, plan, group


def _district(found: Snapshot) -> int | None:
    areas = found.cube.areas
    wanted = address.chosen("area").split(",")[0]
    at = area_at(areas, wanted) if wanted else None
    if wanted not in ("", "-") and at is None:
        st.warning(address.dead_id(text("das Gebiet"), wanted), icon=":material/link_off:")
    levels = {one.id: str(one.label) for one in found.city.frame.levels}
    own = [one for one in range(len(areas)) if is_current(areas, one)]
    if not own:
        return None
    order = list(levels)
    own.sort(key=lambda one: (order.index(areas.levels[one]), sort_key(areas.names[one])))
    first = at if at is not None else own[0]
    if len(own) > MANY:
        st.caption(text("Weitere Gebiete über die Suche im Überblick."))
        return first
    if first not in own:
        own.insert(0, first)
    options = {area_key(areas, one): one for one in own}
    chosen = address.select(
        text("Gebiet"), "area", list(options), area_key(areas, first),
        lambda one: f"{areas.names[options[one]]} ({levels[areas.levels[options[one]]]})")
    return options.get(chosen, first)
