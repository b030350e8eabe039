"""Dashboards as people read them: words, links, slides, what is wrong with one."""

from __future__ import annotations

import re

import pytest

from monitoring.core.prepared import Block, BlockKind
from monitoring.language import Words
from monitoring.storage.served import forget
from monitoring.storage.store import Store
from tests.pages.conftest import Open
from tests.pages.opened import Opened
from tests.pages.prepared import click, dashboard_of, save

PAGE = "dashboards.py"


def test_a_councillor_reads_what_was_decided_and_what_is_uncertain(demo: Open) -> None:
    page = demo(PAGE, dashboard="aufwachsen")
    said = page.text
    assert "Aufwachsen in Auenstadt" in said
    assert "Was zuletzt beschlossen wurde" in said
    assert "Jugendhilfeausschuss, 2. Dezember 2026, TOP 4" in said
    assert "Fragen an: Jugendamt, Jugendhilfeplanung" in said
    assert "Laufend: zeigt immer die gültige Ausgabe" in said
    assert "Was nicht sicher ist" in said
    assert "In 11 von 48 Planungsräumen" in said
    assert "Verdeckte Armut ist nicht enthalten." in said


def test_reading_needs_no_control(demo: Open) -> None:
    page = demo(PAGE, dashboard="aufwachsen")
    assert not page.at.selectbox
    assert not page.at.text_input
    assert page.html.count("<table") >= 6  # behind every picture and figure


def test_each_picture_has_words_and_a_table(demo: Open) -> None:
    for name in ("aufwachsen", "aelter_werden", "wohnen", "ostfeld", "einfach"):
        html = demo(PAGE, dashboard=name).html
        for section in html.split("<section")[1:]:
            # Colours of a legend stand beside their words.
            drawings = re.sub(r'<ul class="legend".*?</ul>', "", section)
            for image in drawings.split("<img ")[1:]:
                assert 'alt="' in image
                assert 'alt=""' not in image
            if "<figure" in section:
                assert "<table" in section


def test_explore_link_restores_the_view(demo: Open) -> None:
    html = demo(PAGE, dashboard="wohnen").html
    links = [one.split('"')[0] for one in html.split('href="')[1:]]
    change = next(one for one in links if "indicator=bev_ew" in one)
    assert "period=2023" in change
    assert "from=2019" in change
    assert "level=stadtteil" in change
    page = demo("explore.py", indicator="bev_ew", level="stadtteil", period="2023",
                **{"from": "2019"})
    assert "Veränderung 2019 bis 2023" in page.text


def test_frozen_one_says_so_and_how_to_cite_it(demo: Open) -> None:
    said = demo(PAGE, dashboard="wohnen").text
    assert "Eingefroren auf Ausgabe 1" in said
    assert "wohnen@1" in said


def test_plain_language_has_no_words_of_statistics(demo: Open) -> None:
    page = demo(PAGE, dashboard="einfach")
    assert 'class="dashboard plain"' in page.html
    for word in ("Intervall", "Prozentpunkte", "Zufall", "vorläufig"):
        assert word not in page.text
    assert "Auenstadt. Das ist so viel wie 2022." in page.text
    assert "etwa 16 von 100" in page.text


def test_english_readers_get_english_titles(demo: Open) -> None:
    page = demo(PAGE, dashboard="aufwachsen", lang="en")
    assert "Growing up in Auenstadt" in page.text
    assert "Where do children live on little money?" in page.text


def test_list_names_audience_occasion_and_state(demo: Open) -> None:
    said = demo(PAGE).text
    assert "Rat und Ausschüsse · Jugendhilfeausschuss, 2. Dezember 2026, TOP 4 · laufend" in said
    assert "eingefroren auf Ausgabe 1" in said


def test_dead_link_is_named(demo: Open) -> None:
    assert any("„gibtsnicht“" in one for one in demo(PAGE, dashboard="gibtsnicht").warnings)


def test_texts_of_planners_are_shown_literally(planner: Store) -> None:
    bad = '<script>alert(1)</script> ![x](http://x.example/a.png) $E=mc^2$ **fett**'
    block = Block(BlockKind.text, title=Words(bad, bad), text=Words(bad, bad))
    name = save(planner, dashboard_of(block, label=bad, contact=bad, agenda=bad))
    page = Opened(PAGE, {"dashboard": name})
    assert "<script>" not in page.html
    assert page.text.count("**fett**") >= 4
    listed = Opened(PAGE, {})
    assert "<script>" not in listed.html


def test_block_that_cannot_be_shown_says_why_and_the_rest_is_there(planner: Store) -> None:
    gone = Block(BlockKind.map, "gibtsnicht", "bezirk")
    there = Block(BlockKind.text, text=Words("Das bleibt lesbar.", "This stays."))
    page = Opened(PAGE, {"dashboard": save(planner, dashboard_of(gone, there))})
    assert "Den Indikator „gibtsnicht“ führt die Stadt nicht mehr." in page.text
    assert "Das bleibt lesbar." in page.text


def test_missing_release_is_named(planner: Store) -> None:
    block = Block(BlockKind.text, text=Words("Text", "Text"))
    page = Opened(PAGE, {"dashboard": save(planner, dashboard_of(block, release=99))})
    assert "Die Ausgabe 99 gibt es nicht." in page.text


def test_role_that_does_not_plan_sees_no_workshop(
    demo: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOZIALRAUM_ROLE", "rat")
    forget()
    page = demo(PAGE, dashboard="aufwachsen")
    keys = {one.key for one in page.at.button}
    assert "dashboard_edit" not in keys
    assert "dashboard_present" in keys
    assert "draft_save" not in {one.key for one in demo(PAGE, build="1").at.button}


def test_slides_one_block_each(demo: Open) -> None:
    first = demo(PAGE, dashboard="aufwachsen", mode="present")
    assert "Aufwachsen in Auenstadt" in first.html
    assert "dashboard-block" not in first.html
    assert "1 von 8" in first.text
    later = demo(PAGE, dashboard="aufwachsen", mode="present", slide="4")
    assert later.html.count("dashboard-block") == 1
    click(later, "present_on")
    assert later.chosen["slide"] == "5"
    click(later, "present_end")
    assert "mode" not in later.chosen


@pytest.mark.parametrize("slide", ["-1", "²", "99999999999999", "x"])
def test_odd_slide_numbers_show_a_slide(demo: Open, slide: str) -> None:
    page = demo(PAGE, dashboard="aufwachsen", mode="present", slide=slide)
    assert not page.at.exception
    assert "von 8" in page.text
