"""Goals, measures, surveys and an offer of two plans for the same families."""

from __future__ import annotations

import re

from monitoring.storage.store import Store
from tests.pages.opened import Opened
from tests.pages.planned import OPEN, plain, save


def at_the_brook(served: Store) -> dict[str, str]:
    """Fill the tiny city's register; gives the ids of the entries."""
    found = {}
    brook = {"areas": ["0102@2020"], "groups": ["familien"]}
    office = save(served, "actor", title="Planungsbüro", actor_kind="pko", **OPEN)
    save(served, "round", title="Jugend 2020", plan="jugend", subject="x", focus="y",
         cycle="ziele", unit="Jugendamt", start="2020-01-01", next_review="2090-03-31",
         coordinator=office, **OPEN)
    found["more"] = save(
        served, "goal", title="Mehr Kinder", plan="jugend", tier="operativ", state="gilt",
        indicator="bev_u18", direction="erhoehen", target=30.0, baseline_period="2019",
        deadline="2090-12-31", unit="Jugendamt", **brook, **OPEN)
    found["fewer"] = save(
        served, "goal", title="Weniger Kinder", plan="sozial", tier="operativ", state="gilt",
        indicator="bev_u18", direction="senken", target=20.0, baseline_period="2019",
        deadline="2090-06-30", unit="Sozialamt", plans=["jugend"], **brook, **OPEN)
    span = {"start": "2020-05-01", "end": "2090-04-30", "state": "laeuft"}
    found["treff"] = save(
        served, "measure", title="Treff am Bach", plan="jugend", goals=[found["more"]],
        unit="Jugendamt", staff=1.5, money=90_000.0, funding="Haushalt", **span, **brook, **OPEN)
    found["cafe"] = save(
        served, "measure", title="Elterncafé", plan="sozial", goals=[found["more"]],
        unit="Sozialamt", money=30_000.0, funding="Land", **span, **brook, **OPEN)
    survey = {"groups": ["familien"], "topic": "familie", "start": "2090-01-01"}
    save(served, "survey", title="Familien fragen", plan="jugend", unit="Jugendamt",
         indicators=["bev_u18"], money=5_000.0, **survey)
    save(served, "survey", title="Haushalte fragen", plan="sozial", unit="Sozialamt",
         money=7_000.0, **survey)
    save(served, "offer", title="Spielkreis", actor=office, capacity=12, free=3,
         topic="familie", as_of="2020-06-01", **brook, **OPEN)
    return found


def shown(section: str = "", **choices: str) -> Opened:
    """A section of the page Synopse."""
    return Opened("synopsis.py", ({"show": section} if section else {}) | choices)


def cards(page: Opened) -> list[str]:
    """The hints as they are read."""
    return [plain(one) for one in re.findall(r'<section class="round">(.*?)</section>', page.html)]
