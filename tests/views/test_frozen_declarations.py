"""What is frozen does not change with what the city declares later; roles are those of today."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from monitoring.core.city import City, ProtectionRule
from monitoring.core.prepared import BlockKind, Dashboard
from monitoring.core.vocabulary import Polarity
from monitoring.language import LANGUAGES, Words, speaking
from monitoring.storage.city import city_in
from monitoring.storage.earlier import earlier, frozen, living
from monitoring.storage.objects import Damaged
from monitoring.storage.planning.versions import Change
from monitoring.storage.release_declarations import (
    declarations_file,
    keep_declarations,
    with_declarations,
)
from monitoring.storage.snapshot import Snapshot, current_snapshot
from monitoring.storage.store import Store, store_at
from monitoring.views.dashboard.files import dashboard_json
from monitoring.views.dashboard.opened import OpenedDashboard, opened_dashboard
from tests.conftest import PROJECT
from tests.storage.test_corrections import correct
from tests.views.invented_register import goal, measure
from tests.views.test_frozen import TINY

K = BlockKind
OTHER = Words("Ganz anders", "Quite different")


def opened(now: Snapshot, dashboard: Dashboard) -> OpenedDashboard:
    return opened_dashboard(now, now.store.ledger.register(), dashboard,
                            partial(earlier, now.store, now.city, now.profile))


def written(store: Store, city: City, dashboard: Dashboard, role: str = "") -> dict[str, bytes]:
    """Its JSON in both languages, as a city declares itself."""
    now = snapshot_in(store, city, role)
    found = {}
    for language in LANGUAGES:
        with speaking(language):
            found[language] = dashboard_json(opened(now, dashboard))
    return found


def renamed(city: City) -> City:
    own = replace(city.indicators["arb_quote"], label=OTHER, short=OTHER, source=OTHER,
                  reference_date=OTHER, limits=OTHER)
    return replace(city, indicators={**city.indicators, "arb_quote": own})


def withdrawn(city: City) -> City:
    left = {name: one for name, one in city.indicators.items() if name != "arb_quote"}
    return replace(city, indicators=left, indices={}, plans={})


def other_unit(city: City) -> City:
    own = {name: replace(one, unit=OTHER, decimals=3, polarity=Polarity.better, multiplier=1000.0)
           for name, one in city.indicators.items()}
    return replace(city, indicators=own)


def other_classes(city: City) -> City:
    own = city.indices["lage"]
    status = replace(own.status, groups=2, classes=())
    return replace(city, indices={"lage": replace(own, label=OTHER, status=status, source=OTHER)})


def other_levels(city: City) -> City:
    levels = tuple(replace(one, label=OTHER, plural=OTHER) for one in city.frame.levels)
    return replace(city, frame=replace(city.frame, levels=levels[::-1], name=OTHER))


def fewer_levels(city: City) -> City:
    return replace(city, frame=replace(city.frame, levels=city.frame.levels[:1]))


def stricter(city: City) -> City:
    rule = ProtectionRule(OTHER, min_numerator=1000, min_denominator=1000, min_residents=1000)
    rules = dict.fromkeys(city.frame.protection, rule)
    return replace(city, frame=replace(city.frame, protection=rules))


CHANGES = (renamed, withdrawn, other_unit, other_classes, other_levels, fewer_levels, stricter)


@pytest.fixture
def planned(tiny_store: Store) -> Store:
    """The tiny city with a goal and a measure."""
    tiny_store.ledger.save([Change("goal", "", 0, dict(goal().data))], "Anna", "Neu")
    tiny_store.ledger.save([Change("measure", "", 0, dict(measure().data))], "Anna", "Neu")
    return tiny_store


def frozen_now(store: Store, city: City) -> Dashboard:
    return frozen(snapshot_in(store, city), TINY, store.ledger.register().number)


@pytest.mark.parametrize("change", CHANGES)
def test_a_later_declaration_changes_nothing(
    musterstadt: Path, planned: Store, change: Callable[[City], City]
) -> None:
    city = city_in(musterstadt)
    dashboard = frozen_now(planned, city)
    then = written(planned, city, dashboard)
    assert then == written(planned, city, TINY)
    assert b'"why": "D' not in then["de"]
    assert written(planned, change(city), dashboard) == then
    # The living one does change, or the change would prove nothing.
    if change not in (fewer_levels, stricter):
        assert written(planned, change(city), TINY) != then


@pytest.mark.parametrize("change", CHANGES)
def test_one_of_the_folder_keeps_to_what_held_when_its_release_was_made(
    musterstadt: Path, planned: Store, change: Callable[[City], City]
) -> None:
    city = city_in(musterstadt)
    number = planned.ledger.register().number
    dashboard = replace(TINY, release=1, register=number)
    then = written(planned, city, dashboard)
    for count in range(3):
        correct(musterstadt, planned, f"0204,arbeitslos,20,10{count}",
                f"0204,arbeitslos,20,10{count + 1}", f"Nummer {count}")
    assert written(planned, change(city), dashboard) == then


def test_what_was_declared_after_the_release_is_frozen_as_well(
    musterstadt: Path, planned: Store
) -> None:
    later = other_classes(city_in(musterstadt))
    dashboard = frozen_now(planned, later)
    then = written(planned, later, dashboard)
    assert "Ganz anders" in then["de"].decode()
    assert written(planned, city_in(musterstadt), dashboard) == then
    assert living(dashboard) == replace(TINY, city="musterstadt")


def test_goals_changed_and_gone_later_stay_in_what_is_frozen(
    musterstadt: Path, planned: Store
) -> None:
    city = city_in(musterstadt)
    dashboard = frozen_now(planned, city)
    then = written(planned, city, dashboard)
    planned.ledger.save([Change("goal", "Z1", 1, {**goal().data, "title": "Anders"})], "Bert")
    assert written(planned, city, dashboard) == then
    planned.ledger.save([Change("goal", "Z1", 2, {}, gone=True)], "Bert", "Weg")
    assert written(planned, city, dashboard) == then
    assert "gibt es nicht oder nicht mehr" in written(planned, city, TINY)["de"].decode()


def test_a_release_of_an_earlier_version_is_read_with_the_words_of_today(
    musterstadt: Path, planned: Store
) -> None:
    city = city_in(musterstadt)
    (entry,) = planned.ledger.entries()
    manifest = planned.manifest(entry)
    del manifest["declarations"]
    old = planned.objects.put(json.dumps(manifest).encode(), "json")
    planned.ledger.add(old, "Anna", "Wie früher", 1)
    dashboard = replace(TINY, release=2)
    assert "Ganz anders" in written(planned, renamed(city), dashboard)["de"].decode()


def test_declarations_read_back_equal_without_roles(musterstadt: Path, store: Store) -> None:
    for folder in (musterstadt, *(PROJECT / "data" / one
                                  for one in ("demo", "berlin", "leipzig", "germany"))):
        city = city_in(folder)
        there = replace(store, city=city.frame.id)
        again = with_declarations(there, replace(city, indicators={}, plans={}, indices={}),
                                  keep_declarations(there, city))
        assert (again.frame, again.indicators, again.plans, again.indices) == (
            city.frame, city.indicators, city.plans, city.indices)
        assert b"[frame.profiles" not in declarations_file(city)


def test_declarations_that_are_none_are_refused(musterstadt: Path, planned: Store) -> None:
    city = city_in(musterstadt)
    now = snapshot_in(planned, city)
    other = replace(city, frame=replace(city.frame, id="anderswo"))
    names = (
        "unsinn", "../../etc/passwd", "0" * 64 + ".declarations.toml",
        planned.objects.put(b"a = 1", "declarations.toml"),
        planned.objects.put(b"\xff", "declarations.toml"),
        planned.objects.put(declarations_file(city), "json"),
        keep_declarations(planned, other),
    )
    for name in names:
        with pytest.raises(Damaged):
            with_declarations(planned, city, name)
        found = opened(now, replace(TINY, release=1, declared=name))
        assert (found.blocks, bool(found.why)) == ((), True)


def test_a_damaged_file_of_declarations_is_found_by_verify(
    musterstadt: Path, planned: Store
) -> None:
    name = planned.manifest(planned.ledger.entries()[0])["declarations"]
    (Path(planned.location) / "objects" / name).write_bytes(b"x")
    assert any(name in one for one in planned.damages())
    found = opened(snapshot_in(planned, city_in(musterstadt)), replace(TINY, release=1))
    assert "beschädigt" in found.why


def test_without_its_drawing_a_block_says_so_and_the_others_are_shown(
    musterstadt: Path, planned: Store
) -> None:
    city = city_in(musterstadt)
    dashboard = frozen_now(planned, city)
    for place in (Path(planned.location) / "objects").glob("*.outlines.json.gz"):
        place.write_bytes(b"x")
    blocks = opened(snapshot_in(planned, city), dashboard).blocks
    found = {one.block.kind: one for one in blocks}
    assert "beschädigt" in found[K.map].why
    assert found[K.text].why == ""
    assert found[K.goal].why == ""


def snapshot_in(store: Store, city: City, role: str = "") -> Snapshot:
    found = current_snapshot(store, city, role)
    assert found is not None
    return found


def test_the_invented_city_in_both_languages_after_everything_was_renamed(
    demo_store: Path, tmp_path: Path
) -> None:
    city = city_in(PROJECT / "data" / "demo")
    shutil.copytree(demo_store, tmp_path / "store")
    store = store_at(str(tmp_path / "store"), city=city.frame.id)
    now = snapshot_in(store, city)
    own = {name: replace(one, label=OTHER, short=OTHER, unit=OTHER, source=OTHER, decimals=0)
           for name, one in city.indicators.items()}
    levels = tuple(replace(one, label=OTHER, plural=OTHER) for one in city.frame.levels)
    later = replace(city, indicators=own, frame=replace(city.frame, levels=levels), indices={},
                    plans={})
    for one in city.dashboards.values():
        dashboard = frozen(now, one, store.ledger.register().number)
        then = written(store, city, dashboard)
        assert written(store, later, dashboard) == then
        assert "Ganz anders" not in then["de"].decode()
