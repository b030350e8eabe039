"""PDF/UA-1: tags, titles, languages, and texts that are only texts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.reports.document import (
    Beside,
    Document,
    Element,
    Heading,
    OnePage,
    Paragraph,
    Picture,
    Table,
)
from monitoring.reports.pdf import pdf
from monitoring.reports.typesetting import NO_SIGN, raster
from tests.reports.sample import CHART, DRAWING, TABLE, WORDS, sample, with_words
from tests.reports.tagged import Tag, attributes, opened, page_texts, tags, texts

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


def test_every_heading_cell_says_for_what_it_stands() -> None:
    content = pdf(sample())
    heads = attributes(content, "TH")
    assert [one["/Scope"] for one in heads] == ["/Column"] * 3
    # Every other cell names the heading of its column.
    assert all(one["/Headers"] for one in attributes(content, "TD"))


def test_bookmarks_are_the_headings_in_their_order() -> None:
    with opened(pdf(sample())) as found, found.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Aufwachsen in Musterstadt"
        assert [one.title for one in top.children] == ["Karte", "Verlauf", "Zahlen"]
        assert [one.title for one in top.children[2].children] == ["Genauer"]


def test_what_belongs_on_one_page_becomes_smaller_until_it_fits() -> None:
    def pages(rows: int) -> int:
        table = Table(("a", "b"), tuple((f"Zeile {at}", "1") for at in range(rows)))
        one = OnePage((Heading("T", 1), table))
        return len(opened(pdf(replace(sample(), elements=(one,)))).pages)

    def loose(rows: int) -> int:
        table = Table(("a", "b"), tuple((f"Zeile {at}", "1") for at in range(rows)))
        return len(opened(pdf(replace(sample(), elements=(Heading("T", 1), table)))).pages)

    fitting = next(rows for rows in range(20, 90) if loose(rows) > 1)
    assert pages(fitting) == 1
    # What would become too small to read goes on to the next page.
    assert pages(3 * fitting) > 1


def test_what_stands_side_by_side_stays_together() -> None:
    filling = tuple(Paragraph(f"Zeile {at}") for at in range(32))
    both = Beside((Heading("Links"), CHART), (Heading("Rechts"), CHART))
    said = page_texts(pdf(replace(sample(), elements=(Heading("T", 1), *filling, both),
                                  landscape=False)))
    assert ["Links" in one for one in said] == ["Rechts" in one for one in said]
    assert sum("Im Bild" in one for one in said) <= 1


def test_sources_stand_on_every_page() -> None:
    said = page_texts(pdf(replace(sample(), sources="Quellen: Melderegister; Schulstatistik")))
    assert len(said) == 2
    assert all("Schulstatistik" in one for one in said)


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
