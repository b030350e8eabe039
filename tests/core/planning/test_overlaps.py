"""Measures of two plans that may do the same work twice, in words a planner can read."""

from __future__ import annotations

from typing import Any

from monitoring.core.planning.item import Item
from monitoring.core.planning.judgements import decided, hint_key, unmatched
from monitoring.core.planning.overlaps import Overlap, concerning, overlaps
from tests.core.planning.invented_register import areas, entry, goal, measure, register

WHERE = {"areas": ["hafen@2020"], "groups": ["familien"], "start": "2026-01-01",
         "end": "2028-12-31"}
VISION = goal("Gut aufwachsen", tier="strategisch")
TALK = goal("Kinder sprechen sicher", parent="Gut aufwachsen", indicator="bev_u18")
MEET = goal("Familien treffen sich", parent="Gut aufwachsen")


def parents(**data: Any) -> Item:
    """The youth office invites parents to talk in the harbour."""
    return measure("Elterntreff", **{**WHERE, "goals": ["Kinder sprechen sicher"], **data})


def readers(**data: Any) -> Item:
    """The social office sends readers to families in the harbour."""
    return measure("Vorlesepaten", **{**WHERE, "plan": "sozial", "unit": "Sozialamt",
                                      "goals": ["Kinder sprechen sicher"], **data})


def found(*items: Item) -> list[Overlap]:
    return list(overlaps(register(VISION, TALK, MEET, *items), areas()))


def names(places: tuple[int, ...]) -> list[str]:
    return [areas().names[one] for one in places]


def test_two_plans_with_the_same_goal_district_group_and_time_overlap() -> None:
    one, = found(parents(), readers(start="2027-03-01", end="2030-01-01"))
    assert {one.one.id, one.two.id} == {"Elterntreff", "Vorlesepaten"}
    assert names(one.districts) == ["Hafen"]
    assert one.groups == ("familien",)
    assert not one.weak
    assert (one.start, one.end) == ("2027-03-01", "2028-12-31")
    assert dict(one.purposes) == {
        "goal": ("Kinder sprechen sicher",), "indicator": ("bev_u18",),
        "parent": ("Gut aufwachsen",)}


def test_one_measure_that_overlaps_in_many_districts_is_one_hint() -> None:
    one, = found(parents(areas=["stadt"]), readers(areas=["nord"]))
    assert names(one.districts) == ["Hafen", "Marktplatz Ost", "Marktplatz West"]


def test_nothing_overlaps_without_a_common_district_group_time_or_purpose() -> None:
    assert found(parents(), readers(areas=["aue@2020"])) == []
    assert found(parents(), readers(groups=["aeltere"])) == []
    assert found(parents(), readers(groups=[])) == []
    assert found(parents(), readers(start="2029-01-01", end="2030-12-31")) == []
    assert found(parents(goals=[]), readers(goals=[])) == []
    assert found(parents(), readers(plan="jugend")) == []
    assert found() == []


def test_a_day_in_common_is_enough_and_an_open_end_never_ends() -> None:
    one, = found(parents(), readers(start="2028-12-31", end="2029-12-31"))
    assert (one.start, one.end) == ("2028-12-31", "2028-12-31")
    both, = found(parents(end=""), readers(start="2040-01-01", end=""))
    assert (both.start, both.end) == ("2040-01-01", "")


def test_ideas_and_measures_that_are_over_do_nothing_twice() -> None:
    for state in ("idee", "fertig", "beendet"):
        assert found(parents(), readers(state=state)) == []
    for state in ("geplant", "laeuft", "ruht"):
        assert len(found(parents(), readers(state=state))) == 1


def test_everybody_fits_every_group_but_weakly() -> None:
    one, = found(parents(), readers(groups=["alle"]))
    assert one.weak
    assert one.groups == ("familien",)
    both, = found(parents(groups=["alle"]), readers(groups=["alle"]))
    assert not both.weak


def test_the_same_goal_counts_more_than_indicator_goal_above_and_topic() -> None:
    alone = {"goals": [], "topic": ""}
    pairs = [
        parents(), readers(),
        parents(areas=["aue@2020"], **alone | {"indicator": "arb_quote"}),
        readers(areas=["aue@2020"], **alone | {"indicator": "arb_quote"}),
        parents(areas=["markt_o@2020"]),
        readers(areas=["markt_o@2020"], goals=["Familien treffen sich"]),
        parents(areas=["markt_w@2020"], **alone | {"topic": "bildung"}),
        readers(areas=["markt_w@2020"], **alone | {"topic": "bildung"}),
    ]
    items = [Item("measure", f"{one.id} {at // 2}", 1, data=one.data)
             for at, one in enumerate(pairs)]
    assert [next(iter(one.purposes)) for one in found(*items)] == [
        "goal", "indicator", "parent", "topic"]


def test_a_list_is_narrowed_by_plan_group_phase_and_district() -> None:
    hints = found(parents(phase="kindheit"), readers(phase="alle"))
    hafen = frozenset(hints[0].districts)
    assert concerning(hints, "", "", "", frozenset()) == hints
    assert concerning(hints, "sozial", "familien", "kindheit", hafen) == hints
    assert concerning(hints, "wohnen", "", "", frozenset()) == []
    assert concerning(hints, "", "aeltere", "", frozenset()) == []
    assert concerning(hints, "", "", "", frozenset({0}) - hafen) == []


def decision(about: str, time: str = "2027-01-10T09:00:00+00:00") -> Item:
    made = entry("judgement", f"D {time}", finder="ueberschneidung", about=about,
                 verdict="abstimmen", reason="Beide treffen sich im Mai.")
    return Item(made.kind, made.id, 1, time, "Amt", "Amt", data=made.data)


def test_a_decision_is_kept_until_what_makes_the_overlap_changes() -> None:
    before, = found(parents(), readers())
    kept = register(decision(before.key))
    assert decided(kept, "ueberschneidung", before.key).now is not None
    other_words, = found(parents(effect="Mehr Worte", money=5), readers())
    assert other_words.key == before.key
    for change in ({"areas": ["nord"]}, {"end": "2027-12-31"}, {"topic": "bildung"}):
        after, = found(parents(**change), readers(**change))
        assert after.key != before.key
        told = decided(kept, "ueberschneidung", after.key)
        assert told.now is None
        assert told.before is not None


def test_growing_where_nothing_overlaps_reopens_nothing() -> None:
    before, = found(parents(), readers())
    after, = found(parents(areas=["hafen@2020", "aue@2020"], end="2031-12-31"), readers())
    assert after.key == before.key


def test_the_newest_decision_counts_and_one_without_a_hint_is_not_lost() -> None:
    key = hint_key(("M2", "M1"), ["Hafen"])
    old, new = decision(key), decision(key, "2027-05-01T09:00:00+00:00")
    kept = register(new, old, decision("M8+M9", "2027-02-01T09:00:00+00:00"))
    assert key.startswith("M1+M2#")
    assert decided(kept, "ueberschneidung", key).now is new
    assert decided(kept, "widerspruch", key).now is None
    assert decided(kept, "ueberschneidung", "M8+M9#12345678").now is not None
    assert [one.text("about") for one in unmatched(kept, "ueberschneidung", [key])] == ["M8+M9"]
