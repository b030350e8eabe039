"""A document as PPTX: a slide per heading, charts that can be edited, sources in the notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Mm

from monitoring.reports.document import (
    Bullets,
    Chart,
    Document,
    Element,
    Figures,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    filled,
    flat,
)
from monitoring.reports.slide_parts import add_chart, add_footer, add_picture, add_title
from monitoring.reports.slide_table import add_table, pieces, without_pictures
from monitoring.reports.slide_text import HEIGHT, TOP, WIDTH, add_texts, fits_above, lines_of, pages
from monitoring.reports.sound import sound

LANGUAGES = {"de": "de-DE", "en": "en-GB"}
# The format's own limit for a title or a name among the properties.
LONGEST = 255
_TITLE_ONLY = 5
Visual = Picture | Chart | Table


@dataclass(frozen=True, slots=True)
class Slide:
    """Title, lines of text, at most one thing to look at, and words for the notes."""

    title: str
    lines: tuple[str, ...] = ()
    visual: Visual | None = None
    notes: tuple[str, ...] = field(default=())


def slides(document: Document) -> bytes:
    """The document as PPTX; what is too much for one slide goes on to the next."""
    document = sound(document)
    made = Presentation()
    made.slide_width, made.slide_height = Mm(WIDTH), Mm(HEIGHT)
    _describe(made.core_properties, document)
    for one in _numbered(_by_heading(document)):
        _add(made, document, one)
    _speak(made, LANGUAGES[document.language])
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def _describe(properties: Any, document: Document) -> None:
    """The template brings the name and the days of its own maker along: they are not ours."""
    title, author = document.title[:LONGEST], document.author[:LONGEST]
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.subject = document.footer[:LONGEST]
    properties.keywords, properties.comments = ", ".join(document.keywords)[:LONGEST], ""
    properties.language = LANGUAGES[document.language]
    for name in ("dcterms:created", "dcterms:modified"):
        for one in properties._element.findall(qn(name)):
            properties._element.remove(one)


def _speak(made: Any, language: str) -> None:
    """Every piece of text says its language, as readers aloud need it."""
    for slide in made.slides:
        for part in (slide._element, slide.notes_slide._element):
            for kind in ("a:r", "a:fld"):
                for run in part.iter(qn(kind)):
                    run.get_or_add_rPr().set("lang", language)


def _by_heading(document: Document) -> Iterator[list[Slide]]:
    """The slides of each heading; one without anything below it has none, but for the title."""
    title, parts = document.title, list[Element]()
    for one in flat(document.elements):
        if isinstance(one, Heading):
            if parts:
                yield list(_slides(title, parts))
            title, parts = one.text, []
            if one.level == 1:
                parts = [Paragraph("")]
        elif not isinstance(one, PageBreak):
            parts.append(one)
    if parts:
        yield list(_slides(title, parts))


def _slides(title: str, parts: Sequence[Element]) -> Iterator[Slide]:
    """Texts above the first thing to look at if they have room there, else before it."""
    lines = [line for one in parts if isinstance(one, Paragraph | Bullets | Figures)
             for line in lines_of(one)]
    looked = [one for one in parts if isinstance(one, Visual)]
    if not looked and not lines:
        yield Slide(title)
    above = tuple(lines) if looked and fits_above(lines) else ()
    if not above:
        yield from (Slide(title, tuple(one)) for one in pages(lines))
    for number, one in enumerate(looked):
        said = () if number else above
        if isinstance(one, Table):
            for at, (piece, whole) in enumerate(pieces(filled(without_pictures(one)), said)):
                yield Slide(title, () if at else said, piece, whole)
        else:
            alt = one.picture.alt if isinstance(one, Chart) else one.alt
            yield Slide(title, said, one, (alt,))


def _numbered(groups: Iterator[list[Slide]]) -> Iterator[Slide]:
    """Slides of the same heading after the first one have a number behind it."""
    for group in groups:
        for number, one in enumerate(group, 1):
            yield one if number == 1 else Slide(f"{one.title} ({number})", one.lines, one.visual,
                                                one.notes)


def _add(made: Any, document: Document, one: Slide) -> None:
    slide = made.slides.add_slide(made.slide_layouts[_TITLE_ONLY])
    add_title(slide, one.title)
    top = add_texts(slide, one.lines, alone=one.visual is None) if one.lines else TOP
    if isinstance(one.visual, Chart):
        add_chart(slide, one.visual, top, LANGUAGES[document.language])
    elif isinstance(one.visual, Picture):
        add_picture(slide, one.visual, top)
    elif isinstance(one.visual, Table):
        add_table(slide, one.visual, top)
    add_footer(slide, document.footer)
    # A title too long for its place stands in the notes as well.
    whole = one.title if len(one.title) > LONGEST else ""
    notes = [whole, *one.notes, document.sources, document.footer]
    slide.notes_slide.notes_text_frame.text = "\n".join(said for said in notes if said)
