"""PPTX: a slide for each heading, charts that can be edited, alternative texts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from monitoring.core.readable import readable
from monitoring.reports.document import Heading, Table
from monitoring.reports.slides import slides
from tests.reports.sample import WORDS, sample, with_words


def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def titles(content: bytes) -> list[str]:
    return [one.shapes.title.text_frame.text for one in opened(content).slides]


def test_every_heading_has_a_slide() -> None:
    assert titles(slides(sample())) == [
        "Aufwachsen in Musterstadt", "Karte", "Verlauf", "Zahlen", "Genauer"]


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
    assert titles(content) == ["Alle", "Alle (2)", "Alle (3)"]
    tables = [shape.table for slide in opened(content).slides for shape in slide.shapes
              if shape.has_table]
    assert {tuple(one.text for one in table.rows[0].cells) for table in tables} == {
        ("Gebiet", "Wert")}
    assert [row.cells[1].text for table in tables for row in list(table.rows)[1:]] == [
        str(at) for at in range(30)]


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
    assert titles(content)[0].split() == readable(words).split()
    (table,) = [shape.table for slide in opened(content).slides for shape in slide.shapes
                if shape.has_table]
    assert table.cell(1, 0).text.split() == readable(words).split()
