"""A dashboard on paper: the same blocks as on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from monitoring.core.prepared import AUDIENCES, BlockKind, Dashboard
from monitoring.language import current, text
from monitoring.reports.document import Document, Element, Heading, Paragraph
from monitoring.storage.moment import day
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.shown import Shown

# Rows of a table that stands below a picture that says the same.
MOST_ROWS = 12


def dashboard_document(
    snapshot: Snapshot, dashboard: Dashboard, blocks: Sequence[Shown], notes: Sequence[str] = ()
) -> Document:
    """Title, occasion, what was decided before, every block; `notes` tell of corrections."""
    frame, release = snapshot.city.frame, snapshot.release
    stand = text("Ausgabe {id} vom {day}", id=release.id, day=day(release.time))
    elements: list[Element] = [
        Heading(str(dashboard.label), 1),
        Paragraph(" · ".join(one for one in (
            str(AUDIENCES[dashboard.audience]), dashboard.agenda, dashboard.decision, stand)
            if one), "note"),
        Paragraph(str(dashboard.description), "lead"),
        *(Paragraph(one, "note") for one in notes),
    ]
    if dashboard.before:
        elements += [Heading(text("Was zuletzt beschlossen wurde")),
                     Paragraph(str(dashboard.before))]
    for one in blocks:
        elements += block_elements(one)
    if dashboard.contact:
        elements.append(Paragraph(text("Fragen an: {contact}", contact=dashboard.contact), "note"))
    kind = text("eingefroren") if dashboard.release else text("laufend")
    return Document(str(dashboard.label), current(), tuple(elements),
                    f"{frame.name} · {stand} · {kind}", str(frame.name),
                    f"ansicht-{dashboard.id}-ausgabe{release.id}")


def block_elements(shown: Shown) -> Iterator[Element]:
    """A block as parts of a document."""
    if shown.title:
        yield Heading(shown.title)
    if shown.words:
        yield Paragraph(shown.words)
    if shown.why:
        yield Paragraph(shown.why, "note")
    if shown.figures:
        yield shown.figures
    elif shown.sentences:
        yield Paragraph(" ".join(shown.sentences))
    if shown.chart:
        yield shown.chart
    elif shown.picture:
        yield shown.picture
    alone = shown.picture is None and shown.chart is None and shown.figures is None
    if shown.table and (alone or len(shown.table.rows) <= MOST_ROWS) and (
            shown.block.kind is not BlockKind.figure):
        yield shown.table
    said = " ".join(one for one in (shown.uncertain, shown.source) if one)
    if said:
        yield Paragraph(said, "note")
