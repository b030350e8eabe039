"""One hint of a finder on a card: what it is about, why, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import urlencode

from monitoring.core.area import Areas
from monitoring.core.planning.item import Item
from monitoring.core.planning.judgements import Decided
from monitoring.core.planning.typed import day_text
from monitoring.core.planning.words import TARGET_GROUPS, VERDICTS
from monitoring.language import text
from monitoring.pages.parts import address
from monitoring.pages.parts.planning.entry_links import entry_link
from monitoring.pages.parts.planning.table_files import entry_cells
from monitoring.storage.snapshot import Snapshot

MOST = 6
Fact = tuple[str, str]


def hint_card(
    title: str, facts: Iterable[Fact], decided: Decided, section: str, key: str, may: bool,
    more: str = "",
) -> str:
    """HTML of a card; facts are names and HTML, `may` says whether the reader may decide."""
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{said}</dd>" for name, said in facts if said)
    said = _decision(decided)
    go = []
    if may and decided.now is None:
        go.append(f'<a href="{escape(decide_address(section, key))}" target="_self">'
                  f'{escape(text("Entscheiden"))}</a>')
    if more:
        go.append(more)
    last = f'<p class="go">{" · ".join(go)}</p>' if go else ""
    return f'<section class="round"><h4>{title}</h4><dl>{rows}{said}</dl>{last}</section>'


def decide_address(section: str, key: str) -> str:
    """The address of the form that decides about a hint."""
    kept = {name: address.chosen(name) for name in ("plan", "area", "group", "phase", "page")}
    return "synopse?" + urlencode(address.link(show=section, decide=key, **kept))


def decision_words(one: Item) -> str:
    """A decision in one sentence."""
    said = str(VERDICTS.get(one.text("verdict"), one.text("verdict")))
    parts = [f"{said}. {one.text('reason')}"]
    if one.text("unit") or one.text("due"):
        parts.append("; ".join(filter(None, (
            one.text("unit"),
            text("bis {day}", day=day_text(one.text("due"))) if one.text("due") else ""))))
    parts.append(text("Entschieden am {day} von {by}", day=day_text(one.time[:10]), by=one.by))
    return " – ".join(parts)


def _decision(found: Decided) -> str:
    if found.now is not None:
        return _row(text("Entschieden"), found.now)
    if found.before is not None:
        return _row(text("Früher entschieden; seitdem geändert"), found.before)
    return ""


def _row(label: str, one: Item) -> str:
    link = f'<div class="source">{entry_link(one)}</div>'
    return f"<dt>{escape(label)}</dt><dd>{escape(decision_words(one))}{link}</dd>"


def few(names: Sequence[str], most: int = MOST) -> str:
    """The first names and how many more there are."""
    rest = len(names) - most
    return ", ".join(names[:most]) + (
        " " + text("und {n} weitere", n=rest) if rest > 0 else "")


def places_words(places: Sequence[int], areas: Areas) -> str:
    """Names of areas; a long list in a few words."""
    names = few([areas.names[one] for one in places])
    return f"{len(places)}: {names}" if len(places) > 1 else names


def pair_cells(
    one: Item, two: Item, found: Snapshot, districts: Sequence[int], groups: Sequence[str]
) -> dict[str, object]:
    """Cells of two entries that a hint puts beside each other, and what they have in common."""
    return {
        **{f"{name} (1)": said for name, said in entry_cells(one, found).items()},
        **{f"{name} (2)": said for name, said in entry_cells(two, found).items()},
        text("Gemeinsame Gebiete (Zahl)"): len(districts),
        text("Gemeinsame Gebiete"): "; ".join(found.cube.areas.names[at] for at in districts),
        text("Gemeinsame Zielgruppe"): group_words(groups),
    }


def group_words(groups: Sequence[str]) -> str:
    """Names of target groups."""
    return ", ".join(str(TARGET_GROUPS.get(one, one)) for one in groups)


def day_span(start: str, end: str) -> str:
    """From when to when, in words; open ends say so."""
    if start and end:
        return f"{day_text(start)} – {day_text(end)}"
    if start:
        return text("seit {day}, ohne Ende", day=day_text(start))
    return text("bis {day}", day=day_text(end)) if end else text("ohne Zeitangabe")
