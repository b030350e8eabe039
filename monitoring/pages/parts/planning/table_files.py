"""Tables of the planning pages to take along, with the same rows as on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import pandas as pd

from monitoring.core.planning.field import NUMBERS
from monitoring.core.planning.item import Item
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.places import names_of
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.typed import day_text
from monitoring.language import text
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.storage.planning.exchange_cells import cell_of
from monitoring.storage.planning.exchange_sheets import ID, VERSION
from monitoring.storage.planning.served import setting_of
from monitoring.storage.snapshot import Snapshot
from monitoring.views.release import release_words

More = Mapping[str, Callable[[Item], str]]


def planning_lines(found: Snapshot) -> list[str]:
    """What must stand below a figure of the register: city, release, day of the register."""
    lines = [f"{found.city.frame.name}, {release_words(found)}",
             text("Planungsregister vom {day}",
                  day=day_text(setting_of(found).today.isoformat()))]
    if found.city.frame.invented:
        lines.append(text("Erfundene Stadt: alle Zahlen sind ausgedacht."))
    return lines


def show_table_files(
    found: Snapshot, name: str, title: str, table: Callable[[], pd.DataFrame],
    indicators: Sequence[str] = (),
) -> None:
    """A box with one table as CSV and XLSX; `name` says what is in it, without the release."""
    show_figure_files(found, name, title, lambda: "", table, planning_lines(found),
                      f"files_{name}", indicators, text("Tabelle herunterladen"))


def show_entries_files(
    found: Snapshot, items: Sequence[Item], more: More | None = None
) -> None:
    """A box with the entries of one kind that a list shows, field by field."""
    if not items:
        return
    kind = KINDS[items[0].kind]
    show_table_files(found, f"register-{kind.id}", str(kind.plural),
                     lambda: entries_frame(items, setting_of(found), more))


def entry_cells(one: Item, found: Snapshot) -> dict[str, str]:
    """What a row says of an entry that it is about: id, title, all plans, all districts."""
    plans = found.city.plans
    return {
        text("Kennung"): one.id,
        text("Eintrag"): one.title,
        text("Fachpläne"): "; ".join(str(plans[plan].label) if plan in plans else plan
                                     for plan in one.plans()),
        text("Gebiete"): "; ".join(names_of(found.cube.areas, one.list("areas"))),
    }


def titles(items: Iterable[Item]) -> str:
    """Titles of all the entries in one cell."""
    return "; ".join(one.title for one in items)


def entries_frame(
    items: Sequence[Item], setting: Setting, more: More | None = None
) -> pd.DataFrame:
    """
    A row per entry, a column per field of their kind; numbers as numbers, NaN where none is.

    `more` are further columns: a heading and what it says of an entry.
    """
    table = {str(ID): [one.id for one in items], str(VERSION): [one.version for one in items]}
    for field in KINDS[items[0].kind].fields:
        cells = [cell_of(field, one.data.get(field.id), setting) for one in items]
        if field.type in NUMBERS:
            cells = [float("nan") if one == "" else one for one in cells]
        table[str(field.label)] = cells
    for heading, said in (more or {}).items():
        table[heading] = [said(one) for one in items]
    return pd.DataFrame(table)
