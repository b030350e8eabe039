"""Short words about entries in lists: plan, districts, unit, days, money."""

from __future__ import annotations

from html import escape

from monitoring.core.city import City
from monitoring.core.planning.checks import started
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.places import names_of
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import day_text
from monitoring.core.rounding import rounded, with_unit
from monitoring.language import current, text
from monitoring.pages.parts.planning.entry_links import entry_link, links_to
from monitoring.pages.parts.planning.html_table import small

FEW, MANY = 2, 4


def named(item: Item, city: City, more: str = "") -> str:
    """HTML of a link to an entry with its plan and a word more below."""
    below = " · ".join(one for one in (plan_words(item, city), more) if one)
    return entry_link(item) + small(below)


def known_links(register: Register, kind: str, names: tuple[str, ...]) -> str:
    """HTML of links to those of the entries that a reader may see."""
    return links_to(register, kind, tuple(one for one in names if register.get(kind, one)))


def plan_words(item: Item, city: City) -> str:
    """Names of the first plans that an entry belongs to, and how many more there are."""
    plans = item.plans()
    said = ", ".join(str(city.plans[one].label) if one in city.plans else one
                     for one in plans[:FEW])
    return said if len(plans) <= FEW else said + " " + text("und {n} weitere", n=len(plans) - FEW)


def counted(kind: str, count: int) -> str:
    """How many entries of a kind: "1 Maßnahme", "3 Maßnahmen"."""
    return f"{rounded(count, 0)} {kind_words(kind, count)}"


def kind_words(kind: str, count: int = 1) -> str:
    """The name of a kind within a sentence: English writes it small there."""
    said = str(KINDS[kind].label if count == 1 else KINDS[kind].plural)
    return said if current() == "de" else said.lower()


def areas_html(item: Item, setting: Setting) -> str:
    """HTML of the names of the first districts and how many more there are."""
    names = names_of(setting.areas, item.list("areas"))
    said = ", ".join(names[:MANY])
    if len(names) > MANY:
        said += " " + text("und {n} weitere", n=len(names) - MANY)
    return escape(said)


def unit_html(item: Item) -> str:
    """HTML of the unit in charge; a sign and a word where an entry has started without one."""
    unit = item.text("unit")
    if unit or not started(item):
        return escape(unit)
    return f'<span class="late">⚠ {escape(text("offen"))}</span>'


def day_html(day: str, late: bool = False) -> str:
    """HTML of a day; an overdue one with a sign and a word."""
    if not late:
        return escape(day_text(day))
    return f'<span class="late">⚠ {escape(text("{day}, überfällig", day=day_text(day)))}</span>'


def span_words(item: Item) -> str:
    """From when to when: "2026–2028", or days where both lie in one year."""
    start, end = item.text("start"), item.text("end")
    if not end:
        return text("seit {day}", day=day_text(start)) if start else ""
    if start[:4] != end[:4]:
        return f"{start[:4]}–{end[:4]}" if start else text("bis {year}", year=end[:4])
    return f"{day_text(start)} – {day_text(end)}"


def money_words(money: float | None) -> str:
    """Euros a year; "" where nothing is said."""
    return with_unit(rounded(money, 0), "€") if money is not None else ""


def staff_words(staff: float | None) -> str:
    """Full-time posts; "" where nothing is said."""
    if staff is None:
        return ""
    places = next(n for n in range(3) if n == 2 or round(staff, n) == staff)
    return rounded(staff, places)
