"""The profile of a district: its own figures, words, goals and two pages."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import numpy as np
import pytest

from monitoring.language import speak
from monitoring.reports.document import (
    Bullets,
    Document,
    Heading,
    Paragraph,
    Picture,
    Table,
    flat,
)
from monitoring.reports.pdf import pdf
from monitoring.storage.snapshot import Snapshot
from monitoring.views.district_document import district_document
from monitoring.views.locator import GROUND, locator
from monitoring.views.written import FORMATS, district_name, document_file
from tests.reports.tagged import opened, tags
from tests.views import by_hand
from tests.views.invented_register import goal, measure, register


def place(snapshot: Snapshot, name: str) -> int:
    found = snapshot.cube.areas.find_newest(name)
    assert found is not None
    return found


def tables(document: Document) -> list[Table]:
    return [one for one in flat(document.elements) if isinstance(one, Table)]


def said(document: Document) -> str:
    found: list[str] = []
    for one in flat(document.elements):
        if isinstance(one, Heading | Paragraph):
            found.append(one.text)
        elif isinstance(one, Bullets):
            found += one.items
        elif isinstance(one, Table):
            found += [cell if isinstance(cell, str) else cell.alt
                      for row in (one.head, *one.rows) for cell in row]
    return "\n".join(found)


@pytest.mark.parametrize(("city", "area"), [
    ("demo", "010101"), ("demo", "0101"), ("demo", "01"), ("berlin", "01100101"),
    ("berlin", "01")])
def test_its_table_shows_the_key_indicators_of_the_district(
    request: pytest.FixtureRequest, city: str, area: str
) -> None:
    snapshot: Snapshot = request.getfixturevalue(city)
    at = place(snapshot, area)
    core, *_ = tables(district_document(snapshot, register(), at))
    by_label = {str(one.label): name for name, one in snapshot.city.indicators.items()}
    names = [by_label[str(row[0])] for row in core.rows]
    keys = list(snapshot.city.frame.key_indicators)
    assert names == [one for one in keys if one in names]
    whole = place(snapshot, snapshot.city.frame.reference_area)
    for name, row in zip(names, core.rows, strict=True):
        period = str(row[1])
        assert row[2] == by_hand.shown(snapshot, name, at, period)
        newer = [one for one in snapshot.cube.periods if one > period]
        assert not any(np.isfinite(by_hand.cell(snapshot, name, at, one)[0]) for one in newer)
        if row[4]:
            assert row[4] == by_hand.shown(snapshot, name, whole, period).partition(" (")[0]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_picture_has_words_and_is_sound(demo: Snapshot, language: str) -> None:
    speak(language)
    document = district_document(demo, register(), place(demo, "010101"))
    pictures = [one for one in flat(document.elements) if isinstance(one, Picture)]
    pictures += [cell for table in tables(document) for row in table.rows for cell in row
                 if isinstance(cell, Picture)]
    assert len(pictures) > 5
    for one in pictures:
        assert one.alt.strip()
        assert "currentColor" not in one.svg
        ET.fromstring(one.svg)
    assert document.language == language


def test_the_first_sentence_counts_the_residents(tiny: Snapshot, demo: Snapshot) -> None:
    document = district_document(demo, register(), place(demo, "010101"))
    residents = demo.city.frame.residents
    period = by_hand.newest(demo, residents, "planungsraum")[0]
    count = by_hand.number(by_hand.cell(demo, residents, place(demo, "010101"), period)[0], 0)
    assert f"leben {count} Menschen ({period})" in said(document)
    assert "Erfundene Stadt: alle Zahlen sind ausgedacht." in said(document)
    # The tiny city does not say which indicator counts its residents.
    assert "Menschen (" not in said(district_document(tiny, register(), place(tiny, "0101")))


def test_goals_measures_and_findings_of_the_district_stand_in_it(tiny: Snapshot) -> None:
    finding = goal("B1", title="Viele Vereine", side="staerke", written_by="Quartiersbüro",
                   areas=["0101"])
    finding = type(finding)("finding", "B1", 1, data=finding.data)
    elsewhere = goal("Z2", title="Nur im Süden", areas=["02"])
    entries = register(goal(title="Weniger <b>Arbeitslose</b>"), measure(), finding, elsewhere)
    text = said(district_document(tiny, entries, place(tiny, "01")))
    assert "Weniger <b>Arbeitslose</b>" in text
    assert "Beratung im Viertel" in text
    assert "Nur im Süden" not in text
    assert "Viele Vereine (Quartiersbüro)" in text
    nothing = said(district_document(tiny, register(), place(tiny, "01")))
    assert "Ziele, Maßnahmen und Beteiligung" not in nothing


def test_where_nobody_lives_there_is_a_profile_as_well(tiny: Snapshot) -> None:
    for area in tiny.cube.areas.ids:
        content = pdf(district_document(tiny, register(), place(tiny, area)))
        assert len(opened(content).pages) <= 2


def test_it_has_at_most_two_pages_and_all_tags(berlin: Snapshot) -> None:
    areas = berlin.cube.areas
    own = areas.on_level("planungsraum", areas.editions_of("planungsraum")[-1]).tolist()
    for at in own[::60]:
        content = pdf(district_document(berlin, register(), at))
        assert len(opened(content).pages) <= 2
        assert len(content) < 300_000
        tree = tags(content)
        assert len(tree.all("H1")) == 1
        assert len(tree.all("Table")) >= 2
        assert tree.all("TH")
        assert tree.all("P")
        assert all(one.alt for one in tree.all("Figure") if not one.all("Table"))


@pytest.mark.parametrize("form", FORMATS)
def test_in_every_form(demo: Snapshot, form: str) -> None:
    at = place(demo, "010101")
    content = document_file(district_document(demo, register(), at), form)
    assert content.startswith(b"%PDF" if form == "pdf" else b"PK")
    assert district_name(demo, at) == "profil-010101-ausgabe1"


def test_the_district_stands_out_on_its_map(demo: Snapshot) -> None:
    at = place(demo, "010101")
    found = locator(demo, at, 60)
    assert demo.cube.areas.names[at] in found.alt
    fills = [one.get("fill") for one in ET.fromstring(found.svg).iter(
        "{http://www.w3.org/2000/svg}path") if one.get("fill") in GROUND]
    assert [fills.count(one) for one in GROUND] == [47, 1]
