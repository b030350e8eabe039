"""A tiny invented city and entries of its planning register, in words a planner can read."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pandas as pd

from monitoring.core.area import Areas, areas_from
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.setting import Setting
from monitoring.storage.city import city_in
from tests.conftest import MUSTERSTADT

TODAY = date(2027, 6, 15)
_ROWS = [
    # The market square was divided: its two parts have ids of their own.
    ("markt", "Marktplatz", "viertel", "2015", "nord", ""),
    ("hafen", "Hafen", "viertel", "2015", "nord", ""),
    ("wiese", "Wiesenviertel", "viertel", "2015", "sued", ""),
    ("markt_o", "Marktplatz Ost", "viertel", "2020", "nord", ""),
    ("markt_w", "Marktplatz West", "viertel", "2020", "nord", ""),
    ("hafen", "Hafen", "viertel", "2020", "nord", ""),
    ("aue", "Wiesenviertel", "viertel", "2020", "sued", ""),
    ("nord", "Nordstadt", "bezirk", "", "stadt", ""),
    ("sued", "Südstadt", "bezirk", "", "stadt", ""),
    ("stadt", "Musterstadt", "stadt", "", "", ""),
]


@cache
def areas() -> Areas:
    """Three districts that became four, in two boroughs of one city."""
    columns = ["area", "name", "level", "edition", "parent", "since"]
    table = pd.DataFrame(_ROWS, columns=columns, dtype=str).assign(continues="")
    return areas_from(table, ["viertel", "bezirk", "stadt"])


@cache
def setting() -> Setting:
    """Musterstadt with its areas; only two of its indicators have figures."""
    return Setting(city_in(MUSTERSTADT), areas(), frozenset({"bev_u18", "arb_quote"}),
                   ("2019", "2020"), TODAY)


def entry(kind: str, name: str, **data: Any) -> Item:
    """An entry with the data given; its title is its id if none is given."""
    given = data if KINDS[kind].title in data else {KINDS[kind].title: name, **data}
    return Item(kind, name, 1, data=given)


def goal(name: str, **data: Any) -> Item:
    """An operational goal that holds and that the youth office is in charge of."""
    usual = {"tier": "operativ", "state": "gilt", "plan": "jugend", "unit": "Jugendamt"}
    return entry("goal", name, **{**usual, **data})


def measure(name: str, **data: Any) -> Item:
    """A running measure that the youth office is in charge of."""
    return entry("measure", name, **{"state": "laeuft", "plan": "jugend", "unit": "Jugendamt",
                                     **data})


def round_(name: str, **data: Any) -> Item:
    """A planning round without an end."""
    return entry("round", name, **{"plan": "jugend", "cycle": "ziele", "start": "2026-01-01",
                                   "next_review": "2027-12-01", **data})


def register(*items: Item, gone: tuple[Item, ...] = ()) -> Register:
    """A register of these entries."""
    return Register({one.key: one for one in items}, len(items),
                    {one.key: one for one in gone})
