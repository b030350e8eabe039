"""DOCX: headings, real tables, alternative texts, nothing that leads outside."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from monitoring.core.readable import readable
from monitoring.reports.word import word
from tests.reports.sample import WORDS, sample, with_words


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def test_headings_have_levels() -> None:
    found = opened(word(sample()))
    assert [(one.style.name, one.text) for one in found.paragraphs
            if one.style.name.startswith("Heading")] == [
        ("Heading 1", "Aufwachsen in Musterstadt"), ("Heading 2", "Karte"),
        ("Heading 2", "Verlauf"), ("Heading 2", "Zahlen"), ("Heading 3", "Genauer")]


def test_tables_repeat_their_head_and_keep_their_cells() -> None:
    (table,) = opened(word(sample())).tables
    head, section, north, south = table.rows
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert north._tr.trPr is None or north._tr.trPr.find(qn("w:tblHeader")) is None
    assert [one.text for one in head.cells] == ["Gebiet", "Wert", "Verlauf"]
    assert {one.text for one in section.cells} == {"Zentrum"}
    assert [one.text for one in north.cells] == ["Nord", "12,5 %", ""]
    assert [one.text for one in south.cells] == ["Süd", "geheim", "–"]


def test_headings_of_rows_stay_with_them() -> None:
    (table,) = opened(word(sample())).tables
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert kept == [True, True, None, None]


def test_columns_are_as_wide_as_asked_and_pictures_fit_into_them() -> None:
    (table,) = opened(word(sample())).tables
    north = table.rows[2].cells
    assert [round(one.width / north[1].width) for one in north] == [2, 1, 1]
    (inner,) = north[2]._tc.iter(qn("wp:inline"))
    assert inner.extent.cx < north[2].width


def test_the_foot_has_release_sources_and_the_number_of_the_page() -> None:
    footer = opened(word(replace(sample(), sources="Quellen: Melderegister"))).sections[0].footer
    said = [one.text for one in footer.paragraphs]
    assert said[0].startswith("Musterstadt · Ausgabe 3")
    assert said[1] == "Quellen: Melderegister"
    fields = [one.text for one in footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_page_break_leaves_no_empty_page() -> None:
    found = opened(word(sample()))
    (heading,) = [one for one in found.paragraphs if one.text == "Zahlen"]
    assert heading.paragraph_format.page_break_before
    assert not list(found.element.body.iter(qn("w:br")))


def test_every_picture_has_words_that_stand_for_it() -> None:
    found = opened(word(sample())).element.body.iter(qn("wp:docPr"))
    assert [one.get("descr") for one in found] == [
        "Karte: Nord liegt oben", "Nord steigt.", "Nord im Kleinen"]


@pytest.mark.parametrize(("language", "code"), [("de", "de-DE"), ("en", "en-GB")])
def test_it_says_its_language(language: str, code: str) -> None:
    found = opened(word(sample(language)))
    assert found.core_properties.language == code
    assert found.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == code
    spoken = {one.get(qn("w:val")) for one in found.styles.element.iter(qn("w:lang"))}
    assert spoken == {code}


def test_the_properties_name_nobody_but_the_author() -> None:
    properties = opened(word(sample())).core_properties
    assert properties.title == "Aufwachsen in Musterstadt"
    assert {properties.author, properties.last_modified_by} == {"Musterstadt"}
    assert (properties.comments, properties.keywords) == ("", "Kinder, Kita")
    assert properties.subject == "Musterstadt · Ausgabe 3"


def test_nothing_in_it_leads_outside() -> None:
    with zipfile.ZipFile(io.BytesIO(word(with_words(WORDS["image"])))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not [name for name, one in parts.items() if b'TargetMode="External"' in one]


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_words_stand_as_they_were_typed(words: str) -> None:
    found = opened(word(with_words(words)))
    assert found.paragraphs[0].text.split() == readable(words).split()
    (table,) = found.tables
    assert table.rows[1].cells[0].text.split() == readable(words).split()


def test_a_wide_one_lies() -> None:
    found = opened(word(sample()))
    assert found.sections[0].page_width < found.sections[0].page_height
