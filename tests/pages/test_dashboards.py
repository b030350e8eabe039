"""Dashboards: reading, putting together, saving, passing on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from monitoring.core.prepared import Audience, Block, BlockKind, Dashboard
from monitoring.language import Words
from monitoring.pages.parts.dashboards.draft import KEY, Draft
from monitoring.pages.parts.dashboards.form import reworded
from monitoring.storage.dashboard_file import dashboard_in, dashboard_toml
from monitoring.storage.dashboards import dashboards_of
from monitoring.storage.planning.versions import Change
from monitoring.storage.served import forget, served_city
from monitoring.storage.store import Store
from tests.pages.opened import Opened

PAGE = "dashboards.py"
ALL_KINDS = {one.value for one in BlockKind}


@pytest.fixture
def planner(served: Store) -> Store:
    """The tiny city; its one role may plan."""
    return served


def _draft(page: Opened) -> Draft:
    found: Draft = page.at.session_state[KEY]
    return found


def _click(page: Opened, key: str) -> None:
    page.at.button(key=key).click().run()
    assert not page.at.exception


def _type(page: Opened, name: str, value: str) -> None:
    key = f"draft_{_draft(page).turn}_{name}"
    fields = {one.key: one for one in (*page.at.text_input, *page.at.text_area)}
    fields[key].set_value(value).run()


def _kept(store: Store) -> list[Dashboard]:
    register = store.ledger.register()
    return [one.dashboard for one in dashboards_of(served_city(), register).values()
            if one.item and one.dashboard]


def _saved(store: Store, dashboard: Dashboard, **data: str) -> str:
    content = {"title": str(dashboard.label), "content": dashboard_toml(dashboard),
               "visibility": "intern", **data}
    return store.ledger.save([Change("dashboard", "", 0, content)], "Ida", "neu")[0].id


def _dashboard(*blocks: Block, label: str = "Kinder", **more: object) -> Dashboard:
    own = Dashboard("neu", Words(label, label), Words("Worum", "About"), blocks)
    return replace(own, **more)  # type: ignore[arg-type]


def test_a_councillor_reads_what_was_decided_and_what_is_uncertain(demo) -> None:
    page = demo(PAGE, dashboard="aufwachsen")
    said = page.text
    assert "Aufwachsen in Auenstadt" in said
    assert "Was zuletzt beschlossen wurde" in said
    assert "Jugendhilfeausschuss, 2. Dezember 2026, TOP 4" in said
    assert "Fragen an: Jugendamt, Jugendhilfeplanung" in said
    assert "Laufend: zeigt immer die gültige Ausgabe" in said
    assert "Was nicht sicher ist" in said
    assert "In 11 von 48 Gebieten (Planungsräume)" in said
    assert "Verdeckte Armut ist nicht enthalten." in said


def test_reading_needs_no_control(demo) -> None:
    page = demo(PAGE, dashboard="aufwachsen")
    assert not page.at.selectbox
    assert not page.at.text_input
    assert page.html.count("<table") >= 6  # behind every picture and figure


def test_each_picture_has_words_and_a_table(demo) -> None:
    for name in ("aufwachsen", "aelter_werden", "wohnen", "ostfeld", "einfach"):
        html = demo(PAGE, dashboard=name).html
        for section in html.split("<section")[1:]:
            for image in section.split("<img ")[1:]:
                assert 'alt="' in image
                assert 'alt=""' not in image
            if "<figure>" in section:
                assert "<table" in section


def test_explore_link_restores_the_view(demo) -> None:
    html = demo(PAGE, dashboard="wohnen").html
    links = [one.split('"')[0] for one in html.split('href="')[1:]]
    change = next(one for one in links if "indicator=bev_ew" in one)
    assert "period=2023" in change
    assert "from=2019" in change
    assert "level=stadtteil" in change
    page = demo("explore.py", indicator="bev_ew", level="stadtteil", period="2023",
                **{"from": "2019"})
    assert "Veränderung 2019 bis 2023" in page.text


def test_frozen_one_says_so_and_how_to_cite_it(demo) -> None:
    said = demo(PAGE, dashboard="wohnen").text
    assert "Eingefroren auf Ausgabe 1" in said
    assert "wohnen@1" in said


def test_plain_language_has_no_words_of_statistics(demo) -> None:
    page = demo(PAGE, dashboard="einfach")
    assert 'class="dashboard plain"' in page.html
    for word in ("Intervall", "Prozentpunkte", "Zufall", "vorläufig"):
        assert word not in page.text
    assert "Auenstadt. Das ist so viel wie 2022." in page.text
    assert "etwa 16 von 100" in page.text


def test_english_readers_get_english_titles(demo) -> None:
    page = demo(PAGE, dashboard="aufwachsen", lang="en")
    assert "Growing up in Auenstadt" in page.text
    assert "Where do children live on little money?" in page.text


def test_list_names_audience_occasion_and_state(demo) -> None:
    said = demo(PAGE).text
    assert "Rat und Ausschüsse · Jugendhilfeausschuss, 2. Dezember 2026, TOP 4 · laufend" in said
    assert "eingefroren auf Ausgabe 1" in said


def test_dead_link_is_named(demo) -> None:
    assert any("„gibtsnicht“" in one for one in demo(PAGE, dashboard="gibtsnicht").warnings)


def test_texts_of_planners_are_shown_literally(planner: Store) -> None:
    bad = '<script>alert(1)</script> ![x](http://x.example/a.png) $E=mc^2$ **fett**'
    block = Block(BlockKind.text, title=Words(bad, bad), text=Words(bad, bad))
    name = _saved(planner, _dashboard(block, label=bad, contact=bad, agenda=bad))
    page = Opened(PAGE, {"dashboard": name})
    assert "<script>" not in page.html
    assert page.text.count("**fett**") >= 4
    listed = Opened(PAGE, {})
    assert "<script>" not in listed.html


def test_block_that_cannot_be_shown_says_why_and_the_rest_is_there(planner: Store) -> None:
    gone = Block(BlockKind.map, "gibtsnicht", "bezirk")
    there = Block(BlockKind.text, text=Words("Das bleibt lesbar.", "This stays."))
    page = Opened(PAGE, {"dashboard": _saved(planner, _dashboard(gone, there))})
    assert "Den Indikator „gibtsnicht“ führt die Stadt nicht mehr." in page.text
    assert "Das bleibt lesbar." in page.text


def test_missing_release_is_named(planner: Store) -> None:
    block = Block(BlockKind.text, text=Words("Text", "Text"))
    page = Opened(PAGE, {"dashboard": _saved(planner, _dashboard(block, release=99))})
    assert "Die Ausgabe 99 gibt es nicht." in page.text


def test_planner_puts_one_together_and_saves_it(planner: Store) -> None:
    page = Opened(PAGE, {"build": "1"})
    page.at.selectbox(key="new_kind").select("text").run()
    _click(page, "new_add")
    _type(page, "label", "Kinder in Musterstadt")
    _type(page, "description", "Wo leben Kinder?")
    _type(page, "agenda", "Jugendausschuss, TOP 1")
    _type(page, "decision", "Rat, 1.2.2026, Nr. 5")
    _type(page, "before", "Wir haben neue Plätze beschlossen.")
    _type(page, "contact", "Jugendamt")
    _type(page, "text_0", "Worauf wir schauen.")
    assert "Worauf wir schauen." in page.html  # the preview
    page.at.text_input(key="dashboard_by").set_value("Ida").run()
    _click(page, "draft_save")
    [kept] = _kept(planner)
    assert str(kept.label) == "Kinder in Musterstadt"
    assert kept.agenda == "Jugendausschuss, TOP 1"
    assert kept.decision == "Rat, 1.2.2026, Nr. 5"
    assert str(kept.before) == "Wir haben neue Plätze beschlossen."
    assert kept.contact == "Jugendamt"
    assert str(kept.blocks[0].text) == "Worauf wir schauen."
    assert page.chosen["dashboard"] == kept.id


def test_every_kind_can_be_chosen(demo) -> None:
    page = demo(PAGE, build="1")
    for number, kind in enumerate(sorted(ALL_KINDS - {"goal"}), 1):
        page.at.selectbox(key="new_kind").select(kind).run()
        _click(page, "new_add")
        assert len(_draft(page).dashboard.blocks) == number
    assert {one.kind.value for one in _draft(page).dashboard.blocks} == ALL_KINDS - {"goal"}
    assert not [one for one in _draft(page).dashboard.blocks if one.missing()]


@pytest.mark.usefixtures("planner")
def test_what_is_missing_is_said() -> None:
    page = Opened(PAGE, {"build": "1"})
    assert page.at.button(key="draft_save").disabled
    assert ("Zum Speichern fehlt noch: ein Titel, ein Satz, worum es geht, ein Baustein, "
            "Ihr Name.") in page.text


@pytest.mark.usefixtures("planner")
def test_typed_words_survive_moving_a_block() -> None:
    page = Opened(PAGE, {"build": "1"})
    page.at.selectbox(key="new_kind").select("text").run()
    _click(page, "new_add")
    _click(page, "new_add")
    key = f"draft_{_draft(page).turn}_text_0"
    # Typed and clicked in one go, as a browser sends it.
    next(one for one in page.at.text_area if one.key == key).set_value("Zuerst getippt")
    _click(page, "draft_move_0_1")
    assert str(_draft(page).dashboard.blocks[1].text) == "Zuerst getippt"
    _click(page, "draft_remove_0")
    assert [str(one.text) for one in _draft(page).dashboard.blocks] == ["Zuerst getippt"]


def test_two_sessions_do_not_overwrite_each_other(planner: Store) -> None:
    block = Block(BlockKind.text, text=Words("Text", "Text"))
    name = _saved(planner, _dashboard(block))
    pages = [Opened(PAGE, {"dashboard": name}) for _ in range(2)]
    for page, title in zip(pages, ("Von Ida", "Von Jo"), strict=True):
        _click(page, "dashboard_edit")
        _type(page, "label", title)
        page.at.text_input(key="dashboard_by").set_value(title[4:]).run()
    _click(pages[0], "draft_save")
    _click(pages[1], "draft_save")
    assert any("Ida hat „Von Ida“ inzwischen geändert" in one.value for one in pages[1].at.error)
    assert str(_draft(pages[1]).dashboard.label) == "Von Jo"
    assert [str(one.label) for one in _kept(planner)] == ["Von Ida"]
    _click(pages[1], "draft_new")
    _click(pages[1], "draft_save")
    assert sorted(str(one.label) for one in _kept(planner)) == ["Von Ida", "Von Jo"]


@pytest.mark.usefixtures("planner")
def test_freezing_binds_to_the_release_shown() -> None:
    page = Opened(PAGE, {"build": "1"})
    page.at.toggle(key=f"draft_{_draft(page).turn}_frozen").set_value(True).run()
    assert _draft(page).dashboard.release == 1
    page.at.toggle(key=f"draft_{_draft(page).turn}_frozen").set_value(False).run()
    assert _draft(page).dashboard.release == 0


@pytest.mark.usefixtures("planner")
def test_text_of_a_file_becomes_the_draft() -> None:
    block = Block(BlockKind.text, text=Words("Von nebenan", "From next door"))
    given = dashboard_toml(_dashboard(block, label="Nachbarstadt", audience=Audience.fach))
    page = Opened(PAGE, {"build": "1"})
    page.at.text_area(key="dashboard_toml").set_value(given).run()
    _click(page, "dashboard_take")
    own = _draft(page).dashboard
    assert (str(own.label), own.audience) == ("Nachbarstadt", Audience.fach)
    assert own.blocks == (block,)
    assert dashboard_in(dashboard_toml(own))[0] == own


@pytest.mark.usefixtures("planner")
def test_text_that_is_no_dashboard_stays_and_is_explained() -> None:
    page = Opened(PAGE, {"build": "1"})
    page.at.text_area(key="dashboard_toml").set_value('label = "halb').run()
    _click(page, "dashboard_take")
    assert any("kein gültiges TOML" in one.value for one in page.at.error)
    assert page.at.text_area(key="dashboard_toml").value == 'label = "halb'


def test_role_that_does_not_plan_sees_no_workshop(
    demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOZIALRAUM_ROLE", "rat")
    forget()
    page = demo(PAGE, dashboard="aufwachsen")
    keys = {one.key for one in page.at.button}
    assert "dashboard_edit" not in keys
    assert "dashboard_present" in keys
    assert "draft_save" not in {one.key for one in demo(PAGE, build="1").at.button}


def test_slides_one_block_each(demo) -> None:
    first = demo(PAGE, dashboard="aufwachsen", mode="present")
    assert "Aufwachsen in Auenstadt" in first.html
    assert "dashboard-block" not in first.html
    assert "1 von 8" in first.text
    later = demo(PAGE, dashboard="aufwachsen", mode="present", slide="4")
    assert later.html.count("dashboard-block") == 1
    _click(later, "present_on")
    assert later.chosen["slide"] == "5"
    _click(later, "present_end")
    assert "mode" not in later.chosen


@pytest.mark.parametrize("slide", ["-1", "²", "99999999999999", "x"])
def test_odd_slide_numbers_show_a_slide(demo, slide: str) -> None:
    page = demo(PAGE, dashboard="aufwachsen", mode="present", slide=slide)
    assert not page.at.exception
    assert "von 8" in page.text


def test_reworded_keeps_the_other_language() -> None:
    both = Words("Kinder", "Children")
    assert reworded(both, "Kinder") is both
    assert reworded(both, "Familien") == Words("Familien", "Children")
    assert reworded(Words("a", "a"), "b") == Words("b", "b")
    assert reworded(both, "") is None


def test_export_is_what_stands_in_the_folder(demo) -> None:
    root = Path(__file__).parents[2] / "data" / "demo" / "dashboards"
    demo(PAGE)
    for path in root.glob("*.toml"):
        declared, problems = dashboard_in(path.read_text("utf-8"), path.name)
        assert not problems
        assert declared is not None
        assert dashboard_in(dashboard_toml(declared)) == (declared, [])
