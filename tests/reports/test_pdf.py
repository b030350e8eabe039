"""PDF/UA-1: tags, titles, languages, and texts that are only texts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.reports.document import (
    Document,
    Element,
    Heading,
    Paragraph,
    Picture,
    Table,
)
from monitoring.reports.pdf import pdf
from monitoring.reports.typesetting import NO_SIGN, raster
from tests.reports.sample import DRAWING, TABLE, WORDS, sample, with_words
from tests.reports.tagged import Tag, opened, tags, texts

LEVELS = {"H1": 1, "H2": 2, "H3": 3}


def levels(content: bytes) -> list[int]:
    return [LEVELS[one.name] for one in tags(content).all(*LEVELS)]


def contents(tag: Tag) -> list[str]:
    return [one.name for one in tag.inside]


@pytest.mark.parametrize("language", ["de", "en"])
def test_it_says_what_it_is(language: str) -> None:
    found = opened(pdf(sample(language)))
    assert found.Root.Lang == language
    assert found.docinfo.Title == "Aufwachsen in Musterstadt"
    assert found.docinfo.Author == "Musterstadt"
    assert "Kinder" in str(found.docinfo.Keywords)
    assert found.Root.ViewerPreferences.DisplayDocTitle
    said = str(found.open_metadata())
    assert "<pdfuaid:part>1</pdfuaid:part>" in said
    assert f"<rdf:li>{language}</rdf:li>" in said


def test_headings_lists_and_paragraphs_are_tagged_in_their_order() -> None:
    content = pdf(sample())
    assert levels(content) == [1, 2, 2, 2, 3]
    (bullets,) = tags(content).all("L")
    assert contents(bullets) == ["LI", "LI"]
    assert len(tags(content).all("P")) >= 3
    said = texts(content)
    places = [said.index(one) for one in
              ("Worum es geht", "1.234", "Karte", "Verlauf", "Zahlen", "Nord", "Zweitens", "Ende")]
    assert places == sorted(places)
    assert said.count("Musterstadt · Ausgabe 3") == len(opened(content).pages) == 2


def test_tables_are_tables() -> None:
    (table,) = tags(pdf(sample())).all("Table")
    rows = table.all("TR")
    assert [contents(one) for one in rows] == [
        ["TH"] * 3, ["TD"], ["TD"] * 3, ["TD"] * 3]
    assert [one.name for one in table.inside if one.name.startswith("T")] == ["THead", "TBody"]


def test_every_picture_has_words_that_stand_for_it() -> None:
    pictures = tags(pdf(sample())).all("Figure")
    said = [one.alt for one in pictures if one.alt]
    assert "Karte: Nord liegt oben" in said
    assert "Nord steigt." in said
    assert "Nord im Kleinen" in said


def test_a_picture_without_words_takes_its_caption() -> None:
    bare = replace(sample(), elements=(Heading("T", 1), Picture(DRAWING, " ", "Unterschrift"),
                                       Picture(DRAWING, "")))
    assert [one.alt for one in tags(pdf(bare)).all("Figure") if one.alt][-2:] == [
        "Unterschrift", "–"]


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_no_text_is_read_as_markup_or_stops_the_document(words: str) -> None:
    content = pdf(with_words(words))
    assert len(tags(content).all("Table")) == 1
    assert levels(content) == [1, 2]


@pytest.mark.parametrize("name", ["markup", "html", "formula", "image"])
def test_markup_stands_as_it_was_typed(name: str) -> None:
    said = texts(pdf(replace(sample(), elements=(Heading("T", 1), Paragraph(WORDS[name])))))
    # Lines may break anywhere.
    assert "".join(WORDS[name].split()) in "".join(said.split())


def test_a_sign_that_no_font_has_becomes_a_frame_and_the_rest_stays() -> None:
    document = replace(sample(), elements=(Heading("T", 1), Paragraph("Fest 🎉 im Mai, שלום 你")))
    said = texts(pdf(document))
    assert f"Fest {NO_SIGN} im Mai" in said
    assert "שלום" in said or "םולש" in said


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf(sample()) == pdf(sample())


def test_headings_never_skip_a_level() -> None:
    odd = replace(sample(), elements=(
        Heading("Drei", 3), Paragraph("a"), Heading("", 2), Heading("Noch drei", 3),
        Heading("Eins", 1), Heading("Wieder drei", 3), TABLE))
    assert levels(pdf(odd)) == [1, 2, 1, 2]


def test_a_document_without_a_title_still_opens() -> None:
    bare = Document("", "de", (Heading("", 1), Paragraph("nur Text")))
    assert opened(pdf(bare)).docinfo.Title == "–"


_words = st.text(st.characters(), max_size=30)
_elements = st.one_of(
    st.builds(Heading, _words, st.integers(1, 3)), st.builds(Paragraph, _words),
    st.builds(lambda one, other: Table((one, other), ((other, one), (one,))), _words, _words),
    st.builds(lambda words: Picture(DRAWING, words), _words),
)


@given(_words, st.lists(_elements, max_size=6))
@settings(max_examples=40)
def test_any_words_in_any_order_give_a_sound_document(title: str, elements: list[Element]) -> None:
    found = levels(pdf(Document(title, "de", tuple(elements), title)))
    assert all(later <= earlier + 1 for earlier, later in pairwise([0, *found]))


def test_a_raster_is_as_wide_as_asked() -> None:
    picture = raster(DRAWING, 50.8, 100)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 200
    assert int.from_bytes(picture[20:24], "big") == 80
