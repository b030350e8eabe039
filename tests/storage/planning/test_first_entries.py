"""A city brings the first entries of its planning register along."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from monitoring.core.planning.kinds import KINDS
from monitoring.core.problem import errors
from monitoring.storage import served
from monitoring.storage.city import CityRefused, city_in
from monitoring.storage.demo import DEMO
from monitoring.storage.first_release import publish_first_release
from monitoring.storage.planning.first_entries import first_entries, problems_in_first
from monitoring.storage.planning.setting import setting_of
from monitoring.storage.snapshot import current_snapshot
from monitoring.storage.store import store_at
from tests.conftest import Run

GOAL = {"title": "Alle lernen schwimmen", "plan": "jugend", "tier": "leitbild",
        "state": "entwurf", "areas": ["01"]}
HISTORY = [
    {"kind": "goal", "id": "Z1", "by": "Anna", "time": "2024-02-01T09:00:00+00:00",
     "note": "Entwurf", "data": {**GOAL, "title": "Schwimmen"}},
    {"kind": "goal", "id": "Z2", "data": {**GOAL, "parent": "Z1"}},
    {"kind": "goal", "id": "Z1", "by": "Bert", "time": "2025-03-01T09:00:00+00:00",
     "data": {**GOAL, "state": "gilt"}},
]


@pytest.fixture
def city(
    run: Run, musterstadt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The tiny city with a file of first entries, served from an empty store."""
    assert run is not None
    frame = musterstadt / "city.toml"
    frame.write_text(frame.read_text("utf-8") + '\n[planning]\nfirst = "planning.json"\n', "utf-8")
    monkeypatch.setenv("SOZIALRAUM_CITY", str(musterstadt))
    monkeypatch.setenv("SOZIALRAUM_STORE", str(tmp_path / "store"))
    served.forget()
    yield musterstadt
    served.forget()


def write(city: Path, entries: list[dict[str, Any]]) -> None:
    document = {"format": "sozialraum-planning-1", "city": "musterstadt", "entries": entries}
    (city / "planning.json").write_text(json.dumps(document), "utf-8")


def test_an_empty_register_starts_with_them_and_their_history(city: Path) -> None:
    write(city, HISTORY)
    assert problems_in_first(city, city_in(city)) == []
    publish_first_release()
    publish_first_release()
    ledger = served.served_store().ledger
    register = ledger.register()
    assert (register.number, [one.id for one in register.of("goal")]) == (3, ["Z1", "Z2"])
    first, second = ledger.versions("goal", "Z1")
    assert (first.title, first.by, first.time, first.note) \
        == ("Schwimmen", "Anna", "2024-02-01T09:00:00+00:00", "Entwurf")
    assert (second.version, second.by, second.author) == (2, "Bert", "Anna")
    own = register.get("goal", "Z2")
    assert own is not None
    assert own.by == own.author == "Erzeugung der erfundenen Stadt"
    assert served.served_store().damages() == []


def test_a_register_with_entries_is_left_alone(city: Path) -> None:
    write(city, HISTORY)
    publish_first_release()
    ledger = served.served_store().ledger
    assert ledger.begin(list(ledger.register().of("goal"))) is False
    write(city, [*HISTORY, {"kind": "goal", "id": "Z3", "data": GOAL}])
    publish_first_release()
    assert ledger.register().number == 3


@pytest.mark.parametrize(
    ("changed", "rule"),
    [({"parent": "Z9"}, "planning-unknown-entry"), ({"plan": "verkehr"}, "planning-unknown-word"),
     ({"parent": "Z2"}, "planning-circle"), ({"wish": "x"}, "planning-field"),
     ({"indicator": "none"}, "planning-unknown-word")],
)
def test_problems_are_found_by_the_check_and_before_anything_is_saved(
    city: Path, run: Run, changed: dict[str, Any], rule: str
) -> None:
    write(city, [*HISTORY[:2], {**HISTORY[2], "data": {**GOAL, **changed}}])
    assert rule in {one.rule for one in errors(problems_in_first(city, city_in(city)))}
    status, out, _ = run("check", "--city", city, "--json")
    assert (status, {one["rule"] for one in json.loads(out)["problems"]}) == (1, {rule})
    with pytest.raises(CityRefused, match="Eintrag"):
        publish_first_release()
    assert served.served_store().ledger.register().number == 0


def test_areas_are_checked_once_there_is_a_release(city: Path) -> None:
    write(city, [{"kind": "goal", "id": "Z1", "data": {**GOAL, "areas": ["atlantis"]}}])
    assert problems_in_first(city, city_in(city)) == []
    with pytest.raises(CityRefused, match="Dieses Gebiet gibt es nicht"):
        publish_first_release()


def test_a_missing_file_and_an_entry_without_an_id_are_named(city: Path) -> None:
    (found,) = problems_in_first(city, city_in(city))
    assert (found.rule, found.value) == ("missing-file", "planning.json")
    write(city, [{"kind": "goal", "data": GOAL}])
    (found,) = problems_in_first(city, city_in(city))
    assert (found.rule, found.column) == ("planning-missing", "id")


def test_the_first_entries_of_the_invented_city_are_in_order(demo_store: Path) -> None:
    city = city_in(DEMO)
    snapshot = current_snapshot(store_at(str(demo_store), city=city.frame.id), city)
    assert snapshot is not None
    items, problems = first_entries(DEMO, setting_of(snapshot), "Test")
    assert [one.sentence() for one in errors(problems)] == []
    assert {one.kind for one in items} == set(KINDS) - {"dashboard"}
