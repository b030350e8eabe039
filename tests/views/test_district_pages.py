"""The profile of a district as pages: two of them, tagged, with source and release on each."""

from __future__ import annotations

import pytest

from monitoring.language import speaking
from monitoring.reports.pdf import pdf
from monitoring.storage.snapshot import Snapshot
from monitoring.views.district_document import district_document
from tests.reports.tagged import opened, page_texts, tags
from tests.views.invented_register import goal, measure, register
from tests.views.test_district_document import place, said


def test_the_source_and_the_release_stand_on_every_page(demo: Snapshot) -> None:
    content = pdf(district_document(demo, register(), place(demo, "010101")))
    pages = page_texts(content)
    assert len(pages) == 2
    for number, page in enumerate(pages, 1):
        assert "Sozialraumprofil Nikolaiviertel · Ausgabe 1 vom" in page
        assert "Quellen: Einwohnermelderegister" in page
        assert f"{number} / 2" in page


def test_where_nobody_lives_there_is_a_profile_as_well(tiny: Snapshot) -> None:
    for area in tiny.cube.areas.ids:
        content = pdf(district_document(tiny, register(), place(tiny, area)))
        assert len(opened(content).pages) == 2


@pytest.mark.parametrize("city", ["demo", "berlin"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_it_has_two_pages_and_all_tags(
    request: pytest.FixtureRequest, city: str, language: str
) -> None:
    snapshot: Snapshot = request.getfixturevalue(city)
    areas = snapshot.cube.areas
    own = [at for level in dict.fromkeys(areas.levels)
           for at in areas.on_level(level, areas.editions_of(level)[-1]).tolist()[:200:60]]
    with speaking(language):
        for at in own:
            content = pdf(district_document(snapshot, register(), at))
            with opened(content) as found:
                assert len(found.pages) == 2, areas.names[at]
                assert str(found.Root.Lang) == language
            assert len(content) < 300_000
            tree = tags(content)
            assert len(tree.all("H1")) == 1
            assert len(tree.all("Table")) >= 2
            assert tree.all("TH")
            assert tree.all("P")
            assert all(one.alt for one in tree.all("Figure") if not one.all("Table"))


def test_many_long_entries_leave_it_at_two_pages(demo: Snapshot) -> None:
    words = "Ein sehr langer Titel mit vielen Wörtern, der nirgends aufhören will " * 4
    entries = register(*(kind(f"{name}{at}", title=words, areas=["010101"])
                         for kind, name in ((goal, "Z"), (measure, "M")) for at in range(30)))
    document = district_document(demo, entries, place(demo, "010101"))
    assert "und 25 weitere" in said(document)
    assert len(opened(pdf(document)).pages) == 2
