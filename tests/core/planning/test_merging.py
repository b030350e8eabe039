"""Two people changed the same goal: what both wanted is kept, the rest is asked."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.core.planning.merging import merged

BASE = {"title": "Mehr Schwimmkurse", "unit": "Sportamt", "areas": ["nord", "sued"], "target": 5.0}
BUILD = {"what": "Becken bauen", "due": "2027-05-01"}


@pytest.mark.parametrize(
    ("mine", "theirs", "expected", "conflicts"),
    [
        ({"unit": "Jugendamt"}, {"target": 7.0}, {"unit": "Jugendamt", "target": 7.0}, ()),
        ({"unit": "Jugendamt"}, {"unit": "Jugendamt"}, {"unit": "Jugendamt"}, ()),
        ({"unit": "Jugendamt"}, {"unit": "Schulamt"}, {"unit": "Jugendamt"}, ("unit",)),
        ({"unit": ""}, {"title": "Kurse"}, {"unit": None, "title": "Kurse"}, ()),
        ({"unit": ""}, {"unit": "Schulamt"}, {"unit": None}, ("unit",)),
        ({"target": 0.0}, {"unit": "Schulamt"}, {"target": 0.0, "unit": "Schulamt"}, ()),
        ({"money": 10.0}, {"money": 20.0}, {"money": 10.0}, ("money",)),
        ({"areas": ["nord", "sued", "ost"]}, {"areas": ["sued", "west"]},
         {"areas": ["sued", "west", "ost"]}, ()),
        ({"areas": []}, {"areas": ["nord", "sued", "ost"]}, {"areas": ["ost"]}, ()),
        ({"areas": ["nord", "sued"][::-1]}, {}, {"areas": ["sued", "nord"]}, ()),
    ],
)
def test_changes_of_both_sides_are_kept(
    mine: dict[str, Any], theirs: dict[str, Any], expected: dict[str, Any],
    conflicts: tuple[str, ...],
) -> None:
    data, found = merged(BASE, {**BASE, **mine}, {**BASE, **theirs})
    whole = {**BASE, **expected}
    assert data == {key: one for key, one in whole.items() if one is not None}
    assert found == conflicts


def test_each_side_may_work_on_its_own_step() -> None:
    plan = {"what": "Plan zeichnen"}
    base = {"steps": [BUILD, plan]}
    mine = {"steps": [{**BUILD, "done": True}, plan]}
    theirs = {"steps": [BUILD, plan, {"what": "Eröffnen"}]}
    data, conflicts = merged(base, mine, theirs)
    assert data["steps"] == [plan, {"what": "Eröffnen"}, {**BUILD, "done": True}]
    assert conflicts == ()


def test_a_step_that_both_rewrote_is_asked() -> None:
    mine = {"steps": [{**BUILD, "due": "2027-06-01"}]}
    theirs = {"steps": [{**BUILD, "due": "2027-07-01"}]}
    data, conflicts = merged({"steps": [BUILD]}, mine, theirs)
    assert (data, conflicts) == (mine, ("steps",))


VALUES = st.one_of(st.sampled_from(["Jugendamt", "Schulamt"]), st.just(0.0), st.just(5.0),
                   st.lists(st.sampled_from(["nord", "sued", "ost"]), min_size=1, unique=True))
ENTRIES = st.dictionaries(st.sampled_from(["a", "b", "c"]), VALUES, max_size=3)


@given(ENTRIES, ENTRIES)
def test_one_side_alone_is_taken_as_it_is(base: dict[str, Any], changed: dict[str, Any]) -> None:
    assert merged(base, changed, base) == (changed, ())
    assert merged(base, base, changed) == (changed, ())
    assert merged(base, changed, changed) == (changed, ())


@given(ENTRIES, ENTRIES, ENTRIES)
def test_both_sides_agree_on_what_is_in_conflict(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    data, conflicts = merged(base, mine, theirs)
    other, same = merged(base, theirs, mine)
    assert set(conflicts) == set(same)
    for name in set(data) | set(other):
        if name in conflicts:
            assert data.get(name) == mine.get(name)
        elif isinstance(data.get(name), list):
            assert sorted(data[name]) == sorted(other[name])
        else:
            assert data.get(name) == other.get(name)
