"""Roles and frozen dashboards: whoever freezes one, everybody sees only what is published for them.

What was published stays as it was published. A stricter rule holds for the releases that come
after it: these count every figure that somebody could read before as known, so old and new together
tell nothing that was ever hidden. Hiding a figure again in an old release would only tell readers
which of the figures they have on paper is a small one.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

from monitoring.core.city import City
from monitoring.core.prepared import Block, BlockKind, Dashboard
from monitoring.storage.city import city_in
from monitoring.storage.earlier import earlier, frozen
from monitoring.storage.planning.versions import Change
from monitoring.storage.store import Store
from monitoring.views.dashboard.files import dashboard_file
from monitoring.views.dashboard.opened import OpenedDashboard, opened_dashboard
from tests.reports.tagged import texts
from tests.storage.roles import COUNCIL, OFFICE, PUBLIC, released, strict, work
from tests.views.invented_register import goal
from tests.views.test_frozen import TINY
from tests.views.test_frozen_declarations import snapshot_in, written

K = BlockKind


def test_roles_of_today_hold_for_what_was_frozen_before(
    musterstadt: Path, store: Store
) -> None:
    """A role that sees less since then opens the layer that was published for it, or none."""
    city = strict(musterstadt)
    work(musterstadt, 25, 7, 8, 40)
    released(musterstadt, city, store)
    blocks = (Block(K.map, "arb_quote", "viertel"), Block(K.map, "arb_quote", "bezirk"))
    # Whoever freezes it, the same is kept: no figure and no role.
    (dashboard,) = {frozen(snapshot_in(store, city, role), replace(TINY, blocks=blocks), 0)
                    for role in (OFFICE, COUNCIL, PUBLIC)}
    said = {role: written(store, city, dashboard, role)["de"].decode()
            for role in (OFFICE, COUNCIL, PUBLIC)}
    assert "7,0" in said[OFFICE]
    assert "7,0" not in said[COUNCIL] + said[PUBLIC]
    assert "Viertel" not in said[PUBLIC]
    fewer = replace(city, frame=replace(city.frame, profiles={
        "neu": city.frame.profiles[PUBLIC], **city.frame.profiles}))
    found = opened_dashboard(snapshot_in(store, city, PUBLIC), store.ledger.register(), dashboard,
                             partial(earlier, store, fewer, "neu"))
    assert found.why == "Die Ausgabe 1 ist für diese Ansicht nicht lesbar."


def test_a_stricter_rule_hides_from_then_on_and_gives_back_nothing_that_was_hidden(
    musterstadt: Path, store: Store
) -> None:
    """
    What was published stays as it was; later releases count it as known.

    No cell that was secret when the dashboard was frozen gets a number in it, whatever rule
    comes later, looser or stricter.
    """
    work(musterstadt, 25, 7, 8, 40)
    first = strict(musterstadt, 8)
    released(musterstadt, first, store)
    dashboard = frozen(snapshot_in(store, first), replace(TINY, blocks=TINY.blocks[:1]), 0)
    then = written(store, first, dashboard)
    hidden = _hidden(then["de"])
    assert "Viertel 0202 (0202)" in hidden
    assert "Viertel 0204 (0204)" not in hidden or len(hidden) > 1
    for least in (30, 0, 3):
        city = strict(musterstadt, least)
        released(musterstadt, city, store, f"Grenze {least}")
        assert written(store, city, dashboard) == then


def _hidden(content: bytes) -> set[str]:
    rows = json.loads(content)["blocks"][0]["rows"]
    return {row[0] for row in rows if row[1] == "geheim"}


def test_files_say_whose_figures_they_hold(musterstadt: Path, store: Store) -> None:
    """Whoever sees more and passes a file on finds in it for whom its figures are."""
    city = strict(musterstadt)
    work(musterstadt, 25, 7, 8, 40)
    released(musterstadt, city, store)
    own = replace(TINY, blocks=(Block(K.map, "arb_quote", "bezirk"),))
    said = {role: texts(dashboard_file(_opened(store, city, own, role), "pdf"))
            for role in (OFFICE, COUNCIL, PUBLIC)}
    assert "Zahlen für: Amt" in said[OFFICE]
    assert "Zahlen für: Rat" in said[COUNCIL]
    assert "Zahlen für" not in said[PUBLIC]


def test_what_is_passed_on_as_toml_holds_no_figure(musterstadt: Path, store: Store) -> None:
    city = strict(musterstadt)
    work(musterstadt, 25, 7, 8, 40)
    released(musterstadt, city, store)
    office, public = (dashboard_file(_opened(store, city, frozen(
        snapshot_in(store, city, role), TINY, 0), role), "toml") for role in (OFFICE, PUBLIC))
    assert office == public
    assert b"Viertel" not in office


def test_an_erased_goal_is_gone_from_what_is_frozen_as_well(
    musterstadt: Path, tiny_store: Store
) -> None:
    """Frozen figures stay; what was erased, for instance for the sake of a person, does not."""
    ledger, city = tiny_store.ledger, city_in(musterstadt)
    secret = {**goal().data, "title": "Frau Beispiel"}
    ledger.save([Change("goal", "", 0, secret)], "Anna", "Neu")
    dashboard = frozen(snapshot_in(tiny_store, city), replace(
        TINY, blocks=(Block(K.goal, goal="Z1"), Block(K.synopsis), TINY.blocks[0])),
        ledger.register().number)
    assert "Frau Beispiel" in written(tiny_store, city, dashboard)["de"].decode()
    ledger.save([Change("goal", "Z1", 1, {}, gone=True)], "Anna", "Weg")
    ledger.erase("goal", "Z1", "Anna", "Name einer Person")
    found = json.loads(written(tiny_store, city, dashboard)["de"])
    assert "Frau Beispiel" not in str(found)
    assert found["blocks"][0]["why"] == "Das Ziel Z1 gibt es nicht oder nicht mehr."
    assert found["blocks"][2]["rows"]


def _opened(store: Store, city: City, dashboard: Dashboard, role: str) -> OpenedDashboard:
    return opened_dashboard(snapshot_in(store, city, role), store.ledger.register(), dashboard,
                            partial(earlier, store, city, role))
