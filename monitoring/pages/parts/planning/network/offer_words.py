"""How an offer is said in a table: its provider, its contact, its free places."""

from __future__ import annotations

from datetime import date
from html import escape

from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.offers import is_old
from monitoring.core.planning.typed import day_text
from monitoring.core.rounding import rounded
from monitoring.language import text
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.html_table import small


def provider_html(offer: Item, register: Register) -> str:
    """HTML of a link to the provider and how to reach it: by the offer, else by the provider."""
    actor = register.get("actor", offer.text("actor"))
    contact = offer.text("contact") or (actor.text("contact") if actor else "")
    named = entry_link(actor) if actor else escape(text("Anbieter nicht eingetragen"))
    return named + small(contact) + _link(offer.text("link"))


def _link(to: str) -> str:
    if not to.startswith(("http://", "https://")):
        return ""
    said = escape(text("Mehr dazu"))
    return f'<div class="source"><a href="{escape(to)}" rel="noopener">{said}</a></div>'


def places_html(offer: Item, today: date) -> str:
    """HTML of free places and places, and of which day; a day more than a year back says so."""
    free, capacity = offer.number("free"), offer.number("capacity")
    if free is None and capacity is None:
        return escape(text("keine Angabe"))
    if free is None:
        said = text("{n} Plätze, freie nicht bekannt", n=rounded(capacity or 0, 0))
    elif capacity is None:
        said = text("{free} frei", free=rounded(free, 0))
    else:
        said = text("{free} von {n} frei", free=rounded(free, 0), n=rounded(capacity, 0))
    return escape(said) + as_of_html(offer, today)


def as_of_html(offer: Item, today: date) -> str:
    """HTML of the day that the places are of."""
    day = offer.text("as_of")
    if not day:
        return small(text("ohne Datum"))
    if is_old(offer, today):
        said = text("Stand {day}, älter als ein Jahr", day=day_text(day))
        return f'<div class="source late">⚠ {escape(said)}</div>'
    return small(text("Stand {day}", day=day_text(day)))
