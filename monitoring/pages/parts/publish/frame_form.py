"""Areas and year of a proposed recipe, to be corrected."""

from __future__ import annotations

from typing import Any

import streamlit as st

from monitoring.core.area import Areas
from monitoring.core.proposal import Proposal
from monitoring.core.proposal.places import AreaColumn, area_columns
from monitoring.core.proposal.uses import ColumnUse, Use
from monitoring.core.recipe import AreaBy
from monitoring.language import text
from monitoring.pages.parts.publish.choice import has_period, with_use
from monitoring.pages.parts.publish.work import Work
from monitoring.pages.parts.publish.year_input import year_input
from monitoring.storage.snapshot import Snapshot


def show_frame(snapshot: Snapshot, work: Work, one: Proposal | None) -> None:
    """Column, kind, level and edition of the areas, and the year where no column holds it."""
    with st.container(horizontal=True):
        if one:
            _area(snapshot, work, one)
            _by(work, one)
            _level(snapshot, work, one)
            _edition(snapshot, work, one)
        _year(work, one)


def _area(snapshot: Snapshot, work: Work, one: Proposal) -> None:
    columns = list(one.uses)
    own = next((name for name, use in one.uses.items() if use.use is Use.area), None)
    _select(work, text("Spalte der Gebiete"), "area", columns, own, {},
            lambda name: _say_area(snapshot.cube.areas, work, one, name))


def _say_area(areas: Areas, work: Work, one: Proposal, name: str) -> None:
    """Another column: what is known of its ids goes along."""
    uses = with_use(one.uses, (name,), ColumnUse(Use.area))
    fits = [column for column in area_columns(one.table, areas) if column.column == name]
    best = fits[0] if fits else AreaColumn(name, one.frame.level, "", AreaBy.id, 0, 0.0, 0)
    frame = {**work.choice.frame, "area_by": best.by, "area_digits": best.digits,
             "level": best.level, "edition": best.edition}
    work.say(uses=uses, frame=frame)


def _by(work: Work, one: Proposal) -> None:
    names = {AreaBy.id: text("Kennung"), AreaBy.name: text("Name")}
    _select(work, text("Gebiete stehen als"), "by", list(names), one.frame.area_by, names,
            lambda by: _say(work, area_by=by))


def _level(snapshot: Snapshot, work: Work, one: Proposal) -> None:
    if any(use.use is Use.level for use in one.uses.values()):
        return
    names = {level.id: str(level.label) for level in snapshot.city.frame.levels}
    _select(work, text("Ebene"), "level", list(names), one.frame.level or None, names,
            lambda level: _say(work, level=level))


def _edition(snapshot: Snapshot, work: Work, one: Proposal) -> None:
    editions = snapshot.city.frame.editions
    if len(editions) < 2:
        return
    names = {"": text("wie im jeweiligen Jahr gültig"),
             **{edition.id: str(edition.label) for edition in editions}}
    _select(work, text("Gebietsstand"), "edition", list(names), one.frame.edition, names,
            lambda edition: _say(work, edition=edition))


def _year(work: Work, one: Proposal | None) -> None:
    """A year to be typed, unless a column or the headings hold it, or a question asks for it."""
    if one and any(use.use is Use.period or use.year for use in one.uses.values()):
        return
    known = one is not None and not work.choice.period and has_period(one.frame, one.uses)
    if not known and not work.choice.period:
        return
    place = ""
    if known and one:
        place = text("steht im Titel") if one.frame.period.title else text("steht im Dateinamen")
    year_input(work, f"year_{work.number}", placeholder=place or "2024")


def _say(work: Work, **frame: Any) -> None:
    work.say(frame={**work.choice.frame, **frame})


def _select(
    work: Work, label: str, name: str, options: list[Any], value: Any, names: dict[Any, str],
    take: Any,
) -> None:
    key = f"frame_{name}_{work.number}"
    known = value in options
    st.session_state[key] = value if known else None
    # Only an empty list is offered empty: what is chosen can be changed, not taken away.
    st.selectbox(
        label, options, index=0 if known else None, key=key, placeholder=text("bitte wählen"),
        format_func=lambda one: names.get(one, str(one)),
        on_change=lambda: _taken(st.session_state[key], take),
    )


def _taken(value: Any, take: Any) -> None:
    if value is not None:
        take(value)
