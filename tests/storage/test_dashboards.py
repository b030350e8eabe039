"""Dashboards of the folder and those that people put together, side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from monitoring.core.prepared import Audience, Block, BlockKind, Dashboard, Noted
from monitoring.language import Words, speaking
from monitoring.storage.city import city_in
from monitoring.storage.dashboards import (
    DASHBOARD,
    content_of,
    dashboards_of,
    taken_over,
)
from monitoring.storage.planning.versions import Change
from monitoring.storage.store import Store

MADE = Dashboard("egal", Words("Kita", "Day care"), Words("Wo?", "Where?"),
                 (Block(BlockKind.map, "arb_quote", "viertel"),), Audience.fach, 1, 3)


def saved(store: Store, dashboard: Dashboard, name: str = "", version: int = 0) -> str:
    (item,) = store.ledger.save(
        [Change(DASHBOARD, name, version, content_of(dashboard))], "Anna", "Neu")
    return item.id


def test_those_of_the_folder_are_there_without_an_entry(musterstadt: Path, store: Store) -> None:
    found = dashboards_of(city_in(musterstadt), store.ledger.register())
    assert list(found) == ["rat"]
    assert found["rat"].item is None
    assert found["rat"].title == "Für den Rat"


def test_what_people_made_reads_back_equal_under_its_own_id(
    musterstadt: Path, store: Store
) -> None:
    name = saved(store, MADE)
    found = dashboards_of(city_in(musterstadt), store.ledger.register())
    assert list(found) == [name, "rat"]
    assert found[name].dashboard == replace(MADE, id=name)
    assert found[name].item is not None
    assert (found[name].title, found[name].problems) == ("Kita", ())


def test_a_changed_one_replaces_the_earlier_and_a_deleted_one_is_gone(
    musterstadt: Path, store: Store
) -> None:
    city = city_in(musterstadt)
    name = saved(store, MADE)
    saved(store, replace(MADE, agenda=Noted("TOP 2")), name, 1)
    found = dashboards_of(city, store.ledger.register())[name].dashboard
    assert found is not None
    assert str(found.agenda) == "TOP 2"
    store.ledger.save([Change(DASHBOARD, name, 2, {}, gone=True)], "Bert", "Veraltet")
    assert list(dashboards_of(city, store.ledger.register())) == ["rat"]


def test_one_that_cannot_be_read_says_why_and_hides_no_other(
    musterstadt: Path, store: Store
) -> None:
    broken = {"title": "Kaputt", "content": "id = "}
    (item,) = store.ledger.save([Change(DASHBOARD, "", 0, broken)], "Anna", "Neu")
    name = saved(store, MADE)
    found = dashboards_of(city_in(musterstadt), store.ledger.register())
    assert found[item.id].dashboard is None
    assert found[item.id].title == "Kaputt"
    assert found[item.id].problems[0].file == f"{item.id}.toml"
    assert found[name].dashboard is not None


def test_what_another_city_made_shows_the_current_release_here(musterstadt: Path) -> None:
    city = city_in(musterstadt)
    own = replace(MADE, declared="x", city=city.frame.id)
    assert taken_over(own, city) == (own, "")
    assert taken_over(MADE, city) == (MADE, "")
    found, said = taken_over(replace(own, city="anderswo"), city)
    assert found == replace(MADE, release=0, register=0)
    assert "„anderswo“" in said


def test_why_one_cannot_be_read_is_said_in_the_language_of_the_reader(
    musterstadt: Path, store: Store
) -> None:
    broken = {"title": "Kaputt", "content": 'id = "a"'}
    (item,) = store.ledger.save([Change(DASHBOARD, "", 0, broken)], "Anna", "Neu")
    city, register = city_in(musterstadt), store.ledger.register()
    said = []
    for language in ("de", "en"):
        with speaking(language):
            said.append(dashboards_of(city, register)[item.id].problems[0].message)
    assert len(set(said)) == 2
    assert said[0] == "Dieser Schlüssel fehlt. Bitte ergänzen."
