"""Several people at the same dashboard: nobody loses a word, and what is gone says so."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from monitoring.core.prepared import Block, BlockKind
from monitoring.language import Words
from monitoring.pages.parts.dashboards.draft import KEY
from monitoring.storage.dashboard_file import dashboard_toml
from monitoring.storage.dashboards import content_of
from monitoring.storage.planning.versions import Change, Overwritten
from monitoring.storage.store import Store, store_at
from tests.pages.opened import Opened
from tests.pages.prepared import click, dashboard_of, kept_in, save

PAGE = "dashboards.py"
TEXT = Block(BlockKind.text, text=Words("Text", "Text"))


def _edited(name: str, title: str) -> Opened:
    page = Opened(PAGE, {"dashboard": name})
    click(page, "dashboard_edit")
    key = f"draft_{page.at.session_state[KEY].turn}_label"
    page.at.text_input(key=key).set_value(title).run()
    page.at.text_input(key="dashboard_by").set_value("Jo").run()
    return page


def _delete(store: Store, name: str, version: int = 1) -> None:
    store.ledger.save([Change("dashboard", name, version, {}, gone=True)], "Ida", "Veraltet")


@pytest.mark.parametrize(("way", "ids"), [("draft_new", ["V2"]), ("draft_over", ["V1"])])
def test_what_somebody_edits_while_it_is_deleted_can_still_be_saved(
    planner: Store, way: str, ids: list[str]
) -> None:
    name = save(planner, dashboard_of(TEXT))
    page = _edited(name, "Von Jo")
    _delete(planner, name)
    click(page, "draft_save")
    assert any("Ida" in one.value and "gelöscht" in one.value for one in page.at.error)
    assert str(page.at.session_state[KEY].dashboard.label) == "Von Jo"
    assert kept_in(planner) == []
    click(page, way)
    click(page, "draft_save")
    assert [(one.id, str(one.label)) for one in kept_in(planner)] == [(ids[0], "Von Jo")]


def test_a_reader_is_told_that_it_is_gone(planner: Store) -> None:
    name = save(planner, dashboard_of(TEXT))
    page = Opened(PAGE, {"dashboard": name})
    _delete(planner, name)
    page.at.run()
    assert not page.at.exception
    assert page.warnings == [f"Die Ansicht „{name}“ gibt es hier nicht oder nicht mehr."]


def test_the_newest_version_counts_for_readers_at_once(planner: Store) -> None:
    name = save(planner, dashboard_of(TEXT))
    page = Opened(PAGE, {"dashboard": name})
    later = dashboard_of(replace(TEXT, text=Words("Neu", "New")), label="Später")
    planner.ledger.save([Change("dashboard", name, 1, content_of(later))], "Ida")
    page.at.run()
    assert "Später" in page.html


def test_of_many_who_save_at_the_same_moment_one_comes_through(planner: Store) -> None:
    name = save(planner, dashboard_of(TEXT))

    def saved(number: int) -> str:
        own = store_at(planner.location, city=planner.city)
        change = Change("dashboard", name, 1, content_of(dashboard_of(TEXT, label=str(number))))
        try:
            own.ledger.save([change], f"Person {number}")
        except Overwritten:
            return ""
        return str(number)

    with ThreadPoolExecutor(8) as together:
        through = [one for one in together.map(saved, range(8)) if one]
    assert len(through) == 1
    assert [str(one.label) for one in kept_in(planner)] == through
    assert [one.version for one in planner.ledger.versions("dashboard", name)] == [1, 2]
    assert planner.damages() == []


def test_one_of_another_city_is_taken_over_as_a_living_one(planner: Store) -> None:
    other = dashboard_of(TEXT, Block(BlockKind.map, "anderswo", "kiez"), city="anderswo",
                         release=7, register=99, declared="x")
    page = Opened(PAGE, {"build": "1"})
    page.at.text_area(key="dashboard_toml").set_value(dashboard_toml(other)).run()
    click(page, "dashboard_take")
    own = page.at.session_state[KEY].dashboard
    assert (own.release, own.register, own.declared, own.city) == (0, 0, "", "")
    assert any("für die Stadt „anderswo“" in one for one in page.warnings)
    assert "Den Indikator „anderswo“" in page.text
    key = f"draft_{page.at.session_state[KEY].turn}_frozen"
    page.at.toggle(key=key).set_value(True).run()
    own = page.at.session_state[KEY].dashboard
    assert (own.release, own.city) == (1, "musterstadt")
    assert planner.objects.has(own.declared)
