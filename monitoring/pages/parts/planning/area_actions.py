"""What the planning register says about a figure on the map, and the way to a goal for it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from monitoring.core.planning.entries_at import entries_on
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.places import area_key, is_current
from monitoring.core.planning.words import OVER
from monitoring.core.vocabulary import Polarity
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entry_links import entry_link, new_address
from monitoring.storage.planning.served import planning_is_served, served_register
from monitoring.views.view import View

MOST_LINKS = 3
MOST_AREAS = 8
_DIRECTIONS = {Polarity.more_need: "senken", Polarity.better: "erhoehen"}


def actions_html(view: View) -> str:
    """HTML of one line: goals, measures and findings on it, and a link to the form; "" for none."""
    register = served_register()
    said = [line for kind, label in (
        ("goal", text("Ziele hierzu:")), ("measure", text("Maßnahmen hierzu:")),
        ("finding", text("Befunde hierzu:"))) if (line := _links(view, register, kind, label))]
    if planning_is_served() and (to := _new_goal(view)):
        said.append(f'<a href="{escape(to)}" target="_self">'
                    f'{escape(text("Ziel hierzu anlegen"))}</a>')
    return f'<p class="note actions">{" · ".join(said)}</p>' if said else ""


def _links(view: View, register: Register, kind: str, label: str) -> str:
    found = _about(view, register, kind)
    if not found:
        return ""
    links = ", ".join(entry_link(one) for one in found[:MOST_LINKS])
    rest = len(found) - MOST_LINKS
    more = " " + escape(text("und {n} weitere", n=rest)) if rest > 0 else ""
    return f"{escape(label)} {links}{more}"


def _about(view: View, register: Register, kind: str) -> Sequence[Item]:
    """Entries on the indicator in any of the chosen areas, those that are over left out."""
    found = {one.id: one for area in view.chosen[:MOST_AREAS]
             for one in entries_on(register, view.table, view.indicator.id, area, kind)
             if one.text("state") not in OVER}
    return list(found.values())


def _new_goal(view: View) -> str:
    """The address of the form, with district, indicator, year and plan filled in."""
    areas = [one for one in view.chosen[:MOST_AREAS] if is_current(view.table, one)]
    if not areas:
        return ""
    plan = address.chosen("plan")
    given = {
        "areas": ";".join(area_key(view.table, one) for one in areas),
        "indicator": view.indicator.id,
        "baseline_period": view.period,
        "direction": _DIRECTIONS.get(view.indicator.polarity, ""),
        "plan": plan if plan in view.snapshot.city.plans else "",
        "tier": "operativ",
    }
    return new_address("goal", **{name: one for name, one in given.items() if one})
