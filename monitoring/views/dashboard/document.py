"""A dashboard on paper: the same blocks as on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from monitoring.core.prepared import AUDIENCES, BlockKind, Dashboard
from monitoring.language import current, text
from monitoring.reports.document import (
    Beside,
    Document,
    Element,
    Figures,
    Heading,
    PageBreak,
    Paragraph,
    filled,
)
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.shown import Shown
from monitoring.views.document_notes import brief
from monitoring.views.release import file_words, release_words

# Millimetres of a picture by how many rows of two there are, so that all stand on one page.
ACROSS = (76.0, 76.0, 58.0, 48.0)
# The most words of a block on the first page.
BRIEF = 260
# A longer table stands behind the first page.
MOST_ROWS = 8
PICTURED = (BlockKind.map, BlockKind.trend, BlockKind.ranking, BlockKind.supply)


def dashboard_document(
    snapshot: Snapshot, dashboard: Dashboard, blocks: Sequence[Shown], notes: Sequence[str] = ()
) -> Document:
    """
    Everything in brief on the first page, then the tables behind it.

    `notes` tell of corrections since a frozen release.
    """
    frame, release = snapshot.city.frame, snapshot.release
    stand = release_words(snapshot)
    kind = text("eingefroren") if dashboard.release else text("laufend")
    elements = [*_head(dashboard, stand, notes), *_figures(blocks), *_pairs(blocks),
                *_foot(dashboard, blocks), *_behind(blocks)]
    return Document(str(dashboard.label), current(), tuple(elements),
                    f"{frame.name} · {file_words(snapshot)} · {kind}", str(frame.name),
                    f"ansicht-{dashboard.id}-ausgabe{release.id}",
                    sources=brief(" ".join(_once(one.source for one in blocks))))


def _head(dashboard: Dashboard, stand: str, notes: Sequence[str]) -> Iterator[Element]:
    occasion = (str(one) for one in (dashboard.agenda, dashboard.decision) if one)
    facts = (str(AUDIENCES[dashboard.audience]), *occasion, stand)
    yield Heading(str(dashboard.label), 1)
    yield Paragraph(" · ".join(one for one in facts if one), "note")
    yield Paragraph(str(dashboard.description), "lead")
    for one in notes:
        yield Paragraph(one, "note")
    if dashboard.before:
        yield Paragraph(f"{text('Was zuletzt beschlossen wurde')}: {dashboard.before}")


def _figures(blocks: Sequence[Shown]) -> Iterator[Element]:
    """All key figures in one row, each with the name of its indicator."""
    cards = tuple(replace(figure, name=f"{one.title} – {figure.name}")
                  for one in blocks if one.figures for figure in one.figures.figures)
    if cards:
        yield Figures(cards)


def _pairs(blocks: Sequence[Shown]) -> Iterator[Element]:
    """Blocks with a picture two by two, all others below each other in their order."""
    waiting: list[tuple[Element, ...]] = []
    pictures = sum(one.picture is not None for one in blocks)
    across = ACROSS[min((pictures + 1) // 2, len(ACROSS) - 1)]
    for one in blocks:
        if one.figures:
            continue
        parts = tuple(_brief(one, across))
        if one.block.kind in PICTURED and one.picture:
            waiting.append(parts)
            if len(waiting) == 2:
                yield Beside(waiting[0], waiting[1])
                waiting = []
        else:
            yield from _alone(waiting)
            waiting = []
            yield from parts
    yield from _alone(waiting)


def _alone(waiting: Sequence[tuple[Element, ...]]) -> Iterator[Element]:
    """A picture without a second one has its words beside it."""
    for *words, picture in waiting:
        yield Beside(tuple(words), (picture,))


def _brief(one: Shown, across: float) -> Iterator[Element]:
    if one.title:
        yield Heading(one.title)
    if one.shows:
        yield Paragraph(one.shows, "note")
    if one.words:
        yield Paragraph(one.words)
    if one.why:
        yield Paragraph(one.why, "note")
    said = _short(one.sentences)
    if said:
        yield Paragraph(said, "note" if one.picture else "plain")
    drawing = one.chart.picture if one.chart else one.picture
    if drawing:
        small = replace(drawing, width=across)
        yield replace(one.chart, picture=small) if one.chart else small
    elif one.table and not _apart(one):
        yield one.table


def _short(sentences: Sequence[str]) -> str:
    """As many whole sentences as have room; the rest stands behind."""
    found = ""
    for one in _once(sentences):
        if found and len(found) + len(one) > BRIEF:
            break
        found = f"{found} {one}".strip()
    return found


def _once(texts: Iterable[str]) -> dict[str, None]:
    """Every sentence once, in its order."""
    return dict.fromkeys(one for words in texts if words
                         for one in words.replace(". ", ".\n").splitlines())


def _apart(one: Shown) -> bool:
    """Whether the table is long, or says the same as a picture, so that it stands behind."""
    return one.table is not None and (len(one.table.rows) > MOST_ROWS or one.picture is not None)


def _foot(dashboard: Dashboard, blocks: Sequence[Shown]) -> Iterator[Element]:
    uncertain = " ".join(_once(one.uncertain for one in blocks))
    if uncertain:
        yield Paragraph(f"{text('Was nicht sicher ist')}: {uncertain}", "note")
    sources = " ".join(_once(one.source for one in blocks))
    if sources:
        yield Paragraph(sources, "note")
    if dashboard.contact:
        yield Paragraph(text("Fragen an: {contact}", contact=dashboard.contact), "note")


def _behind(blocks: Sequence[Shown]) -> Iterator[Element]:
    """The tables behind the pictures, on pages of their own."""
    tables = [one for one in blocks if _apart(one) and not one.figures]
    if not tables:
        return
    yield PageBreak()
    yield Heading(text("Die Zahlen dahinter"))
    for one in tables:
        assert one.table is not None
        yield Heading(one.title, 3)
        if _short(one.sentences) != " ".join(one.sentences):
            yield Paragraph(" ".join(one.sentences), "note")
        yield filled(replace(one.table, caption=""))
        if one.method:
            yield Paragraph(one.method, "note")
