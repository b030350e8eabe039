"""Short words about participation acts."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from monitoring.core.planning.item import Item
from monitoring.core.planning.participation_stats import Figures
from monitoring.core.planning.participation_words import OUTCOMES
from monitoring.core.planning.words import TARGET_GROUPS
from monitoring.core.rounding import rounded, with_unit
from monitoring.language import text
from monitoring.pages.parts import address

OUTCOME_SIGNS = {"uebernommen": "✓", "teilweise": "◐", "nicht": "✕", "offen": "○"}


def number(value: float | None) -> str:
    """A count; "" where nothing is known."""
    return "" if value is None else rounded(value, 0)


def percent(value: float | None) -> str:
    """A share; "" where nothing is known."""
    return "" if value is None else with_unit(rounded(value, 0), "%")


def outcome_html(outcome: str) -> str:
    """HTML of an outcome with its sign."""
    known = outcome if outcome in OUTCOMES else "offen"
    return (f'<span aria-hidden="true">{OUTCOME_SIGNS[known]}</span> '
            f"{escape(str(OUTCOMES[known]))}")


def groups_words(names: tuple[str, ...]) -> str:
    """Names of target groups, separated by commas."""
    return ", ".join(str(TARGET_GROUPS.get(one, one)) for one in names)


def reached_words(act: Item) -> str:
    """How many were reached, of how many invited, and how many decided."""
    reached, invited, deciding = (act.number(one) for one in ("reached", "invited", "deciding"))
    if reached is None:
        return text("{n} eingeladen", n=number(invited)) if invited is not None else ""
    said = text("{reached} von {invited} Eingeladenen", reached=number(reached),
                invited=number(invited)) if invited is not None else number(reached)
    if deciding:
        said += "; " + text("{n} entschieden mit", n=number(deciding))
    return said


def deciding_words(figures: Figures) -> str:
    """How many decided and their share of those reached: "31 (66 %)"."""
    if figures.deciding is None:
        return ""
    share = percent(figures.share_deciding)
    return f"{number(figures.deciding)} ({share})" if share else number(figures.deciding)


def section_link(words: str, **choices: str) -> str:
    """HTML of a link to a section of the page Beteiligung."""
    to = escape(f"beteiligung?{urlencode(address.link(**choices))}")
    return f'<a href="{to}" target="_self">{escape(words)}</a>'
