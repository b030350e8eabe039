"""PPTX: a slide for each heading, charts that can be edited, alternative texts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Mm

from monitoring.core.readable import readable
from monitoring.reports.document import Bullets, Heading, Paragraph, Picture, Table
from monitoring.reports.slides import slides
from tests.reports.sample import DRAWING, WORDS, sample, with_words


def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def titles(content: bytes) -> list[str]:
    return [one.shapes.title.text_frame.text for one in opened(content).slides]


def test_every_heading_has_a_slide() -> None:
    assert titles(slides(sample())) == [
        "Aufwachsen in Musterstadt", "Karte", "Verlauf", "Genauer"]


def test_charts_can_be_edited_and_have_the_numbers_of_their_series() -> None:
    (frame,) = [shape for slide in opened(slides(sample())).slides for shape in slide.shapes
                if shape.has_chart]
    (plot,) = frame.chart.plots
    assert list(plot.categories) == ["2019", "2020", "2021"]
    assert {one.name: list(one.values) for one in plot.series} == {
        "Nord": [1.5, None, 2.25], "Süd": [4.0, 5.0, 6.0]}
    assert frame.chart.part.chart_workbook.xlsx_part is not None
    assert frame.chart.has_legend


def test_pictures_charts_and_tables_have_words_that_stand_for_them() -> None:
    found = []
    for slide in opened(slides(sample())).slides:
        for shape in slide.shapes:
            if shape.shape_type is not None and not shape.has_text_frame:
                found.append(shape._element.xpath(".//p:cNvPr")[0].get("descr"))
    assert found == ["Karte: Nord liegt oben", "Nord steigt.", "Zahlen der Gebiete"]


def test_tables_are_tables_and_long_ones_go_on() -> None:
    rows = tuple((f"Gebiet {at}", str(at)) for at in range(30))
    long = replace(sample(), elements=(Heading("Alle", 1), Table(("Gebiet", "Wert"), rows)))
    content = slides(long)
    assert titles(content)[:3] == ["Alle", "Alle (2)", "Alle (3)"]
    tables = [shape.table for slide in opened(content).slides for shape in slide.shapes
              if shape.has_table]
    assert {tuple(one.text for one in table.rows[0].cells) for table in tables} == {
        ("Gebiet", "Wert")}
    assert [row.cells[1].text for table in tables for row in list(table.rows)[1:]] == [
        str(at) for at in range(30)]


def test_charts_say_their_unit_and_lines_differ_without_colour() -> None:
    (frame,) = [shape for slide in opened(slides(sample())).slides for shape in slide.shapes
                if shape.has_chart]
    assert frame.chart.value_axis.axis_title.text_frame.text == "%"
    marks = [one.marker.style for one in frame.chart.plots[0].series]
    assert len(set(marks)) == len(marks) == 2


def test_sources_stand_in_the_notes_of_every_slide() -> None:
    found = opened(slides(replace(sample(), sources="Quellen: Melderegister"))).slides
    notes = [one.notes_slide.notes_text_frame.text for one in found]
    assert all("Quellen: Melderegister" in one and "Ausgabe 3" in one for one in notes)
    assert "Nord steigt." in notes[2]


def test_no_text_runs_over_the_foot_of_its_slide() -> None:
    sentence = "Das ist ein Satz mit vielen Wörtern, der für sich allein steht. "
    table = Table(("Was", "Wie"), tuple((sentence * at, "1") for at in range(1, 12)))
    long = replace(sample(), elements=(
        Heading("Alles", 1), Paragraph(sentence * 60), Bullets((sentence * 2,) * 30),
        Picture(DRAWING, "Bild"), table))
    content = slides(long)
    said = ""
    for slide in opened(content).slides:
        for shape in slide.shapes:
            if shape.has_table:
                lines = [max(len(one.text) for one in row.cells) for row in shape.table.rows]
                assert sum(4.9 * (1 + one // 75) + 2.5 for one in lines) < 150
            elif shape.has_text_frame and shape.top > Mm(28) and shape.top < Mm(170):
                size = shape.text_frame.paragraphs[0].font.size.pt
                per_line = 300 / (size * 0.3528 * 0.5)
                lines = [1 + int(len(one.text) / per_line) for one in shape.text_frame.paragraphs]
                assert sum(lines) * size * 0.3528 * 1.2 < shape.height / Mm(1) + 1
                said += shape.text_frame.text
    assert "".join(said.split()).count("DasisteinSatz") == 60 + 60


def test_small_pictures_are_left_out_of_tables_and_long_cells_stand_in_the_notes() -> None:
    words = "Wort " * 200
    rows = (("Nord", Picture(DRAWING, "Verlauf")), (words, Picture(DRAWING, "Verlauf")))
    content = slides(replace(sample(), elements=(
        Heading("T", 1), Table(("Gebiet", "Verlauf"), rows))))
    (slide,) = [one for one in opened(content).slides if any(x.has_table for x in one.shapes)]
    (table,) = [one.table for one in slide.shapes if one.has_table]
    assert [one.text for one in table.rows[0].cells] == ["Gebiet"]
    assert table.cell(2, 0).text.endswith("…")
    assert words.strip() in slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize(("language", "code"), [("de", "de-DE"), ("en", "en-GB")])
def test_it_says_its_language(language: str, code: str) -> None:
    found = opened(slides(sample(language)))
    assert found.core_properties.language == code
    runs = [run for slide in found.slides for run in slide._element.iter(qn("a:r"))]
    assert {run.rPr.get("lang") for run in runs} == {code}


def test_the_properties_name_nobody_but_the_author() -> None:
    properties = opened(slides(sample())).core_properties
    assert properties.title == "Aufwachsen in Musterstadt"
    assert {properties.author, properties.last_modified_by} == {"Musterstadt"}
    assert (properties.comments, properties.keywords) == ("", "Kinder, Kita")


def test_nothing_in_it_leads_outside() -> None:
    with zipfile.ZipFile(io.BytesIO(slides(with_words(WORDS["image"])))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not [name for name, one in parts.items() if b'TargetMode="External"' in one]


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_words_stand_as_they_were_typed(words: str) -> None:
    content = slides(with_words(words))
    first, *_ = found = list(opened(content).slides)
    (table, last), = [(shape.table, slide) for slide in found for shape in slide.shapes
                      if shape.has_table]
    for shown, slide in ((titles(content)[0], first), (table.cell(1, 0).text, last)):
        # What is too long for its place stands in the notes in full.
        assert shown.split() == readable(words).split() or (
            shown.endswith(" …") and readable(words) in slide.notes_slide.notes_text_frame.text)
