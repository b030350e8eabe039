"""Rows of the synopsis in their order, and its cells as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from urllib.parse import urlencode

from monitoring.core.area import Areas
from monitoring.core.planning.item import Register
from monitoring.core.planning.synopsis import Cell
from monitoring.core.planning.words import TARGET_GROUPS
from monitoring.core.ranking import sort_key
from monitoring.core.rounding import formatted, with_unit
from monitoring.core.vocabulary import DOMAINS
from monitoring.language import current, text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entry_links import entry_address
from monitoring.pages.parts.planning.entry_words import counted
from monitoring.storage.snapshot import Snapshot

MOST_LINKS = 6


def row_labels(
    found: Snapshot, register: Register, rows: str, names: Iterable[str]
) -> dict[str, str]:
    """Names of the rows in their order: districts by level, groups as they are declared."""
    if rows == "area":
        areas = found.cube.areas
        order = _area_order(areas, tuple(one.id for one in found.city.frame.levels))
        return {name: areas.names[int(name)]
                for name in sorted(names, key=lambda one: order[int(one)])}
    if rows == "group":
        wanted = set(names)
        return {name: str(words) for name, words in TARGET_GROUPS.items() if name in wanted}
    said = {name: _said(found, register, rows, name) for name in names}
    return dict(sorted(said.items(), key=lambda one: sort_key(one[1])))


@lru_cache(maxsize=2)
def _area_order(areas: Areas, levels: tuple[str, ...]) -> tuple[int, ...]:
    """The rank of each area: the largest first, then by name."""
    ranked = sorted(range(len(areas)), key=lambda one: (
        -levels.index(areas.levels[one]), sort_key(areas.names[one])))
    ranks = {place: rank for rank, place in enumerate(ranked)}
    return tuple(ranks[one] for one in range(len(areas)))


def _said(found: Snapshot, register: Register, rows: str, name: str) -> str:
    if rows == "goal":
        goal = register.get("goal", name)
        return goal.title if goal else name
    if rows == "indicator":
        declared = found.city.indicators.get(name)
        return str(declared.label) if declared else name
    return str(DOMAINS.get(name, name))


def cells_html(
    rows: Sequence[Mapping[str, Cell]], columns: Sequence[str]
) -> list[list[str]]:
    """HTML of all cells, row by row; "" where a row has nothing in a column."""
    cells = [one for row in rows for one in row.values()]
    # One call for all numbers: each call costs more than a hundred numbers.
    money = formatted([one.money for one in cells], 0) if cells else []
    made = iter([cell_html(one, said if one.money else "")
                 for one, said in zip(cells, money, strict=True)])
    by_row = [dict(zip(row, made, strict=False)) for row in rows]
    return [[row.get(column, "") for column in columns] for row in by_row]


def cell_html(cell: Cell, money: str) -> str:
    """HTML of a cell that opens: how many goals and measures, their money, then links."""
    every = (*cell.goals, *cell.measures)
    said = ", ".join(counted(kind, len(items)) for kind, items in (
        ("goal", cell.goals), ("measure", cell.measures)) if items)
    links = "".join(_link(one.kind, one.id, one.title, current()) for one in every[:MOST_LINKS])
    rest = len(every) - MOST_LINKS
    more = f"<li>{_rest(cell, rest)}</li>" if rest > 0 else ""
    below = f'<div class="source">{escape(with_unit(money, "€"))}</div>' if money else ""
    return (f"<details><summary>{said}</summary><ul>{links}{more}</ul></details>{below}")


@lru_cache(maxsize=8192)
def _link(kind: str, name: str, title: str, _language: str) -> str:
    to = escape(entry_address(kind, name))
    return f'<li><a href="{to}" target="_self">{escape(title)}</a></li>'


def _rest(cell: Cell, rest: int) -> str:
    """A link to the whole list of the plan."""
    plan = (*cell.goals, *cell.measures)[0].text("plan")
    show = "massnahmen" if cell.measures else "ziele"
    to = "planung?" + urlencode(address.link(show=show, plan=plan))
    return f'<a href="{escape(to)}" target="_self">{escape(text("und {n} weitere", n=rest))}</a>'
