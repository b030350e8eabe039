"""The choices for similar areas: level, area, and the indicators that are compared."""

from __future__ import annotations

import streamlit as st

from monitoring.core.ranking import sort_key
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.patterns.alike import Alike, usual
from monitoring.pages.parts.reading import option_of

# Longer lists take a browser seconds; there the map is the way.
MANY = 3000


def show_alike_choice(alike: Alike) -> None:
    """Lists whose choice goes into the address."""
    with st.container(horizontal=True):
        _level(alike)
        _area(alike)
    _indicators(alike)


def _level(alike: Alike) -> None:
    editions = {edition.id: edition for edition in alike.snapshot.city.frame.editions}
    levels = [level for level, _ in alike.layers]

    def shown(option: str) -> str:
        level, _, edition = option.partition("@")
        name = str(alike.snapshot.city.level(level).plural)
        several = edition and levels.count(level) > 1
        return f"{name} ({editions[edition].label})" if several else name

    options = [option_of(*layer) for layer in alike.layers]
    address.select(text("Ebene"), "level", options, option_of(*alike.layer), shown,
                   also_clear="area")


def _area(alike: Alike) -> None:
    if len(alike.areas) > MANY:
        st.caption(text("Das Gebiet wählen Sie auf der Karte."))
        return
    names = {alike.table.ids[one]: f"{alike.table.names[one]} ({alike.table.ids[one]})"
             for one in alike.areas}
    address.select(text("Gebiet"), "area", sorted(names, key=lambda one: sort_key(names[one])),
                   alike.table.ids[alike.area], names.__getitem__)


def _indicators(alike: Alike) -> None:
    """Every comparable indicator as a button, made when the box is opened."""
    declared = alike.snapshot.city.indicators
    box = st.popover(text("Verglichene Indikatoren ({n})", n=len(alike.indicators)),
                     icon=":material/checklist:", key="alike_box", on_change="rerun")
    if box.open:
        with box:
            address.draw("choice_by", list(alike.indicators))
            st.pills(
                text("Verglichene Indikatoren"), list(alike.options), key="choice_by",
                selection_mode="multi", on_change=_remember, args=(alike,),
                format_func=lambda one: f"{DOMAINS[declared[one].domain]} › {declared[one].short}",
            )
            st.caption(text("Ohne Auswahl gelten die Schlüsselindikatoren der Stadt."))
    st.caption(", ".join(str(declared[one].short) for one in alike.indicators))


def _remember(alike: Alike) -> None:
    chosen = st.session_state["choice_by"] or []
    plain = set(chosen) == set(usual(alike.snapshot, alike.options))
    address.choose(by="" if plain else ",".join(one for one in alike.options if one in chosen))
