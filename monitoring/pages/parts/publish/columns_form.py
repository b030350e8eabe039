"""What each column of a proposed recipe is, to be corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from monitoring.core.coded import coded
from monitoring.core.indicator import Indicator
from monitoring.core.proposal import FIGURES, Proposal
from monitoring.core.proposal.uses import ColumnUse, Use
from monitoring.core.proposal.words import Names
from monitoring.core.reading_plan import YEAR
from monitoring.language import text
from monitoring.pages.parts.publish.choice import undecided, with_use
from monitoring.pages.parts.publish.work import Work
from monitoring.storage.snapshot import Snapshot

LISTED = 60
SAMPLE = 3
# Sub-headings of a table are columns named "#1", "#2" …
SUBHEADING = "#"
WIDTHS = [1.6, 1.15, 1.6]


@dataclass(frozen=True)
class Column:
    """Columns of a table that differ in their year only, in one line of the form."""

    label: str
    names: tuple[str, ...]
    use: ColumnUse


def show_columns(snapshot: Snapshot, work: Work, one: Proposal) -> None:
    """One line per column: heading and first cells, its use, and of which indicator it is."""
    lines, open_ones = columns_of(one), open_columns(one)
    if len(open_ones) > 1:
        st.button(
            text("Alle {n} offenen Spalten nicht übernehmen", n=len(open_ones)),
            key=f"leave_{work.number}", icon=":material/playlist_remove:",
            on_click=lambda: _leave(work, one, open_ones),
        )
    names = Names(snapshot.city.indicators)
    for place, line in enumerate(lines[:LISTED]):
        _line(snapshot, work, one, line, place, names)
    if len(lines) > LISTED:
        st.caption(text("{n} weitere Spalten sind hier nicht gezeigt; sie bleiben, wie sie erkannt "
                        "wurden.", n=len(lines) - LISTED))


def columns_of(one: Proposal) -> list[Column]:
    """Lines of the form in the order of the table, the column of the areas left out."""
    found: dict[tuple[str, Use, str], list[str]] = {}
    for name, use in one.uses.items():
        if use.use is not Use.area:
            label = name.replace(use.year, YEAR) if use.year else name
            found.setdefault((label, use.use, use.indicator), []).append(name)
    return [
        Column(_label(label, one, names), tuple(names), one.uses[names[0]])
        for (label, _, _), names in found.items()
    ]


def open_columns(one: Proposal) -> list[Column]:
    """Lines of the form of which nobody has said yet what they are."""
    return [line for line in columns_of(one) if undecided(line.use, one.uses)]


def _label(label: str, one: Proposal, names: list[str]) -> str:
    if label.startswith(SUBHEADING):
        return text("Zwischenüberschrift {n}", n=label.removeprefix(SUBHEADING))
    years = sorted(one.uses[name].year for name in names)
    if not years[0]:
        return label
    return label.replace(YEAR, text("{first} bis {last}", first=years[0], last=years[-1])
                         if len(years) > 1 else years[0])


def _line(
    snapshot: Snapshot, work: Work, one: Proposal, line: Column, place: int, names: Names
) -> None:
    heading, use, more = st.columns(WIDTHS, vertical_alignment="center")
    with heading:
        st.html(_heading(one, line))
    with use:
        _use(work, one, line, place)
    with more:
        if line.use.use is Use.breakdown:
            _dimension(work, one, line, place)
        elif line.use.use in (*FIGURES, Use.open) and not _is_long(one.uses):
            _indicator(snapshot, work, one, line, place, names)


def _heading(one: Proposal, line: Column) -> str:
    words = [word for word in coded(one.table.columns[line.names[0]][:50]).texts if word]
    quoted = " ".join(f"<code>{escape(word[:30])}</code>" for word in words[:SAMPLE])
    part = ", ".join(f"{name}: {word}" for name, word in line.use.part.items())
    tag = f' <span class="tag">{escape(part)}</span>' if part else ""
    mark = ""
    if undecided(line.use, one.uses):
        mark = f' <span class="tag open">{escape(text("offen"))}</span>{_doubt(one, line)}'
    return (f'<div class="column"><b>{escape(line.label)}</b>{tag}{mark}'
            f'<div class="quoted">{quoted}</div></div>')


def _doubt(one: Proposal, line: Column) -> str:
    """What is in doubt, unless it is only that nobody knows the column."""
    found = [question.message for question in one.questions
             if question.column in line.names and not question.evidence]
    return f'<div class="source">{escape(found[0])}</div>' if found else ""


def _use(work: Work, one: Proposal, line: Column, place: int) -> None:
    key = f"use_{work.number}_{work.choice.table}_{place}"
    names = _use_names(_is_long(one.uses))
    known = line.use.use in names
    st.session_state[key] = line.use.use if known else None
    st.selectbox(
        text("Bedeutung von „{column}“", column=line.label), list(names),
        index=0 if known else None, key=key,
        format_func=names.__getitem__, placeholder=text("bitte wählen"),
        label_visibility="collapsed",
        on_change=lambda: _say(work, one, line, st.session_state[key]),
    )


def _use_names(long: bool) -> dict[Use, str]:
    found = {
        Use.value: text("Wert"), Use.numerator: text("Zähler"), Use.denominator: text("Nenner"),
        Use.ignored: text("wird nicht übernommen"), Use.period: text("Jahr"),
        Use.breakdown: text("Gliederung"), Use.level: text("Ebene"), Use.sign: text("Zeichen"),
    }
    return found | ({Use.indicator: text("Kennung des Indikators")} if long else {})


def _is_long(uses: Mapping[str, ColumnUse]) -> bool:
    return any(use.use is Use.indicator for use in uses.values())


def _say(work: Work, one: Proposal, line: Column, use: Use | None) -> None:
    if use is None:
        return
    own = line.use.indicator if use in FIGURES else ""
    changed = ColumnUse(use, own, part=line.use.part if use in FIGURES else {})
    work.say(uses=with_use(one.uses, line.names, changed))


def _leave(work: Work, one: Proposal, lines: list[Column]) -> None:
    names = tuple(name for line in lines for name in line.names)
    work.say(uses=with_use(one.uses, names, ColumnUse(Use.ignored)))


def _indicator(
    snapshot: Snapshot, work: Work, one: Proposal, line: Column, place: int, names: Names
) -> None:
    key = f"indicator_{work.number}_{work.choice.table}_{place}"
    indicators = snapshot.city.indicators
    near = names.near(line.names[0])
    options = [*near, *(name for name in _loadable(indicators) if name not in near)]
    known = line.use.indicator in options
    st.session_state[key] = line.use.indicator if known else None
    st.selectbox(
        text("Indikator von „{column}“", column=line.label), options,
        index=0 if known else None, key=key,
        format_func=lambda name: f"{indicators[name].label} ({name})",
        placeholder=text("Indikator wählen"), label_visibility="collapsed",
        on_change=lambda: _say_indicator(work, one, line, st.session_state[key]),
    )


def _loadable(indicators: Mapping[str, Indicator]) -> list[str]:
    """Indicators that tables deliver: not those computed from others or from facilities."""
    return [name for name, one in indicators.items() if not one.formula and not one.facilities]


def _say_indicator(work: Work, one: Proposal, line: Column, name: str | None) -> None:
    if name is None:
        return
    use = Use.value if line.use.use is Use.open else line.use.use
    work.say(uses=with_use(one.uses, line.names, replace(line.use, use=use, indicator=name)))


def _dimension(work: Work, one: Proposal, line: Column, place: int) -> None:
    key = f"dimension_{work.number}_{work.choice.table}_{place}"
    if st.session_state.get(key, "") != line.use.dimension:
        st.session_state[key] = line.use.dimension
    st.text_input(
        text("Gliederung nach „{column}“", column=line.label), key=key,
        placeholder=text("zum Beispiel alter"), label_visibility="collapsed",
        on_change=lambda: work.say(uses=with_use(
            one.uses, line.names,
            replace(line.use, dimension=str(st.session_state[key]).strip()))),
    )
