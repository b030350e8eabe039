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

from monitoring.core.prepared import Block, BlockKind
from monitoring.storage.earlier import earlier, frozen
from monitoring.storage.store import Store
from monitoring.views.dashboard.opened import opened_dashboard
from tests.storage.roles import COUNCIL, OFFICE, PUBLIC, released, strict, work
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
