"""The figures of the chosen areas, each traced to the cell it comes from."""

from __future__ import annotations

from html import escape

import numpy as np
import streamlit as st

from monitoring.core.cube import Origin
from monitoring.core.palette import LINES
from monitoring.core.ranking import place
from monitoring.core.rounding import rounded, with_unit
from monitoring.core.status import Status, has_number, word
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.card_lines import chance_lines
from monitoring.pages.parts.exact import number_as_delivered
from monitoring.pages.parts.group_block import group_html, show_group_files
from monitoring.pages.parts.instead import instead_lines
from monitoring.pages.parts.planning.area_actions import actions_html
from monitoring.storage.values import correction_note
from monitoring.views.view import View, unit_of

MOST_CARDS = 8


def show_chosen(view: View) -> None:
    """Value, city value and position of every chosen area."""
    if not view.chosen:
        st.html(f'<p class="note">{_invitation()}</p>')
        return
    cards = "".join(_card(view, one, number) for number, one in enumerate(view.chosen[:MOST_CARDS]))
    st.html(f'{group_html(view)}<div class="chosen">{cards}</div>{actions_html(view)}')
    show_group_files(view)
    if len(view.chosen) > MOST_CARDS:
        st.caption(text("und {n} weitere in der Tabelle", n=len(view.chosen) - MOST_CARDS))
    if len(view.chosen) == 1:
        st.page_link(
            "profile.py", label=text("Sozialraumprofil öffnen"), icon=":material/location_on:",
            query_params=address.link(area=view.table.ids[view.chosen[0]], edition=view.edition),
        )


def _invitation() -> str:
    return escape(text("Wählen Sie ein Gebiet auf der Karte: mit einem Klick, mit den Pfeiltasten "
                       "und der Eingabetaste oder mehrere mit dem Lasso."))


def _card(view: View, area: int, number: int) -> str:
    value, status, _ = view.figures
    at = int(np.flatnonzero(view.areas == area)[0])
    colour = LINES[number % len(LINES)]
    numbered = has_number(status[at : at + 1])[0]
    place = escape(_position(view, at))
    chance = chance_lines(view, area, at, unit_of(view))
    first = [*chance, place] if numbered else [
        place, *_instead(view, area, int(status[at])), *chance]
    after = [_origin(view, area), *_corrections(view, area)]
    lines = [escape(_counts(view, area)), *first, *map(escape, after)]
    beside = "".join(f'<div class="beside">{one}</div>' for one in lines if one)
    return (
        f'<div style="--line:{colour}"><div class="name">{escape(view.table.names[area])} '
        f"({escape(view.table.ids[area])})</div>"
        f'<div class="figure">{escape(_figure(view, float(value[at]), int(status[at])))}</div>'
        f"{beside}</div>"
    )


def _figure(view: View, value: float, status: int) -> str:
    if not has_number(np.array([status], np.uint8))[0]:
        return word(Status(status))
    decimals = view.indicator.decimals
    sign = "+" if view.base and value > 0 else ""
    shown = with_unit(sign + rounded(value, decimals), unit_of(view))
    plain = status in (Status.value, Status.zero)
    return shown if plain else f"{shown} ({word(Status(status))})"


def _instead(view: View, area: int, status: int) -> list[str]:
    """What helps where the figure, or one of the two of a change, is secret."""
    if status != Status.secret:
        return []
    return next((lines for one in (view.period, view.base) if one and (
        lines := instead_lines(view.snapshot, view.indicator.id, area, one))), [])


def _position(view: View, at: int) -> str:
    value, status, reasons = view.figures
    if not has_number(status[at : at + 1])[0]:
        return str(view.cube.reasons[reasons[at]])
    found = place(np.where(has_number(status), value, np.nan), at,
                  decimals=view.indicator.decimals)
    if found is None:
        return ""
    return text("{place} nach der Höhe des Werts", place=found.words())


def _counts(view: View, area: int) -> str:
    cell = view.at(area)
    top, base = float(view.cube.numerator[cell]), float(view.cube.denominator[cell])
    if view.base or np.isnan(top) or np.isnan(base):
        return ""
    return text("{top} von {base}", top=_count(top), base=_count(base))


def _count(value: float) -> str:
    return rounded(value, 0 if value == int(value) else 1)


def _origin(view: View, area: int) -> str:
    """The cell of the office's table, or how the figure was made from others."""
    cell = view.at(area)
    origin = Origin(int(view.cube.origin[cell]))
    if origin is Origin.source:
        file = view.snapshot.files[int(view.cube.file[cell])]
        row = int(view.cube.row[cell])
        if not row:
            return file
        value = float(view.cube.value[cell])
        # Counts stand above; only a value that the office gave itself is quoted in full.
        if np.isnan(value) or np.isfinite(view.cube.denominator[cell]):
            return text("{file}, Zeile {row}", file=file, row=row)
        exact = number_as_delivered(value)
        return text("{file}, Zeile {row}: {exact}", file=file, row=row, exact=exact)
    return {
        Origin.formula: text("aus geladenen Anzahlen berechnet"),
        Origin.sum: text("Summe der Teilgebiete"),
        Origin.official: text("amtlicher Wert der Quelle"),
    }.get(origin, "")


def _corrections(view: View, area: int) -> list[str]:
    """What was corrected: the figure of this period, and that of the period compared with."""
    periods = [one for one in (view.base, view.period) if one]
    return list(dict.fromkeys(
        correction_note(view.snapshot, view.at(area, period)) for period in periods
    ))
