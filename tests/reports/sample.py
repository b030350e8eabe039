"""A document with one of everything."""

from __future__ import annotations

from dataclasses import replace

from monitoring.reports.document import (
    Beside,
    Bullets,
    Chart,
    Document,
    Figure,
    Figures,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Table,
)

DRAWING = ('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80" viewBox="0 0 200 80" '
           'font-family="Roboto, sans-serif"><rect width="200" height="80" fill="#dfe7ee"/>'
           '<text x="10" y="40" font-size="12">Im Bild</text></svg>')
CHART = Chart(Picture(DRAWING, "Nord steigt."), ("2019", "2020", "2021"),
              (("Nord", (1.5, None, 2.25)), ("Süd", (4.0, 5.0, 6.0))), "%")
TABLE = Table(
    ("Gebiet", "Wert", "Verlauf"),
    (("Zentrum",), ("Nord", "12,5 %", Picture(DRAWING, "Nord im Kleinen", width=20)),
     ("Süd", "geheim", "–")),
    "Zahlen der Gebiete", numbers=(1,), widths=(2, 1, 1))


def sample(language: str = "de") -> Document:
    """Two sections and a page break."""
    return Document(
        "Aufwachsen in Musterstadt", language,
        (
            Heading("Aufwachsen in Musterstadt", 1),
            Paragraph("Ausgabe 3", "note"), Paragraph("Worum es geht", "lead"),
            Figures((Figure("Kinder", "1.234", "+12 gegenüber 2020"), Figure("Plätze", "99"))),
            Beside((Heading("Karte"), Picture(DRAWING, "Karte: Nord liegt oben", "Die Lage")),
                   (Heading("Verlauf"), CHART), 0.4),
            PageBreak(),
            Heading("Zahlen"), Heading("Genauer", 3), TABLE,
            Bullets(("Erstens", "Zweitens")), Paragraph("Ende"),
        ),
        "Musterstadt · Ausgabe 3", "Musterstadt", "ansicht-aufwachsen", keywords=("Kinder", "Kita"))


def with_words(words: str) -> Document:
    """The same words at every place that people can fill."""
    return replace(
        sample(), title=words, footer=words,
        elements=(
            Heading(words, 1), Paragraph(words), Paragraph(words, "note"), Heading(words),
            Bullets((words,)), Figures((Figure(words, words, words),)),
            Picture(DRAWING, words, words), replace(CHART, series=((words, (1.0, 2.0, None)),)),
            Table((words, "Wert"), ((words, "1"),), words),
        ))


# What must not be read as markup, and what fonts and formats find hard.
WORDS = {
    "markup": r"#panic() *fett* _schräg_ `code` $x^2$ @quelle <anker> \ // /* */ ~ -- = [a](b)",
    "html": "<b>fett</b> & <script>alert(1)</script> &amp; \"'",
    "formula": "=1+1",
    "image": "![Bild](https://example.org/bild.png)",
    "picture letters": "Kinder 🎉 Familie 👩‍👩‍👧",
    "zero width": "Wort\u200btrennung\u2060 und\ufeff Marke, wei\u00adches",
    "no space": "x" * 10_000,
    "right to left": "مرحبا בעולם \u202eabc\u202c",
    "far": "你好 Nguyễn Łódź İstanbul",
    "control": "a\x00b\x0bc\x1bd\x7fe\x9ff",
    "lines": "eins\nzwei\r\ndrei\tvier\u2028fünf",
    "composed": "e\u0301 und e\u0301\u0308\u0323",
    "half": "\ud800 allein",
    "outside": "außen \ufffe\uffff",
    "private": "\ue000",
}
