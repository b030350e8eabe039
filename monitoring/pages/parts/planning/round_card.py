"""One planning round on a card: station, people, information, next review."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from monitoring.core.planning.cycle import RoundState
from monitoring.core.planning.item import Item
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import day_text
from monitoring.core.planning.words import CYCLE
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.entry_words import (
    areas_html,
    counted,
    plan_words,
    span_words,
)
from monitoring.pages.parts.planning.figure_line import indicator_links
from monitoring.storage.snapshot import Snapshot


def round_card(state: RoundState, found: Snapshot, setting: Setting) -> str:
    """HTML of a card."""
    one = state.round
    facts = [
        (text("Stelle im Kreislauf"), _station(one)),
        (text("Nächste Überprüfung"), _review(state)),
        (text("Koordination"), _coordination(state)),
        (text("Von Beginn an dabei"), _people(state)),
        (text("Gebiete"), areas_html(one, setting)),
        (text("Benötigte Informationen"), _needs(state, found)),
        (text("Dazu gehören"), _parts(state)),
    ]
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{said}</dd>" for name, said in facts if said)
    head = " · ".join(one for one in (plan_words(one, found.city), span_words(one)) if one)
    return (f'<section class="round"><h4>{entry_link(one)}</h4>'
            f'<div class="source">{escape(head)}</div><p>{escape(one.text("focus"))}</p>'
            f'<dl>{rows}</dl><p class="go">{_report(one)}</p></section>')


def _station(one: Item) -> str:
    names = list(CYCLE)
    if one.text("cycle") not in CYCLE:
        return ""
    at = names.index(one.text("cycle")) + 1
    dots = "".join(f'<i class="{"now" if at == each else ""}"></i>' for each in range(1, 5))
    said = text("{at} von 4: {name}", at=at, name=CYCLE[one.text("cycle")])
    return f'<span class="dots" aria-hidden="true">{dots}</span>{escape(said)}'


def _review(state: RoundState) -> str:
    last = text("zuletzt am {day}", day=day_text(state.last_review)) if state.last_review else ""
    if state.over:
        return escape(text("Runde abgeschlossen"))
    if not state.next_review:
        said = f'<span class="late">⚠ {escape(text("nicht festgelegt"))}</span>'
    elif state.overdue:
        day = text("{day}, überfällig", day=day_text(state.next_review))
        said = f'<span class="late">⚠ {escape(day)}</span>'
    else:
        said = escape(day_text(state.next_review))
    return said + (f" ({escape(last)})" if last else "")


def _coordination(state: RoundState) -> str:
    unit = escape(state.round.text("unit"))
    if state.coordinator is None:
        return unit
    return f"{entry_link(state.coordinator)}; " + escape(
        text("zuständig: {unit}", unit=state.round.text("unit")))


def _people(state: RoundState) -> str:
    if not state.stakeholders:
        return f'<span class="late">⚠ {escape(text("noch niemand eingetragen"))}</span>'
    return ", ".join(entry_link(one) for one in state.stakeholders)


def _needs(state: RoundState, found: Snapshot) -> str:
    """Indicators with figures, and every gap with its reason."""
    said = []
    if state.loaded:
        said.append(indicator_links(found, state.loaded))
    gaps = [text("{label} (keine Zahlen geladen)", label=found.city.indicators[one].label)
            for one in state.unloaded]
    gaps += [text("{name} (kein Indikator der Stadt)", name=one) for one in state.unknown]
    if state.round.text("gaps"):
        gaps.append(state.round.text("gaps"))
    if gaps:
        words = text("Es fehlt: {gaps}", gaps="; ".join(gaps))
        said.append(f'<span class="gap">{escape(words)}</span>')
    return "<br>".join(said)


def _parts(state: RoundState) -> str:
    parts = (("goal", state.goals), ("measure", state.measures), ("act", state.acts))
    return escape(", ".join(counted(kind, len(items)) for kind, items in parts))


def _report(one: Item) -> str:
    to = urlencode(address.link(show="bericht", round=one.id, plan=one.text("plan")))
    return f'<a href="planung?{escape(to)}" target="_self">{escape(text("Bericht ansehen"))}</a>'
