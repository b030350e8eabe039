"""Several chosen areas as one figure, beside the city; or why there is none."""

from __future__ import annotations

from html import escape

import numpy as np
import pandas as pd

from monitoring.core.area_group import AreaGroup, area_group
from monitoring.core.rounding import rounded, with_unit
from monitoring.core.status import Status, has_number, word
from monitoring.core.vocabulary import Kind
from monitoring.language import text
from monitoring.pages.parts.figure_files import show_figure_files
from monitoring.pages.parts.map_block import picture_lines
from monitoring.pages.parts.secret_block import why_secret_html
from monitoring.views.view import View, title_of

MOST_NAMED = 5


def group_html(view: View) -> str:
    """One card for all chosen areas together; "" for fewer than two or for a change."""
    if len(view.chosen) < 2 or view.base:
        return ""
    found = area_group(view.cube, view.indicator, view.chosen, view.period)
    beside = "".join(f'<div class="beside">{one}</div>' for one in _lines(view, found) if one)
    name = text("{n} gewählte Gebiete zusammen", n=len(view.chosen))
    return (f'<div class="group"><div class="name">{escape(name)}</div>'
            f'<div class="figure">{escape(_figure(view, found))}</div>{beside}</div>')


def show_group_files(view: View) -> None:
    """The chosen areas, all of them together and the city as a table to take along."""
    if len(view.chosen) < 2 or view.base:
        return
    title = text("{n} gewählte Gebiete zusammen", n=len(view.chosen))
    show_figure_files(
        view.snapshot, f"{view.indicator.id}-{view.period}-gewaehlte-gebiete",
        f"{title_of(view)}: {title}", lambda: "", lambda: _table(view, title),
        picture_lines(view), "group_files", (view.indicator.id,),
        label=text("Gewählte Gebiete herunterladen"),
    )


def _table(view: View, title: str) -> pd.DataFrame:
    own = area_group(view.cube, view.indicator, view.chosen, view.period)
    rows = [_record(view, one) for one in view.chosen]
    rows.append((title, "", own.value, own.numerator, own.denominator, word(own.status)))
    if view.city is not None:
        rows.append(_record(view, view.city))
    head = (text("Gebiet"), text("Kennung"), text("Wert"), text("Zähler"), text("Nenner"),
            text("Status"))
    return pd.DataFrame(rows, columns=list(head))


def _record(view: View, area: int) -> tuple[str, str, float, float, float, str]:
    cell, cube = view.at(area), view.cube
    status = cube.status[cell[0], cell[1], cell[2] : cell[2] + 1]
    numbers = [float(one[cell]) if has_number(status)[0] else np.nan
               for one in (cube.value, cube.numerator, cube.denominator)]
    return (view.table.names[area], view.table.ids[area], numbers[0], numbers[1], numbers[2],
            word(Status(int(status[0]))))


def _figure(view: View, found: AreaGroup) -> str:
    if not found.countable:
        return text("keine gemeinsame Zahl")
    if found.silent or found.status is Status.not_meaningful:
        return word(found.status)
    shown = with_unit(rounded(found.value, view.indicator.decimals), str(view.indicator.unit))
    plain = found.status in (Status.value, Status.zero)
    return shown if plain else f"{shown} ({word(found.status)})"


def _lines(view: View, found: AreaGroup) -> list[str]:
    if not found.countable:
        return [escape(text("Dieser Wert lässt sich nicht addieren: Zähler und Nenner liegen "
                            "nicht vor. Ein Mittel der Gebiete wäre falsch."))]
    if found.silent:
        lines = [escape(_reason(view, found)), _city(view)]
        return [*lines, why_secret_html()] if found.status is Status.secret else lines
    if view.indicator.kind is Kind.count:
        return [escape(text("Summe der Gebiete"))]
    counts = text("{top} von {base}", top=rounded(found.numerator, 0),
                  base=rounded(found.denominator, 0))
    return [escape(counts), _city(view)]


def _reason(view: View, found: AreaGroup) -> str:
    names = ", ".join(view.table.names[one] for one in found.silent[:MOST_NAMED])
    if len(found.silent) > MOST_NAMED:
        names += " " + text("und {n} weitere", n=len(found.silent) - MOST_NAMED)
    return text("Ohne Zahl: {names}. Eine Summe der übrigen wäre eine Zahl über andere Gebiete.",
                names=names)


def _city(view: View) -> str:
    """The benchmark beside the figure of the group."""
    if view.city is None or view.indicator.kind is Kind.count:
        return ""
    cell = view.at(view.city)
    name = view.table.names[view.city]
    if not has_number(view.cube.status[cell[0], cell[1], cell[2] : cell[2] + 1])[0]:
        shown = word(Status(int(view.cube.status[cell])))
    else:
        shown = with_unit(rounded(float(view.cube.value[cell]), view.indicator.decimals),
                          str(view.indicator.unit))
    return escape(text("Zum Vergleich {name}: {value}", name=name, value=shown))
