"""The profile of a district: its own figures, words, goals and two pages."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from monitoring.core.cube import empty_cube
from monitoring.core.status import Status
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
from tests.reports.tagged import opened
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
        beside = row[core.head.index(snapshot.cube.areas.names[whole])]
        if beside:
            assert beside == by_hand.shown(snapshot, name, whole, period).partition(" (")[0]


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


def test_a_share_says_how_many_of_how_many(demo: Snapshot) -> None:
    at = place(demo, "010101")
    core, *_ = tables(district_document(demo, register(), at))
    row = next(one for one in core.rows
               if one[0] == str(demo.city.indicators["bev_u18"].label))
    cell = demo.cube.cell("bev_u18", at, str(row[1]))
    few, all_ = (by_hand.number(float(part[cell]), 0)
                 for part in (demo.cube.numerator, demo.cube.denominator))
    assert row[core.head.index("Anzahl")] == f"{few} von {all_}"


def test_needs_stand_beside_the_services_for_them(demo: Snapshot, tiny: Snapshot) -> None:
    at = place(demo, "0101")
    document = district_document(demo, register(), at)
    pairs = next(one for one in tables(document) if one.head[0] == "Angebot")
    cell = demo.cube.cell("ang_kita_u6", at, "2023")
    places_, children = (by_hand.number(float(part[cell]), 0)
                         for part in (demo.cube.numerator, demo.cube.denominator))
    assert pairs.rows[0][:3] == (f"Kita-Plätze: {places_}", f"Kinder unter 6: {children}",
                                 by_hand.shown(demo, "ang_kita_u6", at, "2023"))
    without = said(district_document(tiny, register(), place(tiny, "01")))
    assert "Zu Angeboten enthält diese Ausgabe für das Gebiet keine Zahlen." in without


def test_headings_follow_the_structure_of_a_profile(demo: Snapshot) -> None:
    entries = register(goal(areas=["010101"]))
    document = district_document(demo, entries, place(demo, "010101"))
    assert [one.text for one in flat(document.elements) if isinstance(one, Heading)] == [
        "Nikolaiviertel (010101)", "Auf einen Blick", "Stärken", "Bedarfe", "Bedarf und Angebot",
        "Lebensphasen", "Ziele, Maßnahmen und Beteiligung", "Hinweise"]


def test_words_that_stand_for_figures_are_explained(demo: Snapshot) -> None:
    areas = demo.cube.areas
    secret = next(at for at in areas.on_level("planungsraum", areas.editions_of("planungsraum")[-1])
                  if (demo.cube.status[:, at] == Status.secret).any())
    text = said(district_document(demo, register(), int(secret)))
    if "geheim" in text.partition("Hinweise")[0]:
        assert "Die Zahl ist so klein, dass sie Personen verraten könnte." in text
    assert "vorläufig: Vorläufige Zahl." in text
    assert "Punkt dieses Gebiet" in text
    assert "95 von 100 Werten" in text


def test_a_district_without_any_figure_says_so(demo: Snapshot) -> None:
    at = place(demo, "010101")
    nothing = empty_cube(demo.cube.planes, demo.cube.areas, demo.cube.periods)
    empty = replace(demo, cube=nothing)
    document = district_document(empty, register(), at)
    assert "Für dieses Gebiet enthält diese Ausgabe keine Zahlen." in said(document)
    assert "bewerteten Indikatoren" not in said(document)
    assert len(opened(pdf(document)).pages) == 2


def test_the_city_is_not_compared_with_itself(demo: Snapshot) -> None:
    whole = demo.cube.areas.find(demo.city.frame.reference_area)
    assert whole is not None
    text = said(district_document(demo, register(), whole))
    assert "Dies ist das ganze Gebiet, mit dem sonst verglichen wird." in text
    assert "bewerteten Indikatoren" not in text


def test_the_reason_for_a_missing_key_figure_is_said(berlin: Snapshot) -> None:
    at = place(berlin, "10100205")
    document = district_document(berlin, register(), at)
    core, *_ = tables(document)
    assert any(row[2] == "ausgeschlossen" for row in core.rows)
    cube = berlin.cube
    gone = np.flatnonzero(cube.status[:, at, :] == Status.excluded)[0]
    reason = cube.reasons[cube.reason[:, at, :].ravel()[gone]]
    assert f"Gründe: {str(reason).rstrip('.')}" in said(document)


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
