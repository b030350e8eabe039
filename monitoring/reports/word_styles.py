"""Page, fonts, colours and language of a DOCX, in place of those of the library's template."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from monitoring.reports.document import Document

LANGUAGES = {"de": "de-DE", "en": "en-GB"}
FONT, INK, SOFT = "Roboto", RGBColor(0x1C, 0x27, 0x33), RGBColor(0x44, 0x52, 0x5F)
_HEADINGS = {"Heading 1": 19, "Heading 2": 13, "Heading 3": 11}


def prepare(made: Any, document: Document) -> None:
    """Everything about the document that is not content."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if document.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    for side in ("left_margin", "right_margin", "top_margin"):
        setattr(section, side, Mm(17))
    section.bottom_margin, section.footer_distance = Mm(22), Mm(8)
    _footer(section.footer, document)
    for name in ("dcterms:created", "dcterms:modified"):  # of the template
        for one in made.core_properties._element.findall(qn(name)):
            made.core_properties._element.remove(one)
    _fonts(made.styles)
    _speak(made, LANGUAGES[document.language])


def _footer(footer: Any, document: Document) -> None:
    """The document's own line, its sources, and the number of the page."""
    line = footer.paragraphs[0]
    line.add_run(f"{document.footer} · ").font.size = Pt(8)
    for at, name in enumerate(("PAGE", "NUMPAGES")):
        if at:
            line.add_run(" / ").font.size = Pt(8)
        _field(line, name)
    if document.sources:
        footer.add_paragraph().add_run(document.sources).font.size = Pt(7.5)


def _field(paragraph: Any, name: str) -> None:
    """A number that the reader's program fills in."""
    for kind in ("begin", "", "separate", "1", "end"):
        run = paragraph.add_run()
        run.font.size = Pt(8)
        if kind in ("begin", "separate", "end"):
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:t" if kind else "w:instrText")
            part.text = kind or name
        run._r.append(part)


def _fonts(styles: Any) -> None:
    normal = styles["Normal"].font
    normal.name, normal.size = FONT, Pt(10)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    for name, size in _HEADINGS.items():
        _named(styles[name])
        styles[name].font.size = Pt(size)
        styles[name].font.color.rgb = INK
    _named(styles["Caption"])
    styles["Caption"].font.color.rgb = SOFT


def _named(style: Any) -> None:
    """The font by its name: a font of the theme would go before it."""
    style.font.name = FONT
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]


def _speak(made: Any, language: str) -> None:
    """Every text is in this language unless it says otherwise."""
    styles = made.styles.element
    for one in styles.iter(qn("w:lang")):
        one.set(qn("w:val"), language)
    own = OxmlElement("w:lang")
    own.set(qn("w:val"), language)
    made.styles["Normal"].element.get_or_add_rPr().append(own)
    for one in made.settings.element.iter(qn("w:themeFontLang")):
        one.set(qn("w:val"), language)
