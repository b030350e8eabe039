"""One transition in a district: figures on both sides, plans, offers, goals and measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.life_course import Station
from monitoring.core.planning.places import area_key
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.words import GOAL_STATES, MEASURE_STATES, TARGET_GROUPS
from monitoring.core.rounding import rounded
from monitoring.core.vocabulary import PHASES
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entry_links import entry_link, new_address
from monitoring.pages.parts.planning.entry_words import areas_html, named
from monitoring.pages.parts.planning.network.offer_words import places_html, provider_html
from monitoring.pages.parts.planning.transitions.side_figures import side_html
from monitoring.storage.planning.served import adding_is_served
from monitoring.storage.snapshot import Snapshot
from monitoring.views.profile_figures import ProfileFigure

MOST = 5
Figures = Mapping[str, ProfileFigure]


def station_html(
    one: Station, found: Snapshot, register: Register, setting: Setting, place: int,
    figures: Figures, group: str = "",
) -> str:
    """The card; `place` is the district and `group` the target group that was chosen."""
    way = one.transition
    sides = "".join(
        f'<section class="{kind}"><h4>{escape(f"{when}: {phase}")}'
        f"</h4>{side_html(names, found, place, figures)}</section>"
        for kind, when, phase, names in (
            ("before", text("Davor"), PHASES[way.from_phase], way.before),
            ("after", text("Danach"), PHASES[way.to_phase], way.after)))
    key = area_key(setting.areas, place)
    offers = _offers(one, register, setting) if one.offers else _gap(one, key, group)
    return (f'<article class="station"><h3>{escape(str(way.label))}</h3>'
            f'<p class="question">{escape(str(way.question))}</p>'
            f'<p class="handing">{_plans(one, found)}</p>'
            f'<div class="sides">{sides}</div>'
            f'<div class="parts"><section><h4>{escape(text("Angebote"))}</h4>{offers}</section>'
            f'<section><h4>{escape(text("Ziele und Maßnahmen"))}</h4>'
            f"{_planned(one, found)}</section></div></article>")


def _plans(one: Station, found: Snapshot) -> str:
    said = (text("Übergibt:"), text("Übernimmt:"))
    names = (one.transition.handing, one.transition.receiving)
    both = (f"{escape(words)} {_plan(name, found)}" for words, name in zip(said, names,
                                                                           strict=True))
    return ' <span aria-hidden="true">→</span> '.join(both)


def _plan(name: str, found: Snapshot) -> str:
    plan = found.city.plans.get(name)
    if plan is None:
        return escape(name)
    to = f"fachplaene?{urlencode(address.link(plan=name))}"
    return f'<a href="{escape(to)}" target="_self">{escape(str(plan.label))}</a>'


def _offers(one: Station, register: Register, setting: Setting) -> str:
    return '<ul class="offers">' + "".join(
        f'<li><span aria-hidden="true">✓</span> <b>{entry_link(each)}</b>'
        f'<div>{provider_html(each, register)}</div><div>{places_html(each, setting.today)}</div>'
        f'<div class="source">{areas_html(each, setting)}</div></li>'
        for each in one.offers) + "</ul>"


def _gap(one: Station, area: str, group: str) -> str:
    said = text("Lücke: kein Angebot benannt")
    if group:
        said = text("Lücke: kein Angebot benannt für {group}", group=TARGET_GROUPS[group])
    return f'<p><span class="gap">○ {escape(said)}</span></p>' + _add(one, area, group)


def _add(one: Station, area: str, group: str) -> str:
    if not adding_is_served("offer"):
        return ""
    presets = {"transition": one.transition.id, "areas": area} | (
        {"groups": group} if group else {})
    to = new_address("offer", **presets)
    said = escape(text("Angebot eintragen"))
    return f'<p class="go"><a href="{escape(to)}" target="_self">{said}</a></p>'


def _planned(one: Station, found: Snapshot) -> str:
    """Goals and measures with their plan and state; those that are many are counted."""
    lines = [named(each, found.city, str(GOAL_STATES.get(each.text("state"), "")))
             for each in one.goals[:MOST]]
    lines += [named(each, found.city, str(MEASURE_STATES.get(each.text("state"), "")))
              for each in one.measures[:MOST]]
    if not lines:
        return f'<p class="note">{escape(text("Hier ist noch nichts eingetragen."))}</p>'
    rest = _rest(one.goals) + _rest(one.measures)
    more = f'<li class="source">{escape(text("und {n} weitere", n=rounded(rest, 0)))}</li>' \
        if rest else ""
    return '<ul class="plain">' + "".join(f"<li>{line}</li>" for line in lines) + more + "</ul>"


def _rest(items: Sequence[Item]) -> int:
    return max(0, len(items) - MOST)
