"""A dashboard on paper: one page that says everything in brief, the tables behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitoring.core.prepared import Audience, Dashboard, Noted
from monitoring.language import LANGUAGES, Words, speaking, text
from monitoring.reports.document import (
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    filled,
    flat,
)
from monitoring.reports.pdf import pdf
from monitoring.storage.snapshot import Snapshot
from monitoring.views.dashboard.document import dashboard_document
from monitoring.views.dashboard.parts import shown_blocks
from tests.reports.tagged import page_texts, tags
from tests.views.invented_register import register


def document_of(snapshot: Snapshot, dashboard: Dashboard) -> Document:
    return dashboard_document(snapshot, dashboard, shown_blocks(snapshot, register(), dashboard))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("city", ["demo", "berlin"])
def test_a_councillor_has_all_of_it_on_one_sheet(
    request: pytest.FixtureRequest, city: str, language: str
) -> None:
    snapshot: Snapshot = request.getfixturevalue(city)
    assert snapshot.city.dashboards
    with speaking(language):
        for one in snapshot.city.dashboards.values():
            content = pdf(document_of(snapshot, replace(one, contact=Noted("planung@example.org"))))
            pages = page_texts(content)
            behind = next(at for at, said in enumerate(pages)
                          if said.startswith(text("Die Zahlen dahinter")))
            # Councillors get one sheet; professionals may have one more.
            assert behind == 1 or (behind == 2 and one.audience is Audience.fach), one.id
            assert "planung@example.org" in pages[behind - 1]
            assert all(tag.alt for tag in tags(content).all("Figure") if not tag.all("Table"))


def test_every_number_of_a_picture_stands_behind_it(demo: Snapshot) -> None:
    for one in demo.city.dashboards.values():
        document = document_of(demo, one)
        behind = False
        found: dict[str, Table] = {}
        title = ""
        for part in flat(document.elements):
            behind |= isinstance(part, PageBreak)
            title = part.text if isinstance(part, Heading) else title
            if behind and isinstance(part, Table):
                found[title] = part
        for block in shown_blocks(demo, register(), one):
            if block.picture and block.table:
                assert found[block.title].rows == filled(block.table).rows


def test_what_is_uncertain_and_where_it_is_from_is_said_once(demo: Snapshot) -> None:
    (one,) = [one for one in demo.city.dashboards.values() if one.id == "aufwachsen"]
    twice = replace(one, blocks=one.blocks * 2)
    notes = [part.text for part in flat(document_of(demo, twice).elements)
             if isinstance(part, Paragraph)]
    for said in notes:
        sentences = said.replace(". ", ".\n").splitlines()
        assert len(set(sentences)) == len(sentences)


def test_without_blocks_there_is_a_page_all_the_same(demo: Snapshot) -> None:
    words = Words("Leer", "Empty")
    assert len(page_texts(pdf(document_of(demo, Dashboard("leer", words, words))))) == 1
