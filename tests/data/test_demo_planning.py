"""The planning register of the invented city: complete and free of contradictions."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from monitoring.core.planning.access import is_public
from monitoring.core.planning.checks import problems_in_item, started
from monitoring.core.planning.item import Item, Register
from monitoring.core.planning.kinds import KINDS
from monitoring.core.planning.participation_words import STAGES
from monitoring.core.planning.setting import Setting
from monitoring.core.planning.words import MEASURE_STATES
from monitoring.storage.city import city_in
from tests.data.invented_planning import DEMO, versions

# What an act may leave open: the places it is not about, and what only open forms have.
MAY_MISS = {"goals", "measures", "gaps", "open_form", "open_until", "round"}


def texts(value: Any) -> Iterator[str]:
    """Every text inside the data of an entry."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


def test_there_is_as_much_of_everything_as_promised(register: Register) -> None:
    counts = {kind: len(register.of(kind)) for kind in KINDS}
    assert 11 <= counts.pop("goal") <= 14
    assert counts.pop("finding") >= 12
    assert counts.pop("contribution") >= 5
    assert counts.pop("comment") >= 2
    assert counts.pop("dashboard") == 0, "those of the invented city stand in its folder"
    assert counts == {
        "round": 4, "measure": 30, "review": 4, "act": 20, "actor": 40, "offer": 20,
        "survey": 3, "focus": 1, "judgement": 1, "assessment": 2}


def test_no_version_of_any_entry_has_a_problem(register: Register, setting: Setting) -> None:
    found = [(one.kind, one.id, one.version, problem.rule, problem.column, str(problem.message))
             for one in versions() for problem in problems_in_item(one, register, setting)]
    assert found == []


def test_every_field_is_declared_and_every_reference_was_there_before() -> None:
    there: set[tuple[str, str]] = set()
    waiting = [one.key for one in versions() if one.kind == "actor"]
    for one in versions():
        kind = KINDS[one.kind]
        assert set(one.data) <= set(kind.by_id), one.key
        for field in kind.referring():
            for name in one.list(field.id):
                # Actors of one directory may name each other.
                known = there | set(waiting if one.kind == "actor" else ())
                assert (field.target, name) in known, (one.key, one.version, field.id, name)
        there.add(one.key)


def test_versions_follow_each_other_in_time_and_keep_their_author() -> None:
    latest: dict[tuple[str, str], Item] = {}
    found = versions()
    assert [one.time for one in found] == sorted(one.time for one in found)
    for one in found:
        before = latest.get(one.key)
        assert one.version == (before.version + 1 if before else 1), one.key
        assert one.author == (before.author if before else one.by), one.key
        assert one.time < "2026-11-25", one.key
        assert one.note or before is None, f"{one.key} was changed without a reason"
        latest[one.key] = one
    assert sum(one.version > 1 for one in latest.values()) >= 15, "some entries have a history"


def test_acts_reach_all_stages_and_leave_nothing_open(register: Register) -> None:
    assert {one.text("stage") for one in register.of("act")} == set(STAGES)
    for one in register.of("act"):
        missing = {field.id for field in KINDS["act"].fields
                   if one.data.get(field.id) in (None, "", [])}
        assert missing <= MAY_MISS, one.title
        assert (one.number("reached") or 0) <= (one.number("invited") or 0), one.title
        assert is_public(one), one.title
    forms = [one for one in register.of("act") if one.data.get("open_form")]
    assert len(forms) == 2
    assert all(one.text("open_until") >= "2029" for one in forms)


def test_measures_are_in_every_state_and_running_ones_have_means(register: Register) -> None:
    measures = register.of("measure")
    assert {one.text("state") for one in measures} == set(MEASURE_STATES)
    for one in measures:
        if started(one):
            assert one.number("money"), one.title
            assert one.text("funding"), one.title
    full = [one for one in measures
            if all(one.text(key) for key in ("input", "output", "outcome", "impact"))]
    assert len(full) >= 3


def test_the_network_has_many_kinds_and_the_structure_of_the_youth(register: Register) -> None:
    kinds = Counter(one.text("actor_kind") for one in register.of("actor"))
    assert len(kinds) >= 30
    assert kinds["unorganisiert"] >= 2
    office, = (one for one in register.of("actor") if one.text("actor_kind") == "geschaeftsstelle")
    below = {one.text("actor_kind") for one in register.referring("actor", office.id, "actor")
             if one.text("parent") == office.id}
    assert below == {"jugendgremium", "aktivenrat", "scouts", "mikroprojekt", "jugendforum",
                     "jugendkonferenz"}
    assert sum(bool(one.list("supplies")) for one in register.of("actor")) >= 10


def test_each_transition_is_accompanied_and_some_offers_have_room(
    register: Register, setting: Setting
) -> None:
    offers = register.of("offer")
    assert {one.text("transition") for one in offers} - {""} == set(setting.city.transitions)
    free = [one.number("free") for one in offers]
    assert 0 in free
    assert sum((one or 0) > 0 for one in free) >= 10


def test_findings_name_strengths_as_well_as_needs(register: Register) -> None:
    sides = Counter(one.text("side") for one in register.of("finding"))
    assert sides["staerke"] >= 4
    assert sides["bedarf"] >= 4


def test_no_entry_names_a_person_or_a_way_to_reach_one() -> None:
    person = re.compile(r"\b(Herrn?|Frau|Dr\.|Prof\.) [A-ZÄÖÜ]|\w@\w+\.|(\+49|\b0)\d+[\d /-]{5,}\d")
    for one in versions():
        said = [one.by, one.author, one.note, *texts(dict(one.data))]
        found = [word for word in said if person.search(word)]
        assert found == [], one.key


def test_districts_are_called_with_respect() -> None:
    for one in versions():
        for said in texts(dict(one.data)):
            assert not re.search(r"Problem(gebiet|viertel|fall)|Brennpunkt|sozial schwach", said)


def test_most_entries_are_public_and_some_are_not(register: Register) -> None:
    shown = [one for one in register.items.values() if is_public(one)]
    assert len(shown) > 0.85 * len(register.items)
    assert any(one.kind in ("goal", "measure") and not is_public(one)
               for one in register.items.values())
    states = {one.text("state") for one in register.of("contribution")}
    assert states == {"gezeigt", "wartet", "abgelehnt"}


def test_planners_plan_and_partners_add_what_they_offer() -> None:
    profiles = city_in(DEMO).frame.profiles
    assert [name for name, one in profiles.items() if one.plans] == ["statistik", "planung"]
    assert profiles["partner"].adds == ("offer", "finding", "comment")
    assert list(profiles) == ["statistik", "planung", "partner", "rat", "oeffentlich"]
