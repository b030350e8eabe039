"""Putting a dashboard together: fields, blocks, saving, taking over and passing on."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitoring.core.prepared import Audience, Block, BlockKind, Noted
from monitoring.language import Words, speaking
from monitoring.pages.parts.dashboards.draft import KEY, Draft
from monitoring.pages.parts.dashboards.form import reworded
from monitoring.storage.dashboard_file import dashboard_in, dashboard_toml
from monitoring.storage.store import Store
from tests.pages.conftest import Open
from tests.pages.opened import Opened
from tests.pages.prepared import dashboard_of, kept_in, save

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
    [kept] = kept_in(planner)
    assert str(kept.label) == "Kinder in Musterstadt"
    assert str(kept.agenda) == "Jugendausschuss, TOP 1"
    assert str(kept.decision) == "Rat, 1.2.2026, Nr. 5"
    assert str(kept.before) == "Wir haben neue Plätze beschlossen."
    assert str(kept.contact) == "Jugendamt"
    assert str(kept.blocks[0].text) == "Worauf wir schauen."
    assert page.chosen["dashboard"] == kept.id


def test_every_kind_can_be_chosen(demo: Open) -> None:
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
    name = save(planner, dashboard_of(block))
    pages = [Opened(PAGE, {"dashboard": name}) for _ in range(2)]
    for page, title in zip(pages, ("Von Ida", "Von Jo"), strict=True):
        _click(page, "dashboard_edit")
        _type(page, "label", title)
        page.at.text_input(key="dashboard_by").set_value(title[4:]).run()
    _click(pages[0], "draft_save")
    _click(pages[1], "draft_save")
    assert any("Ida hat „Von Ida“ inzwischen geändert" in one.value for one in pages[1].at.error)
    assert str(_draft(pages[1]).dashboard.label) == "Von Jo"
    assert [str(one.label) for one in kept_in(planner)] == ["Von Ida"]
    _click(pages[1], "draft_new")
    _click(pages[1], "draft_save")
    assert sorted(str(one.label) for one in kept_in(planner)) == ["Von Ida", "Von Jo"]


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
    given = dashboard_toml(dashboard_of(block, label="Nachbarstadt", audience=Audience.fach))
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


def test_reworded_keeps_the_other_language() -> None:
    both = Words("Kinder", "Children")
    assert reworded(both, "Kinder") is both
    assert reworded(both, "Familien") == Words("Familien", "Children")
    assert reworded(Words("a", "a"), "b") == Words("b", "b")
    assert reworded(both, "") is None


def test_words_of_both_languages_can_be_typed_apart() -> None:
    same = Words("Kinder", "Kinder")
    with speaking("en"):
        assert reworded(same, "Children", apart=True) == Words("Kinder", "Children")
    assert reworded(Words("Kinder", "Children"), "Familien", apart=True) == Words(
        "Familien", "Children")
    assert reworded(Noted("TOP 1"), "TOP 2", apart=True) == Words("TOP 2", "TOP 1")


@pytest.mark.usefixtures("planner")
def test_a_draft_is_translated_in_the_other_language_of_the_page() -> None:
    page = Opened(PAGE, {"build": "1"})
    _type(page, "label", "Kinder")
    _type(page, "agenda", "Rat, TOP 1")
    key = f"draft_{_draft(page).turn}_apart"
    page.at.toggle(key=key).set_value(True).run()
    page.at.query_params["lang"] = "en"
    page.at.run()
    _type(page, "label", "Children")
    _type(page, "agenda", "Council, item 1")
    assert _draft(page).dashboard.label == Words("Kinder", "Children")
    assert _draft(page).dashboard.agenda == Noted("Rat, TOP 1", "Council, item 1")
    page.at.query_params["lang"] = "de"
    page.at.run()
    # The German words stand in the fields again and were not overwritten.
    assert _draft(page).dashboard.label == Words("Kinder", "Children")
    fields = {one.key: one.value for one in page.at.text_input}
    assert fields[f"draft_{_draft(page).turn}_label"] == "Kinder"


def test_export_is_what_stands_in_the_folder(demo: Open) -> None:
    root = Path(__file__).parents[2] / "data" / "demo" / "dashboards"
    demo(PAGE)
    for path in root.glob("*.toml"):
        declared, problems = dashboard_in(path.read_text("utf-8"), path.name)
        assert not problems
        assert declared is not None
        assert dashboard_in(dashboard_toml(declared)) == (declared, [])
