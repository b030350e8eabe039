"""Where the figures of a district show need: evidence beside plans and offers."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from monitoring.core.indicator import Indicator
from monitoring.language import text
from monitoring.pages.parts.planning.figure_line import indicator_links
from monitoring.storage.snapshot import Snapshot
from monitoring.views.profile_figures import figures_of

MOST = 4


@lru_cache(maxsize=512)
def needs_in(found: Snapshot, place: int) -> tuple[tuple[Indicator, ...], int]:
    """
    Indicators in which a district clearly differs from the city on the side of need.

    The number beside them is of all that have a good and a bad side.
    """
    judged = [one for one in figures_of(found, place) if one.indicator.polarity != "neutral"]
    return tuple(one.indicator for one in judged if one.leaning < 0), len(judged)


def needs_html(found: Snapshot, place: int, plans: tuple[str, ...] = ()) -> str:
    """HTML of how many indicators show need, those of the plans named first."""
    needs, count = needs_in(found, place)
    if not count:
        return escape(text("keine Zahlen für dieses Gebiet"))
    own = {name for plan in plans if plan in found.city.plans
           for name in found.city.plans[plan].indicators()}
    ordered = sorted(needs, key=lambda one: one.id not in own)
    said = text("Bei {n} von {every} Indikatoren zeigt sich deutlich mehr Bedarf als in der "
                "Stadt insgesamt.", n=len(needs), every=count)
    links = indicator_links(found, tuple(one.id for one in ordered[:MOST]))
    rest = len(needs) - MOST
    more = " " + escape(text("und {n} weitere", n=rest)) if rest > 0 else ""
    return escape(said) + (f"<br>{links}{more}" if links else "")


def needs_on(found: Snapshot, place: int, topic: str) -> tuple[str, ...]:
    """Ids of the indicators of a life situation in which a district shows need."""
    return tuple(one.id for one in needs_in(found, place)[0] if one.domain == topic)
